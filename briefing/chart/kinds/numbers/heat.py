"""Numbers by category and series to a table whose cells are shaded by their numbers, and say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chart.ink.axis import share_of
from briefing.chart.ink.canvas import LEADING, in_colour
from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.pen import measure_words, wrap_words
from briefing.chart.kinds.numbers.frame import Frame
from briefing.chart.marks.names import mixed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.chart.ink.look import ChartLook, Colour
    from briefing.chart.kinds.numbers import DataChart, DataSeries

_SHADES = 5


def draw_heat(chart: DataChart, measure: float, look: ChartLook) -> DisplayList:
    """Categories down, series across; five shades from paper to firm, and the number in every cell.

    Columns that do not fit beside each other stand in bands below each other, each with its heads and the names again.
    """
    frame = Frame(chart, measure, look)
    values = [v for s in chart.series for v in s.values if v is not None]
    ends = (min(values), max(values)) if values else (0.0, 1.0)
    widest = max((measure_words(frame.number(v), look.small) for v in values), default=0.0) + 5
    names = min(max(measure_words(label, look.strong) for label in chart.labels) + 9, 0.34 * measure)
    names = min(names, max(measure - widest, 0.2 * measure))  # a number is never wider than its cell
    across = max(1, min(len(chart.series), int((measure - names) // widest)))
    bands = -(-len(chart.series) // across)
    across = -(-len(chart.series) // bands)
    for first in range(0, len(chart.series), across):
        _band(frame, chart.series[first : first + across], names, (measure - names) / across, ends)
        frame.y += 6
    _scale(frame, ends, names)
    return frame.finish()


def _band(frame: Frame, columns: Sequence[DataSeries], names: float, cell: float, ends: tuple[float, float]) -> None:
    chart, look = frame.chart, frame.look
    heads = [wrap_words(s.name, cell - 4, look.small_strong) for s in columns]
    deepest = max(map(len, heads))
    for k in range(deepest):
        frame.y += look.small_strong.size * LEADING
        for n, lines in enumerate(heads):
            at = k - (deepest - len(lines))
            if at >= 0:
                frame.words(names + (n + 0.5) * cell, frame.y, lines[at], look.small_strong, "center")
    frame.y += 4
    for i, label in enumerate(chart.labels):
        spoken = look.strong if label in chart.highlight else look.regular
        lines = wrap_words(label, names - 8, spoken)
        height = max(len(lines) * spoken.size * LEADING + 4, look.small.size * 2.1)
        frame.block(names - 6, frame.y + height / 2, lines, spoken, "right")
        for n, series in enumerate(columns):
            _cell(frame, series.values[i], (names + n * cell, frame.y, cell, height), ends)
        frame.y += height


def _shade(value: float, ends: tuple[float, float], look: ChartLook) -> Colour:
    return _tint(min(int(share_of(value, *ends) * _SHADES), _SHADES - 1), look)


def _tint(step: int, look: ChartLook) -> Colour:
    return mixed(look.firm, look.paper, (0.0, 0.22, 0.45, 0.75, 1.0)[step])


def _cell(frame: Frame, value: float | None, box: tuple[float, float, float, float], ends: tuple[float, float]) -> None:
    look = frame.look
    x, y, width, height = box
    middle = y + height / 2
    if value is None:
        said = dict(frame.chart.words).get("not_stated", "–")
        said = said if measure_words(said, look.small) <= width - 4 else "–"
        frame.words(x + width / 2, middle + look.small.cap_height / 2, said, look.small, "center")
    else:
        ground = _shade(value, ends, look)
        frame.box(x + 0.5, y + 0.5, width - 1, height - 1, ground)
        colour = max((look.ink, look.paper), key=lambda c: contrast(c, ground))
        style = in_colour(look.small, colour)
        frame.words(x + width / 2, middle + style.cap_height / 2, frame.number(value), style, "center")
    frame.line(x, y + height, x + width, y + height, look.grid, 0.4)


def _scale(frame: Frame, ends: tuple[float, float], left: float) -> None:
    """The five shades with the values at their ends: what the tint says, said."""
    look = frame.look
    frame.y += 6
    low, high = frame.number(ends[0]), frame.number(ends[1])
    words = measure_words(low, look.small) + measure_words(high, look.small) + 8
    if left + words + _SHADES * 14 > frame.width:
        left = 0.0
    wide = min(14.0, max((frame.width - left - words) / _SHADES, 4.0))
    x = left + measure_words(low, look.small) + 4
    baseline = frame.y + look.small.size
    frame.words(left, baseline, low, look.small)
    for n in range(_SHADES):
        frame.box(x + n * wide, baseline - 6.4, wide - 0.5, 7, _tint(n if ends[0] < ends[1] else 2, look))
        frame.path([(x + n * wide, baseline + 0.6), (x + (n + 1) * wide - 0.5, baseline + 0.6)], look.rule, 0.4)
    frame.words(x + _SHADES * wide + 4, baseline, high, look.small)
    frame.y = baseline + 3


def contrast(a: Colour, b: Colour) -> float:
    """The contrast of two colours (WCAG 2.2, relative luminance)."""

    def luminance(colour: Colour) -> float:
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return float((light + 0.05) / (dark + 0.05))
