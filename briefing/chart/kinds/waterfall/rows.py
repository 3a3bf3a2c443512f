"""The steps of a waterfall to lying bars, a row each from the top down: numbers beyond their ends, names at the left or above."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from briefing.chart.ink.axis import share_of
from briefing.chart.ink.canvas import LEADING, Canvas
from briefing.chart.ink.pen import measure_words, wrap_words
from briefing.chart.kinds.waterfall.steps import GAP, REFERENCES, UNKNOWN, Step, pointed, reach_of, words_on_paper
from briefing.records import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.chart.kinds.waterfall import WaterfallChart

_THICK = 9.5
_NARROW = 230.0  # below this, names stand over their bars
_SHORT = 0.3  # of the measure: a scale under this is too short
_LEAST = 24.0  # points: the shortest scale
_MANY = 14  # rows; more of them stand closer


class Rows:
    """Lying bars on a canvas; a value has its place from the left."""

    def __init__(self, canvas: Canvas, chart: WaterfallChart, steps: Sequence[Step]) -> None:
        self.canvas, self.chart, self.steps, self.look = canvas, chart, steps, canvas.look
        self.low, self.high = reach_of(chart, steps)
        self._measure(over=canvas.width < _NARROW)
        if self.long < _SHORT * canvas.width:  # numbers take the room of the bars: they stand over them as well
            self.steps = [replace(s, name=f"{s.name} {s.said}", said="") for s in steps]
            self._measure(over=True)

    def _measure(self, *, over: bool) -> None:
        """Where the scale lies and how high each row is, with names `over` the bars or at the left."""
        steps, width = self.steps, self.canvas.width
        self.over = over
        self.names = 0.0 if over else min(max(measure_words(s.name, s.name_style) for s in steps), 0.36 * width)
        self.indent = GAP if self.low == 0 else 0.0  # of names over bars: beside the zero line where that is the left edge
        self.lines = [wrap_words(s.name, self.names or width - self.indent, s.name_style) for s in steps]
        labels = [(share_of(s.outer, self.low, self.high), s.width() + GAP + 1, s.way < 0) for s in steps]
        self.x0, self.long = _scale(labels, self.names + 6 if self.names else 0.0, width)
        pad = (3.0 if len(steps) > _MANY else 6.0) + (2.0 if over else 0.0)
        self.words = [len(ls) * s.name_style.size * LEADING for ls, s in zip(self.lines, steps, strict=True)]
        self.heights = [(w + _THICK if over else max(w, _THICK)) + pad for w in self.words]

    def x(self, value: float) -> float:
        """Where a value stands."""
        return self.x0 + self.long * share_of(value, self.low, self.high)

    def middle(self, i: int) -> float:
        """The height of the middle of a bar."""
        top = self.top + math.fsum(self.heights[:i])
        return top + (self.words[i] + 1 + _THICK / 2 if self.over else self.heights[i] / 2)

    def draw(self) -> None:
        """Lines for comparison and what joins bars, bars, the zero line, then all words."""
        canvas, look = self.canvas, self.look
        self.top = canvas.y
        foot = self.top + math.fsum(self.heights)
        for n, (value, _) in enumerate(self.chart.reference_lines):
            canvas.line(self.x(value), self.top - 3, self.x(value), foot, look.asof, 0.9, REFERENCES[n % len(REFERENCES)])
        for i, step in enumerate(self.steps[:-1]):
            x = self.x(step.end)
            down = self.middle(i) + (0.0 if step.is_pointed else _THICK / 2)
            canvas.line(x, down, x, self.middle(i + 1) - _THICK / 2, look.secondary, 0.6)
        for i, step in enumerate(self.steps):
            self._bar(step, self.middle(i))
        canvas.line(self.x(0), self.top, self.x(0), foot, look.rule, look.axis_width)
        for i, step in enumerate(self.steps):
            self._words(i, step)
        canvas.y = foot + 1

    def _bar(self, step: Step, middle: float) -> None:
        start, end, top, foot = self.x(step.start), self.x(step.end), middle - _THICK / 2, middle + _THICK / 2
        if not step.filling:
            self.canvas.line(start, top, end, foot, self.look.secondary, 1.0, UNKNOWN)
        elif step.is_sum:
            self.canvas.bar(min(start, end), top, max(abs(end - start), 0.6), _THICK, step.filling)
        else:
            self.canvas.shape(pointed(start, end, step.way, top, foot), step.filling)

    def _words(self, i: int, step: Step) -> None:
        style, leading = step.name_style, step.name_style.size * LEADING
        middle = self.middle(i) - ((_THICK + self.words[i]) / 2 + 1 if self.over else 0.0)
        for n, line in enumerate(self.lines[i]):
            y = middle + (n - (len(self.lines[i]) - 1) / 2) * leading
            at = (self.indent, "left") if self.over else (self.names, "right")
            words_on_paper(self.canvas, at[0], y, line, style, at[1], struck=self.over)
        end = self.x(step.outer) + (-GAP if step.way < 0 else GAP)
        left = end - step.width() if step.way < 0 else end
        lines = [self.x(v) for v in (0.0, *(v for v, _ in self.chart.reference_lines))]
        struck = any(left - 2 < x < left + step.width() + 2 for x in lines)
        anchor = "right" if step.way < 0 else "left"
        words_on_paper(self.canvas, end, self.middle(i), step.said, step.style, anchor, struck=struck)


def _scale(labels: Sequence[tuple[float, float, bool]], left: float, right: float) -> tuple[float, float]:
    """The start and the length of the longest scale between `left` and `right` beside which every label has room.

    A label stands at a share of the scale and needs so many points beyond, to the left where it says so. At a length L that
    starts at x, one at share s to the left needs x + sL − width ≥ left; one to the right, x + tL + width ≤ right: each such
    pair with t > s bounds L.
    """
    lower = [(0.0, 0.0), *((s, w) for s, w, to_left in labels if to_left)]
    upper = [(1.0, 0.0), *((s, w) for s, w, to_left in labels if not to_left)]
    bounds = [(right - left - w - v) / (t - s) for s, w in lower for t, v in upper if t > s]
    long = max(min(bounds), _LEAST)
    return max(left + w - s * long for s, w in lower), long
