"""The annex of the figures' data: one real table a drawing, each leading to its figure and back; none unless asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.compose.story import Element, Story
from tests.compose.story_rules import broken_rules
from tests.compose.story_text import story_text


def elements(story: Story) -> list[Element]:
    return [e for e in story.root.walk() if isinstance(e, Element)]


def drawings(story: Story) -> list[Element]:
    return [e for e in elements(story) if (e.kind == "figure" or e.look == "scenario_rows") and not e.artifact]


def test_a_story_has_no_annex_unless_it_is_asked_for(story_of: Callable[..., Story]) -> None:
    story = story_of("assessment")
    assert "figure-data" not in story.by_id
    assert "data of this figure" not in story_text(story)


@pytest.mark.parametrize("notes", ["foot", "end"])
@pytest.mark.parametrize("name", ["assessment", "decision", "custom"])
def test_every_drawing_has_its_table_and_both_lead_to_each_other(name: str, notes: str, story_of: Callable[..., Story]) -> None:
    story = story_of(name, notes=notes, data_tables=True)
    assert broken_rules(story) == []
    tables = [e for e in elements(story) if e.role == "Table" and e.id.startswith("data-")]
    assert len(tables) == len(drawings(story))
    hrefs = {e.href for e in elements(story) if e.role == "Link"}
    for table in tables:
        figure = story.by_id[table.id.removeprefix("data-")]
        assert figure.drawing is not None or any(e.drawing is not None for e in figure.walk() if isinstance(e, Element))
        assert {"#" + table.id, "#" + figure.id} <= hrefs
        rows = [e for e in table.walk() if isinstance(e, Element) and e.role == "TR"]
        assert len(rows) > 1
        assert len({len(row.children) for row in rows}) == 1
        heads = [e for e in rows[0].children if isinstance(e, Element)]
        assert [e.attributes["Scope"] for e in heads] == ["Column"] * len(heads)


def test_the_tables_tell_what_the_drawings_show(story_of: Callable[..., Story]) -> None:
    story = story_of("assessment", data_tables=True)
    said = {e.id: e.text() for e in elements(story) if e.role == "Table"}
    for figure in drawings(story):
        holder = figure if figure.id else figure.parent
        assert holder is not None
        for panel in getattr(figure.drawing, "panels", ()):
            for claim in (c for g in panel.groups for c in g.claims):
                assert claim.who in said["data-" + holder.id]
                assert claim.label in said["data-" + holder.id]
    assert any(getattr(f.drawing, "panels", ()) for f in drawings(story)), "the brief has lost its estimates"


def test_what_is_the_same_in_every_row_is_said_once(story_of: Callable[..., Story]) -> None:
    story = story_of("assessment", data_tables=True)
    tables = [e for e in elements(story) if e.role == "Table" and e.id.startswith("data-")]
    heads = [[h.text() for h in t.walk() if isinstance(h, Element) and h.look == "table.head"] for t in tables]
    rows = [sum(isinstance(r, Element) and r.role == "TR" for r in t.walk()) for t in tables]
    assert not any("Unit" in row for row, count in zip(heads, rows, strict=True) if count > 2)
    captions = [t.children[0].text() for t in tables if isinstance(t.children[0], Element)]
    assert any("Unit: " in words for words in captions)
