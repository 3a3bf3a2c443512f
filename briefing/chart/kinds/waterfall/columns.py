"""The steps of a waterfall to upright bars from left to right: numbers over what rises, under what falls, names below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chart.ink.axis import share_of
from briefing.chart.ink.canvas import LEADING, Canvas
from briefing.chart.ink.pen import measure_words, wrap_words
from briefing.chart.kinds.waterfall.steps import GAP, REFERENCES, UNKNOWN, Step, pointed, reach_of, words_on_paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.chart.kinds.waterfall import WaterfallChart
    from briefing.text.style import TextStyle

_WIDEST = 84.0  # from one bar to the next
_SHARE = 0.6  # of that, the bar
_BETWEEN = 7.0  # the names of two bars
_MOST_LINES = 3
_TALL, _LEAST_TALL, _MOST_TALL = 0.3, 96.0, 150.0  # from the lowest to the highest value: share of the measure, points


def fits_columns(steps: Sequence[Step], measure: float) -> bool:
    """Whether every number and every word of a name has room in its column, and no name needs more than three lines."""
    room = _slot(steps, measure) - _BETWEEN
    if any(measure_words(word, style) > room for step in steps for word, style in _words(step)):
        return False
    return all(len(wrap_words(step.name, room, step.name_style)) <= _MOST_LINES for step in steps)


def _slot(steps: Sequence[Step], measure: float) -> float:
    return min(measure / len(steps), _WIDEST)


def _words(step: Step) -> list[tuple[str, TextStyle]]:
    numbers = [step.said] if step.filling else step.said.split(" ")
    return [*((word, step.name_style) for word in step.name.split(" ")), *((word, step.style) for word in numbers)]


class Columns:
    """Upright bars on a canvas; heights are places down the canvas."""

    def __init__(self, canvas: Canvas, chart: WaterfallChart, steps: Sequence[Step]) -> None:
        self.canvas, self.chart, self.steps, self.look = canvas, chart, steps, canvas.look
        self.slot = _slot(steps, canvas.width)
        self.thick = self.slot * _SHARE
        self.said = [self._said(step) for step in steps]
        self.low, self.high = reach_of(chart, steps)
        self.tall = min(max(_TALL * canvas.width, _LEAST_TALL), _MOST_TALL)

    def _said(self, step: Step) -> list[str]:
        return [step.said] if step.filling else wrap_words(step.said, self.slot - _BETWEEN, step.style)

    def _deep(self, i: int) -> float:
        """How much room the number of a bar needs beyond the bar."""
        return GAP + len(self.said[i]) * self.steps[i].style.size * LEADING

    def _beyond(self, way: int) -> float:
        """How far numbers reach beyond the scale: over its highest value (1), under its lowest (-1)."""
        edge = self.high if way > 0 else self.low
        near = [abs(share_of(edge, self.low, self.high) - share_of(s.outer, self.low, self.high)) for s in self.steps]
        mine = [self._deep(i) - near[i] * self.tall for i, s in enumerate(self.steps) if (s.way < 0) == (way < 0)]
        return max([*mine, 0.0])

    def y(self, value: float) -> float:
        """Where a value stands."""
        return self.top + self.tall * (1.0 - share_of(value, self.low, self.high))

    def left(self, i: int) -> float:
        """The left edge of a bar."""
        return i * self.slot + (self.slot - self.thick) / 2

    def draw(self) -> None:
        """Lines for comparison, bars and what joins them, the zero line, numbers, names."""
        canvas, look = self.canvas, self.look
        self.top = canvas.y + self._beyond(1)
        right = self.slot * len(self.steps)
        for n, (value, _) in enumerate(self.chart.reference_lines):
            canvas.line(0.0, self.y(value), right, self.y(value), look.asof, 0.9, REFERENCES[n % len(REFERENCES)])
        for i, step in enumerate(self.steps[:-1]):
            start = self.left(i) + (self.thick / 2 if step.is_pointed else self.thick)
            canvas.line(start, self.y(step.end), self.left(i + 1), self.y(step.end), look.secondary, 0.6)
        for i, step in enumerate(self.steps):
            self._bar(i, step)
        canvas.line(0.0, self.y(0), right, self.y(0), look.rule, look.axis_width)
        for i, step in enumerate(self.steps):
            self._number(i, step)
        canvas.y = self.top + self.tall + self._beyond(-1)
        self._names()

    def _bar(self, i: int, step: Step) -> None:
        x0, x1, start, end = self.left(i), self.left(i) + self.thick, self.y(step.start), self.y(step.end)
        if not step.filling:
            self.canvas.line(x0, start, x1, end, self.look.secondary, 1.0, UNKNOWN)
        elif step.is_sum:
            self.canvas.bar(x0, min(start, end), self.thick, max(abs(end - start), 0.6), step.filling)
        else:
            self.canvas.shape([(x, y) for y, x in pointed(start, end, step.way, x0, x1)], step.filling)

    def _number(self, i: int, step: Step) -> None:
        leading = step.style.size * LEADING
        at = self.y(step.outer)
        middle = at + GAP + leading / 2 if step.way < 0 else at - GAP - (len(self.said[i]) - 0.5) * leading
        for n, line in enumerate(self.said[i]):
            y = middle + n * leading
            lines = [self.y(0.0), *(self.y(v) for v, _ in self.chart.reference_lines)]
            struck = any(abs(y - crossing) < leading / 2 for crossing in lines)
            words_on_paper(self.canvas, self.left(i) + self.thick / 2, y, line, step.style, "center", struck=struck)

    def _names(self) -> None:
        canvas = self.canvas
        top, deepest = canvas.y + 3.0, 0.0
        for i, step in enumerate(self.steps):
            style = step.name_style
            for n, line in enumerate(wrap_words(step.name, self.slot - _BETWEEN, style)):
                baseline = top + n * style.size * LEADING + style.size
                canvas.words(self.left(i) + self.thick / 2, baseline, line, style, "center")
                deepest = max(deepest, baseline - top)
        canvas.y = top + deepest + 3.0
