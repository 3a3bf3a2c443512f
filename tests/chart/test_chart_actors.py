"""Drawings of actors: every name in its place, nothing over anything else, nothing outside, at any measure."""

from __future__ import annotations

import math
import re
from itertools import combinations, permutations
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.chart.describe import alt_text, data_table
from briefing.chart.draw import draw
from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import MINIMUM_SIZE
from briefing.chart.ink.pen import Pen
from briefing.chart.kinds.influence import ActorPlace, InfluenceChart
from briefing.chart.kinds.influence.influence_chart import step_of
from briefing.chart.kinds.relations import RelationsChart, Tie
from briefing.chart.kinds.relations.ring import best_order
from briefing.chart.kinds.spectrum import Spectrum, Standing
from briefing.chart.kinds.spectrum.spectrum_line import OFF_LINE, ON_LINE
from briefing.chart.marks.bases import BASES, paint_basis
from briefing.chart.marks.relation_lines import draw_tie
from briefing.chart.specification import Specification
from briefing.model.actors import STANCES

LONG = "The Parliamentary Assembly’s Subcommittee on the Verification of Disputed Figures"
NAMES = (
    "Board",
    LONG,
    "조선민주주의인민공화국",
    "Міністерство закордонних справ України",
    "Donaudampfschifffahrtsgesellschaft",
    "U",
)
STANCE_WORDS = tuple((f"stance_{s}", s.replace("_", " ")) for s in STANCES)
BASIS_WORDS = tuple((b, b) for b in BASES)
AXES = (("influence", "Influence on the matter"), ("interest", "Interest in the matter"))
WORDS = (*AXES, ("low", "low"), ("middle", "middle"), ("high", "high"), *STANCE_WORDS)
MEASURES = (150.0, 300.0, 480.0)

names = st.sampled_from(NAMES)
place = st.builds(ActorPlace, names, st.integers(1, 5), st.integers(1, 5), st.sampled_from(("", *STANCES)))
influence = st.builds(InfluenceChart, st.lists(place, min_size=1, max_size=12).map(tuple), st.just(WORDS), st.just("Dredge?"))
moved = st.sampled_from((("", ""), ("neutral", "before: neutral"), ("silent", "before: silent")))
standing = st.builds(
    lambda name, stance, kind, before: Standing(name, stance, kind, *before),
    names,
    st.sampled_from(STANCES),
    st.sampled_from(("declared", "observed", "assessed")),
    moved,
)
spectrum = st.builds(
    Spectrum,
    st.just("Dredge?"),
    names,
    names,
    st.lists(standing, min_size=1, max_size=12).map(tuple),
    st.just((*STANCE_WORDS, *BASIS_WORDS)),
)
RELATIONS = ("ally", "supplies", "sanctions", "mediates", "hostile", "pressures", "other")
RELATION_WORDS = tuple((f"relation_{r}", f"{r} of") for r in RELATIONS)


@st.composite
def relations(draw_from: st.DrawFn) -> RelationsChart:
    """Two to eight actors, one to twelve ties between different ones."""
    actors = draw_from(st.lists(names, min_size=2, max_size=8))
    ends = st.tuples(st.integers(0, len(actors) - 1), st.integers(0, len(actors) - 1)).filter(lambda e: e[0] != e[1])
    words = st.sampled_from(("", "war", "water and silt", LONG, "зброя та боєприпаси"))
    tie = st.builds(lambda e, kind, label: Tie(*e, kind, label), ends, st.sampled_from(RELATIONS), words)
    return RelationsChart(tuple(actors), tuple(draw_from(st.lists(tie, min_size=1, max_size=12))), RELATION_WORDS)


def boxes(drawing: DisplayList, reader: SimpleNamespace) -> list[tuple[float, float, float, float, str]]:
    """Every line of words as the box of its letters: left, foot, right, top, words."""
    return [(x0, y - 0.2 * g.style.size, x1, y + 0.7 * g.style.size, g.text) for x0, x1, y, g in reader.texts(drawing)]


def assert_clear(drawing: DisplayList, reader: SimpleNamespace) -> None:
    found = boxes(drawing, reader)
    for n, (x0, y0, x1, y1, words) in enumerate(found):
        assert x0 >= -0.02, words
        assert x1 <= drawing.width + 0.1, words
        assert y0 >= -0.02, words
        assert y1 <= drawing.height + 0.02, words
        for a0, b0, a1, b1, other in found[n + 1 :]:
            assert x1 <= a0 + 0.05 or a1 <= x0 + 0.05 or y1 <= b0 + 0.05 or b1 <= y0 + 0.05, (words, other)
    for shape in reader.shapes(drawing):
        assert -0.7 <= shape.x0 <= shape.x1 <= drawing.width + 0.7, shape.code
        assert -0.7 <= shape.y0 <= shape.y1 <= drawing.height + 0.7, shape.code
    assert all(g.style.size >= MINIMUM_SIZE for _, _, _, g in reader.texts(drawing))
    assert reader.balanced(drawing)


