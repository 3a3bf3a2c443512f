"""One row of several scenarios to its band on the line from 0 to 100 per cent, and the rules around it."""

from __future__ import annotations

from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook
from briefing.chart.ink.pen import Pen, rectangle
from briefing.chart.kinds.phrases import per_cent
from briefing.chart.kinds.scenarios import BAR_HEIGHT, ScenarioRow, band_ends
from briefing.language import Say

_ABOVE = 3.5  # points from the upper rule to the words of the scale
_LEAST_BAND = 1.6
_HALO = 1.5  # around the words of a likelihood


def draw(row: ScenarioRow, measure: float, look: ChartLook) -> DisplayList:
    """The scale above the first row; lines at 0, 50 and 100 per cent; the band, filled where no other is likelier, else pale."""
    head = look.small.size * 1.2 + _ABOVE if row.first else 0.0
    pen = Pen(measure, head + row.height)
    marks = ((0, row.left, "left"), (50, (row.left + measure) / 2, "center"), (100, measure, "right"))
    for value, x, anchor in marks:
        within = min(max(x, look.grid_width / 2), measure - look.grid_width / 2)
        pen.line(within, row.height, within, 0.0, look.rule if value == 50 else look.grid, look.grid_width)
        if row.first:
            pen.words(x, row.height + _ABOVE, f"{value}%" if value == 100 else f"{value}", look.small, anchor=anchor)
    if row.first:
        pen.line(0.0, row.height, measure, row.height, look.rule, look.rule_width)
    x, top, width, height = row.label
    if width:
        halo = rectangle(x - _HALO, row.height - top - height, width + 2 * _HALO, height)
        pen.paint(halo, fill=look.paper)
    if row.band is not None:
        _draw_band(pen, row, look)
    if row.last:
        pen.line(0.0, look.axis_width / 2, measure, look.axis_width / 2, look.ink, look.axis_width)
    else:
        pen.line(0.0, look.grid_width / 2, measure, look.grid_width / 2, look.grid, look.grid_width)
    return pen.finish()


def _draw_band(pen: Pen, row: ScenarioRow, look: ChartLook) -> None:
    assert row.band is not None
    left, right = band_ends(row.band, row.left, pen.width)
    if right - left < _LEAST_BAND:
        left = min(max((left + right - _LEAST_BAND) / 2, row.left), pen.width - _LEAST_BAND)
        right = left + _LEAST_BAND
    line = 0.0 if row.likeliest else look.rule_width
    box = rectangle(left + line / 2, row.height - row.bar - BAR_HEIGHT + line / 2, right - left - line, BAR_HEIGHT - line)
    if row.likeliest:
        pen.paint(box, fill=look.firm)
    else:
        pen.paint(box, fill=look.pale, stroke=look.firm, width=line)


def describe(row: ScenarioRow, say: Say) -> str:
    """The range: all other words of a row stand beside it."""
    return per_cent(*row.band, say) if row.band is not None else say("scenarios")


def data(_row: ScenarioRow, _say: Say) -> None:
    """No table: the scenarios together have one."""
