"""The estimate chart: what it must never say, and that nothing is cut off, struck through or told by colour alone."""

from __future__ import annotations

import itertools
import re
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.chart.draw import draw
from briefing.chart.ink.displaylist import Ops
from briefing.chart.ink.look import MINIMUM_SIZE, ChartLook
from briefing.chart.ink.pen import measure_words
from briefing.chart.kinds.estimates import Claim, EstimateChart, Group, Panel
from briefing.chart.kinds.estimates.estimate_plan import Plan, all_texts, text_styles
from briefing.chart.kinds.estimates.estimate_planner import plan_estimates
from briefing.records import replace
from tests.chart.conftest import Shape
from tests.chart.ink import read

MEASURES = (482.0, 360.0, 299.0, 180.0, 150.0)
CASES = ("articles", "one", "forms", "forty", "ties", "zero", "spread", "long", "below zero", "small", "words only")


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("case", CASES)
def test_nothing_leaves_the_drawing(
    case: str, measure: float, claims: SimpleNamespace, sheet: SimpleNamespace, reader: SimpleNamespace
) -> None:
    drawing = draw(claims.worst[case], measure, sheet)
    assert drawing.width == measure
    assert reader.balanced(drawing)
    for left, right, baseline, step in reader.texts(drawing):
        assert left >= -0.05, step.text
        assert right <= measure + 0.05, step.text
        assert baseline - step.style.descent >= -0.5, step.text
        assert baseline + step.style.cap_height <= drawing.height, step.text
        assert step.style.size >= MINIMUM_SIZE
    for shape in reader.shapes(drawing):
        assert shape.x0 >= -0.6, shape.code
        assert shape.x1 <= measure + 2.0, shape.code  # paper behind a label may reach past it
        assert shape.y0 >= -0.1, shape.code
        assert shape.y1 <= drawing.height + 0.1, shape.code


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("case", CASES)
def test_no_words_overlap(
    case: str, measure: float, claims: SimpleNamespace, sheet: SimpleNamespace, reader: SimpleNamespace
) -> None:
    drawing = draw(claims.worst[case], measure, sheet)
    boxes = [(left, b - s.style.descent * 0.5, r, b + s.style.x_height, s.text) for left, r, b, s in reader.texts(drawing)]
    for a, b in itertools.combinations(boxes, 2):
        apart = a[2] <= b[0] + 0.2 or b[2] <= a[0] + 0.2 or a[3] <= b[1] or b[3] <= a[1]
        assert apart, (a, b)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("case", CASES)
def test_no_mark_crosses_panels(
    case: str, measure: float, claims: SimpleNamespace, look: ChartLook, sheet: SimpleNamespace, reader: SimpleNamespace
) -> None:
    plan = plan_estimates(claims.worst[case], measure, look)
    drawing = draw(claims.worst[case], measure, sheet)
    zones = [(0.0, plan.panels[0].top)] + [(p.top, p.bottom) for p in plan.panels] + [(plan.panels[-1].bottom, plan.height)]
    for shape in reader.shapes(drawing):
        top, bottom = plan.height - shape.y1, plan.height - shape.y0
        assert any(a - 0.05 <= top and bottom <= b + 0.05 for a, b in zones), shape.code


def test_the_four_claims_of_the_articles_are_told_apart(claims: SimpleNamespace, look: ChartLook) -> None:
    plan = plan_estimates(claims.articles, 482.0, look)
    rows = [[row for rows in p.groups for row in rows] for p in plan.panels]
    assert [[row.claim.label for row in part] for part in rows] == [["“thousands”"], ["10,000"], ["15,000"], ["up to 100,000"]]
    heads = [part[0].who[0] for part in rows]
    assert [t.words for t in heads] == ["Sent so far", "Total by year-end", "In rotation", "Ceiling"]
    assert {t.role for t in heads} == {"strong"}
    assert len({(p.axis.low, p.axis.high, p.axis.x0, p.axis.x1) for p in plan.panels if p.axis}) == 1, "one unit, one scale"
    assert [p.axis_y is None for p in plan.panels] == [False, True, True, True], "its labels stand once, at the top"


