"""What has become of a judgment to a mark: each has a shape of its own, so that a photocopy tells them apart."""

from __future__ import annotations

import math

from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook
from briefing.chart.ink.pen import Pen, circle, polyline
from briefing.chart.marks import ChangeMark, MarkedText

CHANGES = ("new", "unchanged", "firmer", "softer", "reversed", "dropped")
"""Every change of a judgment that has a mark."""

_Point = tuple[float, float]


def draw(mark: ChangeMark, text: MarkedText, _look: ChartLook) -> DisplayList:
    """The mark of a change in the colour of the text. Raises ValueError for a status without one.

    New is a plus in a ring, unchanged two level lines, firmer an arrow up, softer an arrow down, reversed two arrows against
    each other, dropped a cross.
    """
    if mark.status not in CHANGES:
        raise ValueError(f"no mark for the change {mark.status!r}")
    size, colour = text.size, text.colour
    side, stroke = 0.72 * size, 0.095 * size
    pen = Pen(side, side)
    middle, half = side / 2, stroke / 2
    strokes: list[list[_Point]]
    if mark.status == "new":
        pen.paint(circle(middle, middle, middle - half), stroke=colour, width=stroke)
        arm = 0.46 * middle
        strokes = [[(middle - arm, middle), (middle + arm, middle)], [(middle, middle - arm), (middle, middle + arm)]]
    elif mark.status == "unchanged":
        rise = 0.17 * side
        strokes = [[(half, middle + s * rise), (side - half, middle + s * rise)] for s in (1, -1)]
    elif mark.status in ("firmer", "softer"):
        strokes = _arrow((middle, 0.0), (middle, side - half), 0.3 * side)
        if mark.status == "softer":
            strokes = [[(x, side - y) for x, y in points] for points in strokes]
    elif mark.status == "reversed":
        head, rise = 0.19 * side, 0.24 * side
        strokes = _arrow((0.0, middle + rise), (side - half, middle + rise), head)
        strokes += _arrow((side, middle - rise), (half, middle - rise), head)
    else:
        low, high = 0.14 * side, 0.86 * side
        strokes = [[(low, low), (high, high)], [(low, high), (high, low)]]
    pen.paint(" ".join([polyline(points) for points in strokes]), stroke=colour, width=stroke)
    return pen.finish(0.02 * size)


def _arrow(start: _Point, tip: _Point, head: float) -> list[list[_Point]]:
    """Shaft and head of a level or upright arrow; `head` is how far its barbs reach."""
    dx, dy = tip[0] - start[0], tip[1] - start[1]
    length = math.hypot(dx, dy)
    ux, uy = dx / length, dy / length
    back = (tip[0] - ux * head, tip[1] - uy * head)
    barbs = [(back[0] - uy * head, back[1] + ux * head), tip, (back[0] + uy * head, back[1] - ux * head)]
    return [[start, tip], barbs]