def letters(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("measure", MEASURES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chart=influence | spectrum)
def test_no_words_meet_and_none_leave_the_drawing(
    measure: float, sheet: SimpleNamespace, reader: SimpleNamespace, chart: Specification
) -> None:
    drawing = draw(chart, measure, sheet)
    assert_clear(drawing, reader)
    said = letters("".join(b[4] for b in boxes(drawing, reader)))
    for actor in chart.actors:  # type: ignore[union-attr]
        assert letters(actor.name) in said, "no name is shortened"


def _x(drawing: DisplayList, reader: SimpleNamespace, words: str) -> tuple[float, float]:
    return next((b[0], b[1]) for b in boxes(drawing, reader) if b[4] == words)


def test_five_steps_become_three_and_weight_grows_to_the_top_right(sheet: SimpleNamespace, reader: SimpleNamespace) -> None:
    assert [step_of(n) for n in (1, 2, 3, 4, 5)] == [0, 0, 1, 2, 2]
    actors = (ActorPlace("Low", 1, 2), ActorPlace("Mid", 3, 3), ActorPlace("Top", 4, 5), ActorPlace("Idle", 5, 1))
    drawing = draw(InfluenceChart(actors, WORDS), 400.0, sheet)
    low, mid, top, idle = (_x(drawing, reader, n) for n in ("Low", "Mid", "Top", "Idle"))
    assert low[0] == idle[0] < mid[0] < top[0]
    assert low[1] < mid[1] < top[1] == idle[1]
    styles = {g.text: g.style for _, _, _, g in reader.texts(drawing)}
    assert styles["Top"] == sheet.charts.strong
    assert styles["Idle"] == sheet.charts.regular
    assert "high (4–5)" in styles


def test_a_row_grows_with_its_names(sheet: SimpleNamespace) -> None:
    one = draw(InfluenceChart((ActorPlace("A", 5, 5),), WORDS), 400.0, sheet)
    twelve = draw(InfluenceChart(tuple(ActorPlace(f"A{i}", 5, 5) for i in range(12)), WORDS), 400.0, sheet)
    assert twelve.height >= one.height + 10 * sheet.charts.regular.size


def test_stances_stand_in_their_order_and_silence_off_the_line(sheet: SimpleNamespace, reader: SimpleNamespace) -> None:
    actors = tuple(Standing(f"Actor-{s}", s, "declared") for s in STANCES)
    chart = Spectrum("Dredge?", "leave", "dredge", actors, (*STANCE_WORDS, *BASIS_WORDS))
    drawing = draw(chart, 480.0, sheet)
    found = boxes(drawing, reader)
    across = [next(b[0] for b in found if b[4] == f"Actor-{s}") for s in ON_LINE if f"Actor-{s}" in {b[4] for b in found}]
    assert len(across) == 5
    assert across == sorted(across)
    lowest = min(b[1] for b in found if b[4].startswith("Actor-") and ":" not in b[4])
    for stance in OFF_LINE:
        assert next(b[3] for b in found if b[4].startswith(f"Actor-{stance}: ")) < lowest


def test_a_movement_is_drawn_with_its_words(sheet: SimpleNamespace, reader: SimpleNamespace) -> None:
    words = (*STANCE_WORDS, *BASIS_WORDS)
    moved = Standing("Board", "supports", "assessed", "neutral", "before: neutral")
    still = Standing("Board", "supports", "assessed")
    with_arrow = draw(Spectrum("Q", "a", "f", (moved,), words), 480.0, sheet)
    without = draw(Spectrum("Q", "a", "f", (still,), words), 480.0, sheet)
    said = [b[4] for b in boxes(with_arrow, reader)]
    assert {"assessed", "before: neutral"} <= set(said) or "before:" in said
    assert len(list(reader.shapes(with_arrow))) == len(list(reader.shapes(without))) + 1


def _basis_shape(basis: str, sheet: SimpleNamespace) -> str:
    pen = Pen(12.0, 12.0)
    paint_basis(pen, basis, 1.0, 3.0, 9.0, sheet.charts)
    code = " ".join(getattr(s, "code", "") for s in pen.steps)
    return re.sub(r"[\d.]+ [\d.]+ [\d.]+ (rg|RG)", "", code)


def test_how_a_stance_is_known_differs_without_colour(sheet: SimpleNamespace) -> None:
    assert len({_basis_shape(basis, sheet) for basis in BASES}) == len(BASES)
    with pytest.raises(ValueError, match="guessed"):
        _basis_shape("guessed", sheet)


@pytest.mark.parametrize("measure", [480.0, 150.0])
def test_each_name_on_the_line_shows_how_its_stance_is_known(
    measure: float, sheet: SimpleNamespace, reader: SimpleNamespace
) -> None:
    def of(*kinds: str, stance: str = "supports") -> list[str]:
        actors = tuple(Standing("Board", stance, kind) for kind in kinds)
        drawing = draw(Spectrum("Q", "a", "f", actors, (*STANCE_WORDS, *BASIS_WORDS)), measure, sheet)
        return [g.text for _, _, _, g in reader.texts(drawing)]

    drawn = {}
    for kind in BASES:
        chart = Spectrum("Q", "a", "f", (Standing("Board", "supports", kind),), (*STANCE_WORDS, *BASIS_WORDS))
        drawing = draw(chart, measure, sheet)
        steps = [s.code for s in reader.shapes(drawing)]
        drawn[kind] = len(steps)
    assert drawn["observed"] > drawn["assessed"]
    assert [t for t in of("declared", "observed") if t in BASES] == ["observed", "declared", "observed"]
    assert of("declared")[-1] == "declared"
    assert not set(of("declared", stance="silent")) & set(BASES), "who is off the line needs no key"


def test_words_and_data_name_every_actor() -> None:
    grid = InfluenceChart((ActorPlace("A", 4, 5, "supports"), ActorPlace("B", 1, 3)), WORDS, "Dredge?")
    assert alt_text(grid) == (
        "Grid of 2 actors by influence and interest, each low (1 to 2), middle (3) or high (4 to 5). "
        "Influence high, interest high: A (supports). Influence low, interest middle: B. The stances answer: Dredge?"
    )
    table = data_table(grid)
    assert table is not None
    assert table.rows == (("A", "4", "5", "supports", "Dredge?"), ("B", "1", "3", "", ""))
    actors = (Standing("A", "supports", "assessed", "neutral", "before: neutral"), Standing("B", "silent", "declared"))
    line = Spectrum("Dredge?", "leave", "dredge", actors, (*STANCE_WORDS, *BASIS_WORDS))
    assert alt_text(line) == (
        "Line of five places from “leave” to “dredge”: 2 positions. Supports: A (assessed, before: neutral). "
        "Silent (not on the line): B."
    )
    friends = Spectrum("Q", "leave", "dredge", (actors[1], Standing("C", "silent", "declared")), STANCE_WORDS)
    assert alt_text(friends).endswith("Silent (not on the line), 2: B, C.")
    table = data_table(line)
    assert table is not None
    assert table.rows[0] == ("A", "supports", "assessed", "neutral", "Dredge?")


@pytest.mark.parametrize("measure", MEASURES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chart=relations())
def test_relations_stand_clear_or_are_listed(
    measure: float, sheet: SimpleNamespace, reader: SimpleNamespace, chart: RelationsChart
) -> None:
    drawing = draw(chart, measure, sheet)
    assert_clear(drawing, reader)
    said = letters("".join(b[4] for b in boxes(drawing, reader)))
    tied = {n for t in chart.ties for n in (t.start, t.end)}
    assert all(letters(chart.actors[n]) in said for n in tied)
    assert all(letters(t.label) in said for t in chart.ties)


def crossings(order: tuple[int, ...], pairs: list[tuple[int, int]]) -> int:
    """Crossing chords of a ring, counted in the plane: straight lines between points on a circle."""
    at = {a: (math.cos(2 * math.pi * n / len(order)), math.sin(2 * math.pi * n / len(order))) for n, a in enumerate(order)}

    def side(a: int, b: int, c: int) -> float:
        (x0, y0), (x1, y1), (x2, y2) = at[a], at[b], at[c]
        return (x1 - x0) * (y2 - y0) - (y1 - y0) * (x2 - x0)

    edges = sorted({(min(p), max(p)) for p in pairs})
    return sum(
        1
        for (a, b), (c, d) in combinations(edges, 2)
        if len({a, b, c, d}) == 4 and side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
    )


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 6).flatmap(lambda n: st.tuples(st.just(n), st.lists(st.tuples(*[st.integers(0, n - 1)] * 2), max_size=9))))
def test_no_order_of_the_ring_has_fewer_crossings(case: tuple[int, list[tuple[int, int]]]) -> None:
    count, pairs = case
    pairs = [p for p in pairs if p[0] != p[1]]
    order = best_order(count, pairs)
    assert sorted(order) == list(range(count))
    assert crossings(order, pairs) == min(crossings((0, *rest), pairs) for rest in permutations(range(1, count)))


