"""Names with the marks of their stances to lines of words in a column, and the key that explains the marks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.chart.ink.pen import Pen, measure_words, wrap_words
from briefing.chart.marks import MarkedText, StanceGlyph, stances
from briefing.records import record

if TYPE_CHECKING:
    from briefing.chart.ink.look import ChartLook
    from briefing.text.style import TextStyle

LEADING = 1.24
ASCENT = 0.98  # from the top of a line to its baseline, in sizes: room for accents on capitals
_MARK = 1.0  # the size of a mark, in sizes of its text
_GAP = 0.4  # between a mark and its words


@record
class Row:
    """Lines of one style under each other, with the mark of a stance before the first ("" for none)."""

    lines: tuple[str, ...]
    style: TextStyle
    stance: str
    indent: float

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last, in points."""
        return len(self.lines) * self.style.size * LEADING


def indent_of(style: TextStyle, stance: str) -> float:
    """How far words stand in behind the mark of a stance, in points."""
    return (2 * 0.47 * _MARK + _GAP) * style.size if stance else 0.0


def row_of(words: str, style: TextStyle, width: float, stance: str = "", *, aligned: bool = False) -> Row:
    """Words wrapped into `width` points, the mark of `stance` included; `aligned` leaves its room where there is none."""
    indent = indent_of(style, stance or "x" * aligned)
    return Row(tuple(wrap_words(words, max(width - indent, 4.0), style)), style, stance, indent)


def widest_word(words: Sequence[str], style: TextStyle, stance: str = "x") -> float:
    """The least width in which no word of these is broken."""
    return max((style.width(w) for text in words for w in text.split(" ")), default=0.0) + indent_of(style, stance)


def draw_row(pen: Pen, row: Row, x: float, top: float, look: ChartLook) -> float:
    """Draw a row with its upper-left corner at (x, top). Returns the foot of it."""
    step = row.style.size * LEADING
    first = top - row.style.size * ASCENT
    if row.stance:
        mark = stances.draw(StanceGlyph(row.stance), MarkedText(row.style.size * _MARK, row.style.colour), look)
        pen.paste(mark, x, first - mark.baseline)
    for n, line in enumerate(row.lines):
        pen.words(x + row.indent, first - n * step, line, row.style)
    return top - row.height


def key_rows(entries: Sequence[tuple[str, str]], measure: float, style: TextStyle) -> list[list[tuple[float, Row]]]:
    """(stance, words) side by side, as many in a line as fit: lines of (x, row)."""
    lines: list[list[tuple[float, Row]]] = []
    x = measure
    for stance, words in entries:
        width = min(indent_of(style, stance) + measure_words(words, style), measure)
        row = row_of(words, style, width + 0.01, stance)
        if not lines or x + width > measure + 0.02:
            lines.append([])
            x = 0.0
        lines[-1].append((x, row))
        x += width + 1.6 * style.size
    return lines


def key_height(lines: Sequence[Sequence[tuple[float, Row]]]) -> float:
    """The height of such lines in points."""
    return math.fsum(max(row.height for _, row in line) for line in lines)


def draw_key(pen: Pen, lines: Sequence[Sequence[tuple[float, Row]]], top: float, look: ChartLook) -> float:
    """Draw the key with its upper edge at `top`. Returns its foot."""
    for line in lines:
        for x, row in line:
            draw_row(pen, row, x, top, look)
        top -= max(row.height for _, row in line)
    return top


def mixed(colour: tuple[float, float, float], paper: tuple[float, float, float], share: float) -> tuple[float, float, float]:
    """A share of a colour on the colour of the paper."""
    r, g, b = (p + (c - p) * share for c, p in zip(colour, paper, strict=True))
    return r, g, b
