"""A likelihood to a meter as wide as its column: a line from 0 to 100 per cent, or the bands of the yardstick."""

from __future__ import annotations

from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook
from briefing.chart.ink.pen import Pen, rectangle
from briefing.chart.marks import MarkedText, Meter

_BAND_HEIGHT = 3.2
_TICK = 2.4  # a tick reaches this far above and below the line
_BANDS_HEIGHT = 5.2
_GROUND = 1.1  # the line on which the bands stand
_JOINT = 0.7  # white between bands that meet
_LEAST_BAND = 2.6  # a band of one per cent must still be seen


def draw(meter: Meter, text: MarkedText, look: ChartLook) -> DisplayList:
    """The likelihood from 0 to 100 per cent across `text.size` points: a line with three ticks, or the yardstick's bands.

    Which of the two (line, bands) the meter itself says, else the text, else the sheet. Bands are to scale and stand on one line
    from end to end, which alone is seen where a yardstick leaves a gap between two terms.
    """
    kind = meter.look or text.shape or look.meter
    return (_meter_bands if kind == "bands" else _meter_line)(meter, text.size, look)


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
    pen.paint(rectangle(0, 0, measure, _GROUND), fill=look.meter_track)
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
