"""Marks in the text and bands on a line: to scale, inside their box, told apart without colour."""

from __future__ import annotations

import re
from itertools import pairwise
from types import SimpleNamespace
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.chart.draw import draw
from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.kinds.scenarios import ScenarioBars
from briefing.chart.kinds.yardstick import YardstickChart
from briefing.chart.marks import (
    ChangeMark,
    ConfidenceMark,
    IndicatorMark,
    Meter,
    RelationMark,
    ScoreMark,
    StanceGlyph,
    TimelineMark,
    TrendArrow,
)
from briefing.chart.marks.changes import CHANGES
from briefing.chart.marks.relation_lines import TYPES
from briefing.chart.marks.sightings import SIGHTINGS
from briefing.model.actors import STANCES
from briefing.model.judgments import Change, Indicator

ICD203 = ((1.0, 5.0), (5.0, 20.0), (20.0, 45.0), (45.0, 55.0), (55.0, 80.0), (80.0, 95.0), (95.0, 99.0))
PHIA = ((0.0, 5.0), (10.0, 20.0), (25.0, 35.0), (40.0, 50.0), (55.0, 75.0), (80.0, 90.0), (95.0, 100.0))
INLINE = [
    *(StanceGlyph(s) for s in STANCES),
    *(TimelineMark(c) for c in ("confirmed", "reported", "planned", "assessed")),
    *(TrendArrow(d) for d in ("up", "down", "steady", "new")),
    *(ConfidenceMark(level) for level in (1, 2, 3)),
    *(ChangeMark(s) for s in CHANGES),
    *(IndicatorMark(s) for s in SIGHTINGS),
    *(RelationMark(t) for t in TYPES),
    *(ScoreMark(v / 2) for v in range(2, 11)),
]


def _grey(drawing: DisplayList) -> str:
    """The steps as a photocopier sees them: colours as dark, middling or light."""

    def lightness(found: re.Match[str]) -> str:
        r, g, b = (float(n) for n in found[0].split()[:3])
        return f"{round(2 * (0.299 * r + 0.587 * g + 0.114 * b)) / 2:g} "

    return re.sub(r"[\d.]+ [\d.]+ [\d.]+ (rg|RG) ", lightness, " ".join(getattr(s, "code", "") for s in drawing.steps))


@pytest.mark.parametrize("mark", INLINE, ids=str)
@pytest.mark.parametrize("size", [6.5, 9.5, 14.0])
def test_marks_stay_inside_and_as_high_as_their_text(
    mark: object, size: float, sheet: SimpleNamespace, reader: SimpleNamespace
) -> None:
    drawing = draw(mark, size, sheet)  # type: ignore[arg-type]
    found = list(reader.shapes(drawing))
    assert found
    for shape in found:
        assert shape.x0 >= -0.02, shape.code
        assert shape.x1 <= drawing.width + 0.02, shape.code
        assert shape.y0 >= -0.02, shape.code
        assert shape.y1 <= drawing.height + 0.02, shape.code
    assert drawing.height - drawing.baseline <= 0.85 * size, "no higher than the letters"
    assert 0 <= drawing.baseline <= 0.25 * size, "no deeper than the descenders"


def test_marks_of_one_family_differ_without_colour(sheet: SimpleNamespace) -> None:
    for family in (StanceGlyph, TimelineMark, TrendArrow, ConfidenceMark, ChangeMark, IndicatorMark, ScoreMark, RelationMark):
        members = [m for m in INLINE if isinstance(m, family)]
        assert len({_grey(draw(m, 9.0, sheet)) for m in members}) == len(members)


def test_the_halves_of_a_split_are_one_filled_and_one_open(sheet: SimpleNamespace, reader: SimpleNamespace) -> None:
    drawing = draw(StanceGlyph("split"), 9.0, sheet)
    left, right = sorted(reader.shapes(drawing), key=lambda shape: float(shape.x0))
    assert left.x1 < right.x0  # white between them
    dark = [min(float(n) for n in re.findall(r"[\d.]+ [\d.]+ [\d.]+ rg", s.code)[0].split()[:3]) < 0.5 for s in (left, right)]
    assert dark == [True, False]


@pytest.mark.parametrize("shape", ["dots", "steps", "bars"])
def test_each_shape_of_confidence_shows_its_level(shape: str, sheet: SimpleNamespace) -> None:
    look = SimpleNamespace(colour=(0.0, 0.0, 0.0), options={"mark": shape})
    drawn = [draw(ConfidenceMark(level), 9.0, sheet, look) for level in (1, 2, 3)]
    assert [sum(1 for s in d.steps if s.code.endswith(" f")) for d in drawn] == [1, 2, 3]  # type: ignore[union-attr]


@pytest.mark.parametrize("family", [StanceGlyph, ChangeMark, IndicatorMark, RelationMark])
def test_an_unknown_state_is_a_bug(family: type, sheet: SimpleNamespace) -> None:
    with pytest.raises(ValueError, match="perhaps"):
        draw(family("perhaps"), 9.0, sheet)


@pytest.mark.parametrize(("value", "full", "halves"), [(1, 1, 0), (3.5, 3, 1), (4.4, 4, 1), (4.9, 5, 0), (5, 5, 0)])
def test_a_score_fills_as_many_dots(value: float, full: int, halves: int, sheet: SimpleNamespace) -> None:
    steps = [s.code for s in draw(ScoreMark(value), 9.0, sheet).steps]  # type: ignore[union-attr]
    colour = "0.071 0.263 0.427 rg"
    assert sum(1 for s in steps if colour in s and s.endswith(" B")) == full
    assert sum(1 for s in steps if colour in s and s.endswith(" f")) == halves