def test_too_many_actors_for_an_exact_search_are_a_bug() -> None:
    with pytest.raises(ValueError, match="9 actors"):
        best_order(9, [])


def _looks_of(kind: str, sheet: SimpleNamespace) -> str:
    pen = Pen(60.0, 12.0)
    draw_tie(pen, kind, (2.0, 6.0), (58.0, 6.0), sheet.charts)
    code = " ".join(getattr(s, "code", "") for s in pen.steps)
    return re.sub(r"[\d.]+ [\d.]+ [\d.]+ (rg|RG)", "", code)


def test_kinds_of_relation_differ_without_colour(sheet: SimpleNamespace) -> None:
    assert len({_looks_of(kind, sheet) for kind in RELATIONS}) == len(RELATIONS)


def test_relations_are_told_in_words_and_as_data() -> None:
    chart = RelationsChart(("A", "B", "C"), (Tie(0, 1, "supplies", "water"), Tie(1, 2, "ally")), RELATION_WORDS)
    assert alt_text(chart) == (
        "Network of 3 actors with 2 relations. Most relations: B, 2. A: supplies of B (water). B: ally of C."
    )
    table = data_table(chart)
    assert table is not None
    assert table.rows == (("A", "supplies of", "B", "water"), ("B", "ally of", "C", ""))
