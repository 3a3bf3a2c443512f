"""Meters, confidence steps, timeline marks and arrows to display lists: the small drawings that stand beside words.

A meter is drawn at the width of its column; every other mark is drawn for a text size and stands on the line of text.
"""

from __future__ import annotations

from briefing.chart.displaylist import DisplayList
from briefing.chart.look import ChartLook, Colour
from briefing.chart.pen import Pen, circle, polyline, rectangle
from briefing.chart.specification import ConfidenceMark, Meter, TimelineMark, TrendArrow

_BAND_HEIGHT = 3.2
_TICK = 2.4  # a tick reaches this far above and below the line
_BANDS_HEIGHT = 5.2
_JOINT = 0.7  # white between bands that meet
_LEAST_BAND = 2.6  # a band of one per cent must still be seen


def draw_meter(meter: Meter, measure: float, look: ChartLook, shape: str = "") -> DisplayList:
    """The likelihood from 0 to 100 per cent across `measure` points: a line with three ticks, or the yardstick's bands.

    Which of the two (line, bands) the meter itself says, else `shape`, else the sheet. Bands are to scale; where a yardstick
    leaves a gap between two terms, the gap stays white.
    """
    kind = meter.look or shape or look.meter
    return _meter_bands(meter, measure, look) if kind == "bands" else _meter_line(meter, measure, look)


def _band_edges(meter: Meter, measure: float) -> tuple[float, float]:
    x0, x1 = measure * meter.low / 100, measure * meter.high / 100
    if x1 - x0 < _LEAST_BAND:
        middle = min(max((x0 + x1) / 2, _LEAST_BAND / 2), measure - _LEAST_BAND / 2)
        x0, x1 = middle - _LEAST_BAND / 2, middle + _LEAST_BAND / 2
    return x0, x1


def _meter_line(meter: Meter, measure: float, look: ChartLook) -> DisplayList:
    pen = Pen(measure, 2 * _TICK)
    middle, w = _TICK, 0.5
    pen.line(0, middle, measure, middle, look.meter_track, w)
    for x in (w / 2, measure / 2, measure - w / 2):
        pen.line(x, middle - _TICK, x, middle + _TICK, look.meter_track, w)
    x0, x1 = _band_edges(meter, measure)
    pen.paint(rectangle(x0, middle - _BAND_HEIGHT / 2, x1 - x0, _BAND_HEIGHT), fill=look.meter_colour)
    return pen.finish()


def _meter_bands(meter: Meter, measure: float, look: ChartLook) -> DisplayList:
    pen = Pen(measure, _BANDS_HEIGHT)
    for low, high in meter.bands:
        x0 = measure * low / 100 + (_JOINT / 2 if low > 0 else 0.0)
        x1 = measure * high / 100 - (_JOINT / 2 if high < 100 else 0.0)
        if (low, high) != (meter.low, meter.high) and x1 > x0:
            pen.paint(rectangle(x0, 0, x1 - x0, _BANDS_HEIGHT), fill=look.meter_track)
    x0, x1 = _band_edges(meter, measure)
    if x1 - x0 > measure * (meter.high - meter.low) / 100 + 0.01:  # widened to be seen: it stands before its neighbours
        pen.paint(rectangle(x0, 0, x1 - x0, _BANDS_HEIGHT), fill=look.paper)
    inner = _JOINT / 2 if x1 - x0 > 4 * _JOINT else 0.0
    left = x0 + (inner if meter.low > 0 else 0.0)
    right = x1 - (inner if meter.high < 100 else 0.0)
    pen.paint(rectangle(left, 0, right - left, _BANDS_HEIGHT), fill=look.meter_colour)
    return pen.finish()


def draw_confidence(mark: ConfidenceMark, size: float, look: ChartLook, shape: str = "") -> DisplayList:
    """`level` of `of` steps for a text of `size` points. The shape (dots, steps, bars) is `shape`, else the sheet's."""
    kind = shape or look.confidence
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


def draw_timeline_mark(mark: TimelineMark, size: float, look: ChartLook) -> DisplayList:
    """An event on the spine: confirmed a solid disc, reported a ring, assessed a square, planned a hollow diamond."""
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


def draw_trend(mark: TrendArrow, size: float, colour: Colour) -> DisplayList:
    """A movement for a text of `size` points: up, down and steady are arrows, new is a four-pointed spark."""
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
