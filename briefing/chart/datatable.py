"""A specification to the table of its data: what a reader's own program, or a reader who wants the numbers, gets instead of ink.

Numbers are plain: a full stop before the decimals, no parted thousands, a hyphen for minus, so that any program reads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefing.chart.specification import (
    Claim,
    CodeFigure,
    DataChart,
    EstimateChart,
    FanChart,
    Group,
    InfluenceChart,
    Panel,
    RelationsChart,
    ScenarioBars,
    Specification,
    Spectrum,
    YardstickChart,
)
from briefing.records import record

# The heads in English; a sheet gives them in the language of the brief under the same keys (compose/words.py takes these).
DATA_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "data_question": "Question",
        "data_who": "Who",
        "data_event": "Event",
        "data_kind": "Kind",
        "data_basis": "Basis",
        "data_unit": "Unit",
        "data_value": "Value",
        "data_low": "Low",
        "data_high": "High",
        "data_best": "Best",
        "data_words": "In words",
        "data_as_of": "As of",
        "data_note": "Source note",
        "data_remarks": "Remarks",
        "data_term": "Term",
        "data_low_percent": "Low (per cent)",
        "data_high_percent": "High (per cent)",
        "data_used": "Used in this brief",
        "data_yes": "yes",
        "data_no": "no",
        "data_scenario": "Scenario",
        "data_category": "Category",
        "data_projected": "projected",
        "data_actor": "Actor",
        "data_influence": "Influence (1 to 5)",
        "data_interest": "Interest (1 to 5)",
        "data_stance": "Stance",
        "data_before": "Before",
        "data_issue": "Issue",
        "data_time": "Time",
        "data_from": "From",
        "data_relation": "Relation",
        "data_to": "To",
    }
)


@record
class DataTable:
    """Heads and rows of plain words; every row has a cell for every column, "" for what is not given."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def data_table(specification: Specification, labels: Mapping[str, str] = DATA_LABELS) -> DataTable | None:
    """The data behind a drawing, None for a mark in the text: its words stand beside it.

    `labels` gives the heads (keys of `DATA_LABELS`; a story's own labels have them all), English where it lacks one.
    """
    say = {**DATA_LABELS, **{key: labels[key] for key in DATA_LABELS if key in labels}}
    if isinstance(specification, EstimateChart):
        return _estimates(specification, say)
    if isinstance(specification, CodeFigure):
        return None if specification.data is None else _numbers(specification.data, say)
    if isinstance(specification, DataChart):
        return _numbers(specification, say)
    if isinstance(specification, YardstickChart):
        return _yardstick(specification, say)
    if isinstance(specification, ScenarioBars):
        return _scenarios(specification, say)
    if isinstance(specification, InfluenceChart):
        return _influence(specification, say)
    if isinstance(specification, Spectrum):
        return _spectrum(specification, say)
    if isinstance(specification, FanChart):
        return _fan(specification, say)
    if isinstance(specification, RelationsChart):
        return _relations(specification, say)
    return None


def printed_table(specification: Specification, labels: Mapping[str, str] = DATA_LABELS) -> DataTable | None:
    """The data for paper, of few columns: as `data_table`, but a claim's value and its details stand as the chart prints them."""
    if not isinstance(specification, EstimateChart):
        return data_table(specification, labels)
    keys = ("who", "value", "question", "basis", "unit", "remarks", "note")
    rows = [
        (c.who, c.label, g.question, p.heading, p.unit, " · ".join(d for d in (*c.detail, c.remark) if d), c.note)
        for p in specification.panels
        for g in p.groups
        for c in _ours_last(g)
    ]
    return DataTable(tuple(labels.get(f"data_{key}", DATA_LABELS[f"data_{key}"]) for key in keys), tuple(rows))


def as_csv(table: DataTable) -> bytes:
    """The table as CSV (RFC 4180): UTF-8 without a mark, lines ended by CR LF, quotes only where they are needed."""
    import csv  # only where a table is attached
    import io

    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([table.columns, *table.rows])
    return out.getvalue().encode("utf-8")


