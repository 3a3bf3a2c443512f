"""Numbers by category to dots on one scale, a row a category, and to heat tables whose every cell says its number."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from briefing.chart.ink.axis import Axis, make_axis, share_of, wants_log
from briefing.chart.ink.canvas import LEADING, MARKERS, in_colour
from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.pen import measure_words, wrap_words
from briefing.chart.kinds.numbers.frame import Frame
from briefing.chart.marks.names import mixed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.chart.ink.look import ChartLook, Colour
    from briefing.chart.kinds.numbers import DataChart, DataSeries

_NARROW = 230.0
_SHADES = 5
_NEAR, _BESIDE = 4.0, 3.6  # marks nearer than this would hide each other; then one stands this much lower than the other


def draw_dots(chart: DataChart, measure: float, look: ChartLook) -> DisplayList:
    """The dots of every series on a row for each category; a line joins the lowest and the highest."""
    frame = Frame(chart, measure, look)
    entries = [(MARKERS[n % len(MARKERS)], s.name) for n, s in enumerate(chart.series) if s.name]
    _mark_key(frame, entries)
    log = wants_log([v for s in chart.series for v in s.values if v is not None and v > 0]) and all(
        v is None or v > 0 for s in chart.series for v in s.values
    )
    narrow = measure < _NARROW
    names = 0.0 if narrow else min(max(measure_words(label, look.strong) for label in chart.labels), 0.36 * measure)
    values = [v for s in chart.series for v in s.values if v is not None] + [v for v, _ in chart.reference_lines]
    values += chart.reach
    widest = max((measure_words(frame.number(v), look.strong) for v in values), default=0.0)
    single = len(chart.series) == 1
    x0, x1 = (names + 10 if names else 5.0), measure - (widest + 8 if single else 8.0)
    axis = _axis(chart, values or [0.0], (x0, max(x1, x0 + 30)), measure, look, log=log)
    if log:
        _say(frame, dict(chart.words).get("log", ""))
    for value, words in chart.reference_lines:
        _say(frame, f"{words}: {frame.number(value)}")
    frame.y += look.small.size * 1.3
    for tick in axis.ticks:
        frame.words(axis.position(tick.value), frame.y, tick.label, look.small, "center")
    top = frame.y = frame.y + 4.0
    rows = []
    for i, label in enumerate(chart.labels):
        style = look.strong if label in chart.highlight else look.regular
        lines = wrap_words(label, measure if narrow else names, style)
        deep = len(lines) * style.size * LEADING
        crowd = (_crowd(chart, axis, i) - 1) * _BESIDE
        rows.append((i, lines, style, deep, deep + 13 + crowd if narrow else max(deep + 3, 15.0, crowd + 9)))
    bottom = top + math.fsum(r[-1] for r in rows)
    if not narrow:
        _grid(frame, axis, top, bottom)
    frame.line(x0, top, axis.x1, top, look.rule, look.rule_width)
    y = top
    for i, lines, style, deep, height in rows:
        if narrow:
            frame.block(0.0, y + deep / 2 + 1, lines, style)
            _grid(frame, axis, y + deep + 1, y + height)
            middle = y + deep + (height - deep) / 2
        else:
            frame.block(names, y + height / 2, lines, style, "right")
            middle = y + height / 2
        _row(frame, axis, i, middle, single=single)
        y += height
    frame.y = bottom + 2
    return frame.finish()


def _axis(
    chart: DataChart, values: list[float], ends: tuple[float, float], measure: float, look: ChartLook, *, log: bool
) -> Axis:
    """The axis between these ends, or drawn in so that the labels of its first and last tick stay within the measure."""
    width = look.small.text_width
    made = make_axis(values, *ends, log=log, numbers=chart.numbers, width=width)
    first, last = made.ticks[0], made.ticks[-1]
    x0 = ends[0] + max(first.width / 2 - made.position(first.value), 0.0)
    x1 = ends[1] - max(made.position(last.value) + last.width / 2 - measure, 0.0)
    return made if (x0, x1) == ends else make_axis(values, x0, max(x1, x0 + 30), log=log, numbers=chart.numbers, width=width)


def _say(frame: Frame, words: str) -> None:
    style = frame.look.small
    for line in wrap_words(words, frame.width, style):
        frame.y += style.size * 1.3
        frame.words(0.0, frame.y, line, style)


def _mark_key(frame: Frame, entries: list[tuple[str, str]]) -> None:
    if len(entries) < 2:
        return
    style = frame.look.small
    x, baseline = 0.0, frame.y + style.size
    for shape, words in entries:
        for i, line in enumerate(wrap_words(words, frame.width - 14, style)):
            width = 11 + measure_words(line, style)
            if x and (i or x + width > frame.width):
                x, baseline = 0.0, baseline + style.size * 1.45
            if not i:
                frame.marker(x + 4, baseline - style.cap_height / 2, shape, 3.2)
            frame.words(x + 11, baseline, line, style)
            x += width + 12
    frame.y = baseline + 5


def _grid(frame: Frame, axis: Axis, top: float, bottom: float) -> None:
    look = frame.look
    for tick in axis.ticks:
        x = axis.position(tick.value)
        zero = tick.value == 0
        frame.line(x, top, x, bottom, look.rule if zero else look.grid, look.axis_width if zero else look.grid_width)
    for value, _ in frame.chart.reference_lines:
        frame.line(axis.position(value), top, axis.position(value), bottom, look.asof, 0.9, (4, 2.4))


def _crowd(chart: DataChart, axis: Axis, i: int) -> int:
    """How many marks of a row stand at one place, at most; at least 1."""
    places = [axis.position(v) for s in chart.series if (v := s.values[i]) is not None]
    return max((sum(abs(p - q) < _NEAR for p in places) for q in places), default=1)


def _row(frame: Frame, axis: Axis, i: int, middle: float, *, single: bool) -> None:
    chart, look = frame.chart, frame.look
    found = [(n, v) for n, s in enumerate(chart.series) if (v := s.values[i]) is not None]
    if not found:
        said = dict(chart.words).get("not_stated", "")
        frame.words(axis.x0 + 4, middle + look.small.cap_height / 2, said, look.small)
        return
    places = [axis.position(v) for _, v in found]
    if single:
        frame.line(axis.x0, middle, places[0], middle, look.rule, 0.6, (1.2, 1.8))
    elif len(places) > 1:
        frame.line(min(places), middle, max(places), middle, look.rule, 1.2)
    # of marks that would hide each other, each stands a little lower than the one before
    for k, (n, _) in enumerate(found):
        hidden = sum(abs(p - places[k]) < _NEAR for p in places[:k])
        together = sum(abs(p - places[k]) < _NEAR for p in places)
        frame.marker(
            places[k], middle + (hidden - (together - 1) / 2) * _BESIDE, MARKERS[n % len(MARKERS)], 3.4 if together == 1 else 2.6
        )
    if single:
        style = look.strong if not chart.highlight or chart.labels[i] in chart.highlight else look.regular
        frame.words(places[0] + 7, middle + style.cap_height / 2, frame.number(found[0][1]), style)


# -- heat tables ------------------------------------------------------------------------------------------------------
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