def test_four_claims_stand_in_lanes_of_about_33_points(claims: SimpleNamespace, look: ChartLook) -> None:
    plan = plan_estimates(claims.articles, 482.0, look)
    assert [p.bottom - p.top for p in plan.panels[1:]] == pytest.approx([33.0] * 3, abs=4.0)
    assert plan.height < 4 * 33 + 20


def test_panels_of_different_units_do_not_share_a_scale(look: ChartLook) -> None:
    def panel(unit: str, value: float) -> Panel:
        return Panel(unit, unit, (Group("", (Claim("A", "observed", value=value, label=str(value)),)),))

    plan = plan_estimates(EstimateChart((panel("troops", 90_000), panel("shells", 40))), 482.0, look)
    assert [p.axis.high for p in plan.panels if p.axis] == [100_000, 40]


def _drawn_in(plan: Plan, row_top: float, row_bottom: float, x0: float, drawing: object, reader: SimpleNamespace) -> list[str]:
    inside = []
    for shape in reader.shapes(drawing):
        top, bottom = plan.height - shape.y1, plan.height - shape.y0
        if bottom > row_top + 0.5 and top < row_bottom - 0.5 and shape.x1 > x0:
            inside.append(shape.code)
    return inside


@pytest.mark.parametrize("measure", [482.0, 250.0])
def test_words_have_no_place_on_the_axis(
    measure: float, claims: SimpleNamespace, look: ChartLook, sheet: SimpleNamespace, reader: SimpleNamespace
) -> None:
    chart = claims.worst["forms"]
    plan, drawing = plan_estimates(chart, measure, look), draw(chart, measure, sheet)
    panel = plan.panels[0]
    assert panel.axis is not None
    words = [row for rows in panel.groups for row in rows if row.claim.words]
    numbers = [row for rows in panel.groups for row in rows if row.claim.value is not None or row.claim.low is not None]
    assert len(words) == 1
    assert words[0].mark_y is None
    top, bottom = words[0].top + 1.0, words[0].bottom - 1.0
    through = [s for s in reader.shapes(drawing) if plan.height - s.y1 > top and plan.height - s.y0 < bottom]
    assert [s.code for s in through if not _is_paper(s)] == [], "nothing begins or ends in the lane but paper under its words"
    assert _drawn_in(plan, numbers[0].top, numbers[0].bottom, 0.0, drawing, reader)
    if measure >= 300:
        assert words[0].label[0].x == pytest.approx(panel.axis.position(0.0), abs=8.0), "they begin where the axis does"


def _is_paper(shape: Shape) -> bool:
    """What only clears the ground behind words: no outline."""
    return shape.operator == "f"


def test_words_beside_an_axis_say_that_there_is_no_figure(claims: SimpleNamespace, look: ChartLook) -> None:
    silent = Claim("Two agencies", "claimed", detail=("claimed", "source not named"), words="many", label="“many”", named=False)
    words = (("no_figure", "no figure given"), ("unnamed", "source not named"))
    chart = replace(claims.one_panel(silent, Claim("A", "observed", value=9, label="9")), words=words)
    label = plan_estimates(chart, 482.0, look).panels[0].groups[0][0].label
    assert [(t.words, t.role) for t in label] == [("“many”", "strong"), ("no figure given · source not named", "small")]


def test_a_panel_in_words_only_has_no_axis(
    claims: SimpleNamespace, look: ChartLook, sheet: SimpleNamespace, reader: SimpleNamespace
) -> None:
    plan = plan_estimates(claims.worst["words only"], 482.0, look)
    assert plan.panels[0].axis is None
    drawing = draw(claims.worst["words only"], 482.0, sheet)
    assert [s.text for *_, s in reader.texts(drawing)] == ["Present in the region", "Somebody", "“some”"]


