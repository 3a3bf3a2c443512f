"""Every kind of figure answers what it lacks, and no kind can be forgotten where kinds are told apart."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from briefing.diagnostics import Problems
from briefing.load import load
from briefing.model.fields import fields_of
from briefing.model.figures import Figure
from briefing.model.figures.base import FigureBase
from briefing.validate.brief import validate_brief

CASES = Path(__file__).parent.parent / "cases" / "brief"
CLASSES: tuple[type[FigureBase], ...] = get_args(Figure)


def test_no_two_classes_have_the_same_word() -> None:
    words = [word for part in CLASSES for word in fields_of(part)["kind"].choices]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("part", CLASSES, ids=lambda c: c.__name__)
def test_a_kind_says_what_it_lacks(part: type[FigureBase]) -> None:
    assert part.lacks is not FigureBase.lacks, "a kind answers for itself"
    assert not getattr(part.lacks, "__isabstractmethod__", False)


def test_every_kind_with_nothing_to_draw_is_an_error_at_its_line() -> None:
    """But for the yardstick, which every brief has. A new kind has to be added to the case, and cannot stand empty."""
    case = CASES / "empty-figures.yaml"
    text = load(case)
    lines = case.read_text(encoding="utf-8").splitlines()
    with pytest.raises(Problems) as problems:
        validate_brief(text)
    told = {d.span.line for d in problems.value.diagnostics if d.span is not None}
    classes = {kind: part for part in CLASSES for kind in fields_of(part)["kind"].choices}
    shown = {
        n: line.split("kind: ")[1].split(",")[0]
        for n, line in enumerate(lines, 1)
        if line.startswith("  - {id: ") and "kind: " in line and "headline" in line
    }
    assert {classes[kind] for kind in shown.values()} == set(CLASSES)
    assert {kind for n, kind in shown.items() if n not in told} == {"likelihood"}
