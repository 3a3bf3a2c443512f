"""A mark to the module that draws it, imported only when such a mark is drawn."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import assert_never

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


def drawing_of(mark: Mark) -> Callable[[MarkedText, ChartLook], DisplayList]:
    """The drawing of a mark, but for the text it stands in. Modules are imported here, so that a brief loads only its own."""
    match mark:
        case Meter():
            from briefing.chart.marks import meter

            return partial(meter.draw, mark)
        case ConfidenceMark():
            from briefing.chart.marks import confidence

            return partial(confidence.draw, mark)
        case StanceGlyph():
            from briefing.chart.marks import stances

            return partial(stances.draw, mark)
        case TimelineMark():
            from briefing.chart.marks import certainty

            return partial(certainty.draw, mark)
        case TrendArrow():
            from briefing.chart.marks import trend

            return partial(trend.draw, mark)
        case ChangeMark():
            from briefing.chart.marks import changes

            return partial(changes.draw, mark)
        case IndicatorMark():
            from briefing.chart.marks import sightings

            return partial(sightings.draw, mark)
        case ScoreMark():
            from briefing.chart.marks import scores

            return partial(scores.draw, mark)
        case RelationMark():
            from briefing.chart.marks import relation_lines

            return partial(relation_lines.draw, mark)
        case _:
            assert_never(mark)
