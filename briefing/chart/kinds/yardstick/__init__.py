"""The terms of a yardstick with their ranges, as data."""

from __future__ import annotations

from typing import ClassVar

from briefing.records import record


@record
class YardstickChart:
    """The whole yardstick: (term, low, high, used in this brief) in order, gaps visible, to scale."""

    DRAWN_BY: ClassVar = "yardstick_chart"
    bands: tuple[tuple[str, float, float, bool], ...]
    title: str = ""
