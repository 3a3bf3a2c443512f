"""Figures of actors in a story: drawn where they can be read, the table where not, and nobody left out unsaid."""

from __future__ import annotations

from pathlib import Path

from briefing.chart.kinds.influence import InfluenceChart
from briefing.chart.kinds.relations import RelationsChart
from briefing.chart.kinds.spectrum import Spectrum
from briefing.chart.marks import RelationMark
from briefing.compose import compose
from briefing.compose.story import Element, Mark, Story
from briefing.load import load
from briefing.model.actors import Actor
from briefing.model.brief import Brief
from briefing.validate.brief import validate_brief
from tests.compose.story_text import story_text

SPECIMEN = Path(__file__).parents[2] / "inputs" / "specimen.yaml"


def specimen() -> Brief:
    return validate_brief(load(SPECIMEN)).brief


def drawings(story: Story) -> list[object]:
    return [n.drawing for n in story.root.walk() if isinstance(n, Element) and n.drawing is not None]


def tables_of(story: Story, look: str) -> int:
    return sum(1 for n in story.root.walk() if isinstance(n, Element) and n.look == look and n.kind == "table")


def test_each_figure_stands_in_the_section_that_tells_the_same() -> None:
    story = compose(specimen())
    found = {type(d) for d in drawings(story)}
    assert {InfluenceChart, Spectrum, RelationsChart} <= found
    said = story_text(story)
    assert said.index("The actors") < said.index("The board weighs most") < said.index("Where the actors stand")
    assert said.index("Relations between the actors") < said.index("The board stands between")


def test_who_has_no_values_is_named_below_the_grid() -> None:
    said = story_text(compose(specimen()))
    assert "{lead_in: Not placed:} The mayor of Holmouth, The league of river towns." in said


def test_stances_of_the_grid_are_those_on_the_first_issue() -> None:
    grid = next(d for d in drawings(compose(specimen())) if isinstance(d, InfluenceChart))
    assert {a.name: a.stance for a in grid.actors} == {"Board": "supports", "Pilots": "leans_against", "Upland": "silent"}
    assert grid.issue == "Dredge this winter"


def many(count: int) -> Brief:
    """The specimen with a ring of `count` actors more, each one something to the one before."""
    brief = specimen()
    template = brief.actors[0]
    more = tuple(template.model_copy(update={"id": f"actor{n}", "name": f"Actor {n}", "short": None}) for n in range(count))
    assert all(isinstance(a, Actor) for a in more)
    relation = brief.relations[0]
    ring = tuple(relation.model_copy(update={"from_": more[n].id, "to": more[n - 1].id}) for n in range(count))
    return brief.model_copy(update={"actors": (*brief.actors, *more), "relations": ring})


def grids(story: Story) -> list[Element]:
    return [n for n in story.root.walk() if isinstance(n, Element) and n.look == "relations" and n.kind == "table"]


def rows_of(grid: Element) -> list[list[str]]:
    rows = [n for n in grid.walk() if isinstance(n, Element) and n.role == "TR"]
    return [[cell.text() for cell in row.children if isinstance(cell, Element)] for row in rows]


def test_beyond_eight_actors_a_matrix_stands_for_the_drawing_and_is_printed_once() -> None:
    assert tables_of(compose(specimen()), "relations") == 1
    story = compose(many(9))
    assert not any(isinstance(d, RelationsChart) for d in drawings(story))
    first, second = grids(story)  # nine columns in two tables
    assert "The board stands between" in story_text(story)
    assert rows_of(first)[0] == ["From (row) to (column)", "Actor 0", "Actor 1", "Actor 2", "Actor 3", "Actor 4"]
    assert rows_of(second)[0] == ["From (row) to (column)", "Actor 5", "Actor 6", "Actor 7", "Actor 8"]
    assert [row[0] for row in rows_of(first)[1:]] == ["Actor 1", "Actor 2", "Actor 3", "Actor 4", "Actor 5"]
    heads = [n for n in first.walk() if isinstance(n, Element) and n.role == "TH"]
    assert [h.attributes["Scope"] for h in heads] == ["Column"] * 6 + ["Row"] * 5
    assert "Relations between the actors, part 1 of 2" in first.text()
    assert "Relations between the actors, part 2 of 2" in second.text()


def test_a_matrix_says_every_relation_once_between_its_actors() -> None:
    story = compose(many(9))
    filled = 0
    for grid in grids(story):
        (_, *to), *rows = rows_of(grid)
        for source, *cells in rows:
            for target, words in zip(to, cells, strict=True):
                if words not in ("", "—"):
                    assert int(target[-1]) == (int(source[-1]) - 1) % 9
                    filled += 1
    assert filled == 9


def test_an_actor_that_is_nothing_to_itself_has_a_dash_there() -> None:
    grid = grids(compose(many(9)))[0]
    (_, *to), *rows = rows_of(grid)
    assert [words for source, *cells in rows for target, words in zip(to, cells, strict=True) if source == target] == ["—"] * 4


def test_a_cell_shows_the_line_that_stands_for_its_relation_in_a_network() -> None:
    found = [n.drawing for grid in grids(compose(many(9))) for n in grid.walk() if isinstance(n, Mark)]
    assert [type(mark) for mark in found] == [RelationMark] * 9
    assert {mark.type for mark in found} == {r.type for r in many(9).relations}


def test_many_relations_of_few_actors_are_a_matrix_too() -> None:
    brief = many(5)
    relation = brief.relations[0]
    every = tuple(
        relation.model_copy(update={"from_": f"actor{a}", "to": f"actor{b}"}) for a in range(5) for b in range(5) if a != b
    )
    (grid,) = grids(compose(brief.model_copy(update={"relations": every})))
    assert [len(row) for row in rows_of(grid)] == [6] * 6
    assert all(words for row in rows_of(grid) for words in row)
