"""How certain an event is to its mark on the spine of a timeline."""

from __future__ import annotations

from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook
from briefing.chart.ink.pen import Pen, circle, polyline, rectangle
from briefing.chart.marks import MarkedText, TimelineMark


def draw(mark: TimelineMark, text: MarkedText, look: ChartLook) -> DisplayList:
    """An event on the spine: confirmed a solid disc, reported a ring, assessed a square, planned a hollow diamond."""
    size = text.size
    radius, middle, outline = 0.31 * size, 0.33 * size, 0.13 * size
    pen = Pen(2 * radius, middle + radius)
    inner = radius - outline / 2
    if mark.certainty == "confirmed":
        pen.paint(circle(radius, middle, radius), fill=look.firm)
    elif mark.certainty == "reported":
        pen.paint(circle(radius, middle, inner), fill=look.paper, stroke=look.firm, width=outline)
    elif mark.certainty == "assessed":
        pen.paint(rectangle(0.12 * radius, middle - 0.88 * radius, 1.76 * radius, 1.76 * radius), fill=look.ours)
    else:
        points = [(radius, middle + inner), (radius + inner, middle), (radius, middle - inner), (radius - inner, middle)]
        pen.paint(polyline(points, close=True), fill=look.paper, stroke=look.firm, width=outline)
    return pen.finish()
