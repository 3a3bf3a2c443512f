"""The fan: wedges to scale, words that never meet, lines told apart without colour, at any measure."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.chart.describe import alt_text, data_table
from briefing.chart.draw import draw
from briefing.chart.ink.look import MINIMUM_SIZE
from briefing.chart.kinds.fan import FanChart, FanEnding

LONG = "The Parliamentary Assembly’s Subcommittee on the Verification of Disputed Figures"
NAMES = ("A wet winter", LONG, "조선민주주의인민공화국", "Міністерство закордонних справ України", "U")
TIMES = {200.0: "March 2025", 201.0: "1 April 2025", 900.0: "31 December 2026"}
HISTORY = ((0.0, 5.0, "May 2024"), (60.0, 6.0, "July 2024"), (100.0, 7.0, "5 November 2024"))

values = st.tuples(*[st.floats(-1e6, 1e9) | st.sampled_from((-3.0, 0.0, 3.0, 5e-324, 1.7e308, -1.7e308, 1e300))] * 3).map(sorted)
ending = st.builds(
    lambda name, v, at, likelihood: FanEnding(name, f"likely: {v[0]:g}–{v[2]:g}", *v, at, TIMES[at], likelihood),
    st.sampled_from(NAMES),
    values,
    st.sampled_from(sorted(TIMES)),
    st.sampled_from((-1.0, 20.0, 50.0, 66.0)),
)
fans = st.builds(
    FanChart, st.sampled_from(("metres", LONG)), st.just(HISTORY), st.lists(ending, min_size=1, max_size=6).map(tuple)
)


@pytest.mark.parametrize("measure", [150.0, 300.0, 480.0])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chart=fans)
def test_no_words_meet_and_none_leave_the_drawing(
    measure: float, sheet: SimpleNamespace, reader: SimpleNamespace, chart: FanChart
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
    assert all("".join(e.name.split()) in said for e in chart.ends)


def three() -> FanChart:
    ends = (
        FanEnding("Growth", "unlikely: 40–100", 40, 70, 100, 500, "December 2025", 33),
        FanEnding("Rotation", "likely: 10–20", 10, 15, 20, 500, "December 2025", 66),
        FanEnding("Withdrawal", "remote: 0–3", 0, 1, 3, 500, "December 2025", 12),
    )
    return FanChart("Troops, thousand", HISTORY, ends)


def test_the_likeliest_line_is_solid_the_next_dashed_the_last_dotted(sheet: SimpleNamespace, reader: SimpleNamespace) -> None:
    lines = [s.code for s in reader.shapes(draw(three(), 400.0, sheet)) if " 1.6 w " in s.code]
    dashes = [code.split("[")[1].split("]")[0] for code in lines]
    assert dashes == ["5 2.5", "", "1.2 2.2"], "in the order of the brief: growth, rotation, withdrawal"


def test_bars_stand_beside_each_other_only_where_ranges_meet(sheet: SimpleNamespace, reader: SimpleNamespace) -> None:
    def bars(chart: FanChart) -> list[float]:
        return [round(s.x0, 1) for s in reader.shapes(draw(chart, 400.0, sheet)) if " re" in s.code and s.operator == "f"]

    assert len(set(bars(three()))) == 1
    ties = FanChart("m", HISTORY, tuple(FanEnding(f"S{n}", "likely", 1, 2, 3, 500, "December 2025", 66) for n in range(3)))
    assert len(set(bars(ties))) == 3


@pytest.mark.parametrize(("low", "broken"), [(4.5, True), (0.5, False)])
def test_the_axis_goes_round_the_data_and_says_so(
    low: float, broken: bool, sheet: SimpleNamespace, reader: SimpleNamespace
) -> None:
    chart = FanChart("Metres", HISTORY, (FanEnding("Wet", "likely", low, 5.6, 7.2, 500, "March 2025", 66),))
    drawing = draw(chart, 400.0, sheet)
    labels = {g.text for *_, g in reader.texts(drawing)}
    assert ("0" in labels) == (not broken)
    slanted = [s for s in reader.shapes(drawing) if 2 < s.x1 - s.x0 < 6 and 2 < s.y1 - s.y0 < 4 and s.operator == "S"]
    assert len(slanted) == (2 if broken else 0), "two strokes at its foot"


def test_the_fan_is_told_in_words_and_as_data() -> None:
    said = alt_text(three())
    assert said.startswith(
        "Fan of 3 scenarios: Troops, thousand. History of 3 points, from 5 (May 2024) to 7 (5 November 2024). "
        "In all from 0 (Withdrawal) to 100 (Growth). "
    )
    assert " Rotation, December 2025: best 15 (10 to 20). " in said
    table = data_table(three())
    assert table is not None
    assert table.rows[0] == ("May 2024", "", "5", "", "", "", "Troops, thousand")
    assert table.rows[3] == ("December 2025", "Growth", "", "40", "70", "100", "Troops, thousand")
