"""A score of an option to a row of dots."""

from __future__ import annotations

from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook
from briefing.chart.ink.pen import Pen, circle
from briefing.chart.marks import MarkedText, ScoreMark
from briefing.chart.marks.discs import lower_half


def draw(mark: ScoreMark, text: MarkedText, look: ChartLook) -> DisplayList:
    """A score as that many full dots of `of`; a score between two steps fills the lower half of its dot."""
    size = text.size
    radius, pitch, line = 0.22 * size, 0.56 * size, 0.08 * size
    middle = 0.33 * size
    pen = Pen((mark.of - 1) * pitch + 2 * radius, middle + radius)
    for i in range(mark.of):
        x = radius + i * pitch
        rest = mark.value - i
        inner = radius - line / 2
        full = look.confidence_colour if rest >= 0.75 else look.paper
        pen.paint(circle(x, middle, inner), fill=full, stroke=look.confidence_colour, width=line)
        if 0.25 <= rest < 0.75:
            pen.paint(lower_half(x, middle, inner), fill=look.confidence_colour)
    return pen.finish()
