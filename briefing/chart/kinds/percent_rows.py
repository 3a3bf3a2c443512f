"""Ranges on one line from 0 to 100 per cent to a display list, for the terms of a yardstick and for scenarios.

One row a range: its words at the left, its band to scale, its figures at the right. Rows hold at any width: long words wrap, and
below 260 points the band stands under its words.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook
from briefing.chart.ink.pen import Pen, measure_words, rectangle, wrap_words
from briefing.records import record

if TYPE_CHECKING:
    from briefing.text.style import TextStyle

_NARROW = 260.0
_GAP = 8.0
_LEAST_BAND = 1.6
_LEADING = 1.24


@record
class Row:
    """A range with its words, what is printed at its right, and the shade of its band: firm, mid, hatch, pale."""

    words: str
    style: TextStyle
    figures: tuple[tuple[str, TextStyle], ...]
    low: float
    high: float
    shade: str


def percent(low: float, high: float) -> str:
    """A range as it is printed: 55–80%, 50%."""
    a, b = f"{low:g}", f"{high:g}"
    return f"{a}%" if a == b else f"{a}–{b}%"


@record
class _Set:
    """A row with its words and figures in lines, and its height."""

    row: Row
    lines: list[str]
    figures: list[tuple[str, TextStyle]]
    height: float


@record
class _Columns:
    """Where the words end, the line from 0 to 100 per cent runs, and the figures begin; narrow: the words stand over the line."""

    left: float
    x0: float
    x1: float
    right: float
    narrow: bool

    def x(self, per_cent: float) -> float:
        return self.x0 + (self.x1 - self.x0) * per_cent / 100


def draw_rows(rows: list[Row], measure: float, look: ChartLook, *, title: str, bar: float, padding: float) -> DisplayList:
    """The rows below a title ("" for none) and the scale; bands are `bar` points high, rows padded above and below."""
    columns = _columns(rows, measure)
    placed = [_set(row, columns, bar, padding) for row in rows]
    height = math.fsum(s.height for s in placed)
    head = look.small.size * 1.5 + 3
    title_lines = wrap_words(title, measure, look.small_strong)
    top = len(title_lines) * look.small_strong.size * _LEADING + (4 if title_lines else 0)
    pen = Pen(measure, top + head + height + 1)
    y = pen.height
    for line in title_lines:
        y -= look.small_strong.size * _LEADING
        pen.words(0, y + look.small_strong.size * 0.24, line, look.small_strong)
    axis = pen.height - top - head
    strips = [(axis, axis - height)]
    if columns.narrow:  # words stand over their band: the lines spare them
        ends = [axis - math.fsum(s.height for s in placed[: i + 1]) for i in range(len(rows))]
        strips = [(end + padding + bar + 4, end) for end in ends]
    _draw_axis(pen, columns.x0, columns.x1, axis, strips, look)
    y = axis
    for s in placed:
        _draw_row(pen, s, y, columns, look, bar=bar, padding=padding)
        y -= s.height
        pen.line(0, y, measure, y, look.grid, look.grid_width)
    return pen.finish()


def _columns(rows: list[Row], measure: float) -> _Columns:
    narrow = measure < _NARROW
    right = min(max((measure_words(t, s) for r in rows for t, s in r.figures), default=0.0), 0.3 * measure)
    widest = max((measure_words(r.words, r.style) for r in rows), default=0.0)
    left = 0.0 if narrow else min(widest, 0.42 * measure)
    x0 = left + (_GAP if left else 0.0)
    return _Columns(left, x0, max(measure - right - _GAP, x0 + 20), right, narrow)


def _set(row: Row, columns: _Columns, bar: float, padding: float) -> _Set:
    lines = wrap_words(row.words, columns.x1 if columns.narrow else columns.left, row.style)
    figures = [(line, s) for t, s in row.figures for line in wrap_words(t, columns.right + 0.01, s)]
    words = len(lines) * row.style.size * _LEADING
    side = max(math.fsum(s.size * _LEADING for _, s in figures), bar)
    return _Set(row, lines, figures, 2 * padding + (words + side + 1 if columns.narrow else max(words, side)))


def _draw_axis(pen: Pen, x0: float, x1: float, top: float, strips: list[tuple[float, float]], look: ChartLook) -> None:
    """0, 50 and 100 per cent, and the quarters without a word where they would touch; lines run through the strips."""
    room = (x1 - x0) / 4 > measure_words("100%", look.small) + 6
    pen.line(x0, top, x1, top, look.rule, look.rule_width)
    for v in (0, 25, 50, 75, 100):
        x = x0 + (x1 - x0) * v / 100
        colour = look.rule if v in (0, 50, 100) else look.grid
        for upper, lower in strips:
            pen.line(x, upper, x, lower, colour, look.grid_width, dash=(2, 2) if v == 50 else ())
        if room or v in (0, 50, 100):
            anchor = "left" if v == 0 and x0 < 4 else "center"
            pen.words(x, top + 3.5, f"{v}%", look.small, anchor=anchor)


def _draw_row(pen: Pen, placed: _Set, y: float, columns: _Columns, look: ChartLook, *, bar: float, padding: float) -> None:
    row, height, narrow = placed.row, placed.height, columns.narrow
    leading = row.style.size * _LEADING
    word_height = len(placed.lines) * leading
    baseline = y - padding - row.style.size * 0.86 if narrow else y - (height - word_height) / 2 - row.style.size * 0.90
    for i, line in enumerate(placed.lines):
        pen.words(0, baseline - i * leading, line, row.style)
    figure_height = math.fsum(s.size * _LEADING for _, s in placed.figures)
    middle = y - height + padding + max(figure_height, bar) / 2 if narrow else y - height / 2
    _draw_band(pen, columns.x(row.low), columns.x(row.high), middle, bar, row.shade, look)
    baseline = middle + figure_height / 2
    for words, style in placed.figures:
        baseline -= style.size * _LEADING
        pen.words(pen.width, baseline + style.size * 0.34, words, style, anchor="right")


def _draw_band(pen: Pen, left: float, right: float, middle: float, height: float, shade: str, look: ChartLook) -> None:
    if right - left < _LEAST_BAND:
        left = min(max((left + right - _LEAST_BAND) / 2, 0.0), pen.width - _LEAST_BAND)
        right = left + _LEAST_BAND
    box = (left, middle - height / 2, right - left, height)
    if shade in ("firm", "mid"):
        pen.paint(rectangle(*box), fill=look.firm if shade == "firm" else look.mid)
        return
    pen.paint(rectangle(*box), fill=look.paper if shade == "hatch" else look.pale)
    if shade == "hatch":
        pen.hatch(*box, look.mid)
    pen.paint(rectangle(*box), stroke=look.mid, width=0.6)
