"""A chart of the author's own numbers to the words that stand for it: kind, count, extremes, course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chart.axis import format_number

if TYPE_CHECKING:
    from briefing.chart.specification import DataChart, DataSeries

_KINDS = {
    "bar": "Bar chart",
    "grouped_bar": "Chart of grouped bars",
    "stacked_bar": "Chart of stacked bars",
    "line": "Line chart",
    "area": "Area chart",
    "dot": "Dot chart",
    "slope": "Slope chart between two times",
    "heat": "Table of shaded cells",
    "code": "Figure",
}
_EVERY = 8  # a chart of more values is described by its extremes


def describe_data(chart: DataChart) -> str:
    """Sentences that can be read aloud: what is drawn, how much of it, every value of a small chart, else the extremes."""
    labels, count = chart.labels, len(chart.series)
    head = f"{_KINDS[chart.kind]} of {len(labels)} {'category' if len(labels) == 1 else 'categories'}"
    if chart.kind in ("line", "area"):
        head = f"{_KINDS[chart.kind]} from {labels[0]} to {labels[-1]}"
    if count > 1:
        head += f" and {count} series" + (", each in a panel of its own" if chart.multiples else "")
    said = [f"{head}, in {chart.unit}."]
    stated = sum(v is not None for s in chart.series for v in s.values)
    for series in chart.series:
        said.append(_every(chart, series) if stated <= _EVERY else _extremes(chart, series))
    if chart.projected_from >= 0:
        said.append(f"From {labels[chart.projected_from]} on, the values are projections.")
    for value, words in chart.reference_lines:
        said.append(f"Reference line at {_number(chart, value)}: {words}.")
    return " ".join(said)


def _number(chart: DataChart, value: float) -> str:
    return format_number(value, chart.lang, chart.decimals)


def _named(series: DataSeries) -> str:
    return f"{series.name}: " if series.name else ""


def _every(chart: DataChart, series: DataSeries) -> str:
    parts = [
        f"{label} {'not stated' if v is None else _number(chart, v)}"
        for label, v in zip(chart.labels, series.values, strict=True)
    ]
    return f"{_named(series)}{'; '.join(parts)}."


def _extremes(chart: DataChart, series: DataSeries) -> str:
    found = [(v, i) for i, v in enumerate(series.values) if v is not None]
    low, high = min(found), max(found, key=lambda p: (p[0], -p[1]))
    said = (
        f"lowest {_number(chart, low[0])} ({chart.labels[low[1]]}), highest {_number(chart, high[0])} ({chart.labels[high[1]]})"
    )
    if low[0] == high[0]:
        said = f"{_number(chart, low[0])} throughout"
    if chart.kind in ("line", "area") and len(found) > 1:
        (first, i), (last, j) = found[0], found[-1]
        said = f"from {_number(chart, first)} ({chart.labels[i]}) to {_number(chart, last)} ({chart.labels[j]}), {said}"
    gaps = len(series.values) - len(found)
    return f"{_named(series)}{said}{f'; {gaps} not stated' if gaps else ''}."
