"""The bars of a waterfall to steps as they are drawn: from where to where, with what words, in which filling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chart.ink.canvas import Canvas
from briefing.chart.ink.pen import measure_words
from briefing.records import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.chart.ink.look import ChartLook
    from briefing.chart.kinds.waterfall import WaterfallChart
    from briefing.text.style import TextStyle

GAP = 4.0  # between a bar and its number
_TIP = 4.5  # how far the point of a step reaches
_LEAST = 1.2  # the shortest step, in points: one that changes nothing is a line
REFERENCES: tuple[tuple[float, ...], ...] = ((4, 2.4), (1.4, 1.8), (7, 1.8, 1.4, 1.8))
"""The dashes of the lines for comparison, in order."""
UNKNOWN = (1.6, 2.2)  # dashes across a step that is not stated


@record
class Step:
    """One bar: its name, its number as printed, the levels between which it stands.

    `way` is 1 for a rise and for a sum above zero, -1 for a fall and for a sum below it, 0 for a step that changes nothing;
    `filling` is "" for one that is not stated.
    """

    name: str
    said: str
    start: float
    end: float
    way: int
    filling: str
    is_sum: bool
    name_style: TextStyle
    style: TextStyle

    @property
    def outer(self) -> float:
        """The level beyond which its number stands."""
        return max(self.start, self.end) if not self.filling else self.end

    @property
    def is_pointed(self) -> bool:
        """Whether it ends in a point: what joins it to the next bar starts there, in its middle."""
        return self.way != 0 and not self.is_sum and self.filling != ""

    def width(self) -> float:
        """How wide its number is, in points."""
        return measure_words(self.said, self.style)


def steps_of(chart: WaterfallChart, look: ChartLook) -> list[Step]:
    """Every bar as it is drawn. Levels between steps that are not stated, which nobody knows, lie evenly between those known."""
    levels, words = _levels(chart), dict(chart.words)
    out, before = [], 0.0
    for bar, level in zip(chart.bars, levels, strict=True):
        name = look.strong if bar.is_sum else look.regular
        if bar.is_sum:
            said, filling = chart.numbers.fixed(level, chart.decimals), "hatch" if bar.projected else "firm"
            out.append(Step(bar.name, said, 0.0, level, -1 if level < 0 else 1, filling, True, name, look.strong))
        elif bar.change is None:
            out.append(Step(bar.name, words.get("not_stated", ""), before, level, 1, "", False, name, look.small))
        else:
            way = (bar.change > 0) - (bar.change < 0)
            filling = "hatch" if bar.projected else "hollow" if way < 0 else "pale"
            said = chart.numbers.signed(bar.change, chart.decimals)
            out.append(Step(bar.name, said, before, level, way, filling, False, name, look.regular))
        before = level
    return out


def _levels(chart: WaterfallChart) -> list[float]:
    out: list[float] = []
    for i, bar in enumerate(chart.bars):
        if bar.level is not None:
            out.append(bar.level)
            continue
        known, level = next((n, b.level) for n, b in enumerate(chart.bars[i:]) if b.level is not None)
        out.append(out[-1] + (level - out[-1]) / (known + 1))
    return out


def reach_of(chart: WaterfallChart, steps: Sequence[Step]) -> tuple[float, float]:
    """The lowest and the highest value that the scale has to hold; never one value alone."""
    values = [0.0, *(v for s in steps for v in (s.start, s.end)), *(v for v, _ in chart.reference_lines)]
    return min(values), max(values) if max(values) > min(values) else 1.0


def pointed(start: float, end: float, way: int, low: float, high: float) -> list[tuple[float, float]]:
    """The outline of a step, as places (along the scale, across it): from `start` a bar, at `end` a point. `way` 0: a line."""
    toward = 1 if end > start or (end == start and way >= 0) else -1
    if abs(end - start) < _LEAST or not way:
        return [(start, low), (start + toward * _LEAST, low), (start + toward * _LEAST, high), (start, high)]
    tip = toward * min(_TIP, abs(end - start))
    return [(start, low), (end - tip, low), (end, (low + high) / 2), (end - tip, high), (start, high)]


def words_on_paper(
    canvas: Canvas, x: float, middle: float, text: str, style: TextStyle, anchor: str, *, struck: bool = False
) -> None:
    """A line of words at this height; paper behind it where it is `struck` by a line."""
    if struck and text:
        w = measure_words(text, style) + 4
        left = x - (w - 2 if anchor == "right" else w / 2 if anchor == "center" else 2.0)
        left, w = max(left, 0.0), min(left + w, canvas.width) - max(left, 0.0)
        canvas.box(left, middle - style.size * 0.55, w, style.size * 1.1, canvas.look.paper)
    canvas.words(x, middle + style.cap_height / 2, text, style, anchor)
