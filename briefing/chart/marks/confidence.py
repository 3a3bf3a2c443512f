"""How sure a judgment is to a row of dots, steps or bars, some of them full."""

from __future__ import annotations

from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook
from briefing.chart.ink.pen import Pen, circle, rectangle
from briefing.chart.marks import ConfidenceMark, MarkedText


def draw(mark: ConfidenceMark, text: MarkedText, look: ChartLook) -> DisplayList:
    """`level` of `of` steps, in the shape (dots, steps, bars) that the text asks for, else in the sheet's."""
    kind, size = text.shape or look.confidence, text.size
    if kind == "steps":
        return _steps(mark, size, look)
    return _bars(mark, size, look) if kind == "bars" else _dots(mark, size, look)


def _dots(mark: ConfidenceMark, size: float, look: ChartLook) -> DisplayList:
    radius, pitch, outline = 0.205 * size, 0.60 * size, 0.075 * size
    middle = 0.25 * size  # half of a usual x-height: dots hang level with the small letters
    pen = Pen((mark.of - 1) * pitch + 2 * radius, middle + radius)
    for i in range(mark.of):
        x = radius + i * pitch
        if i < mark.level:
            pen.paint(circle(x, middle, radius), fill=look.confidence_colour)
        else:
            ring = circle(x, middle, radius - outline / 2)
            pen.paint(ring, fill=look.confidence_empty, stroke=look.confidence_colour, width=outline)
    return pen.finish()


def _steps(mark: ConfidenceMark, size: float, look: ChartLook) -> DisplayList:
    width, pitch, outline = 0.40 * size, 0.55 * size, 0.075 * size
    top = 0.68 * size  # about the height of capitals
    pen = Pen((mark.of - 1) * pitch + width, top)
    for i in range(mark.of):
        height = top * (i + 2) / (mark.of + 1)
        if i < mark.level:
            pen.paint(rectangle(i * pitch, 0, width, height), fill=look.confidence_colour)
        else:
            h = outline / 2
            path = rectangle(i * pitch + h, h, width - outline, height - outline)
            pen.paint(path, fill=look.confidence_empty, stroke=look.confidence_colour, width=outline)
    return pen.finish()


def _bars(mark: ConfidenceMark, size: float, look: ChartLook) -> DisplayList:
    width, pitch, height = 0.72 * size, 0.90 * size, 0.26 * size
    bottom, outline = 0.13 * size, 0.06 * size
    pen = Pen((mark.of - 1) * pitch + width, bottom + height)
    for i in range(mark.of):
        if i < mark.level:
            pen.paint(rectangle(i * pitch, bottom, width, height), fill=look.confidence_colour)
        elif look.confidence_empty is not None:
            pen.paint(rectangle(i * pitch, bottom, width, height), fill=look.confidence_empty)
        else:
            h = outline / 2
            path = rectangle(i * pitch + h, bottom + h, width - outline, height - outline)
            pen.paint(path, stroke=look.confidence_colour, width=outline)
    return pen.finish()
