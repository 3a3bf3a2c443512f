"""Numbers over times to lines, areas and slopes, each named at its end; what is not stated is a gap."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.chart.ink.axis import Axis, break_marks, make_axis, total_of
from briefing.chart.ink.canvas import DASHES, LEADING, MARKERS, line_colour
from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.pen import measure_words, wrap_words
from briefing.chart.ink.spreading import spread_blocks
from briefing.chart.kinds.numbers.frame import Frame

if TYPE_CHECKING:
    from briefing.chart.ink.look import ChartLook
    from briefing.chart.kinds.numbers import DataChart
    from briefing.text.style import TextStyle

_MARKED = 14  # a line of more points has no mark at each
_PROJECTED = (3.4, 2.2)


def draw_lines(chart: DataChart, measure: float, look: ChartLook) -> DisplayList:
    """A chart of kind line, area or slope `measure` points wide."""
    frame = Frame(chart, measure, look)
    plot = _Slope(frame) if chart.kind == "slope" else _Area(frame) if chart.kind == "area" else _Lines(frame)
    plot.draw()
    return frame.finish()


class _Lines:
    """A plot with its scale at the left, times below, names at the right."""

    def __init__(self, frame: Frame) -> None:
        self.frame, self.chart, self.look = frame, frame.chart, frame.look
        self.height = min(max(0.42 * frame.width, 96.0), 190.0)
        self.narrow = frame.width < 230.0
        self.ends = [self._end(n) for n in range(len(self.chart.series))]
        self.right = self._right()
        names = math.fsum(self._name_height(n) for n in range(len(self.chart.series)))
        self.height = max(self.height, names)  # times stand below
        self.axis = self._scale()
        self.left = max(t.width for t in self.axis.ticks) + 6.0

    def values(self) -> list[float]:
        """Everything that has a place on the scale."""
        shown = [v for s in self.chart.series for v in s.values if v is not None]
        return [*shown, *self.chart.reach, *(v for v, _ in self.chart.reference_lines)]

    def _scale(self) -> Axis:
        style = self.look.small
        # an axis from the bottom up: its labels need room for their height, so their width is said to be that
        made = make_axis(
            self.values(), 0.0, self.height, log=False, numbers=self.chart.numbers, width=lambda _: style.size, lengths=False
        )
        ticks = tuple(type(t)(t.value, t.label, measure_words(t.label, style)) for t in made.ticks)
        return Axis(0.0, self.height, made.low, made.high, False, ticks)

    def _end(self, n: int) -> int:
        """The last point of a series that is stated."""
        stated = [i for i, v in enumerate(self.chart.series[n].values) if v is not None]
        return stated[-1] if stated else -1

    def _said(self, n: int) -> str:
        series, end = self.chart.series[n], self.ends[n]
        if end < 0:
            return f"{series.name} {dict(self.chart.words).get('not_stated', '')}".strip()
        value = self.frame.number(series.values[end] or 0.0)
        return f"{series.name} {value}" if series.name else value

    def _right(self) -> float:
        widest = max(measure_words(self._said(n), self.look.strong) for n in range(len(self.chart.series)))
        return min(widest + 10.0, (0.38 if self.narrow else 0.32) * self.frame.width)

    def _name_lines(self, n: int) -> list[str]:
        return wrap_words(self._said(n), self.right - 8, self._style(n))

    def _name_height(self, n: int) -> float:
        return len(self._name_lines(n)) * self._style(n).size * LEADING + 1

    # -- places -----------------------------------------------------------------------------------------------------
    def x(self, i: int) -> float:
        """Where a category stands."""
        places = self.chart.places
        x0, x1 = self.left + 2, self.frame.width - self.right
        span = places[-1] - places[0]
        return x0 + (x1 - x0) * ((places[i] - places[0]) / span if span else 0.5)

    def y(self, value: float) -> float:
        """How far down a value stands."""
        return self.top + self.height - self.axis.position(value)

    def draw(self) -> None:
        """Scale, times, lines and their names."""
        frame = self.frame
        self._reference_words()
        self.top = frame.y + self.look.small.size * 0.5
        if self.chart.projected_from >= 0:
            self.top += self.look.small.size * 0.9
        bottom = self.top + self.height
        self._projection(bottom)
        for tick in self.axis.ticks:
            y = self.y(tick.value)
            zero = tick.value == 0
            colour = self.look.rule if zero else self.look.grid
            frame.line(self.left, y, frame.width - self.right, y, colour, self.look.axis_width if zero else self.look.grid_width)
            frame.words(self.left - 4, y + self.look.small.cap_height / 2, tick.label, self.look.small, "right")
        if not self.axis.low <= 0 <= self.axis.high:
            for stroke in break_marks(self.left, self.top if self.axis.high < 0 else bottom):
                frame.line(*stroke, self.look.secondary, self.look.rule_width)
        for value, _ in self.chart.reference_lines:
            frame.line(self.left, self.y(value), frame.width - self.right, self.y(value), self.look.asof, 0.9, (4, 2.4))
        self._series()
        self._names(bottom)
        frame.y = bottom
        self._times()

    def _reference_words(self) -> None:
        """What each reference line is, over the plot: inside it, words would lie on lines."""
        style = self.look.small
        for value, words in self.chart.reference_lines:
            for line in wrap_words(f"{words}: {self.frame.number(value)}", self.frame.width, style):
                self.frame.y += style.size * 1.3
                self.frame.words(0.0, self.frame.y, line, style)
        if self.chart.reference_lines:
            self.frame.y += 5.0

    def _projection(self, bottom: float) -> None:
        first = self.chart.projected_from
        if first < 0:
            return
        x = self.x(first) if first == 0 else (self.x(first) + self.x(first - 1)) / 2
        words = dict(self.chart.words).get("projected", "")
        style = self.look.small
        width = measure_words(words, style)
        at = x + 3 if x + 3 + width <= self.frame.width else x - 3 - width
        over = self.top - style.size * 0.9
        self.frame.words(at, over - 1.0, words, style)
        self.frame.line(x, over - style.cap_height, x, bottom, self.look.secondary, 0.8, (2.4, 2.0))

    def _series(self) -> None:
        for n, series in enumerate(self.chart.series):
            self._line(n, series.values)

    def _line(self, n: int, values: Sequence[float | None]) -> None:
        colour, first = line_colour(self.look, n), self.chart.projected_from
        role = self.chart.series[n].role
        points = [(i, v) for i, v in enumerate(values)]
        for solid in (True, False):
            run: list[tuple[float, float]] = []
            for (i, a), (j, b) in pairwise(points):
                wanted = a is not None and b is not None and solid == (not (0 <= first <= j) and role != "projected")
                if wanted and a is not None and b is not None:
                    run = run or [(self.x(i), self.y(a))]
                    run.append((self.x(j), self.y(b)))
                if run and not wanted:
                    self.frame.path(run, colour, 1.8, DASHES[n % len(DASHES)] if solid else _PROJECTED)
                    run = []
            if run:
                self.frame.path(run, colour, 1.8, DASHES[n % len(DASHES)] if solid else _PROJECTED)
        alone = [
            i
            for i, v in points
            if v is not None and (i == 0 or values[i - 1] is None) and (i + 1 == len(values) or values[i + 1] is None)
        ]
        marked = range(len(values)) if len(values) <= _MARKED else sorted({*alone, self.ends[n]} - {-1})
        for i in marked:
            value = values[i]
            if value is not None:
                self.frame.marker(self.x(i), self.y(value), MARKERS[n % len(MARKERS)], 2.8)

    def _names(self, bottom: float) -> None:
        frame = self.frame
        shown = [n for n in range(len(self.chart.series)) if self.ends[n] >= 0]
        lines = {n: self._name_lines(n) for n in range(len(self.chart.series))}
        heights = [self._name_height(n) for n in shown]
        wanted = [self.y(self.chart.series[n].values[self.ends[n]] or 0.0) for n in shown]
        silent = [n for n in lines if n not in shown]
        room = bottom - math.fsum(self._name_height(n) for n in silent)
        edge = frame.width - self.right
        for n, middle in zip(shown, spread_blocks(wanted, heights, self.top - 6, room + 6), strict=True):
            end = self.ends[n]
            y, x = self.y(self.chart.series[n].values[end] or 0.0), self.x(end)
            if abs(middle - y) > 2.5 or edge - x > 6:
                frame.path([(x + 4, y), (max(edge - 1, x + 5), y), (edge + 5, middle)], self.look.rule, 0.5)
            frame.block(edge + 8, middle, lines[n], self._style(n))
        for n in silent:
            frame.block(edge + 8, room + 6 + self._name_height(n) / 2, lines[n], self._style(n))
            room += self._name_height(n)

    def _style(self, n: int) -> TextStyle:
        series = self.chart.series[n]
        spoken = not self.chart.highlight or series.name in self.chart.highlight
        return self.look.strong if spoken else self.look.regular

    def _times(self) -> None:
        """Times below the plot: as many as have room, the first and the last always."""
        frame, style = self.frame, self.look.small
        labels = self.chart.labels
        widths = [measure_words(label, style) for label in labels]
        count = len(labels)
        for every in range(1, count + 1):
            shown = list(range(0, count, every))
            if shown[-1] != count - 1:
                shown = [i for i in shown if i == 0 or self._clear(i, count - 1, widths)] + [count - 1]
            if all(self._clear(a, b, widths) for a, b in pairwise(shown)):
                break
        else:
            shown = [0, count - 1] if count > 1 else [0]
        y = frame.y
        for i in range(count):
            frame.line(self.x(i), y, self.x(i), y + (3.0 if i in shown else 1.8), self.look.rule, 0.6)
        baseline = y + 4 + style.size
        fits = all(self._clear(a, b, widths) for a, b in pairwise(shown))
        for n, i in enumerate(shown):
            room = frame.width if fits else (frame.width - 8) / 2
            lines = wrap_words(labels[i], room, style)
            for k, line in enumerate(lines):
                anchor = "center" if fits else "left" if n == 0 else "right"
                x = self.x(i) if fits else 0.0 if n == 0 else frame.width
                frame.words(x, baseline + k * style.size * LEADING, line, style, anchor)
                frame.y = max(frame.y, baseline + k * style.size * LEADING)
        frame.y += 3.0

    def _extent(self, i: int, widths: Sequence[float]) -> tuple[float, float]:
        left = min(max(self.x(i) - widths[i] / 2, 0.0), max(self.frame.width - widths[i], 0.0))
        return left, left + widths[i]

    def _clear(self, i: int, j: int, widths: Sequence[float]) -> bool:
        return self._extent(j, widths)[0] - self._extent(i, widths)[1] >= 6.0


class _Area(_Lines):
    """Series laid on each other; one alone is the area under its line."""

    _SHADES = ("firm", "pale", "mid", "grid")

    def _tops(self) -> list[list[float]]:
        """The upper edge of each series."""
        out: list[list[float]] = []
        for series in self.chart.series:
            below = out[-1] if out else [0.0] * len(self.chart.labels)
            out.append([total_of((b, v or 0.0)) for b, v in zip(below, series.values, strict=True)])
        return out

    def _scale(self) -> Axis:
        style = self.look.small
        tops = self._tops()
        highest = [*(v for t in tops for v in t), *self.chart.reach, *(v for v, _ in self.chart.reference_lines)]
        made = make_axis(highest, 0.0, self.height, log=False, numbers=self.chart.numbers, width=lambda _: style.size)
        ticks = tuple(type(t)(t.value, t.label, measure_words(t.label, style)) for t in made.ticks)
        return Axis(0.0, self.height, made.low, made.high, False, ticks)

    def _series(self) -> None:
        tops = self._tops()
        count = len(self.chart.labels)
        for n in reversed(range(len(tops))):
            edge = [(self.x(i), self.y(tops[n][i])) for i in range(count)]
            below = tops[n - 1] if n else [0.0] * count
            foot = [(self.x(i), self.y(below[i])) for i in reversed(range(count))]
            shade = "pale" if len(tops) == 1 else self._SHADES[n % 4]
            self.frame.area([*edge, *foot], shade)
            if count == 1:  # one time has no area: its values are marks
                self.frame.marker(*edge[0], MARKERS[n % len(MARKERS)], 2.8)
                continue
            self.frame.path(edge, self.look.firm, 1.6 if len(tops) == 1 else 0.9)  # a pale filling by itself is too faint

    def _names(self, bottom: float) -> None:
        frame, tops = self.frame, self._tops()
        edge, last = frame.width - self.right, len(self.chart.labels) - 1
        middles = []
        for n in range(len(tops)):
            below = tops[n - 1][last] if n else 0.0
            middles.append(self.y(tops[n][last] if len(tops) == 1 else (tops[n][last] + below) / 2))
        lines = [self._name_lines(n) for n in range(len(tops))]
        heights = [self._name_height(n) for n in range(len(tops))]
        for n, middle in enumerate(spread_blocks(middles, heights, self.top - 6, bottom + 6)):
            if abs(middle - middles[n]) > 2.5:
                frame.path([(edge + 1, middles[n]), (edge + 6, middle)], self.look.rule, 0.5)
            frame.block(edge + 8, middle, lines[n], self._style(n))


class _Slope(_Lines):
    """Two times side by side, a line for each series, names and values at both ends."""

    def __init__(self, frame: Frame) -> None:
        self.frame, self.chart, self.look = frame, frame.chart, frame.look
        count = len(self.chart.series)
        self.narrow = frame.width < 230.0
        whole = max(measure_words(w, self.look.strong) for s in self.chart.series for w in (s.name or "0").split(" ")) + 10.5
        self.side = min(max(0.30 * frame.width, whole), 0.38 * frame.width) if self.narrow else min(0.33 * frame.width, 160.0)
        shown = self.values()
        low, high = (min(shown), max(shown)) if shown else (0.0, 1.0)
        if low == high:
            low, high = low - 1, high + 1
        self.height = max(0.30 * frame.width, count * 13.0, 80.0)
        self.axis = Axis(0.0, self.height, low, high, False, ())
        self.ends = [self._end(n) for n in range(count)]

    def x(self, i: int) -> float:
        """The one end or the other."""
        return self.side if i == 0 else self.frame.width - self.side

    def draw(self) -> None:
        """Two upright lines, the times over them, the slopes between."""
        frame, look = self.frame, self.look
        room = min(2 * self.side, frame.width - 2 * self.side - 8)
        heads = [wrap_words(label, room, look.small_strong) for label in self.chart.labels]
        deepest = max(len(h) for h in heads)
        leading = look.small_strong.size * LEADING
        for i, lines in enumerate(heads):
            for k, line in enumerate(lines):
                y = frame.y + (deepest - len(lines) + k + 1) * leading
                frame.words(self.x(i), y, line, look.small_strong, "center")
        frame.y += deepest * leading + 11
        self.top = frame.y
        names = [self._labels(i) for i in (0, 1)]
        deep = max(math.fsum(h) for _, h, _ in names)
        self.height = max(self.height, deep)
        self.axis = Axis(0.0, self.height, self.axis.low, self.axis.high, False, ())
        for i in (0, 1):
            frame.line(self.x(i), self.top - 4, self.x(i), self.top + self.height + 4, look.rule, look.rule_width)
        for n, series in enumerate(self.chart.series):
            self._line(n, series.values)
        for i in (0, 1):
            self._side(i)
        frame.y = self.top + self.height + 8

    def _labels(self, i: int) -> tuple[list[int], list[float], list[list[str]]]:
        shown = [n for n, s in enumerate(self.chart.series) if s.values[i] is not None]
        lines = [wrap_words(self._at(n, i), self.side - 10, self._style(n)) for n in shown]
        return shown, [len(ls) * self._style(n).size * LEADING + 1 for n, ls in zip(shown, lines, strict=True)], lines

    def _at(self, n: int, i: int) -> str:
        series = self.chart.series[n]
        value = self.frame.number(series.values[i] or 0.0)
        return f"{series.name} {value}".strip()

    def _side(self, i: int) -> None:
        frame = self.frame
        shown, heights, lines = self._labels(i)
        wanted = [self.y(self.chart.series[n].values[i] or 0.0) for n in shown]
        out = -1 if i == 0 else 1
        for n, middle, at, words in zip(
            shown, spread_blocks(wanted, heights, self.top - 8, self.top + self.height + 8), wanted, lines, strict=True
        ):
            if abs(middle - at) > 2.5:
                frame.path([(self.x(i) + out * 3, at), (self.x(i) + out * 7, middle)], self.look.rule, 0.5)
            frame.block(self.x(i) + out * 9, middle, words, self._style(n), "right" if i == 0 else "left")
