"""Arrowheads and other marks at the corners of a line: where they stand, and which way they point (SVG 2, 13.7)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefing.chart.ink.displaylist import Matrix
from briefing.chart.pictures.svgoutline import Outline, Point
from briefing.chart.pictures.svgvalues import checked, length, numbers, times, view
from briefing.records import record

MARKERS = ("marker-start", "marker-mid", "marker-end")
MARKED = frozenset(("path", "line", "polyline", "polygon"))


@record
class Corner:
    """A corner of a line: which marker stands on it, where, and the angle of the line there, in degrees."""

    marker: str
    at: Point
    angle: float


def corners(outline: Outline) -> list[Corner]:
    """The corners of an outline in their order; the first and the last have markers of their own."""
    places = list(_places(outline))
    out: list[Corner] = []
    for number, (at, before, after) in enumerate(places):
        kind = MARKERS[0] if number == 0 else MARKERS[2] if number == len(places) - 1 else MARKERS[1]
        out.append(Corner(kind, at, _between(before, after)))
    return out


def _places(outline: Outline) -> Iterator[tuple[Point, Point | None, Point | None]]:
    """Every corner with the direction in which the line arrives and the one in which it leaves."""
    arrived: list[tuple[Point, Point | None]] = []
    leaving: list[Point | None] = []
    at = start = (0.0, 0.0)
    for kind, *points in outline:
        row: list[Point] = [p for p in points if isinstance(p, tuple)]
        end = start if kind == "h" else row[-1]
        if kind == "m":
            start = end
            arrived.append((end, None))
            leaving.append(None)
        elif kind != "h" or end != at:
            way = [at, *row] if row else [at, end]
            leaving[-1] = _way(way)
            arrived.append((end, _way([*way[::-1]], back=True)))
            leaving.append(None)
        at = end
    for (place, before), after in zip(arrived, leaving, strict=True):
        yield place, before, after


def _way(points: list[Point], *, back: bool = False) -> Point | None:
    """The direction from the first point to the first that is elsewhere; `back`: to it from there."""
    x, y = points[0]
    for u, v in points[1:]:
        if (u, v) != (x, y):
            return (x - u, y - v) if back else (u - x, v - y)
    return None


def _between(before: Point | None, after: Point | None) -> float:
    if before is None or after is None:
        one = before or after or (1.0, 0.0)
        return math.degrees(math.atan2(one[1], one[0]))
    sizes = math.hypot(*before), math.hypot(*after)
    x, y = (b / sizes[0] + a / sizes[1] for b, a in zip(before, after, strict=True))
    return math.degrees(math.atan2(y, x)) if math.hypot(x, y) > 1e-9 else math.degrees(math.atan2(after[1], after[0]))


def marker_matrix(marker: Element, corner: Corner, width: float) -> Matrix | None:
    """The matrix from a marker's own space to that of the line, `width` that of the line; None for one without a size."""
    wide, high = (length(marker.get(name), 3.0) for name in ("markerWidth", "markerHeight"))
    if wide <= 0 or high <= 0:
        return None
    orient = (marker.get("orient") or "0").strip()
    angle = corner.angle if orient.startswith("auto") else (numbers(orient) or [0.0])[0]
    if orient == "auto-start-reverse" and corner.marker == MARKERS[0]:
        angle += 180
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    k = 1.0 if marker.get("markerUnits") == "userSpaceOnUse" else width
    box = view(marker.get("viewBox"), marker.get("preserveAspectRatio"), wide, high)
    x, y = (checked(length(marker.get(name), 0.0), name) for name in ("refX", "refY"))
    # the reference point, not the corner of the viewport, stands on the line
    inner = (*box[:4], -box[0] * x - box[2] * y, -box[1] * x - box[3] * y)
    return times(times((1, 0, 0, 1, *corner.at), (cos * k, sin * k, -sin * k, cos * k, 0, 0)), inner)
