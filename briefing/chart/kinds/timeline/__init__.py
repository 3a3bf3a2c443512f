"""Dated events along a line, as data."""

from __future__ import annotations

from typing import ClassVar

from briefing.records import record


@record
class TimelineSpan:
    """The events of a timeline whose days are all known, in order: first and last day as numbers, certainty; and days of a scale
    with their words."""

    DRAWN_BY: ClassVar = "timeline_band"
    events: tuple[tuple[int, int, str], ...]
    ticks: tuple[tuple[int, str], ...]


@record
class TimelineSpine:
    """Events below each other: whether each but the first is known to come after the one above it."""

    DRAWN_BY: ClassVar = "timeline_band"
    known: tuple[bool, ...]


@record
class TimelineBand:
    """The same in points: from where to where an event lasts, where its mark stands, its certainty; where its words begin.

    `width`: of every column of words. `sides`: 1 for an event with its words above the line, -1 for one with its words below.
    """

    DRAWN_BY: ClassVar = "timeline_band"
    events: tuple[tuple[float, float, float, str], ...]
    lefts: tuple[float, ...]
    width: float
    sides: tuple[int, ...]
    ticks: tuple[tuple[float, str], ...]


def landing(mark: float, left: float, width: float) -> float:
    """Where the leader of a mark reaches words that begin at `left`: right above or below it, else at their nearer end."""
    return min(max(mark, left), left + width)
