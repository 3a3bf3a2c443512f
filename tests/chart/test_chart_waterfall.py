"""The waterfall: every bar begins where the one before it ends, rises and falls differ in shape, words never meet."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.chart.describe import alt_text, data_table
from briefing.chart.draw import draw
from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import MINIMUM_SIZE
from briefing.chart.kinds.waterfall import WaterfallChart
from briefing.language import Language
from briefing.records import replace
from tests.chart.gallery import CYRILLIC, KOREAN, LONG, waterfall
from tests.chart.ink import Colour, Mark, read

NAMES = (LONG, KOREAN, CYRILLIC, "Wages", "U")
changes = st.lists(st.integers(-(10**6), 10**9) | st.sampled_from((0, -1, 5)), min_size=1, max_size=24)
charts = st.builds(
    lambda start, by, names, gap, end, projected, lines: replace(
        (made := waterfall(start, *by, *[None] * gap, names=names, end=end)),
        bars=tuple(replace(bar, projected=n >= projected) for n, bar in enumerate(made.bars)),
        reference_lines=lines,
    ),
    st.integers(-1000, 10**9),
    changes,
    st.permutations(NAMES).map(tuple),
    st.integers(0, 2),
    st.integers(-1000, 10**9),
    st.integers(0, 30),
    st.lists(st.tuples(st.integers(-50, 10**9), st.sampled_from(("Limit", LONG))), max_size=2).map(tuple),
)


@pytest.mark.parametrize("measure", [150.0, 300.0, 480.0])
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chart=charts)
def test_no_words_meet_and_none_leave_the_drawing(
    measure: float, sheet: SimpleNamespace, reader: SimpleNamespace, chart: WaterfallChart
) -> None:
    drawing = draw(chart, measure, sheet)
    found = [(x0, y - 0.2 * g.style.size, x1, y + 0.7 * g.style.size, g.text) for x0, x1, y, g in reader.texts(drawing)]
    for n, (x0, y0, x1, y1, words) in enumerate(found):
        assert x0 >= -0.02, words
        assert x1 <= measure + 0.1, words
        assert -0.02 <= y0 < y1 <= drawing.height + 0.02, words
        for a0, b0, a1, b1, other in found[n + 1 :]:
            assert x1 <= a0 + 0.05 or a1 <= x0 + 0.05 or y1 <= b0 + 0.05 or b1 <= y0 + 0.05, (words, other)
    for shape in reader.shapes(drawing):
        assert -0.7 <= shape.x0 <= shape.x1 <= measure + 0.7, shape.code
        assert -0.7 <= shape.y0 <= shape.y1 <= drawing.height + 0.7, shape.code
    assert all(g.style.size >= MINIMUM_SIZE for _, _, _, g in reader.texts(drawing))
    said = "".join("".join(f[4].split()) for f in found)
    assert all("".join(bar.name.split()) in said for bar in chart.bars)


def bars_of(drawing: DisplayList, paper: Colour) -> list[Mark]:
    """The bars in their order: what is filled, but paper that only clears the ground."""
    return [m for m in read(drawing).marks if m.fill is not None and (m.fill != paper or m.stroke is not None)]


BUDGET = waterfall(42, 8, -20, -40, 30, names=("Budget", "Wages", "Fuel", "Dues", "Grant", "Next year"))


@pytest.mark.parametrize("measure", [480.0, 150.0])
def test_a_bar_begins_where_the_one_before_it_ends(measure: float, sheet: SimpleNamespace) -> None:
    """Along the scale, from the lowest edge of a bar to its highest: to scale, and joined."""
    upright = measure > 300
    bars = bars_of(draw(BUDGET, measure, sheet), sheet.charts.paper)
    assert len(bars) == 6
    spans = [sorted({p[1 if upright else 0] for p in m.lines[0]}) for m in bars]
    levels = [(0, 42), (42, 50), (30, 50), (-10, 30), (-10, 20), (0, 20)]
    scale = (spans[0][-1] - spans[0][0]) / 42
    zero = spans[0][0]
    for span, (low, high) in zip(spans, levels, strict=True):
        assert span[0] == pytest.approx(zero + low * scale, abs=0.05)
        assert span[-1] == pytest.approx(zero + high * scale, abs=0.05)


@pytest.mark.parametrize("measure", [480.0, 150.0])
def test_rises_and_falls_point_and_sums_do_not(measure: float, sheet: SimpleNamespace) -> None:
    bars = bars_of(draw(BUDGET, measure, sheet), sheet.charts.paper)
    along = 1 if measure > 300 else 0
    assert [len(m.lines[0]) for m in bars] == [5, 6, 6, 6, 6, 5], "a closed rectangle has five places, a pointed bar six"
    points = [m.lines[0][2][along] - m.lines[0][0][along] for m in bars[1:5]]
    assert [p > 0 for p in points] == [True, False, False, True]
    assert bars[1].fill == bars[4].fill == sheet.charts.pale
    assert bars[2].fill == bars[3].fill == sheet.charts.paper, "a fall is hollow"
    assert bars[0].fill == bars[5].fill == sheet.charts.firm


def test_what_is_projected_is_hatched_and_the_key_says_so(sheet: SimpleNamespace) -> None:
    projected = replace(BUDGET, bars=tuple(replace(bar, projected=n > 2) for n, bar in enumerate(BUDGET.bars)))
    ink = read(draw(projected, 480.0, sheet))
    assert "projected" in [w.text for w in ink.words]
    hatched = [m for m in ink.marks if m.fill is None and m.stroke == sheet.charts.mid and len(m.lines) > 3]
    assert len(hatched) == 4, "the sample of the key, two steps, the end"
    assert "projected" not in [w.text for w in read(draw(BUDGET, 480.0, sheet)).words]


def test_numbers_are_signed_and_written_as_the_language_does(sheet: SimpleNamespace) -> None:
    chart = waterfall(10_000, 1250.5, -11_000, 0, names=("Бюджет", "Платня", "Пальне", "Решта", "Далі"))
    said = [w.text for w in read(draw(replace(chart, numbers=Language("uk").numbers, decimals=1), 480.0, sheet)).words]
    assert {"10 000,0", "+1 250,5", "−11 000,0", "0,0", "250,5"} <= {w.replace("\u00a0", " ") for w in said}


def upright(chart: WaterfallChart, measure: float, sheet: SimpleNamespace) -> bool:
    """Whether the first and the last bar stand beside each other."""
    places = {w.text: w.box for w in read(draw(chart, measure, sheet)).words}
    return places["First"][0] != places["Last"][0] and abs(places["First"][1] - places["Last"][1]) < 2


@pytest.mark.parametrize(
    ("measure", "steps", "name", "stands"),
    [(480.0, 6, "Wages", True), (480.0, 20, "Wages", False), (150.0, 6, "Wages", False), (150.0, 1, "Wages", True),
     (480.0, 6, "Verwaltungsgerichtsbarkeit", False), (480.0, 6, LONG, False)],
)  # fmt: skip
def test_bars_stand_where_their_words_have_room(
    measure: float, steps: int, name: str, stands: bool, sheet: SimpleNamespace
) -> None:
    names = ("First", name, *(f"S{n}" for n in range(steps - 1)), "Last")
    assert upright(waterfall(10, *[1.0] * steps, names=names), measure, sheet) == stands


@pytest.mark.parametrize("measure", [480.0, 150.0])
def test_a_step_that_is_not_stated_is_a_dotted_line_between_what_is_known(measure: float, sheet: SimpleNamespace) -> None:
    chart = waterfall(120, -30, None, None, 20, end=105)
    drawing = draw(chart, measure, sheet)
    ink = read(drawing)
    assert [w.text for w in ink.words].count("not stated") == 2
    dotted = [s for s in drawing.steps if "[1.6 2.2]" in getattr(s, "code", "")]
    assert len(dotted) == 2
    assert "−30" in [w.text for w in ink.words]


def test_it_is_told_in_words_and_as_data() -> None:
    chart = replace(waterfall(42, 3.1, -2.1, 0, names=("2023", "Wages", "Fuel", "Rent", "2025")), decimals=1)
    assert alt_text(chart) == (
        "Waterfall chart from 42.0 (2023) to 43.0 (2025) in 3 steps, in tonnes. Largest rise +3.1 (Wages); "
        "largest fall −2.1 (Fuel). In order: +3.1 (Wages); −2.1 (Fuel); 0.0 (Rent)."
    )
    long = waterfall(5, *[1.0] * 11, None, end=20)
    assert "In order" not in alt_text(long)
    assert "Not stated: Step number 12." in alt_text(long)
    assert "Largest" not in alt_text(waterfall(5, 0, 0))
    table = data_table(replace(chart, bars=(*chart.bars[:-1], replace(chart.bars[-1], projected=True))))
    assert table is not None
    assert table.columns == ("Step", "Change (tonnes)", "Total (tonnes)", "Remarks")
    assert table.rows[1] == ("Wages", "3.1", "45.1", "")
    assert table.rows[-1] == ("2025", "", "43", "projected")
