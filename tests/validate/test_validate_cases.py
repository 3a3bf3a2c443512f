"""Broken briefs as data: each file in cases/brief says at its end what must be said of it, and where."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.diagnostics import Problems, Severity, render
from briefing.load import load
from briefing.validate.brief import validate_brief

CASES = sorted((Path(__file__).parent.parent / "cases" / "brief").glob("*.yaml"))
EXPECT = re.compile(r"# expect: (\d+):(\d+) (B\d+) (.*)")


WARNINGS = frozenset(("B234", "B235", "B311"))  # the brief can be built


def test_there_are_twenty_cases() -> None:
    assert len(CASES) >= 20


@pytest.mark.parametrize("case", CASES, ids=lambda p: p.stem)
def test_a_broken_brief_is_told_all_at_once_at_its_places(case: Path) -> None:
    wanted = [m.groups() for m in map(EXPECT.fullmatch, case.read_text(encoding="utf-8").splitlines()) if m]
    assert wanted, "the case says what it expects"
    text = load(case)
    with pytest.raises(Problems) as problems:
        validate_brief(text)
    said = problems.value.diagnostics
    assert all(d.severity is Severity.ERROR or d.code in WARNINGS for d in said)
    found = []
    for d in said:
        assert d.span is not None
        found.append((str(d.span.line), str(d.span.column), d.code, " | ".join([d.message, *d.hints])))
    assert found == wanted
    for d in said:
        shown = render(d, text.line_of)
        assert "^" in shown
        assert d.path


def test_problems_come_in_file_order() -> None:
    for case in CASES:
        with pytest.raises(Problems) as problems:
            validate_brief(load(case))
        places = [(d.span.line, d.span.column) for d in problems.value.diagnostics if d.span is not None]
        assert places == sorted(places)
