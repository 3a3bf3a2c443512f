"""A yardstick to a strip, or to rows of its terms where a strip has no room; to words; to a table."""

from __future__ import annotations

from briefing.chart.datatable import DataTable, plain_number
from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook
from briefing.chart.kinds.percent_rows import Row, draw_rows, percent
from briefing.chart.kinds.phrases import bounds
from briefing.chart.kinds.yardstick import YardstickChart
from briefing.chart.kinds.yardstick.yardstick_strip import draw_strip
from briefing.language import Say


def draw(chart: YardstickChart, measure: float, look: ChartLook) -> DisplayList:
    """Every term of the yardstick in order with its band; the terms used in the brief are strong and solid.

    One strip without a title; rows with one, where bands overlap (IPCC) and where the words have no room above their bands.
    """
    strip = draw_strip(chart, measure, look) if not chart.title else None
    if strip is not None:
        return strip
    rows = [
        Row(term, style, ((percent(low, high), look.small),), low, high, shade)
        for term, low, high, used in chart.bands
        for style, shade in [(look.strong, "firm") if used else (look.regular, "pale")]
    ]
    return draw_rows(rows, max(measure, 60.0), look, title=chart.title, bar=6.4, padding=3.0)


def describe(chart: YardstickChart, say: Say) -> str:
    """Every term with its range, then those that the brief uses."""
    terms = say("semicolon").join(f"{term} {bounds(low, high, say)}" for term, low, high, _ in chart.bands)
    used = [term for term, _, _, here in chart.bands if here]
    said = say.several("alt_yardstick", len(chart.bands), terms=terms)
    return f"{said} {say('alt_yardstick_used', terms=say('comma').join(used))}" if used else said


def data(chart: YardstickChart, say: Say) -> DataTable:
    """A row for every term."""
    columns = tuple(say(f"data_{key}") for key in ("term", "low_percent", "high_percent", "used"))
    used = {True: say("data_yes"), False: say("data_no")}
    return DataTable(columns, tuple((t, plain_number(low), plain_number(high), used[here]) for t, low, high, here in chart.bands))