def test_marks_stand_at_their_values(
    claims: SimpleNamespace, look: ChartLook, sheet: SimpleNamespace, reader: SimpleNamespace
) -> None:
    """matplotlib's scale and the plan's agree, linear and logarithmic."""
    for case in ("articles", "spread"):
        plan, drawing = plan_estimates(claims.worst[case], 482.0, look), draw(claims.worst[case], 482.0, sheet)
        found = 0
        for panel in plan.panels:
            for row in (row for rows in panel.groups for row in rows):
                if row.claim.value is None or row.mark_y is None or panel.axis is None or row.claim.value <= 0:
                    continue
                x, y = panel.axis.position(row.claim.value), plan.height - row.mark_y
                middles = [
                    ((s.x0 + s.x1) / 2, (s.y0 + s.y1) / 2)
                    for s in reader.shapes(drawing)
                    if 4 < s.x1 - s.x0 < 9 and 4 < s.y1 - s.y0 < 9
                ]
                assert any(abs(a - x) < 0.05 and abs(b - y) < 0.05 for a, b in middles), row.claim
                found += 1
        assert found >= 2


def test_the_text_reads_row_by_row(claims: SimpleNamespace, sheet: SimpleNamespace, reader: SimpleNamespace) -> None:
    drawing = draw(claims.articles, 482.0, sheet)
    said = " ".join(s.text.replace("\u00a0", " ").strip() for *_, s in reader.texts(drawing))
    order = ("100,000", "Sent so far Two agencies [1] · claimed “thousands”", "Total by year-end Two agencies [1]", "In rotation")
    assert [said.index(words) for words in order] == sorted(said.index(words) for words in order)
    assert said.endswith("Ceiling Anonymous sources [2] up to 100,000")


def test_every_word_of_the_specification_is_drawn_once(
    claims: SimpleNamespace, sheet: SimpleNamespace, reader: SimpleNamespace
) -> None:
    chart = claims.worst["long"]
    for measure in MEASURES:
        drawing = draw(chart, measure, sheet)
        said = re.sub(r"\s", "", "".join(s.text for *_, s in reader.texts(drawing)))
        for claim in chart.panels[0].groups[0].claims:
            for words in (claim.who, " · ".join(claim.detail), claim.label, claim.remark):
                assert re.sub(r"\s", "", words) in said, (measure, words)


def test_kinds_are_told_apart_without_colour(sheet: SimpleNamespace, claims: SimpleNamespace) -> None:
    def grey(claim: Claim) -> str:
        drawing = draw(claims.one_panel(claim, Claim("Scale", "observed", value=100, label="100")), 482.0, sheet)
        code = " ".join(step.code for step in drawing.steps if isinstance(step, Ops))
        return re.sub(r"[\d.]+ [\d.]+ [\d.]+ (rg|RG)", "", code)

    points = [grey(Claim("A", kind, value=50, label="50")) for kind in ("observed", "assessed", "claimed", "projected")]
    points += [grey(Claim("A", "claimed", high=50, label="50")), grey(Claim("A", "claimed", low=50, label="50"))]
    points += [
        grey(Claim("A", "assessed", value=50, label="50", ours=True)),
        grey(Claim("A", "claimed", low=30, high=50, label="50")),
    ]
    assert len(set(points)) == len(points)


def test_the_scale_is_linear_until_the_smallest_value_would_vanish(claims: SimpleNamespace, look: ChartLook) -> None:
    assert [p.axis.log for p in plan_estimates(claims.articles, 482.0, look).panels if p.axis] == [False] * 4
    spread = plan_estimates(claims.worst["spread"], 482.0, look)
    assert spread.panels[0].axis is not None
    assert spread.panels[0].axis.log
    assert "Logarithmic scale" in " ".join(t.words for t in spread.foot)
    forced = plan_estimates(claims.one_panel(Claim("A", "observed", value=10, label="10"), scale="log"), 482.0, look)
    assert forced.panels[0].axis is not None
    assert forced.panels[0].axis.log