def test_every_state_a_brief_may_name_has_its_mark() -> None:
    assert set(CHANGES) == set(get_args(Change.model_fields["status"].annotation))
    assert set(SIGHTINGS) == set(get_args(Indicator.model_fields["status"].annotation))


@pytest.mark.parametrize("kind", ["line", "bands"])
@pytest.mark.parametrize("bands", [ICD203, PHIA])
def test_the_band_of_a_meter_is_to_scale(
    kind: str, bands: tuple[tuple[float, float], ...], sheet: SimpleNamespace, reader: SimpleNamespace
) -> None:
    for low, high in bands:
        drawing = draw(Meter(low, high, bands, kind), 200.0, sheet)
        colour = "0.071 0.263 0.427 rg"
        (band,) = [s for s in reader.shapes(drawing) if colour in s.code]
        assert band.x0 == pytest.approx(2 * low, abs=0.6)
        assert band.x1 == pytest.approx(2 * high, abs=0.6)


def test_a_yardstick_with_gaps_shows_them(sheet: SimpleNamespace, reader: SimpleNamespace) -> None:
    drawing = draw(Meter(55.0, 75.0, PHIA, "bands"), 200.0, sheet)
    shapes = list(reader.shapes(drawing))
    assert any(s.x0 <= 0.5 and s.x1 >= 199.5 for s in shapes), "one line from end to end: it reads as one meter"
    for gap in (7.5, 22.5, 37.5, 52.5, 77.5, 92.5):
        assert not any(s.x0 < 2 * gap < s.x1 and s.y1 - s.y0 > 1.5 for s in shapes), gap


ICD = (
    ("almost no chance", 1.0, 5.0, False), ("very unlikely", 5.0, 20.0, False), ("unlikely", 20.0, 45.0, True),
    ("roughly even chance", 45.0, 55.0, True), ("likely", 55.0, 80.0, True), ("very likely", 80.0, 95.0, False),
    ("almost certain", 95.0, 99.0, False),
)  # fmt: skip
NESTED = (("very likely", 90.0, 100.0, True), ("likely", 66.0, 100.0, True), ("as likely as not", 33.0, 66.0, False))


@pytest.mark.parametrize("measure", [440.0, 464.0, 500.0])
def test_a_yardstick_is_a_strip_with_each_term_at_its_band(
    sheet: SimpleNamespace, reader: SimpleNamespace, measure: float
) -> None:
    drawing = draw(YardstickChart(ICD), measure, sheet)
    assert drawing.height < 50
    texts = {step.text: (left, right) for left, right, _, step in reader.texts(drawing)}
    for low, high in ((20, 45), (55, 80), (80, 95)):
        left, right = texts[f"{low}–{high}%"]
        assert left < measure * high / 100
        assert right > measure * low / 100
    rows = sorted((baseline, left, right) for left, right, baseline, _ in reader.texts(drawing))
    for (y0, _, right), (y1, left, _) in pairwise(rows):
        assert y0 != y1 or left > right, "no two words meet"


def test_a_yardstick_stands_in_rows_where_bands_overlap_or_words_have_no_room(sheet: SimpleNamespace) -> None:
    assert draw(YardstickChart(NESTED), 464.0, sheet).height > 50
    assert draw(YardstickChart(ICD), 200.0, sheet).height > 100


def test_a_band_of_nothing_can_still_be_seen(sheet: SimpleNamespace, reader: SimpleNamespace) -> None:
    for low in (0.0, 50.0, 100.0):
        band = list(reader.shapes(draw(Meter(low, low, ((low, low),)), 120.0, sheet)))[-1]
        assert band.x1 - band.x0 >= 2
        assert band.x0 >= 0
        assert band.x1 <= 120


WORDS = st.text(alphabet="abcdefg hijkl–-", min_size=1, max_size=70)
BAND = st.tuples(st.integers(0, 100), st.integers(0, 100)).map(lambda b: (float(min(b)), float(max(b))))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(WORDS, WORDS, BAND, st.booleans()), min_size=1, max_size=9), measure=st.floats(110, 600))
def test_bands_stay_inside_at_any_measure(
    sheet: SimpleNamespace, reader: SimpleNamespace, rows: list[tuple[str, str, tuple[float, float], bool]], measure: float
) -> None:
    yardstick = YardstickChart(tuple((term, *band, used) for term, _, band, used in rows), "What we mean")
    scenarios = ScenarioBars(tuple((title, label, *band) for title, label, band, _ in rows))
    for specification in (yardstick, scenarios):
        drawing = draw(specification, measure, sheet)
        for left, right, baseline, step in reader.texts(drawing):
            assert left >= -0.05, step.text
            assert right <= measure + 0.05, step.text
            assert 0 <= baseline <= drawing.height - step.style.x_height, step.text
        for shape in reader.shapes(drawing):
            assert shape.x0 >= -1.0, shape.code
            assert shape.x1 <= measure + 1.0, shape.code
            assert shape.y0 >= -0.5, shape.code
            assert shape.y1 <= drawing.height + 0.1, shape.code


def test_a_drawing_is_made_once(sheet: SimpleNamespace) -> None:
    assert draw(StanceGlyph("split"), 9.0, sheet) is draw(StanceGlyph("split"), 9.0, sheet)
