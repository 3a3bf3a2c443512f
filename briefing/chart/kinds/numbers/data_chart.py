"""A chart of the author's own numbers to a display list, which the kind of chart decides who draws; to words; to a table.

Each drawer is imported when a chart of its kind is first drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chart.datatable import DataTable, plain_number
from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.kinds.numbers.data_words import describe_data
from briefing.language import Say

if TYPE_CHECKING:
    from briefing.chart.ink.look import ChartLook
    from briefing.chart.kinds.numbers import DataChart


def draw(chart: DataChart, measure: float, look: ChartLook) -> DisplayList:
    """The chart `measure` points wide, at least 120. Raises ValueError for a kind that is none."""
    # a brief with bars does not load what draws lines: each is imported where it is wanted
    measure = max(measure, 120.0)
    if chart.multiples and len(chart.series) > 1:
        from briefing.chart.kinds.numbers.multiples import draw_multiples

        return draw_multiples(chart, measure, look, draw)
    if chart.kind in ("bar", "grouped_bar", "stacked_bar"):
        from briefing.chart.kinds.numbers.bars import draw_bars

        return draw_bars(chart, measure, look)
    if chart.kind in ("line", "area", "slope"):
        from briefing.chart.kinds.numbers.lines import draw_lines

        return draw_lines(chart, measure, look)
    if chart.kind == "dot":
        from briefing.chart.kinds.numbers.dots import draw_dots

        return draw_dots(chart, measure, look)
    if chart.kind == "heat":
        from briefing.chart.kinds.numbers.heat import draw_heat

        return draw_heat(chart, measure, look)
    raise ValueError(f"no chart is of the kind {chart.kind!r}")


def describe(chart: DataChart, say: Say) -> str:
    """What `data_words` says."""
    return describe_data(chart, say)


def data(chart: DataChart, say: Say) -> DataTable:
    """A row for each category; projected ones say so where only some are."""
    heads = [say("data_category"), *(f"{s.name} ({chart.unit})" if s.name else chart.unit for s in chart.series)]
    some = chart.projected_from >= 0
    rows = []
    for i, label in enumerate(chart.labels):
        row = [label, *(plain_number(s.values[i]) for s in chart.series)]
        if some:
            row.append(say("data_projected") if i >= chart.projected_from else "")
        rows.append(tuple(row))
    return DataTable((*heads, *([say("data_remarks")] if some else [])), tuple(rows))
