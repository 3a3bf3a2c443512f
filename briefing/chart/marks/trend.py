"""A movement to an arrow, something new to a spark."""

from __future__ import annotations

from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook
from briefing.chart.ink.pen import Pen, polyline
from briefing.chart.marks import MarkedText, TrendArrow


def draw(mark: TrendArrow, text: MarkedText, _look: ChartLook) -> DisplayList:
    """A movement in the colour of the text: up, down and steady are arrows, new is a four-pointed spark."""
    size, colour = text.size, text.colour
    width, height, stroke = 0.62 * size, 0.66 * size, 0.10 * size
    pen = Pen(width, height)
    middle, half = width / 2, stroke / 2
    if mark.direction == "new":
        level = height / 2
        points = [(middle, height), (middle + stroke, level + stroke), (width, level), (middle + stroke, level - stroke)]
        points += [(width - x, height - y) for x, y in points]
        pen.paint(polyline(points, close=True), fill=colour)
        return pen.finish()
    if mark.direction == "steady":
        y, head = 0.29 * size, 0.17 * size
        shaft, tip = [(0.0, y), (width - half, y)], [(width - head, y + head), (width - half, y), (width - head, y - head)]
    else:
        head = 0.21 * size
        up = mark.direction == "up"
        end, start, back = (height - half, 0.0, height - half - head) if up else (half, height, half + head)
        shaft, tip = [(middle, start), (middle, end)], [(middle - head, back), (middle, end), (middle + head, back)]
    pen.paint(polyline(shaft), stroke=colour, width=stroke)
    pen.paint(polyline(tip), stroke=colour, width=stroke, round_ends=False)
    return pen.finish()
