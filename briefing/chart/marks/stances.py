"""A stance to its mark: shape gives the side, fill the firmness, a sign inside repeats it; colour says nothing alone.

Round is for, square is against, a ring with a dash is neutral; dots say nothing was said; a split mark has both halves; a dotted
ring with a question mark is unknown.
"""

from __future__ import annotations

from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook
from briefing.chart.ink.pen import Pen, circle, polyline, rectangle
from briefing.chart.marks import MarkedText, StanceGlyph
from briefing.model.actors import STANCES


def draw(glyph: StanceGlyph, text: MarkedText, look: ChartLook) -> DisplayList:
    """The mark of a stance, a little higher than the capitals of the text. Raises ValueError without one."""
    if glyph.stance not in STANCES:
        raise ValueError(f"no mark for the stance {glyph.stance!r}")
    size = text.size
    radius = 0.47 * size
    depth = 0.13 * size  # the mark's middle stands level with the middle of the capitals
    pen = Pen(2 * radius, 2 * radius)
    stance = glyph.stance
    if stance in ("supports", "leans_for"):
        _round_for(pen, radius, look, firm=stance == "supports")
    elif stance in ("opposes", "leans_against"):
        _square_against(pen, radius, look, firm=stance == "opposes")
    elif stance == "neutral":
        _ring(pen, radius, look)
        pen.line(0.55 * radius, radius, 1.45 * radius, radius, look.secondary, 0.26 * radius)
    elif stance == "silent":
        for i in (-1, 0, 1):
            pen.paint(circle(radius * (1 + 0.62 * i), radius, 0.19 * radius), fill=look.secondary)
    elif stance == "split":
        _split(pen, radius, look)
    else:
        _ring(pen, radius, look, dash=(0.3 * radius, 0.3 * radius))
        _question(pen, radius, look)
    return pen.finish(depth)


def _round_for(pen: Pen, r: float, look: ChartLook, *, firm: bool) -> None:
    line = 0.22 * r
    pen.paint(circle(r, r, r - line / 2), fill=look.firm if firm else look.paper, stroke=look.firm, width=line)
    tick = [(0.52 * r, 0.98 * r), (0.88 * r, 0.60 * r), (1.52 * r, 1.40 * r)]
    pen.paint(polyline(tick), stroke=look.paper if firm else look.firm, width=0.26 * r, round_ends=True)


def _square_against(pen: Pen, r: float, look: ChartLook, *, firm: bool) -> None:
    line = 0.22 * r
    side = 2 * 0.92 * r - line
    corner = r - side / 2
    pen.paint(rectangle(corner, corner, side, side), fill=look.ours if firm else look.paper, stroke=look.ours, width=line)
    c = 0.40 * r
    cross = polyline([(r - c, r - c), (r + c, r + c)]) + " " + polyline([(r - c, r + c), (r + c, r - c)])
    pen.paint(cross, stroke=look.paper if firm else look.ours, width=0.26 * r, round_ends=True)


def _ring(pen: Pen, r: float, look: ChartLook, dash: tuple[float, ...] = ()) -> None:
    line = 0.18 * r
    pen.paint(circle(r, r, r - line / 2), fill=look.paper, stroke=look.secondary, width=line, dash=dash)


def _split(pen: Pen, r: float, look: ChartLook) -> None:
    """The left half of a disc, filled, the right half of a square, open, a white gap between them: two voices in grey too."""
    gap, k = 0.14 * r, 0.5522847498 * r
    left = r - gap
    upper, lower = _curve(left - k, 2 * r, 0, r + k, 0, r), _curve(0, r - k, left - k, 0, left, 0)
    half_disc = f"{polyline([(left, 2 * r)])} {upper} {lower} h"
    pen.paint(half_disc, fill=look.firm)
    line = 0.22 * r
    pen.paint(
        rectangle(r + gap + line / 2, 0.08 * r + line / 2, 0.92 * r - gap - line, 1.84 * r - line),
        fill=look.paper, stroke=look.ours, width=line,
    )  # fmt: skip


def _curve(*points: float) -> str:
    return " ".join([f"{p:.2f}" for p in points]) + " c"


def _question(pen: Pen, r: float, look: ChartLook) -> None:
    """A question mark in lines, so that no face needs to be asked for it."""
    hook = f"{polyline([(0.70 * r, 1.28 * r)])} {_curve(0.72 * r, 1.62 * r, 1.30 * r, 1.60 * r, 1.28 * r, 1.24 * r)} "
    hook += _curve(1.26 * r, 1.02 * r, 1.0 * r, 1.04 * r, 1.0 * r, 0.80 * r)
    pen.paint(hook, stroke=look.secondary, width=0.2 * r, round_ends=True)
    pen.paint(circle(r, 0.54 * r, 0.13 * r), fill=look.secondary)
