"""Sentences, half of them innocent: what is told of each is what a reviewer would say, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.checks import check
from briefing.checks.rule import Kind
from briefing.checks.rules import rules
from tests.checks.harbour import HARBOUR, read

CORPUS = (Path(__file__).parent / "corpus.txt").read_text("utf-8").splitlines()
WORDS = {rule.code for rule in rules() if rule.kind is Kind.WORDS} | {"P451"}


def entries() -> list[tuple[str, set[str], set[str]]]:
    out = []
    for line in CORPUS:
        if line and not line.startswith("#"):
            codes, _, sentence = line.partition(" | ")
            must, _, may = codes.partition("+")
            out.append((sentence, set(must.split()) - {"-"}, set(may.split())))
    return out


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    return told_of(tmp_path_factory.mktemp("corpus"))


def told_of(folder: Path) -> dict[str, set[str]]:
    """The codes of each sentence: all of them are sections of one brief, so that it is read once."""
    sections = "".join(
        f"  - id: s{n}\n    heading: Section\n    body: |\n      {sentence}\n" for n, (sentence, _, _) in enumerate(entries())
    )
    path = folder / "brief.yaml"
    path.write_text(f"{HARBOUR}standards: {{profile: strict}}\nsections:\n{sections}", encoding="utf-8")
    out: dict[str, set[str]] = {sentence: set() for sentence, _, _ in entries()}
    by_path = {f"sections[{n}].body": sentence for n, (sentence, _, _) in enumerate(entries())}
    for d in check(read(path)).items:
        if d.path in by_path and d.code in WORDS:
            out[by_path[d.path]].add(d.code)
    return out


@pytest.mark.parametrize(("sentence", "must", "may"), entries())
def test_what_is_told_of_a_sentence(told: dict[str, set[str]], sentence: str, must: set[str], may: set[str]) -> None:
    assert must <= told[sentence]
    assert told[sentence] <= must | may
