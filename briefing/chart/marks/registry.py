"""A mark to the module that draws it, imported only when such a mark is drawn."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar, assert_never

from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook
from briefing.chart.marks import (
    ChangeMark,
    ConfidenceMark,
    IndicatorMark,
    Mark,
    MarkedText,
    Meter,
    RelationMark,
    ScoreMark,
    StanceGlyph,
    TimelineMark,
    TrendArrow,
)

T = TypeVar("T", contravariant=True)


class MarkModule(Protocol[T]):
    """What the module of a mark offers."""

    def draw(self, mark: T, text: MarkedText, look: ChartLook, /) -> DisplayList:
        """The mark for the text that it stands in."""
        ...


def drawing_of(mark: Mark) -> Callable[[MarkedText, ChartLook], DisplayList]:
    """The drawing of a mark, but for the text it stands in. Modules are imported here, so that a brief loads only its own."""
    match mark:
        case Meter():
            from briefing.chart.marks import meter

            return _drawing(mark, meter)
        case ConfidenceMark():
            from briefing.chart.marks import confidence

            return _drawing(mark, confidence)
        case StanceGlyph():
            from briefing.chart.marks import stances

            return _drawing(mark, stances)
        case TimelineMark():
            from briefing.chart.marks import certainty

            return _drawing(mark, certainty)
        case TrendArrow():
            from briefing.chart.marks import trend

            return _drawing(mark, trend)
        case ChangeMark():
            from briefing.chart.marks import changes

            return _drawing(mark, changes)
        case IndicatorMark():
            from briefing.chart.marks import sightings

            return _drawing(mark, sightings)
        case ScoreMark():
            from briefing.chart.marks import scores

            return _drawing(mark, scores)
        case RelationMark():
            from briefing.chart.marks import relation_lines

            return _drawing(mark, relation_lines)
        case _:
            assert_never(mark)


def _drawing(mark: T, module: MarkModule[T]) -> Callable[[MarkedText, ChartLook], DisplayList]:
    return partial(module.draw, mark)
