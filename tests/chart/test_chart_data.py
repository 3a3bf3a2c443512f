"""Charts of a brief's own numbers: every value is said, nothing is cut off, no words lie on words, whatever the numbers are."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.chart.describe import alt_text, data_table
from briefing.chart.draw import draw
from briefing.chart.ink.displaylist import DisplayList, Glyphs, Ops
from briefing.chart.ink.look import MINIMUM_SIZE
from briefing.chart.ink.pen import measure_words
from briefing.chart.kinds.numbers import DataChart, DataSeries
from briefing.chart.kinds.numbers.frame import Frame
from briefing.chart.kinds.numbers.heat import contrast
from briefing.style.sheet import Sheet
from briefing.validate.sheet import load_sheet

WORDS = (("projected", "projected"), ("ours", "our own assessment"), ("not_stated", "not stated"), ("log", "Logarithmic scale."))
KINDS = ("bar", "grouped_bar", "stacked_bar", "line", "area", "dot", "slope", "heat")
WIDTHS = (150.0, 300.0, 480.0)
LONG = "The harbour of the two rivers behind the dam of Corwick, as measured in the spring"


@pytest.fixture(scope="module", params=["chancery", "ministry"])
def sheet(request: pytest.FixtureRequest) -> Sheet:
    return load_sheet(request.param)


def boxes(drawing: DisplayList) -> list[tuple[str, float, float, float, float]]:
    """Every line of words with its box: left, foot, right, head."""
    out = []
    for step in drawing.steps:
        if isinstance(step, Glyphs):
            style = step.style
            out.append((step.text, step.x, step.y, step.x + measure_words(step.text, style), step.y + style.cap_height))
    return out


def assert_sound(drawing: DisplayList, about: object) -> None:
    """Nothing outside, nothing too small, no words on words."""
    found = boxes(drawing)
    for text, left, foot, right, head in found:
        assert left >= -0.51, (text, about)
        assert right <= drawing.width + 0.51, (text, about)
        assert foot >= -2.6, (text, about)
        assert head <= drawing.height + 0.51, (text, about)
    for a, b in itertools.combinations(found, 2):
        over = min(a[3], b[3]) - max(a[1], b[1]), min(a[4], b[4]) - max(a[2], b[2])
        assert not (over[0] > 0.6 and over[1] > 0.6), (a, b, about)
    assert all(s.style.size >= MINIMUM_SIZE for s in drawing.steps if isinstance(s, Glyphs))


def chart(kind: str, labels: tuple[str, ...], rows: list[list[float | None]], **more: object) -> DataChart:
    names = [""] if len(rows) == 1 else [f"Series {n + 1}" for n in range(len(rows))]
    series = tuple(DataSeries(name, tuple(values)) for name, values in zip(names, rows, strict=True))
    places = tuple(float(i) for i in range(len(labels)))
    return DataChart(kind, labels, series, "tonnes", places, words=WORDS, **more)  # type: ignore[arg-type]


WORST: dict[str, DataChart] = {
    "one point": chart("bar", ("One",), [[3.0]]),
    "twenty-four bars": chart("bar", tuple(f"Place {i}" for i in range(24)), [[float(i * i) for i in range(24)]]),
    "forty points": chart("line", tuple(str(1980 + i) for i in range(40)), [[float(i % n) for i in range(40)] for n in (7, 5)]),
    "ties": chart("dot", ("A", "B"), [[4.0, 4.0], [4.0, 4.0], [4.0, 4.0]]),
    "lines that end together": chart("line", ("2020", "2021"), [[1.0, 5.0], [2.0, 5.0], [3.0, 5.0], [4.0, 5.0], [9.0, 5.0]]),
    "zero": chart("bar", ("A", "B"), [[0.0, 0.0]]),
    "zeros in a stack": chart("stacked_bar", ("A", "B"), [[0.0, 1.0], [0.0, 0.0]]),
    "negatives": chart("bar", ("A", "B", "C"), [[-12.0, 5.0, -3.5]], decimals=1),
    "only negatives": chart("grouped_bar", ("A", "B"), [[-12.0, -5.0], [-1.0, -100.0]]),
    "one to a thousand million": chart("dot", ("A", "B", "C"), [[1.0, 1e4, 1e9]]),
    "bars of a thousand million": chart("bar", ("A", "B", "C"), [[1.0, 1e4, 1e9]]),
    "labels of eighty characters": chart("bar", (LONG, LONG + " again", "Short"), [[1.0, 2.0, 3.0]]),
    "long heads": chart("heat", (LONG, "B"), [[1.0, 2.0], [3.0, None]]),
    "long times": chart("line", ("28 October to 3 November 2024", "4 to 10 November", "11 to 17 November"), [[1.0, 2.0, 3.0]]),
    "Korean": chart("stacked_bar", ("평양직할시", "서울특별시"), [[1.0, 2.0], [3.0, 4.0]]),
    "gaps": chart("line", ("1", "2", "3", "4", "5"), [[1.0, None, 3.0, None, None], [None, None, None, 2.0, 1.0]]),
    "slope of twelve": chart("slope", ("Before", "After"), [[float(i % 4), float(i % 3)] for i in range(12)]),
    "multiples": chart("line", ("2020", "2021", "2022"), [[1.0, 2.0, 3.0], [3.0, 2.0, 100.0], [None, 2.0, 2.0]], multiples=True),
    "projected and compared": chart(
        "line", ("2020", "2021", "2022"), [[1.0, 2.0, 3.0]], projected_from=2, reference_lines=((2.5, LONG), (0.0, "Nothing"))
    ),
    "projected bars": chart("bar", ("2020", "2021"), [[1.0, 2.0]], projected_from=1, reference_lines=((1.5, "Last year"),)),
}  # fmt: skip


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", WORST)
def test_the_worst_data_are_drawn_soundly(name: str, width: float, sheet: Sheet) -> None:
    drawing = draw(WORST[name], width, sheet)
    assert drawing.width == width
    assert 15 < drawing.height < 640
    assert_sound(drawing, name)


@pytest.mark.parametrize("name", [n for n, c in WORST.items() if c.kind in ("bar", "grouped_bar", "stacked_bar", "heat")])
def test_every_value_and_every_label_is_said(name: str, sheet: Sheet) -> None:
    drawing = draw(WORST[name], 480.0, sheet)
    said = " ".join(text for text, *_ in boxes(drawing)).replace("\u00a0", " ")
    frame = Frame(WORST[name], 480.0, sheet.charts)
    for series in WORST[name].series:
        for value in series.values:
            if value or (value == 0 and WORST[name].kind != "stacked_bar"):
                assert frame.number(value) in said, value
            elif value is None:
                assert "not stated" in said or "–" in said
    for label in WORST[name].labels:
        assert all(word in said for word in label.split()), label


values = st.one_of(st.none(), st.floats(0, 1e6, allow_nan=False).map(lambda v: round(v, 2)), st.integers(0, 9).map(float))


@st.composite
def charts(make: st.DrawFn) -> DataChart:
    kind = make(st.sampled_from(KINDS))
    count = 2 if kind == "slope" else make(st.integers(2 if kind in ("line", "area") else 1, 9))
    many = 1 if kind == "bar" else make(st.integers(2 if kind in ("grouped_bar", "stacked_bar") else 1, 4))
    rows = [make(st.lists(values, min_size=count, max_size=count)) for _ in range(many)]
    for row in rows:
        if all(v is None for v in row):
            row[0] = 1.0
    if kind not in ("area", "stacked_bar") and make(st.booleans()):
        rows[0][0] = -5.0
    labels = tuple(f"{make(st.sampled_from(['Quay', 'The inner basin', LONG, '서울', 'Гавань']))} {i}" for i in range(count))
    return chart(kind, labels, rows, decimals=make(st.integers(0, 2)), highlight=labels[:1])


@settings(max_examples=400, deadline=None)
@given(charts(), st.sampled_from(WIDTHS))
def test_any_numbers_are_drawn_soundly(made: DataChart, width: float) -> None:
    assert_sound(draw(made, width, load_sheet("ministry")), made)


extremes = st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from((5e-324, -1.7e308, 1.7e308, 0.0, 1e300, 3.0))


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(KINDS), st.lists(st.lists(extremes, min_size=2, max_size=2), min_size=1, max_size=3), st.sampled_from(WIDTHS)
)
def test_numbers_at_the_ends_of_their_range_are_drawn_soundly(kind: str, rows: list[list[float]], width: float) -> None:
    rows = [[abs(v) / 4 for v in row] for row in rows] if kind in ("area", "stacked_bar") else rows  # their sum is a number
    made = chart(kind, ("A", "B"), rows[:1] if kind == "bar" else rows, reference_lines=((rows[0][0], "Last"),))
    drawing = draw(made, width, load_sheet("ministry"))
    assert drawing.height < 640
    assert not any(word in step.code for step in drawing.steps if isinstance(step, Ops) for word in ("nan", "inf"))
    assert_sound(drawing, made)
    assert len(alt_text(made)) < 2000
    assert data_table(made) is not None


@pytest.mark.parametrize("kind", ["area", "stacked_bar"])
def test_a_sum_that_no_number_holds_is_drawn_as_the_greatest(kind: str) -> None:
    made = chart(kind, ("A", "B"), [[1.7e308, -1.7e308], [1.7e308, -1.7e308], [1.0, 1.7e308]])
    drawing = draw(made, 400.0, load_sheet("ministry"))
    assert not any(word in step.code for step in drawing.steps if isinstance(step, Ops) for word in ("nan", "inf"))
    assert "inf" not in alt_text(made)


@pytest.mark.parametrize("name", ["chancery", "ministry", "accessible", "dense", "large-print", "letter", "base"])
def test_numbers_in_cells_can_be_read_on_every_shade(name: str) -> None:
    from briefing.chart.kinds.numbers.heat import _shade

    look = load_sheet(name).charts
    for step in range(11):
        ground = _shade(step / 10, (0.0, 1.0), look)
        assert max(contrast(c, ground) for c in (look.ink, look.paper)) >= 4.5


def test_the_words_of_a_chart_say_its_extremes_and_its_course() -> None:
    assert alt_text(WORST["one to a thousand million"]) == (
        "Dot chart of 3 categories, in tonnes. Highest 1,000,000,000 (C); lowest 1 (A); then 10,000 (B)."
    )
    said = alt_text(WORST["forty points"])
    assert said.startswith("Line chart of 2 series from 1980 to 2019, in tonnes. Series 1: up from 0 (1980, lowest) to 4 (2019);")
    assert "not stated: 2" in alt_text(WORST["gaps"])
    assert "From 2022 on, the values are projections." in alt_text(WORST["projected and compared"])


def told(kind: str, *rows: tuple[float | None, ...], quantity: str = "") -> str:
    series = tuple(DataSeries(f"S{n}" if len(rows) > 1 else "", row) for n, row in enumerate(rows, 1))
    labels = tuple("ABCDEFGHIJKLMNOP"[: len(rows[0])])
    return alt_text(DataChart(kind, labels, series, "tonnes", tuple(map(float, range(len(labels)))), quantity=quantity))


def test_each_kind_of_chart_is_told_by_what_it_shows() -> None:
    assert told("bar", (3, 7, 3, None), quantity="Sand moved") == (
        "Bar chart of 4 categories. Sand moved, in tonnes. Highest 7 (B); lowest 3 (A, C); not stated: D."
    )
    assert told("line", (2, 5, 1, 2), quantity="Tonnes of sand.") == (
        "Line chart from A to D. Tonnes of sand. From 2 (A) to the same 2 (D); highest 5 (B); lowest 1 (C)."
    )
    assert told("line", (4, 3, None, 1)) == (
        "Line chart from A to D, in tonnes. Down from 4 (A, highest) to 1 (D, lowest); then 3 (B); not stated: C."
    )
    assert told("area", (4, 4), (None, 2)) == (
        "Area chart of 2 series from A to B, in tonnes. S1: 4 throughout. S2: 2 (B); not stated: A."
    )
    assert told("slope", (1, 9), (5, 4), (2, None)) == (
        "Slope chart of 3 series from A to B, in tonnes. Largest change: S1. "
        "S1: up from 1 (A) to 9 (B). S2: down from 5 (A) to 4 (B). S3: 2 (A); not stated: B."
    )
    assert told("stacked_bar", (1, 9), (5, 4)) == (
        "Chart of stacked bars of 2 categories and 2 series, in tonnes. Sums: highest 13 (B); lowest 6 (A). "
        "S1: highest 9 (B); lowest 1 (A). S2: highest 5 (A); lowest 4 (B)."
    )
    assert told("heat", tuple(range(10)), tuple(range(10, 0, -1))) == (
        "Table of shaded cells of 10 categories and 2 series, in tonnes. Highest 10 (S2, A); lowest 0 (S1, A). "
        "S1: highest 9 (J); lowest 0 (A). S2: highest 10 (A); lowest 1 (J)."
    )


def test_the_data_of_a_chart_are_a_table() -> None:
    table = data_table(WORST["gaps"])
    assert table is not None
    assert table.columns == ("Category", "Series 1 (tonnes)", "Series 2 (tonnes)")
    assert table.rows[1] == ("2", "", "")
    assert table.rows[2] == ("3", "3", "")


def test_no_chart_of_numbers_needs_the_plotting_library() -> None:
    import subprocess
    import sys

    code = (
        "import sys\nfrom briefing.chart.draw import draw\nfrom briefing.validate.sheet import load_sheet\n"
        "from briefing.chart.kinds.numbers import DataChart, DataSeries\n"
        "draw(DataChart('line', ('a', 'b'), (DataSeries('', (1.0, 2.0)),), 't', (0.0, 1.0)), 300.0, load_sheet('base'))\n"
        "sys.exit(any(m.split('.')[0] in ('matplotlib', 'numpy') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
