"""The data of a drawing: one row a claim with every number as the brief gives it, a file that other programs read."""

from __future__ import annotations

import csv
import io
import math
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.chart.datatable import DataTable, as_csv, plain_number
from briefing.chart.describe import data_table
from briefing.chart.kinds.estimates import Claim, EstimateChart, Group, Panel
from briefing.chart.kinds.scenarios import ScenarioBars
from briefing.chart.kinds.yardstick import YardstickChart
from briefing.chart.marks import ConfidenceMark, Meter, StanceGlyph, TimelineMark, TrendArrow
from briefing.language import Language


def test_every_claim_is_a_row_of_its_own_form() -> None:
    claims = (
        Claim("We", "assessed", "", ("our own", "as of May"), low=4000, high=6000, best=5000, ours=True, kind_words="our own"),
        Claim("A", "claimed", "1", ("claimed", "as of May"), words="many", kind_words="claimed", as_of="as of May"),
        Claim("B", "observed", "2,3", ("observed", "as of May", "not named"), high=100_000, remark="by June", as_of="as of May"),
        Claim("C", "observed", "", value=-0.5),
    )
    table = data_table(EstimateChart((Panel("Present", "troops", (Group("How many?", claims),)),)))
    assert table is not None
    assert table.columns[:5] == ("Question", "Who", "Kind", "Basis", "Unit")
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert [r["Who"] for r in rows] == ["A", "B", "C", "We"], "our own is last, as it is drawn"
    assert rows[0]["In words"] == "many"
    assert not rows[0]["Remarks"]
    assert (rows[1]["High"], rows[1]["Value"], rows[1]["Source note"], rows[1]["As of"]) == ("100000", "", "2,3", "as of May")
    assert rows[1]["Remarks"] == "observed; not named; by June"
    assert rows[2]["Value"] == "-0.5"
    assert [rows[3][c] for c in ("Low", "High", "Best", "Kind")] == ["4000", "6000", "5000", "our own"]


def test_heads_are_in_the_language_of_the_labels(claims: SimpleNamespace) -> None:
    table = data_table(claims.worst["one"], Language(labels={"data_who": "Хто"}))
    assert table is not None
    assert table.columns[:2] == ("Question", "Хто")


def test_bands_and_scenarios_have_their_data() -> None:
    yardstick = data_table(YardstickChart((("unlikely", 20, 45, False), ("likely", 55, 80, True))))
    assert yardstick is not None
    assert yardstick.rows == (("unlikely", "20", "45", "no"), ("likely", "55", "80", "yes"))
    scenarios = data_table(ScenarioBars((("More", "unlikely", 20, 45.5),)))
    assert scenarios is not None
    assert scenarios.rows == (("More", "unlikely", "20", "45.5"),)


@pytest.mark.parametrize(
    "mark", [Meter(55, 80, ()), ConfidenceMark(2), StanceGlyph("opposes"), TimelineMark("planned"), TrendArrow("up")]
)
def test_a_mark_has_no_table(mark: Meter) -> None:
    assert data_table(mark) is None


_CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12) | st.sampled_from(['"', "a,b", "a\r\nb", "’"])


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.tuples(*[_CELLS] * n), min_size=2, max_size=5)))
def test_a_program_reads_back_what_was_written(rows: list[tuple[str, ...]]) -> None:
    data = as_csv(DataTable(rows[0], tuple(rows[1:])))
    read = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    assert [tuple(row) for row in read] == rows


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**12), 10**12))
def test_plain_numbers_are_exact(value: float) -> None:
    words = plain_number(value)
    assert math.isclose(float(words), value, rel_tol=0, abs_tol=0)
    assert "," not in words


def test_nothing_given_is_nothing_written() -> None:
    assert not plain_number(None)
    assert plain_number(100_000.0) == "100000"
