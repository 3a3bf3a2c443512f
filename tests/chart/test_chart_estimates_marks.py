"""Where the marks of the estimate chart stand: limits on their own side, ranges from end to end, references in every panel."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from briefing.chart.draw import draw
from briefing.chart.ink.look import ChartLook
from briefing.chart.kinds.estimates import Claim, EstimateChart, Group, Panel
from briefing.chart.kinds.estimates.estimate_plan import LOWER_REACH, Plan, Row
from briefing.chart.kinds.estimates.estimate_planner import plan_estimates

MEASURES = (482.0, 299.0, 150.0)
SCALE = Claim("Scale", "observed", value=1000, label="1,000")


def marks_of(claim: Claim, measure: float, own: SimpleNamespace) -> tuple[float, float, Plan, Row]:
    """From where to where the mark of a claim reaches, beside a claim of one thousand on the same axis."""
    chart = own.claims.one_panel(claim, SCALE)
    plan = plan_estimates(chart, measure, own.look)
    row = plan.panels[0].groups[0][0]
    assert row.mark_y is not None
    middle = plan.height - row.mark_y
    found = [
        s
        for s in own.reader.shapes(draw(chart, measure, own.sheet))
        if not (s.operator == "f" and s.y1 - s.y0 > 8.2)  # the paper behind a label
        and s.y0 > middle - 8
        and s.y1 < middle + 8
        and s.y0 - 0.1 <= middle <= s.y1 + 0.1
        and s.x1 - s.x0 < 0.8 * measure
    ]
    assert found
    return min(s.x0 for s in found), max(s.x1 for s in found), plan, row


@pytest.fixture
def own(claims: SimpleNamespace, look: ChartLook, sheet: SimpleNamespace, reader: SimpleNamespace) -> SimpleNamespace:
    return SimpleNamespace(claims=claims, look=look, sheet=sheet, reader=reader)


def place(plan: Plan, value: float) -> float:
    axis = plan.panels[0].axis
    assert axis is not None
    return axis.position(value)


@pytest.mark.parametrize("measure", MEASURES)
def test_a_range_reaches_from_its_low_to_its_high(measure: float, own: SimpleNamespace) -> None:
    left, right, plan, _ = marks_of(Claim("A", "claimed", low=300, high=700, label="300–700"), measure, own)
    assert left == pytest.approx(place(plan, 300), abs=1.0)
    assert right == pytest.approx(place(plan, 700), abs=1.0)


@pytest.mark.parametrize("measure", MEASURES)
def test_an_upper_limit_ends_at_its_value_and_comes_from_below(measure: float, own: SimpleNamespace) -> None:
    left, right, plan, _ = marks_of(Claim("A", "claimed", high=600, label="up to 600"), measure, own)
    assert right == pytest.approx(place(plan, 600), abs=1.5)
    assert left < place(plan, 300)


@pytest.mark.parametrize("measure", MEASURES)
def test_a_lower_limit_begins_at_its_value_and_leads_on(measure: float, own: SimpleNamespace) -> None:
    left, right, plan, _ = marks_of(Claim("A", "claimed", low=600, label="at least 600"), measure, own)
    assert left == pytest.approx(place(plan, 600), abs=1.5)
    assert right == pytest.approx(left + LOWER_REACH, abs=4.0)


@pytest.mark.parametrize("measure", MEASURES)
def test_a_reference_line_stands_at_its_value_in_every_panel(measure: float, own: SimpleNamespace) -> None:
    panels = tuple(
        Panel(name, "troops", (Group("", (Claim("A", "observed", value=value, label=str(value)),)),))
        for name, value in (("Present", 400.0), ("Planned", 900.0))
    )
    plan = plan_estimates(EstimateChart(panels, reference_lines=((700.0, "Agreed ceiling"),)), measure, own.look)
    drawing = draw(EstimateChart(panels, reference_lines=((700.0, "Agreed ceiling"),)), measure, own.sheet)
    assert [" ".join(text.words for text in panel.reference_words) for panel in plan.panels] == ["Agreed ceiling", ""]
    for panel in plan.panels:
        assert [value for value, _ in panel.references] == [700.0]
        assert panel.axis is not None
        x = panel.axis.position(700.0)
        top, bottom = plan.height - panel.top, plan.height - panel.bottom
        upright = [s for s in own.reader.shapes(drawing) if s.x1 - s.x0 < 2.0 and abs((s.x0 + s.x1) / 2 - x) < 0.6]
        assert any(bottom - 0.1 <= s.y0 and s.y1 <= top + 6.0 for s in upright), "a line at its value, inside its panel"


def test_words_only_claims_take_part_in_no_scale(own: SimpleNamespace) -> None:
    with_words = own.claims.one_panel(Claim("A", "claimed", words="a million", label="“a million”"), SCALE)
    without = own.claims.one_panel(SCALE)
    axes = [plan_estimates(chart, 482.0, own.look).panels[0].axis for chart in (with_words, without)]
    assert all(axis is not None for axis in axes)
    assert len({(axis.low, axis.high, axis.log) for axis in axes if axis is not None}) == 1


@pytest.mark.parametrize("measure", MEASURES)
def test_every_claim_has_its_time_its_note_and_its_kind_in_its_row(measure: float, own: SimpleNamespace) -> None:
    claim = Claim("An agency", "claimed", "7", ("claimed", "as of May 2024", "source not named"), value=5, label="5", named=False)
    plan = plan_estimates(own.claims.one_panel(claim, SCALE), measure, own.look)
    row = plan.panels[0].groups[0][0]
    said = " ".join(text.words for text in row.who)
    for words in ("An agency", "[7]", "claimed", "as of May 2024", "source not named"):
        assert words in said, said
    assert all(row.top <= text.y <= row.bottom for text in row.who)


@pytest.mark.parametrize("measure", [299.0, 180.0, 150.0])
@pytest.mark.parametrize("count", [2, 20])
def test_no_line_of_the_axis_touches_the_words_above_a_mark(measure: float, count: int, own: SimpleNamespace) -> None:
    details = ("projected", "as of March 2024", "published on 1 May 2024", "source not named", "only what was seen by day")
    rows = [Claim(f"Survey {n}", "claimed", "2", details, value=400.0 + n, label="400 and more") for n in range(count)]
    plan = plan_estimates(own.claims.one_panel(*rows, SCALE, reference_lines=((700.0, "Ceiling"),)), measure, own.look)
    for row in plan.panels[0].groups[0]:
        assert row.grid is not None
        last = max(text.y for text in row.who)
        assert row.grid[0] >= last + own.look.small.descent
        assert row.grid[0] < row.grid[1]


@pytest.mark.parametrize("measure", range(120, 300, 12))
def test_a_date_in_the_details_is_never_parted(measure: int, own: SimpleNamespace) -> None:
    claim = Claim("Survey", "claimed", "2", ("claimed", "as of 17 March 2024", "published 1 May 2024"), value=5, label="5")
    plan = plan_estimates(own.claims.one_panel(claim, SCALE), float(measure), own.look)
    said = [text.words for text in plan.panels[0].groups[0][0].who]
    assert any("17 March 2024" in words for words in said), said
    assert any("1 May 2024" in words for words in said), said
    assert "\u00a0" not in "".join(said[2:]), "a reader who copies a date gets what the author typed"
