"""Numbers by category to horizontal bars: one series, several side by side, or parts of a whole end to end."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.chart.ink.axis import share_of, total_of
from briefing.chart.ink.canvas import FILLINGS, LEADING, in_colour
from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.pen import measure_words, wrap_words
from briefing.chart.kinds.numbers.frame import Frame

if TYPE_CHECKING:
    from briefing.chart.ink.look import ChartLook
    from briefing.chart.kinds.numbers import DataChart
    from briefing.text.style import TextStyle

_BAR, _THIN = 9.5, 7.0
_NARROW = 230.0  # below this, names stand over their bars
_GAP = 4.0


def draw_bars(chart: DataChart, measure: float, look: ChartLook) -> DisplayList:
    """The chart `measure` points wide; bars grow from zero, the value stands at the end of each."""
    frame = Frame(chart, measure, look)
    several = len(chart.series) > 1
    entries = frame.role_key()
    if several:
        named = [(filling_of(chart, n), s.name) for n, s in enumerate(chart.series)]
        entries = named + [e for e in entries if e[0] == "hatch" and chart.projected_from >= 0]
    frame.key(list(dict.fromkeys(entries)), lambda filling, x, y: frame.bar(x, y - 3.2, 12.0, 6.4, filling), room=16.0, below=8.0)
    _Bars(frame).draw()
    return frame.finish()


def filling_of(chart: DataChart, series: int) -> str:
    """The filling of a series: by its role where it has one, else by its place among them."""
    role = chart.series[series].role
    if role == "ours":
        return "ours"
    return "hatch" if role == "projected" and len(chart.series) == 1 else FILLINGS[series % len(FILLINGS)]


class _Bars:
    """Columns of names, bars and values; rows below each other."""

    def __init__(self, frame: Frame) -> None:
        self.frame, self.chart, self.look = frame, frame.chart, frame.look
        self.stacked = self.chart.kind == "stacked_bar"
        self.narrow = frame.width < _NARROW
        self.thick = max(_BAR, 1.25 * self.look.small.size) if self.stacked else _BAR  # numbers stand in a stack's parts
        values = self._ends()
        self.low, self.high = min([0.0, *values]), max([0.0, *values])
        if self.low == self.high:
            self.high = 1.0
        self.names = 0.0 if self.narrow else self._names_width()
        left, right = self._value_widths()
        self.x0 = (self.names + 6 if self.names else 0.0) + left
        self.x1 = max(frame.width - right, self.x0 + 30.0)

    def _ends(self) -> list[float]:
        lines = [*self.chart.reach, *(v for v, _ in self.chart.reference_lines)]
        if self.stacked:
            return [*lines, *(total_of(v for _, v in self._parts(i)) for i in range(len(self.chart.labels)))]
        return [*lines, *(v for s in self.chart.series for v in s.values if v is not None)]

    def _names_width(self) -> float:
        widest = max(measure_words(label, self.look.strong) for label in self.chart.labels)
        return min(widest, 0.36 * self.frame.width)

    def _value_widths(self) -> tuple[float, float]:
        """Room for the values left of the lowest bar and right of the highest."""
        said = [(v, measure_words(self.frame.number(v), self.look.strong)) for v in self._ends()]
        right = max([w for v, w in said if v >= 0.6 * self.high], default=0.0) + _GAP + 1
        unknown = any(v is None for s in self.chart.series for v in s.values)
        if unknown:
            right = max(
                right,
                min(measure_words(dict(self.chart.words).get("not_stated", ""), self.look.small) + _GAP, 0.3 * self.frame.width),
            )
        left = max([w + _GAP for v, w in said if v < 0], default=0.0)
        return left, right

    def x(self, value: float) -> float:
        """Where a value stands."""
        return self.x0 + (self.x1 - self.x0) * share_of(value, self.low, self.high)

    def draw(self) -> None:
        """All rows, the zero line, the reference lines with their words above."""
        frame = self.frame
        self._reference_words()
        top = frame.y
        rows = []
        for i, label in enumerate(self.chart.labels):
            rows.append(self._measure_row(i, label))
        bottom = top + math.fsum(h for *_, h in rows)
        for value, _ in self.chart.reference_lines:
            for first, last in self._uprights(rows, top):
                frame.line(self.x(value), first - 3, self.x(value), last, self.look.asof, 0.9, (4, 2.4))
        y = top
        for i, lines, height in rows:
            self._row(i, lines, y, height)
            y += height
        for first, last in self._uprights(rows, top):
            frame.line(self.x(0), first, self.x(0), last, self.look.rule, self.look.axis_width)
        frame.y = bottom + 1

    def _uprights(self, rows: Sequence[tuple[int, list[str], float]], top: float) -> list[tuple[float, float]]:
        """From where to where an upright line may run: past all rows, or past the bars only where names stand over them."""
        bottom = top + math.fsum(h for *_, h in rows)
        if not self.narrow:
            return [(top, bottom)]
        out, y = [], top
        for i, lines, height in rows:
            style = self.look.strong if self._highlighted(i) else self.look.regular
            out.append((y + len(lines) * style.size * LEADING + 3, y + height))
            y += height
        return out

    def _reference_words(self) -> None:
        frame, style = self.frame, self.look.small
        for value, words in self.chart.reference_lines:
            said = f"{words}: {frame.number(value)}"
            for line in wrap_words(said, frame.width, style):
                frame.y += style.size * 1.3
                x = min(max(self.x(value) + 3, 0.0), max(frame.width - measure_words(line, style), 0.0))
                frame.words(x, frame.y, line, style)
        if self.chart.reference_lines:
            frame.y += 4.0

    def _measure_row(self, i: int, label: str) -> tuple[int, list[str], float]:
        style = self.look.strong if self._highlighted(i) else self.look.regular
        lines = wrap_words(label, self.frame.width if self.narrow else self.names, style)
        words = len(lines) * style.size * LEADING
        bars = self.thick if self.stacked or len(self.chart.series) == 1 else len(self.chart.series) * (_THIN + 2.2)
        if self.stacked:
            bars += len(self._left_over(i)) * self.look.small.size * 1.35
        dense = len(self.chart.labels) > 14
        pad = 3.0 if dense else 6.0
        return i, lines, (words + bars + pad if self.narrow else max(words, bars) + pad)

    def _highlighted(self, i: int) -> bool:
        return self.chart.labels[i] in self.chart.highlight

    def _row(self, i: int, lines: Sequence[str], y: float, height: float) -> None:
        frame = self.frame
        style = self.look.strong if self._highlighted(i) else self.look.regular
        words = len(lines) * style.size * LEADING
        if self.narrow:
            frame.block(0.0, y + words / 2, lines, style)
            y, height = y + words, height - words
        else:
            frame.block(self.names, y + height / 2, lines, style, "right")
        if self.stacked:
            self._stack(i, y + height / 2)
            return
        count = len(self.chart.series)
        step = _BAR if count == 1 else _THIN + 2.2
        middle = y + height / 2 - (count - 1) * step / 2
        for n in range(count):
            self._bar(i, n, middle + n * step, _BAR if count == 1 else _THIN)

    def _bar(self, i: int, n: int, middle: float, thick: float) -> None:
        frame, chart = self.frame, self.chart
        value = chart.series[n].values[i]
        if value is None:
            said = dict(chart.words).get("not_stated", "")
            frame.words(self.x(0) + _GAP, middle + self.look.small.cap_height / 2, said, self.look.small)
            return
        frame.bar(self.x(0), middle - thick / 2, self.x(value) - self.x(0), thick, self._filling(i, n))
        strong = self._highlighted(i) or not chart.highlight
        style = self.look.strong if strong and thick >= _BAR else self.look.regular if thick >= _BAR else self.look.small
        baseline = middle + style.cap_height / 2
        self._spare(value, middle, style)
        if value < 0:
            frame.words(self.x(value) - _GAP, baseline, frame.number(value), style, "right")
        else:
            frame.words(self.x(value) + _GAP, baseline, frame.number(value), style)

    def _spare(self, value: float, middle: float, style: TextStyle) -> None:
        """Paper behind a value that a line for comparison would strike through."""
        width = measure_words(self.frame.number(value), style) + 2
        left = self.x(value) - _GAP - width + 1 if value < 0 else self.x(value) + _GAP - 1
        if any(left < self.x(v) < left + width for v, _ in self.chart.reference_lines):
            self.frame.box(left, middle - style.size * 0.55, width, style.size * 1.1, self.look.paper)

    def _filling(self, i: int, n: int) -> str:
        chart = self.chart
        if 0 <= chart.projected_from <= i:
            return "hatch"
        filling = filling_of(chart, n)
        if filling == "firm" and chart.highlight and len(chart.series) == 1 and not self._highlighted(i):
            return "pale"
        return filling

    # -- stacks -----------------------------------------------------------------------------------------------------
    def _parts(self, i: int) -> list[tuple[int, float]]:
        return [(n, v) for n, s in enumerate(self.chart.series) if (v := s.values[i])]

    def _fits(self, value: float) -> bool:
        return self.x(value) - self.x(0) >= measure_words(self.frame.number(value), self.look.small) + 6

    def _left_over(self, i: int) -> list[str]:
        """Lines below the bar: the parts whose number has no room inside, and those not stated."""
        said = [f"{self.chart.series[n].name} {self.frame.number(v)}" for n, v in self._parts(i) if not self._fits(v)]
        unknown = dict(self.chart.words).get("not_stated", "")
        said += [f"{s.name} {unknown}" for s in self.chart.series if s.values[i] is None]
        return wrap_words(" · ".join(said), self.frame.width - self.x0 - 3, self.look.small)

    def _stack(self, i: int, middle: float) -> None:
        frame, look = self.frame, self.look
        rest = self._left_over(i)
        middle -= len(rest) * look.small.size * 1.35 / 2
        at = 0.0
        for n, value in self._parts(i):
            left, filling = self.x(at), filling_of(self.chart, n)
            end = total_of((at, value))
            width = self.x(end) - left
            frame.bar(left, middle - self.thick / 2, width, self.thick, filling)
            if self._fits(value):
                self._inside(left + width / 2, middle, frame.number(value), filling)
            at = end
        frame.words(self.x(at) + _GAP, middle + look.strong.cap_height / 2, frame.number(at), look.strong)
        for n, line in enumerate(rest):
            frame.words(self.x0 + 3, middle + self.thick / 2 + look.small.size * (1.05 + 1.35 * n), line, look.small)

    def _inside(self, x: float, middle: float, said: str, filling: str) -> None:
        """A number in its part of the bar: paper-coloured on dark fillings, else ink, on paper where lines cross it."""
        frame, look = self.frame, self.look
        style = in_colour(look.small, look.paper if filling in ("firm", "dark") else look.ink)
        if filling in ("hatch", "lines"):
            w = measure_words(said, style)
            frame.box(x - w / 2 - 1.5, middle - self.thick / 2 + 0.6, w + 3, self.thick - 1.2, look.paper)
        frame.words(x, middle + style.cap_height / 2, said, style, "center")
