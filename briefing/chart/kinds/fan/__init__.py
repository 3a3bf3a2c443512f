"""A history and the ends to which scenarios lead from its last point, as data."""

from __future__ import annotations

from typing import ClassVar

from briefing.language.numbers import NumberForm
from briefing.records import record


@record
class FanEnding:
    """Where a scenario leads: a range with a best value at the day `at` (a number of days), with its words as printed.

    `likelihood` is the middle of its range in percent, -1.0 for none: it orders the lines and is not drawn.
    """

    name: str
    detail: str
    low: float
    best: float
    high: float
    at: float
    time: str
    likelihood: float = -1.0
    words: str = ""  # the likelihood as printed: heard apart from the range


@record
class FanChart:
    """A history, (day as a number, value, time as printed) each, and the ends to which scenarios lead from its last point."""

    DRAWN_BY: ClassVar = "fan_chart"
    unit: str
    history: tuple[tuple[float, float, str], ...]
    ends: tuple[FanEnding, ...]
    numbers: NumberForm = NumberForm()
