"""What has become of a judgment, whether an indicator was seen, and a score to the small marks that stand before their words.

Each mark of a family has a shape of its own, so that a photocopy and a reader who sees no colour tell them apart.
"""

from __future__ import annotations

import math

from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook, Colour
from briefing.chart.ink.pen import Pen, circle, polyline
from briefing.chart.specification import ChangeMark, IndicatorMark, ScoreMark

CHANGES = ("new", "unchanged", "firmer", "softer", "reversed", "dropped")
"""Every change of a judgment that has a mark."""
SIGHTINGS = ("not_seen", "emerging", "seen")
"""Every status of an indicator that has a mark."""

_Point = tuple[float, float]


def draw_change(mark: ChangeMark, size: float, colour: Colour) -> DisplayList:
    """The mark of a change for a text of `size` points. Raises ValueError for a status without one.

    New is a plus in a ring, unchanged two level lines, firmer an arrow up, softer an arrow down, reversed two arrows against
    each other, dropped a cross.
    """
    if mark.status not in CHANGES:
        raise ValueError(f"no mark for the change {mark.status!r}")
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


def draw_sighting(mark: IndicatorMark, size: float, look: ChartLook) -> DisplayList:
    """Whether an indicator was seen: not seen an open ring, emerging half full, seen a full disc. Raises ValueError else."""
    if mark.status not in SIGHTINGS:
        raise ValueError(f"no mark for the status {mark.status!r}")
    radius, line = 0.33 * size, 0.1 * size
    pen = Pen(2 * radius, 2 * radius)
    inner = radius - line / 2
    full = mark.status == "seen"
    pen.paint(circle(radius, radius, inner), fill=look.firm if full else look.paper, stroke=look.firm, width=line)
    if mark.status == "emerging":
        pen.paint(_lower_half(radius, radius, inner), fill=look.firm)
    return pen.finish()


def _lower_half(x: float, y: float, radius: float) -> str:
    """The lower half of a disc round (x, y)."""
    angles = [i * math.pi / 16 for i in range(17)]
    return polyline([(x - radius * math.cos(a), y - radius * math.sin(a)) for a in angles], close=True)


def draw_score(mark: ScoreMark, size: float, look: ChartLook) -> DisplayList:
    """A score as that many full dots of `of`; a score between two steps fills the lower half of its dot."""
    radius, pitch, line = 0.22 * size, 0.56 * size, 0.08 * size
    middle = 0.33 * size
    pen = Pen((mark.of - 1) * pitch + 2 * radius, middle + radius)
    for i in range(mark.of):
        x = radius + i * pitch
        rest = mark.value - i
        inner = radius - line / 2
        full = look.confidence_colour if rest >= 0.75 else look.paper
        pen.paint(circle(x, middle, inner), fill=full, stroke=look.confidence_colour, width=line)
        if 0.25 <= rest < 0.75:
            pen.paint(_lower_half(x, middle, inner), fill=look.confidence_colour)
    return pen.finish()
