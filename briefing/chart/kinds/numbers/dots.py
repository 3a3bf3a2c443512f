"""Numbers by category to dots on one scale, a row a category; a line joins the lowest and the highest of a row."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from briefing.chart.ink.axis import Axis, break_marks, make_axis, wants_log
from briefing.chart.ink.canvas import LEADING, MARKERS
from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.pen import measure_words, wrap_words
from briefing.chart.kinds.numbers.frame import Frame
from briefing.records import record

if TYPE_CHECKING:
    from briefing.chart.ink.look import ChartLook
    from briefing.chart.kinds.numbers import DataChart
    from briefing.text.style import TextStyle

_NARROW = 230.0
_BELOW_BREAK = 3.0  # how far the strokes of a broken axis reach below it: a name that stands there begins under them
_NEAR, _BESIDE = 4.0, 3.6  # marks nearer than this would hide each other; then one stands this much lower than the other


def draw_dots(chart: DataChart, measure: float, look: ChartLook) -> DisplayList:
    """The dots of every series on a row for each category; names stand over their rows where the measure is narrow."""
    frame = Frame(chart, measure, look)
    entries = [(MARKERS[n % len(MARKERS)], s.name) for n, s in enumerate(chart.series) if s.name]
    if len(entries) > 1:
        frame.key(entries, lambda shape, x, y: frame.marker(x + 4, y, shape, 3.2), room=11.0, below=5.0)
    _Dots(frame).draw()
    return frame.finish()


@record
class _Row:
    """A category: the lines of its name, the style and the height of these, and the height of the whole row."""

    number: int
    lines: list[str]
    style: TextStyle
    deep: float
    height: float


class _Dots:
    """A column of names and a scale beside it; rows below each other."""

    def __init__(self, frame: Frame) -> None:
        self.frame, self.chart, self.look = frame, frame.chart, frame.look
        self.narrow = frame.width < _NARROW
        self.single = len(self.chart.series) == 1
        widest = max(measure_words(label, self.look.strong) for label in self.chart.labels)
        self.names = 0.0 if self.narrow else min(widest, 0.36 * frame.width)
        self.x0 = self.names + 10 if self.names else 5.0
        self.axis = self._axis()

    def _axis(self) -> Axis:
        """The scale, drawn in where the labels of its first or last tick would leave the measure."""
        frame, chart = self.frame, self.chart
        shown = [v for s in chart.series for v in s.values if v is not None]
        values = [*shown, *(v for v, _ in chart.reference_lines), *chart.reach]
        log = wants_log([v for v in shown if v > 0]) and all(v > 0 for v in shown)
        widest = max((measure_words(frame.number(v), self.look.strong) for v in values), default=0.0)
        right = frame.width - (widest + 8 if self.single else 8.0)
        ends = self.x0, max(right, self.x0 + 30)

        def made(x0: float, x1: float) -> Axis:
            width, lengths = self.look.small.text_width, self.single  # a lone dot stands at the end of a line
            return make_axis(values or [0.0], x0, x1, log=log, numbers=chart.numbers, width=width, lengths=lengths)

        axis = made(*ends)
        first, last = axis.ticks[0], axis.ticks[-1]
        x0 = ends[0] + max(first.width / 2 - axis.position(first.value), 0.0)
        x1 = ends[1] - max(axis.position(last.value) + last.width / 2 - frame.width, 0.0)
        return axis if (x0, x1) == ends else made(x0, max(x1, x0 + 30))

    def draw(self) -> None:
        """What is said of the scale, its labels, the rows."""
        frame, look = self.frame, self.look
        said = [dict(self.chart.words).get("log", "")] if self.axis.log else []
        for words in (*said, *(f"{words}: {frame.number(value)}" for value, words in self.chart.reference_lines)):
            self._say(words)
        frame.y += look.small.size * 1.3
        for tick in self.axis.ticks:
            frame.words(self.axis.position(tick.value), frame.y, tick.label, look.small, "center")
        top = frame.y = frame.y + 4.0
        rows = [self._measured(i, label) for i, label in enumerate(self.chart.labels)]
        broken = not (self.axis.log or self.axis.low <= 0 <= self.axis.high)
        first = top + (_BELOW_BREAK if broken and self.narrow else 0.0)
        bottom = first + math.fsum(row.height for row in rows)
        if not self.narrow:
            self._grid(top, bottom)
        frame.line(self.x0, top, self.axis.x1, top, look.rule, look.rule_width)
        if broken:
            for stroke in break_marks(self.axis.x1 if self.axis.high < 0 else self.x0, top):
                frame.line(*stroke, look.secondary, look.rule_width)
        y = first
        for row in rows:
            self._row(row, y)
            y += row.height
        frame.y = bottom + 2

    def _say(self, words: str) -> None:
        style = self.look.small
        for line in wrap_words(words, self.frame.width, style):
            self.frame.y += style.size * 1.3
            self.frame.words(0.0, self.frame.y, line, style)

    def _measured(self, i: int, label: str) -> _Row:
        style = self.look.strong if label in self.chart.highlight else self.look.regular
        lines = wrap_words(label, self.frame.width if self.narrow else self.names, style)
        deep = len(lines) * style.size * LEADING
        crowd = (self._crowd(i) - 1) * _BESIDE
        return _Row(i, lines, style, deep, deep + 13 + crowd if self.narrow else max(deep + 3, 15.0, crowd + 9))

    def _crowd(self, i: int) -> int:
        """How many marks of a row stand at one place, at most; at least 1."""
        places = [self.axis.position(v) for s in self.chart.series if (v := s.values[i]) is not None]
        return max((sum(abs(p - q) < _NEAR for p in places) for q in places), default=1)

    def _grid(self, top: float, bottom: float) -> None:
        frame, look, axis = self.frame, self.look, self.axis
        for tick in axis.ticks:
            x = axis.position(tick.value)
            zero = tick.value == 0
            frame.line(x, top, x, bottom, look.rule if zero else look.grid, look.axis_width if zero else look.grid_width)
        for value, _ in self.chart.reference_lines:
            frame.line(axis.position(value), top, axis.position(value), bottom, look.asof, 0.9, (4, 2.4))

    def _row(self, row: _Row, y: float) -> None:
        if self.narrow:
            self.frame.block(0.0, y + row.deep / 2 + 1, row.lines, row.style)
            self._grid(y + row.deep + 1, y + row.height)
            self._marks(row.number, y + row.deep + (row.height - row.deep) / 2)
        else:
            self.frame.block(self.names, y + row.height / 2, row.lines, row.style, "right")
            self._marks(row.number, y + row.height / 2)

    def _marks(self, i: int, middle: float) -> None:
        frame, look, axis = self.frame, self.look, self.axis
        found = [(n, v) for n, s in enumerate(self.chart.series) if (v := s.values[i]) is not None]
        if not found:
            said = dict(self.chart.words).get("not_stated", "")
            frame.words(axis.x0 + 4, middle + look.small.cap_height / 2, said, look.small)
            return
        places = [axis.position(v) for _, v in found]
        if self.single:
            frame.line(axis.x0, middle, places[0], middle, look.rule, 0.6, (1.2, 1.8))
        elif len(places) > 1:
            frame.line(min(places), middle, max(places), middle, look.rule, 1.2)
        # of marks that would hide each other, each stands a little lower than the one before
        for k, (n, _) in enumerate(found):
            hidden = sum(abs(p - places[k]) < _NEAR for p in places[:k])
            together = sum(abs(p - places[k]) < _NEAR for p in places)
            lower = (hidden - (together - 1) / 2) * _BESIDE
            frame.marker(places[k], middle + lower, MARKERS[n % len(MARKERS)], 3.4 if together == 1 else 2.6)
        if self.single:
            spoken = not self.chart.highlight or self.chart.labels[i] in self.chart.highlight
            style = look.strong if spoken else look.regular
            frame.words(places[0] + 7, middle + style.cap_height / 2, frame.number(found[0][1]), style)
