"""What is drawn beside words and says nothing that they do not say, as data; a module of this package draws each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefing.records import record

if TYPE_CHECKING:
    from briefing.chart.ink.look import Colour


@record
class Meter:
    """A likelihood on the bands of its yardstick, to scale from 0 to 100; `low`–`high` is the band in use (percent)."""

    DRAWN_BY: ClassVar = "meter"
    low: float
    high: float
    bands: tuple[tuple[float, float], ...]
    look: str = ""  # "" as the sheet says, or line | bands


@record
class ConfidenceMark:
    """`level` of `of` steps, drawn inline before its word; the shape (dots, steps, bars) is the sheet's."""

    DRAWN_BY: ClassVar = "confidence"
    level: int
    of: int = 3


@record
class StanceGlyph:
    """The mark of a stance: supports, leans_for, neutral, leans_against, opposes, silent, split, unknown. Its word stands by."""

    DRAWN_BY: ClassVar = "stances"
    stance: str


@record
class TimelineMark:
    """The mark of an event on the spine: confirmed, reported, planned, assessed."""

    DRAWN_BY: ClassVar = "certainty"
    certainty: str


@record
class TrendArrow:
    """A movement: up, down, steady, new."""

    DRAWN_BY: ClassVar = "trend"
    direction: str


@record
class ChangeMark:
    """What has become of a judgment: new, unchanged, firmer, softer, reversed, dropped. Its word stands by."""

    DRAWN_BY: ClassVar = "changes"
    status: str


@record
class IndicatorMark:
    """Whether an indicator has been seen: not_seen, emerging, seen. Its word stands by."""

    DRAWN_BY: ClassVar = "sightings"
    status: str


@record
class ScoreMark:
    """A score of an option as dots: `value` of `of`. The number stands by."""

    DRAWN_BY: ClassVar = "scores"
    value: float
    of: int = 5


@record
class RelationMark:
    """The kind of a relation as the line that stands for it in a network."""

    DRAWN_BY: ClassVar = "relation_lines"
    type: str


Mark = Meter | ConfidenceMark | StanceGlyph | TimelineMark | TrendArrow | ChangeMark | IndicatorMark | ScoreMark | RelationMark
"""Every drawing that stands in a line of words or beside it."""


@record
class MarkedText:
    """The text that a mark stands in: its size in points (for a meter, the width to draw it at), its colour, and the shape that
    it asks of a mark of several shapes, "" for the sheet's."""

    size: float
    colour: Colour
    shape: str = ""
