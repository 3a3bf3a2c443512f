"""A chart of the author's own numbers to a display list: the kind decides who draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chart.ink.displaylist import DisplayList

if TYPE_CHECKING:
    from briefing.chart.ink.look import ChartLook
    from briefing.chart.specification import DataChart


def draw_data(chart: DataChart, measure: float, look: ChartLook) -> DisplayList:
    """The chart `measure` points wide. Raises ValueError for a kind that is none."""
    if chart.multiples and len(chart.series) > 1:
        from briefing.chart.kinds.numbers.multiples import draw_multiples

        return draw_multiples(chart, measure, look, draw_data)
    if chart.kind in ("bar", "grouped_bar", "stacked_bar"):
        from briefing.chart.kinds.numbers.bars import draw_bars

        return draw_bars(chart, measure, look)
    if chart.kind in ("line", "area", "slope"):
        from briefing.chart.kinds.numbers.lines import draw_lines

        return draw_lines(chart, measure, look)
    from briefing.chart.kinds.numbers.dots import draw_dots, draw_heat

    if chart.kind == "dot":
        return draw_dots(chart, measure, look)
    if chart.kind == "heat":
        return draw_heat(chart, measure, look)
    raise ValueError(f"no chart is of the kind {chart.kind!r}")