def plain_number(value: float | None) -> str:
    """A number as programs read it: whole numbers without a point, others as short as they can be told apart; "" for None."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))


def _estimates(chart: EstimateChart, say: Mapping[str, str]) -> DataTable:
    keys = ("question", "who", "kind", "basis", "unit", "value", "low", "high", "best", "words", "as_of", "note", "remarks")
    rows = [
        _claim(claim, group.question, panel) for panel in chart.panels for group in panel.groups for claim in _ours_last(group)
    ]
    return DataTable(tuple(say[f"data_{key}"] for key in keys), tuple(rows))


def _ours_last(group: Group) -> list[Claim]:
    return sorted(group.claims, key=lambda c: c.ours)


def _claim(claim: Claim, question: str, panel: Panel) -> tuple[str, ...]:
    """The cells of a claim. What its details say beyond its kind and its date is a remark."""
    more = [d for d in claim.detail if d and d != claim.kind_words]
    dated = next((d for d in more if claim.as_of and claim.as_of in d), None)
    remarks = "; ".join(d for d in (*more, claim.remark) if d and d is not dated)
    numbers = (plain_number(n) for n in (claim.value, claim.low, claim.high, claim.best))
    kind = claim.kind_words or claim.kind
    before = (question, claim.who, kind, panel.heading, panel.unit)
    return (*before, *numbers, claim.words or "", claim.as_of, claim.note, remarks)


def _yardstick(chart: YardstickChart, say: Mapping[str, str]) -> DataTable:
    columns = tuple(say[f"data_{key}"] for key in ("term", "low_percent", "high_percent", "used"))
    used = {True: say["data_yes"], False: say["data_no"]}
    return DataTable(columns, tuple((t, plain_number(low), plain_number(high), used[here]) for t, low, high, here in chart.bands))


def _scenarios(chart: ScenarioBars, say: Mapping[str, str]) -> DataTable:
    columns = tuple(say[f"data_{key}"] for key in ("scenario", "term", "low_percent", "high_percent"))
    rows = tuple((title, term, plain_number(low), plain_number(high)) for title, term, low, high in chart.rows)
    return DataTable(columns, rows)


def _numbers(chart: DataChart, say: Mapping[str, str]) -> DataTable:
    """A row for each category; projected ones say so where only some are."""
    heads = [say["data_category"], *(f"{s.name} ({chart.unit})" if s.name else chart.unit for s in chart.series)]
    some = chart.projected_from >= 0
    rows = []
    for i, label in enumerate(chart.labels):
        row = [label, *(plain_number(s.values[i]) for s in chart.series)]
        if some:
            row.append(say["data_projected"] if i >= chart.projected_from else "")
        rows.append(tuple(row))
    return DataTable((*heads, *([say["data_remarks"]] if some else [])), tuple(rows))


def _influence(chart: InfluenceChart, say: Mapping[str, str]) -> DataTable:
    columns = tuple(say[f"data_{key}"] for key in ("actor", "influence", "interest", "stance", "issue"))
    words = dict(chart.words)
    stance = [words[f"stance_{a.stance}"] if a.stance else "" for a in chart.actors]
    issue = [chart.issue if a.stance else "" for a in chart.actors]
    rows = zip(chart.actors, stance, issue, strict=True)
    return DataTable(columns, tuple((a.name, str(a.influence), str(a.interest), s, i) for a, s, i in rows))


def _spectrum(chart: Spectrum, say: Mapping[str, str]) -> DataTable:
    columns = tuple(say[f"data_{key}"] for key in ("actor", "stance", "kind", "before", "issue"))
    words = dict(chart.words)
    rows = []
    for a in chart.actors:
        before = words[f"stance_{a.previous}"] if a.previous else ""
        rows.append((a.name, words[f"stance_{a.stance}"], words.get(a.kind, a.kind), before, chart.question))
    return DataTable(columns, tuple(rows))


def _relations(chart: RelationsChart, say: Mapping[str, str]) -> DataTable:
    columns = tuple(say[f"data_{key}"] for key in ("from", "relation", "to", "remarks"))
    words = dict(chart.words)
    rows = tuple((chart.actors[t.start], words[f"relation_{t.type}"], chart.actors[t.end], t.label) for t in chart.ties)
    return DataTable(columns, rows)


def _fan(chart: FanChart, say: Mapping[str, str]) -> DataTable:
    columns = tuple(say[f"data_{key}"] for key in ("time", "scenario", "value", "low", "best", "high", "unit"))
    history = [(time, "", plain_number(value), "", "", "", chart.unit) for _, value, time in chart.history]
    ends = [(e.time, e.name, "", *(plain_number(v) for v in (e.low, e.best, e.high)), chart.unit) for e in chart.ends]
    return DataTable(columns, (*history, *ends))
