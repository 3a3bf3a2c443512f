"""A chart of the author's own numbers to the words that stand for it: kind, count, extremes, course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chart.alt_words import Say
from briefing.chart.axis import format_number

if TYPE_CHECKING:
    from briefing.chart.specification import DataChart, DataSeries

_EVERY = 8  # a chart of more values is described by its extremes


def describe_data(chart: DataChart, say: Say) -> str:
    """Sentences that can be read aloud: what is drawn, how much of it, every value of a small chart, else the extremes."""
    labels, count = chart.labels, len(chart.series)
    kind = say(f"alt_kind_{chart.kind}")
    if chart.kind in ("line", "area"):
        head = say("alt_span", kind=kind, first=labels[0], last=labels[-1])
    else:
        head = say.several("alt_categories", len(labels), kind=kind)
    if count > 1:
        head += say.several("alt_series", count) + (say("alt_own_panels") if chart.multiples else "")
    said = [head + say("alt_unit", unit=chart.unit) + "."]
    stated = sum(v is not None for s in chart.series for v in s.values)
    for series in chart.series:
        said.append(_every(chart, series, say) if stated <= _EVERY else _extremes(chart, series, say))
    if chart.projected_from >= 0:
        said.append(say("alt_projections", label=labels[chart.projected_from]))
    for value, words in chart.reference_lines:
        said.append(say("alt_reference", number=_number(chart, value), words=words))
    return " ".join(said)


def _number(chart: DataChart, value: float) -> str:
    return format_number(value, chart.lang, chart.decimals)


def _named(series: DataSeries) -> str:
    return f"{series.name}: " if series.name else ""


def _every(chart: DataChart, series: DataSeries, say: Say) -> str:
    parts = [
        f"{label} {say('alt_value_not_stated') if v is None else _number(chart, v)}"
        for label, v in zip(chart.labels, series.values, strict=True)
    ]
    return f"{_named(series)}{'; '.join(parts)}."


def _extremes(chart: DataChart, series: DataSeries, say: Say) -> str:
    found = [(v, i) for i, v in enumerate(series.values) if v is not None]
    (low, i), (high, j) = min(found), max(found, key=lambda p: (p[0], -p[1]))
    if low == high:
        said = say("alt_throughout", value=_number(chart, low))
    else:
        places = {"low_at": chart.labels[i], "high_at": chart.labels[j]}
        said = say("alt_extremes", low=_number(chart, low), high=_number(chart, high), **places)
    if chart.kind in ("line", "area") and len(found) > 1:
        (first, i), (last, j) = found[0], found[-1]
        ends = {"first": _number(chart, first), "last": _number(chart, last)}
        said = say("alt_course", first_at=chart.labels[i], last_at=chart.labels[j], extremes=said, **ends)
    gaps = len(series.values) - len(found)
    if not series.name:
        said = said[:1].upper() + said[1:]
    return f"{_named(series)}{said}{say.several('alt_gaps', gaps) if gaps else ''}."