def test_our_own_assessment_comes_last(claims: SimpleNamespace, look: ChartLook) -> None:
    first = Claim("We", "assessed", value=5, label="5", ours=True)
    plan = plan_estimates(claims.one_panel(first, Claim("They", "claimed", value=9, label="9")), 482.0, look)
    assert [row.claim.who for row in plan.panels[0].groups[0]] == ["They", "We"]


@pytest.mark.parametrize(
    "form", [{"value": 50}, {"low": 30, "high": 60}, {"low": 30, "high": 60, "best": 40}, {"high": 50}, {"low": 50}]
)
@pytest.mark.parametrize("kind", ["observed", "assessed", "claimed", "projected"])
def test_a_mark_is_open_where_the_author_is_not_named(
    kind: str, form: dict[str, float], sheet: SimpleNamespace, claims: SimpleNamespace, reader: SimpleNamespace
) -> None:
    """Told by the filling, not by a colour: what is filled with ink for the one is paper for the other."""

    def inked(named: bool) -> float:
        chart = claims.one_panel(Claim("A", kind, label="50", named=named, **form), Claim("B", "claimed", words="w", label="w"))
        filled = [m for m in read(draw(chart, 482.0, sheet)).marks if m.fill and m.fill != sheet.charts.paper]
        return sum((m.box[2] - m.box[0]) * (m.box[3] - m.box[1]) for m in filled if m.box[2] - m.box[0] > 1.5)

    hatched = kind == "projected" and "low" in form and "high" in form and "best" not in form
    assert inked(False) == 0.0
    assert hatched or inked(True) > 0.0


def test_what_is_common_to_all_is_in_no_lane(look: ChartLook, claims: SimpleNamespace) -> None:
    details = ("claimed", "as-of date not stated")
    rows = [Claim(who, "claimed", detail=details, kind_words="claimed", value=5, label="5") for who in ("A", "B")]
    told = plan_estimates(claims.one_panel(*rows), 482.0, look)
    assert " ".join(t.words for t in all_texts(told)).count("as-of date not stated") == 2
    plan = plan_estimates(claims.one_panel(*rows, shared=details), 482.0, look)
    assert " ".join(t.words for t in all_texts(plan)) == "Present in the region A 5 B 5"


def test_a_basis_or_a_question_stands_once(look: ChartLook, claims: SimpleNamespace) -> None:
    def claim(who: str) -> Claim:
        return Claim(who, "claimed", value=5, label="5")

    asked = (Group("How many now?", (claim("A"), claim("B"))), Group("How many soon?", (claim("C"),)))
    chart = EstimateChart((Panel("Present", "troops", asked), Panel("Planned", "troops", (Group("At most?", (claim("D"),)),))))
    for measure in (482.0, 200.0):
        said = [t.words for t in all_texts(plan_estimates(chart, measure, look))]
        assert [w for w in said if w != "5"] == [
            "Present", "How many now?", "A", "B", "How many soon?", "C", "Planned", "At most?", "D",
        ]  # fmt: skip


def test_forty_claims_fit_a_page(claims: SimpleNamespace, look: ChartLook) -> None:
    assert plan_estimates(claims.worst["forty"], 482.0, look).height < 690


def test_parts_of_a_figure_have_the_same_axis(look: ChartLook) -> None:
    rows = tuple(Claim(f"Count {n}", "observed", value=float(n), label=str(n)) for n in range(1, 41))
    few, many = (Panel("Present", "tonnes", (Group("", part),)) for part in (rows[:20], rows[20:]))
    one = plan_estimates(EstimateChart((few,), beyond=(many,)), 482.0, look)
    two = plan_estimates(EstimateChart((many,), beyond=(few,)), 482.0, look)
    assert one.panels[0].axis == two.panels[0].axis
    assert one.panels[0].axis != plan_estimates(EstimateChart((few,)), 482.0, look).panels[0].axis


