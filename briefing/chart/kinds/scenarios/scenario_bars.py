"""Scenarios to rows with their bands on one probability line; to words; to a table."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.chart.datatable import DataTable, plain_number
from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook
from briefing.chart.kinds.percent_rows import Row, draw_rows, percent
from briefing.chart.kinds.phrases import per_cent
from briefing.chart.kinds.scenarios import ScenarioBars
from briefing.language import Say


def draw(chart: ScenarioBars, measure: float, look: ChartLook) -> DisplayList:
    """Scenarios on one probability line: likelier than even solid, around even lighter, less likely hatched."""
    rows = []
    for title, label, low, high in chart.rows:
        middle = (low + high) / 2
        shade = "firm" if middle >= 55 else "mid" if middle >= 45 else "hatch"
        figures = ((label, look.small_strong),) if label else ()
        rows.append(Row(title, look.strong, (*figures, (percent(low, high), look.small)), low, high, shade))
    return draw_rows(rows, max(measure, 60.0), look, title="", bar=10.0, padding=5.0)


def describe(chart: ScenarioBars, say: Say) -> str:
    """Scenarios from the likeliest to the least likely, by the middle of their ranges."""
    said = [say.several("alt_scenarios", len(chart.rows))]
    rows = sorted(chart.rows, key=lambda row: -row[2] - row[3])
    most, least = (rows[n][2] + rows[n][3] for n in (0, -1))
    groups = {"alt_likeliest": most, "alt_least_likely": least} if most > least else {}
    for key, middle in groups.items():
        said.append(say(key, rows=_rows([r for r in rows if r[2] + r[3] == middle], say)))
    rest = [r for r in rows if r[2] + r[3] not in groups.values()]
    if rest:
        said.append(say("alt_between", rows=_rows(rest, say)) if groups else _rows(rest, say) + say("period"))
    return " ".join(said)


def _rows(rows: Sequence[tuple[str, str, float, float]], say: Say) -> str:
    parts = ((title, label, per_cent(low, high, say)) for title, label, low, high in rows)
    return say("semicolon").join(say("comma").join(word for word in part if word) for part in parts)


def data(chart: ScenarioBars, say: Say) -> DataTable:
    """A row for every scenario."""
    columns = tuple(say(f"data_{key}") for key in ("scenario", "term", "low_percent", "high_percent"))
    rows = tuple((title, term, plain_number(low), plain_number(high)) for title, term, low, high in chart.rows)
    return DataTable(columns, rows)
