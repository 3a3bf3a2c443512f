"""Disputed estimates to their chart, planned in points and drawn by matplotlib through our own backend; to words; to a table.

A drawing is kept in the user's cache folder, so that a build whose charts have not changed imports no matplotlib.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chart import cache
from briefing.chart.datatable import DataTable, plain_number
from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.kinds.estimates import Claim, EstimateChart, Panel
from briefing.chart.kinds.estimates.claims import in_order
from briefing.chart.kinds.estimates.estimate_plan import text_styles
from briefing.chart.kinds.estimates.estimate_planner import plan_estimates
from briefing.chart.kinds.estimates.estimate_words import describe_estimates
from briefing.chart.plotting.settings import import_matplotlib
from briefing.installed import code_version, installed_version
from briefing.language import Say

if TYPE_CHECKING:
    from briefing.chart.ink.look import ChartLook
    from briefing.text.style import TextStyle


def draw(chart: EstimateChart, measure: float, look: ChartLook) -> DisplayList:
    """The chart `measure` points wide, at least 60, from the cache when the same plan was drawn before in the same look."""
    plan = plan_estimates(chart, max(measure, 60.0), look)
    styles = text_styles(look)
    drawers = [code_version(f"{__package__}.estimate_plot"), installed_version("matplotlib"), installed_version("numpy")]
    name = cache.digest("estimates", plan, _appearance(look, styles), drawers)
    drawing = cache.load_drawing(name, styles)
    if drawing is None:
        import_matplotlib()
        from briefing.chart.kinds.estimates.estimate_plot import draw_plan  # matplotlib costs a third of a second

        drawing = draw_plan(plan, look)
        cache.keep_drawing(name, drawing, styles)
    return drawing


def describe(chart: EstimateChart, say: Say) -> str:
    """All that is known of few claims, the extremes of many."""
    return describe_estimates(chart, say)


def data(chart: EstimateChart, say: Say) -> DataTable:
    """A row for every claim, its numbers in columns of their own."""
    keys = ("question", "who", "kind", "basis", "unit", "value", "low", "high", "best", "words", "as_of", "note", "remarks")
    rows = [
        _claim(claim, group.question, panel) for panel in chart.panels for group in panel.groups for claim in in_order(group)
    ]
    return DataTable(tuple(say(f"data_{key}") for key in keys), tuple(rows))


def _claim(claim: Claim, question: str, panel: Panel) -> tuple[str, ...]:
    """The cells of a claim. What its details say beyond its kind and its date is a remark."""
    more = [d for d in claim.detail if d and d != claim.kind_words]
    dated = next((d for d in more if claim.as_of and claim.as_of in d), None)
    remarks = "; ".join(d for d in (*more, claim.remark) if d and d is not dated)
    numbers = (plain_number(n) for n in (claim.value, claim.low, claim.high, claim.best))
    kind = claim.kind_words or claim.kind
    before = (question, claim.who, kind, panel.heading, panel.unit)
    return (*before, *numbers, claim.words or "", claim.as_of, claim.note, remarks)


def printed_data(chart: EstimateChart, say: Say) -> DataTable:
    """The table for paper, of few columns: a claim's value and its details stand as the chart prints them."""
    keys = ("who", "value", "question", "basis", "unit", "remarks", "note")
    rows = [
        (c.who, c.label, g.question, p.heading, p.unit, " · ".join(d for d in (*c.detail, c.remark) if d), c.note)
        for p in chart.panels
        for g in p.groups
        for c in in_order(g)
    ]
    return DataTable(tuple(say(f"data_{key}") for key in keys), tuple(rows))


def _appearance(look: ChartLook, styles: dict[str, TextStyle]) -> tuple[object, ...]:
    """What of the look decides a drawing besides its plan. Faces decide widths, and those are in the plan."""
    colours = (look.ink, look.secondary, look.firm, look.mid, look.pale, look.ours, look.asof, look.rule, look.grid, look.paper)
    widths = (look.rule_width, look.grid_width, look.axis_width, look.closing_width, look.mark_width)
    return colours, widths, tuple((s.size, s.cap_height, s.ascent, s.descent) for s in styles.values())