def test_a_claim_without_a_value_is_a_bug(claims: SimpleNamespace, look: ChartLook) -> None:
    with pytest.raises(ValueError, match="neither a number nor words"):
        plan_estimates(claims.one_panel(Claim("A", "claimed")), 482.0, look)


NUMBERS = st.one_of(st.integers(0, 10**9).map(float), st.floats(-1e6, 1e6, allow_nan=False).map(lambda v: round(v, 3)))
WORDS = st.text(alphabet="abcdefg ABC–-·0123,.()“”äöü가나다", max_size=90)


@st.composite
def some_claim(draw_: st.DrawFn) -> Claim:
    a, b = sorted((draw_(NUMBERS), draw_(NUMBERS)))
    form = draw_(
        st.sampled_from(
            ({"value": a}, {"low": a, "high": b}, {"low": a, "high": b, "best": a}, {"low": a}, {"high": b}, {"words": "w"})
        )
    )
    kind = draw_(st.sampled_from(("observed", "assessed", "claimed", "projected")))
    who, label, remark = draw_(WORDS), draw_(WORDS), draw_(WORDS)
    note = draw_(st.sampled_from(("", "1", "12")))
    return Claim(who or "A", kind, note, (draw_(WORDS),), label=label or "1", remark=remark, ours=draw_(st.booleans()), **form)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    claims_=st.lists(some_claim(), min_size=1, max_size=20),
    measure=st.floats(120, 600),
    scale=st.sampled_from(("auto", "linear", "log")),
    question=WORDS,
    heading=WORDS,
)
def test_any_claims_are_planned_inside_the_measure(
    look: ChartLook, claims_: list[Claim], measure: float, scale: str, question: str, heading: str
) -> None:
    groups = (Group(question, tuple(claims_[::2])), Group("", tuple(claims_[1::2])))
    plan = plan_estimates(EstimateChart((Panel(heading, "troops", groups),), scale=scale), measure, look)
    styles = text_styles(look)
    for text in all_texts(plan):
        assert text.x >= -0.01
        assert text.x + measure_words(text.words, styles[text.role]) <= measure + 0.05, text
        assert 0 < text.y < plan.height
    last = 0.0
    for row in (row for rows in plan.panels[0].groups for row in rows):
        assert row.top >= last - 0.01
        last = row.bottom
        axis = plan.panels[0].axis
        assert row.mark_y is None or axis is not None
        if row.mark_y is not None:
            assert row.top < row.mark_y < row.bottom


ENDS = st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from((5e-324, -1.7e308, 1.7e308, 0.0, 1e300, 3.0))
CLAIMS = st.builds(
    lambda form, a, b, kind, ours: Claim("A source", kind, label="said", ours=ours, **form(min(a, b), max(a, b))),
    st.sampled_from(
        (
            lambda a, _: {"value": a},
            lambda a, b: {"low": a, "high": b},
            lambda a, b: {"low": a, "high": b, "best": a},
            lambda a, _: {"low": a},
            lambda a, _: {"high": a},
        )
    ),
    ENDS,
    ENDS,
    st.sampled_from(("observed", "claimed", "projected", "assessed")),
    st.booleans(),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(CLAIMS, min_size=1, max_size=4), st.sampled_from(("auto", "linear", "log")), st.sampled_from((150.0, 400.0)))
def test_claims_at_the_ends_of_the_numbers_are_drawn(
    sheet: SimpleNamespace, found: list[Claim], scale: str, measure: float
) -> None:
    drawing = draw(EstimateChart((Panel("All", "tonnes", (Group("", tuple(found)),)),), scale=scale), measure, sheet)
    code = " ".join(step.code for step in drawing.steps if isinstance(step, Ops))
    assert "nan" not in code
    assert "inf" not in code
    outside = [n for n in map(float, re.findall(r"-?[\d.]+(?= [\d.-]+ [ml]\b)", code)) if not -60 <= n <= measure + 60]
    assert outside == []
