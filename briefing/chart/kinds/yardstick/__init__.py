"""The terms of a yardstick with their ranges, as data."""

from __future__ import annotations

from briefing.records import record


@record
class YardstickChart:
    """The whole yardstick: (term, low, high, used in this brief) in order, gaps visible, to scale."""

    bands: tuple[tuple[str, float, float, bool], ...]
    title: str = ""
