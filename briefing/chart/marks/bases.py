"""How a stance is known to its mark: declared to a speech bubble, observed to an eye, assessed to a wedge.

The bubble is solid, the eye has two lids and a pupil, the wedge is hollow: they differ in shape and in filling, never in colour.
"""

from __future__ import annotations

from briefing.chart.ink.look import ChartLook
from briefing.chart.ink.pen import Pen, circle, polyline, rectangle

BASES = ("declared", "observed", "assessed")
"""Every way in which a stance is known, from what the actor says itself to what we conclude."""

_WIDTH = 0.78  # in sizes of the text, as what follows
_OUTLINE = 0.085


def basis_width(size: float) -> float:
    """How wide every such mark is beside a text of `size` points."""
    return _WIDTH * size


def paint_basis(pen: Pen, basis: str, x: float, baseline: float, size: float, look: ChartLook) -> None:
    """Paint a mark with its left edge at `x`, as high as small letters. Raises ValueError for a basis without one."""
    width, outline = _WIDTH * size, _OUTLINE * size
    middle = baseline + 0.29 * size
    if basis == "declared":
        low, height = baseline + 0.16 * size, 0.46 * size
        pen.paint(rectangle(x, low, width, height), fill=look.secondary)
        tail = [(x + 0.12 * size, low + 0.01), (x + 0.12 * size, low - 0.2 * size), (x + 0.36 * size, low + 0.01)]
        pen.paint(polyline(tail, close=True), fill=look.secondary)
    elif basis == "observed":
        rise = 0.42 * size
        left, right = x + outline / 2, x + width - outline / 2
        a, b = left + 0.27 * width, right - 0.27 * width
        lids = f"{polyline([(left, middle)])} {_curve(a, middle + rise, b, middle + rise, right, middle)} "
        lids += f"{_curve(b, middle - rise, a, middle - rise, left, middle)} h"
        pen.paint(lids, fill=look.paper, stroke=look.secondary, width=outline)
        pen.paint(circle(x + width / 2, middle, 0.13 * size), fill=look.secondary)
    elif basis == "assessed":
        h = outline / 2
        low, high = baseline + 0.01 * size + h, baseline + 0.62 * size - 2 * h
        wedge = [(x + 2 * h, low), (x + width - 2 * h, low), (x + width / 2, high)]
        pen.paint(polyline(wedge, close=True), fill=look.paper, stroke=look.secondary, width=outline)
    else:
        raise ValueError(f"no mark for the basis {basis!r}")


def _curve(*points: float) -> str:
    return " ".join([f"{p:.2f}" for p in points]) + " c"
