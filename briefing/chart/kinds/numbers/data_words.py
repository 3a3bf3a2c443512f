"""A chart of the author's own numbers to the words that stand for it: kind, count, extremes, course."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.chart.ink.axis import total_of
from briefing.language import Say

if TYPE_CHECKING:
    from briefing.chart.kinds.numbers import DataChart

_EVERY = 12  # a chart of more values is described by its extremes
_OVER_TIME = frozenset(("line", "area", "slope"))


def describe_data(chart: DataChart, say: Say) -> str:
    """Sentences that can be read aloud: what is drawn, how much of it, the course of what goes over time, the extremes of the
    rest; a small chart is told whole."""
    said = [*_head(chart, say), *_overall(chart, say)]
    whole = sum(v is not None for s in chart.series for v in s.values) <= _EVERY
    for series in chart.series:
        points = [(v, label) for v, label in zip(series.values, chart.labels, strict=True) if v is not None]
        told = _course(chart, points, say, whole) if chart.kind in _OVER_TIME else _ranks(chart, points, say, whole)
        missing = [label for v, label in zip(series.values, chart.labels, strict=True) if v is None]
        if missing:
            named = say("alt_not_stated", labels=say("comma").join(missing)) if whole else say.several("alt_gaps", len(missing))
            told = say("semicolon").join(part for part in (told, named) if part)
        told = f"{series.name}{say('colon')}{told}" if series.name else told[:1].upper() + told[1:]
        said.append(told + say("period"))
    if chart.projected_from >= 0:
        said.append(say("alt_projections", label=chart.labels[chart.projected_from]))
    for value, words in chart.reference_lines:
        said.append(say("alt_reference", number=_number(chart, value), words=words))
    return " ".join(said)


def _head(chart: DataChart, say: Say) -> list[str]:
    """What kind of chart of how many, and what it measures."""
    kind, count = say(f"alt_kind_{chart.kind}"), len(chart.series)
    if chart.kind in _OVER_TIME:
        ends = {"kind": kind, "first": chart.labels[0], "last": chart.labels[-1]}
        head = say.several("alt_spans", count, **ends) if count > 1 else say("alt_span", **ends)
    else:
        head = say.several("alt_categories", len(chart.labels), kind=kind)
        head += say.several("alt_series", count) if count > 1 else ""
    head += say("alt_own_panels") if chart.multiples and count > 1 else ""
    unit = say("alt_unit", unit=chart.unit) if chart.unit and chart.unit.lower() not in chart.quantity.lower() else ""
    if not chart.quantity:
        return [head + unit + say("period")]
    return [head + say("period"), chart.quantity.rstrip(" .") + unit + say("period")]


def _overall(chart: DataChart, say: Say) -> list[str]:
    """What several series say together: the extremes of all, the sums of what is stacked, the steepest of what rises or falls."""
    if len(chart.series) < 2:
        return []
    if chart.kind == "slope":
        changes = [abs(b - a) if a is not None and b is not None else 0.0 for a, b in (s.values for s in chart.series)]
        most = max(changes)
        named = [s.name for s, change in zip(chart.series, changes, strict=True) if change == most > 0]
        return [say("alt_largest_change", name=named[0])] if len(named) == 1 else []
    if chart.kind in _OVER_TIME:
        return []
    if chart.kind == "stacked_bar":
        columns = [[v for v in column if v is not None] for column in zip(*(s.values for s in chart.series), strict=True)]
        sums = [(total_of(v), label) for v, label in zip(columns, chart.labels, strict=True) if len(v) == len(chart.series)]
        return [say("alt_sums", values=_ranks(chart, sums, say, len(sums) <= _EVERY))] if sums else []
    points = [
        (v, f"{s.name}{say('comma')}{label}")
        for s in chart.series
        for v, label in zip(s.values, chart.labels, strict=True)
        if v is not None
    ]
    told = _ranks(chart, points, say, whole=False)
    return [told[:1].upper() + told[1:] + say("period")] if told else []


Point = tuple[float, str]  # a value and the label it belongs to


def _ranks(chart: DataChart, points: Sequence[Point], say: Say, whole: bool) -> str:
    """The highest and the lowest value with their labels; with `whole`, the others from the highest down, equal ones together."""
    if not points:
        return ""
    ranked = sorted(points, key=lambda p: -p[0])
    if whole:
        equal: dict[float, list[str]] = {}
        for value, label in ranked:
            equal.setdefault(value, []).append(label)
        ranked = [(value, say("comma").join(labels)) for value, labels in equal.items()]
    high, low = ranked[0], ranked[-1]
    if len(points) == 1:
        return _at(chart, high, say)
    if high[0] == low[0]:
        return say("alt_throughout", value=_number(chart, high[0]))
    said = [say("alt_highest", value=_at(chart, high, say)), say("alt_lowest", value=_at(chart, low, say))]
    if whole and ranked[2:]:
        said.append(say("alt_rest", values=say("comma").join(_at(chart, p, say) for p in ranked[1:-1])))
    return say("semicolon").join(said)


def _course(chart: DataChart, points: Sequence[Point], say: Say, whole: bool) -> str:
    """Where a series begins and ends, and its extremes where they are neither; with `whole`, what is between in order of time."""
    if len(points) < 2:
        return "".join(_at(chart, p, say) for p in points)
    values = [v for v, _ in points]
    low, high = min(values), max(values)
    if low == high:
        return say("alt_throughout", value=_number(chart, low))
    first, last = points[0], points[-1]
    tags = {} if chart.kind == "slope" else {low: "alt_at_lowest", high: "alt_at_highest"}
    ends = {
        name: say(tags.get(v, "alt_at"), value=_number(chart, v), at=label)
        for name, (v, label) in (("first", first), ("last", last))
    }
    way = "alt_up" if last[0] > first[0] else "alt_down" if last[0] < first[0] else "alt_same"
    said, told = [say(way, **ends)], {0, len(points) - 1}
    for key, value in (("alt_highest", high), ("alt_lowest", low)):
        if value not in (first[0], last[0]):
            told.add(values.index(value))
            said.append(say(key, value=_at(chart, points[values.index(value)], say)))
    rest = [_at(chart, p, say) for n, p in enumerate(points) if n not in told]
    if whole and rest:
        said.append(say("alt_rest", values=say("comma").join(rest)))
    return say("semicolon").join(said)


def _at(chart: DataChart, point: Point, say: Say) -> str:
    return say("alt_at", value=_number(chart, point[0]), at=point[1])


def _number(chart: DataChart, value: float) -> str:
    return chart.numbers.fixed(value, chart.decimals)
