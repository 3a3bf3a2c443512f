"""Reading takes a time in proportion to what is read: four times the text takes about four times as long, whatever it is."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from briefing.checks import check
from briefing.diagnostics import Problems
from briefing.load import load
from briefing.validate.brief import validate_brief
from tests.validate.test_validate_brief import BRIEF

MAKES: dict[str, Callable[[int], str]] = {
    "blanks": lambda n: "a" + " " * n + "b",
    "blanks before a line end": lambda n: ("a" + " " * 50 + "\n") * (n // 50),
    "tabs": lambda n: "*a*" + "\t" * n + "b",
    "line ends": lambda n: "a" + "\n" * n + "b",
    "lines of blanks": lambda n: "*a*" + " \n" * n + "b",
    "one word": lambda n: "a" * n,
    "words": lambda n: "It *is* likely [@survey, p. 3] that. " * (n // 30),
    "dots": lambda n: "." * n,
    "sentence ends": lambda n: ". " * n,
    "link without an end": lambda n: "[a](" + " " * n + "b",
    "links without an end": lambda n: "[a](" * n,
    "title without an end": lambda n: "[a](b '" * n,
    "parentheses": lambda n: "[a](" + "(" * n,
    "pairs of parentheses": lambda n: "[a](" + "()" * n,
    "brackets": lambda n: "[" * n,
    "pairs of brackets": lambda n: "[" * n + "]" * n,
    "links in links": lambda n: "[" * n + "a" + "](https://example.org)" * n,
    "languages in languages": lambda n: "[" * n + "a" + "]{lang=fr}" * n,
    "backquotes": lambda n: "`" * n + " a",
    "runs of backquotes": lambda n: " ".join("`" * (i % 50 + 1) for i in range(n // 25)),
    "emphasis in emphasis": lambda n: "*a _b " * (n // 10) + "c_ d*" * (n // 10),
    "strong in strong": lambda n: "**a " * (n // 10) + "b**" * (n // 10),
    "stars": lambda n: "*" * n + "a",
    "braces": lambda n: "{" * n,
    "closing braces": lambda n: "}" * n,
    "references without an end": lambda n: "{kj:" * n,
    "citations without an end": lambda n: "[@a " * n,
    "lines of such citations": lambda n: "[@a\n" * n,
    "citation of many": lambda n: "[@a" + "; @a" * n + "]",
    "footnotes without an end": lambda n: "[^a" * n,
    "round citations": lambda n: "(@a," * n,
    "struck words": lambda n: "~~a " * n,
    "tags without an end": lambda n: "<a b='" * n,
    "addresses": lambda n: "<a:" * n,
    "signs by name": lambda n: "&amp;" * n,
    "headings": lambda n: "# a\n" * (n // 4),
    "quotes in quotes": lambda n: ">" * n + "a",
    "lists in lists": lambda n: "- " * n + "a",
    "empty items": lambda n: "- \n" * (n // 4),
    "rows": lambda n: "|a|b|\n" * (n // 4),
}


def said_of(path: Path, text: str) -> float:
    """Processor time of everything up to the analytic checks, for a brief with this text; the best of two."""
    path.write_text(BRIEF.replace("question: When does the channel close?", f"question: {json.dumps(text)}"), encoding="utf-8")
    best = 1e9
    for _ in range(2):
        begun = time.process_time()
        with suppress(Problems):
            check(validate_brief(load(path)).brief)
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize("make", MAKES.values(), ids=MAKES)
def test_four_times_the_text_takes_no_more_than_eight_times_as_long(tmp_path: Path, make: Callable[[int], str]) -> None:
    path = tmp_path / "brief.yaml"
    small, large = make(1_500), make(6_000)
    if said_of(path, large) > 8 * said_of(path, small) + 0.05:  # the clock of a busy machine is wrong once, not twice
        assert said_of(path, large) <= 8 * said_of(path, small) + 0.05


@pytest.mark.parametrize("folded", [False, True])
def test_many_texts_take_as_long_as_their_sum(tmp_path: Path, folded: bool) -> None:
    path = tmp_path / "brief.yaml"

    def seconds(count: int) -> float:
        texts = "".join(f"  - {'>' if folded else '|'}\n    Paragraph {n} is ~~not~~ long.\n" for n in range(count))
        path.write_text(BRIEF.replace("question:", f"summary:\n{texts}question:"), encoding="utf-8")
        begun = time.process_time()
        assert len(validate_brief(load(path)).diagnostics.items) == count
        return time.process_time() - begun

    assert min(seconds(1600), seconds(1600)) <= 8 * min(seconds(400), seconds(400)) + 0.05
