"""Figures of actors in a story: drawn where they can be read, the table where not, and nobody left out unsaid."""

from __future__ import annotations

from pathlib import Path

from briefing.chart.specification import InfluenceChart, RelationsChart, Spectrum
from briefing.compose import compose
from briefing.compose.print_story import story_text
from briefing.compose.story import Element, Story
from briefing.load import load
from briefing.model.actors import Actor
from briefing.model.brief import Brief
from briefing.validate.brief import validate_brief

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


def test_too_many_actors_stay_a_table_that_is_printed_once() -> None:
    brief = specimen()
    assert tables_of(compose(brief), "relations") == 1
    template = brief.actors[0]
    more = tuple(template.model_copy(update={"id": f"actor{n}", "name": f"Actor {n}", "short": None}) for n in range(9))
    relation = brief.relations[0]
    ring = tuple(relation.model_copy(update={"from_": more[n].id, "to": more[n - 1].id}) for n in range(9))
    assert all(isinstance(a, Actor) for a in more)
    story = compose(brief.model_copy(update={"actors": (*brief.actors, *more), "relations": ring}))
    assert not any(isinstance(d, RelationsChart) for d in drawings(story))
    assert tables_of(story, "relations") == 1
    assert "The board stands between" in story_text(story)
