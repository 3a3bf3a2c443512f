"""A yardstick to one bar from 0 to 100 per cent: its terms above, their ranges below, those in use strong and solid."""

from __future__ import annotations

import math
from itertools import pairwise

from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook
from briefing.chart.ink.pen import Pen, measure_words, rectangle
from briefing.chart.ink.spreading import spread_blocks
from briefing.chart.kinds.percent_rows import percent
from briefing.chart.kinds.yardstick import YardstickChart
from briefing.records import record
from briefing.text.style import TextStyle

_BAR = 9.0
_JOINT = 0.8  # white between bands that meet
_TRACK = 1.2  # the line where the yardstick has no term
_CLEAR = 5.0  # between the words of two terms, at least
_LEADING = 1.2
_OFF = 2.5  # from the bar to the words


@record
class _Term:
    """A term above its band: its lines, and the band's ends in points."""

    lines: list[str]
    style: TextStyle
    label: str
    label_style: TextStyle
    x0: float
    x1: float
    used: bool

    @property
    def width(self) -> float:
        """Of what stands above and below the band."""
        return max([measure_words(self.label, self.label_style), *(measure_words(line, self.style) for line in self.lines)])


def draw_strip(chart: YardstickChart, measure: float, look: ChartLook) -> DisplayList | None:
    """The strip, `measure` points wide; None where bands overlap, or its words do not stand at their bands."""
    bands = sorted(chart.bands, key=lambda b: (b[1], b[2]))
    if any(a[2] > b[1] for a, b in pairwise(bands)):
        return None
    terms = [_term(band, measure, look) for band in bands]
    if any(t.x1 - t.x0 < 2 * _JOINT for t in terms):
        return None
    if math.fsum(t.width + _CLEAR for t in terms) - _CLEAR > measure:
        return None
    middles = spread_blocks([(t.x0 + t.x1) / 2 for t in terms], [t.width for t in terms], 0.0, measure, _CLEAR)
    if any(m - t.width / 2 > t.x1 or m + t.width / 2 < t.x0 for t, m in zip(terms, middles, strict=True)):
        return None
    return _drawn(terms, middles, measure, look)


def _term(band: tuple[str, float, float, bool], measure: float, look: ChartLook) -> _Term:
    words, low, high, used = band
    style, small = (look.strong, look.small_strong) if used else (look.regular, look.small)
    x0, x1 = measure * low / 100, measure * high / 100
    lines = [words] if measure_words(words, style) <= x1 - x0 else _in_two(words, style)
    return _Term(lines, style, percent(low, high), small, x0, x1, used)


def _in_two(words: str, style: TextStyle) -> list[str]:
    """The words in two lines, the longer as short as can be; one word stays whole."""
    parts = words.split(" ")
    ways = [[" ".join(parts[:n]), " ".join(parts[n:])] for n in range(1, len(parts))]
    return min(ways, key=lambda way: max(measure_words(line, style) for line in way), default=[words])


def _drawn(terms: list[_Term], middles: list[float], measure: float, look: ChartLook) -> DisplayList:
    leading, below = look.regular.size * _LEADING, look.small.size * _LEADING
    above = max(len(t.lines) for t in terms) * leading
    pen = Pen(measure, above + _OFF + _BAR + _OFF + below)
    bar = below + _OFF
    pen.paint(rectangle(0, bar, measure, _TRACK), fill=look.rule)
    for term, middle in zip(terms, middles, strict=True):
        x0, width = term.x0 + _JOINT / 2, term.x1 - term.x0 - _JOINT
        if term.used:
            pen.paint(rectangle(x0, bar, width, _BAR), fill=look.firm)
        else:
            pen.paint(rectangle(x0 + 0.3, bar + 0.3, width - 0.6, _BAR - 0.6), fill=look.pale, stroke=look.mid, width=0.6)
        pen.words(middle, below - look.small.size * 0.95, term.label, term.label_style, anchor="center")
        for n, words in enumerate(reversed(term.lines)):
            pen.words(middle, bar + _BAR + _OFF + 0.26 * look.regular.size + n * leading, words, term.style, anchor="center")
    return pen.finish()
