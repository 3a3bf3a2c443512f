"""The kind of a relation to a line of its own style: in a network from box to box, in a table as a mark before its words."""

from __future__ import annotations

import math

from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook
from briefing.chart.ink.pen import Pen, circle, polyline
from briefing.chart.marks import MarkedText, RelationMark

TYPES = ("ally", "supplies", "mediates", "pressures", "sanctions", "hostile", "other")
HEAD = 7.0
"""The length of an arrowhead, in points."""

_LENGTH = 1.7  # of a mark, in sizes of its text
_FULL = 10.0  # the size of a text beside which a mark is drawn as a line of the network is
Point = tuple[float, float]


def draw(mark: RelationMark, text: MarkedText, look: ChartLook) -> DisplayList:
    """The line of a kind as a mark, level with the small letters of the text. Raises ValueError without one."""
    if mark.type not in TYPES:
        raise ValueError(f"no line for the relation {mark.type!r}")
    size = text.size
    scale = size / _FULL
    middle, inset = 0.46 * size, 0.8 * scale
    pen = Pen(_LENGTH * size, 2 * middle)
    draw_tie(pen, mark.type, (inset, middle), (pen.width - inset, middle), look, scale)
    return pen.finish(0.22 * size)


def draw_tie(pen: Pen, kind: str, start: Point, end: Point, look: ChartLook, scale: float = 1.0) -> None:
    """One line in the style of its kind, from `start` to `end`: double, arrowed, dotted, dashed, barred once or twice, thin.

    `scale` is that of strokes and arrowheads.
    """
    length = math.hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length

    k = scale

    def point(back: float, side: float, origin: Point = end) -> Point:
        return origin[0] - k * (ux * back + uy * side), origin[1] - k * (uy * back - ux * side)

    if kind == "ally":
        for side in (-1.4, 1.4):
            pen.paint(polyline([point(0, side, start), point(0, side)]), stroke=look.firm, width=k)
    elif kind == "supplies":
        pen.paint(polyline([start, point(HEAD - 1, 0)]), stroke=look.firm, width=1.6 * k)
        pen.paint(polyline([end, point(HEAD, 3.2), point(HEAD, -3.2)], close=True), fill=look.firm)
    elif kind in ("sanctions", "hostile"):
        pen.paint(polyline([start, end]), stroke=look.ours, width=1.6 * k)
        for back in (0.8, 4.0)[: 2 if kind == "hostile" else 1]:
            pen.paint(polyline([point(back, 4.2), point(back, -4.2)]), stroke=look.ours, width=1.6 * k)
    elif kind == "mediates":
        pen.paint(polyline([start, end]), stroke=look.secondary, width=1.5 * k, dash=(0, 3.2 * k), round_ends=True)
    elif kind == "pressures":
        pen.paint(polyline([start, end]), stroke=look.mid, width=1.2 * k, dash=(4 * k, 2.5 * k))
        pen.paint(polyline([point(5.5, 3.2), end, point(5.5, -3.2)]), stroke=look.mid, width=1.2 * k)
    else:
        pen.paint(polyline([start, end]), stroke=look.secondary, width=0.7 * k)
        pen.paint(circle(*point(1.3, 0), 1.3 * k), fill=look.secondary)
