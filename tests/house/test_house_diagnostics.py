"""What a finding shows of an author's text is short, and of one mistake made a thousand times a hundred are told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.diagnostics import LONGEST_QUOTE, MOST_OF_A_CODE, Diagnostic, Diagnostics, Severity, Span, shortened


@pytest.mark.parametrize("typed", ["a" * 3000, "a b " * 800, "ж" * 81, "[" * 5000, "{" + "x" * 200])
def test_what_was_typed_is_shown_in_part(typed: str) -> None:
    said = Diagnostic("B210", Severity.ERROR, f"`{typed}` cannot be an id", hints=(f"write `{typed}`", f"not {typed[:200]}."))
    assert f"`{typed[: LONGEST_QUOTE - 2]}…` cannot be an id" == said.message
    assert said.hints[0] == f"write `{typed[: LONGEST_QUOTE - 2]}…`"
    assert len(said.message) < LONGEST_QUOTE + 30


@given(st.text("ab `…", max_size=400))
def test_no_quotation_and_no_word_is_longer(message: str) -> None:
    short = shortened(message)
    assert shortened(short) == short
    assert all(len(word) <= LONGEST_QUOTE for word in short.replace("`", " ").split())


def test_a_message_of_ordinary_words_is_left_alone() -> None:
    message = "the fields are " + ", ".join(f"`field_{n}`" for n in range(60))
    assert shortened(message) == message


def test_of_many_findings_of_a_code_the_first_hundred_are_told() -> None:
    tell = Diagnostics()
    for n in range(1000):
        tell.warning("B125", "half written", Span("b.yaml", n + 1, 1, n + 1, 2), hints=("mend it",))
    tell.error("B201", "unknown", Span("b.yaml", 2000, 1, 2000, 2))
    told = list(tell)
    assert [d.code for d in told] == ["B125"] * MOST_OF_A_CODE + ["B201"]
    assert told[MOST_OF_A_CODE - 1].hints == ("mend it", "there are 900 more of this kind")
    assert told[MOST_OF_A_CODE - 2].hints == ("mend it",)


@pytest.mark.parametrize("count", [MOST_OF_A_CODE - 1, MOST_OF_A_CODE])
def test_no_more_is_said_to_be_there_than_there_is(count: int) -> None:
    tell = Diagnostics()
    for n in range(count):
        tell.warning("B125", "half written", Span("b.yaml", n + 1, 1, n + 1, 2))
    assert [d.hints for d in tell] == [()] * count
