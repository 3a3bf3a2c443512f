"""Parts of discs as paths, for marks that are half full."""

from __future__ import annotations

import math

from briefing.chart.ink.pen import polyline


def lower_half(x: float, y: float, radius: float) -> str:
    """The lower half of a disc round (x, y)."""
    angles = [i * math.pi / 16 for i in range(17)]
    return polyline([(x - radius * math.cos(a), y - radius * math.sin(a)) for a in angles], close=True)
