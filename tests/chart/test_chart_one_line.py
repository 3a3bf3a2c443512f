"""Tabs and line ends in what is drawn: every figure is the one with plain spaces in their place."""

from __future__ import annotations

import pytest

from briefing.chart.draw import draw
from briefing.chart.ink.displaylist import Glyphs
from briefing.chart.ink.one_line import in_one_line
from briefing.chart.kinds.influence import ActorPlace, InfluenceChart
from briefing.chart.marks import StanceGlyph
from briefing.chart.specification import Specification
from briefing.records import replace
from briefing.validate.sheet import load_sheet
from tests.chart.gallery import GALLERY


def with_white_space(value: object, white: str) -> object:
    """The same record with other white space in place of every space of its texts."""
    if isinstance(value, str):
        return value.replace(" ", white)
    if isinstance(value, tuple):
        return tuple(with_white_space(item, white) for item in value)
    names = getattr(type(value), "__match_args__", ())
    return replace(value, **{name: with_white_space(getattr(value, name), white) for name in names}) if names else value


@pytest.mark.parametrize("white", ["\n", "\t", " \r\n ", "\u2028", "\x85"])
@pytest.mark.parametrize("kind", GALLERY)
def test_a_figure_with_other_white_space_is_the_same_figure(kind: str, white: str) -> None:
    plain = GALLERY[kind]["ordinary"]
    odd: Specification = with_white_space(plain, white)  # type: ignore[assignment]
    assert odd != plain
    for width in (150.0, 400.0):
        assert draw(odd, width, load_sheet("ministry")).steps == draw(plain, width, load_sheet("ministry")).steps


@pytest.mark.parametrize("kind", GALLERY)
def test_no_text_of_a_drawing_has_white_space_that_cannot_be_drawn(kind: str) -> None:
    for case in GALLERY[kind].values():
        odd: Specification = with_white_space(case, "\t")  # type: ignore[assignment]
        words = "".join(step.text for step in draw(odd, 300.0, load_sheet("ministry")).steps if isinstance(step, Glyphs))
        assert "\t" not in words


def test_what_needs_no_change_is_the_same_object_and_chosen_spaces_stay() -> None:
    chart = InfluenceChart((ActorPlace("Harbour\u00a0office, 5\u2009m  deep ", 1, 5),), ())
    assert in_one_line(chart) is chart
    assert in_one_line(StanceGlyph("supports\n")) == StanceGlyph("supports")
    assert in_one_line(replace(chart, issue="Deepen\n\tit? ")).issue == "Deepen it?"
