"""SVG's paths and basic shapes to outlines, and outlines to path operators.

An outline is a list of moves, lines, curves and closings in user units. Path data and their arcs are read by fontTools, which
matplotlib brings along.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Union
from xml.etree.ElementTree import Element

from briefing.chart.ink.displaylist import Matrix
from briefing.chart.ink.pen import number
from briefing.chart.pictures.content import Unusable
from briefing.chart.pictures.svgvalues import MOST, length, moved, numbers

Point = tuple[float, float]
Segment = Union[tuple[str], tuple[str, Point], tuple[str, Point, Point, Point]]
Outline = list[Segment]
Box = tuple[float, float, float, float]

SHAPES = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"))
MOST_SEGMENTS = 400_000
_ARC = 0.5522847498  # control points of a quarter circle as a Bézier curve, as a share of the radius


class _Pen:
    """Takes the path that fontTools reads."""

    def __init__(self, out: Outline) -> None:
        self.out = out
        self.at: Point = (0.0, 0.0)

    def _to(self, kind: str, *points: Point) -> None:
        if len(self.out) > MOST_SEGMENTS:
            raise Unusable("large", f"a path has more than {MOST_SEGMENTS:,} segments", "simplify it in the program that drew it")
        for x, y in points:
            if not (-MOST <= x <= MOST and -MOST <= y <= MOST):
                raise Unusable("damaged", f"the SVG file has a number that cannot be: {x:g}, {y:g}")
        self.at = points[-1]
        self.out.append((kind, *points))  # type: ignore[arg-type]

    def moveTo(self, p: Point) -> None:  # noqa: N802
        self._to("m", p)

    def lineTo(self, p: Point) -> None:  # noqa: N802
        self._to("l", p)

    def curveTo(self, a: Point, b: Point, p: Point) -> None:  # noqa: N802
        self._to("c", a, b, p)

    def qCurveTo(self, q: Point, p: Point) -> None:  # noqa: N802
        (x, y) = self.at
        a = x + (q[0] - x) * 2 / 3, y + (q[1] - y) * 2 / 3
        b = p[0] + (q[0] - p[0]) * 2 / 3, p[1] + (q[1] - p[1]) * 2 / 3
        self._to("c", a, b, p)

    def closePath(self) -> None:  # noqa: N802
        self.out.append(("h",))

    def endPath(self) -> None:  # noqa: N802
        pass


def outline_of(element: Element, kind: str, width: float, height: float, em: float) -> tuple[Outline, bool]:
    """The outline of a shape in a viewport of that size, and whether its path was read to its end."""
    diagonal = math.hypot(width, height) / math.sqrt(2)

    def value(name: str, of: float, default: float = 0.0) -> float:
        return length(element.get(name), default, of=of, em=em)

    match kind:
        case "path":
            return _path(element.get("d") or "")
        case "rect":
            return _rectangle(value, width, height), True
        case "circle":
            r = value("r", diagonal)
            return _ellipse(value("cx", width), value("cy", height), r, r), True
        case "ellipse":
            rx, ry = value("rx", width, -1.0), value("ry", height, -1.0)
            rx, ry = (ry if rx < 0 else rx), (rx if ry < 0 else ry)
            return _ellipse(value("cx", width), value("cy", height), rx, ry), True
        case "line":
            start, end = (value("x1", width), value("y1", height)), (value("x2", width), value("y2", height))
            return [("m", start), ("l", end)], True
    values = numbers(element.get("points") or "")
    points = list(zip(values[::2], values[1::2], strict=False))
    out: Outline = [("l" if i else "m", p) for i, p in enumerate(points)]
    return ([*out, ("h",)] if out and kind == "polygon" else out), len(values) % 2 == 0


def _path(data: str) -> tuple[Outline, bool]:
    """SVG 2, 9.5.4: a path with a mistake is drawn up to the mistake."""
    from fontTools.svgLib.path.parser import parse_path

    out: Outline = []
    if data.strip() in ("", "none"):
        return out, True
    try:
        parse_path(data.replace("\n", " ").replace("\r", " "), _Pen(out))
    except (ValueError, TypeError, OverflowError, ZeroDivisionError, IndexError):
        return out, False
    return out, True


def _rectangle(value: Callable[..., float], width: float, height: float) -> Outline:
    x, y, w, h = value("x", width), value("y", height), value("width", width), value("height", height)
    if w <= 0 or h <= 0:
        return []
    rx, ry = value("rx", width, -1.0), value("ry", height, -1.0)
    rx, ry = (ry if rx < 0 else rx), (rx if ry < 0 else ry)
    rx, ry = min(max(rx, 0.0), w / 2), min(max(ry, 0.0), h / 2)
    if not rx or not ry:
        return [("m", (x, y)), ("l", (x + w, y)), ("l", (x + w, y + h)), ("l", (x, y + h)), ("h",)]
    i, j = rx * (1 - _ARC), ry * (1 - _ARC)
    r, b = x + w, y + h
    return [
        ("m", (x + rx, y)),
        ("l", (r - rx, y)),
        ("c", (r - i, y), (r, y + j), (r, y + ry)),
        ("l", (r, b - ry)),
        ("c", (r, b - j), (r - i, b), (r - rx, b)),
        ("l", (x + rx, b)),
        ("c", (x + i, b), (x, b - j), (x, b - ry)),
        ("l", (x, y + ry)),
        ("c", (x, y + j), (x + i, y), (x + rx, y)),
        ("h",),
    ]


def _ellipse(x: float, y: float, rx: float, ry: float) -> Outline:
    if rx <= 0 or ry <= 0:
        return []
    i, j = rx * _ARC, ry * _ARC
    return [
        ("m", (x + rx, y)),
        ("c", (x + rx, y + j), (x + i, y + ry), (x, y + ry)),
        ("c", (x - i, y + ry), (x - rx, y + j), (x - rx, y)),
        ("c", (x - rx, y - j), (x - i, y - ry), (x, y - ry)),
        ("c", (x + i, y - ry), (x + rx, y - j), (x + rx, y)),
        ("h",),
    ]


def code_of(outline: Outline, m: Matrix, digits: int = 3) -> str:
    """The path operators of an outline through a matrix."""
    out: list[str] = []
    for kind, *points in outline:
        out += [number(v, digits) for p in points for v in moved(m, *p)]
        out.append(str(kind))
    return " ".join(out)


def box_of(outline: Outline) -> Box:
    """The least box around an outline, strokes not counted: what `objectBoundingBox` means."""
    xs: list[float] = []
    ys: list[float] = []
    at: Point = (0.0, 0.0)
    for _, *points in outline:
        if len(points) == 3:
            for axis, values in ((0, xs), (1, ys)):
                values += _extremes(at[axis], *(p[axis] for p in points))
        for p in points[-1:]:
            at = p
            xs.append(at[0])
            ys.append(at[1])
    return (min(xs), min(ys), max(xs), max(ys)) if xs else (0.0, 0.0, 0.0, 0.0)


def _extremes(p: float, q: float, r: float, s: float) -> list[float]:
    """Where a cubic curve turns back along one axis."""
    a, b, c = -p + 3 * q - 3 * r + s, 2 * (p - 2 * q + r), q - p
    if abs(a) < 1e-12:
        roots = [-c / b] if abs(b) > 1e-12 else []
    else:
        under = b * b - 4 * a * c
        roots = [(-b + k * math.sqrt(under)) / (2 * a) for k in (1, -1)] if under >= 0 else []
    return [_at(t, p, q, r, s) for t in roots if 0 < t < 1]


def _at(t: float, p: float, q: float, r: float, s: float) -> float:
    u = 1 - t
    return u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s
