"""Layout points into the story and never changes it: laid out twice, in two sheets, it is what composing made."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from briefing.chart.draw import draw
from briefing.chart.specification import Specification
from briefing.compose import Arrangement, compose
from briefing.compose.story import Element, Story
from briefing.diagnostics import Problems
from briefing.layout import lay_out
from briefing.layout.blocks import SETTERS
from briefing.load import load
from briefing.style.computed import Look
from briefing.validate.brief import validate_brief
from briefing.validate.sheet import load_sheet
from tests.layout.stories import flow, heading, section, table, text, told
from tests.layout.values import frozen
from tests.properties.briefs import ROOT, briefs

SHEETS = ("chancery", "large-print")
SHIPPED = sorted(p.stem for p in (ROOT / "inputs").glob("*.yaml"))


def composed(path: Path) -> Story:
    brief = validate_brief(load(path)).brief
    return compose(brief, None, Arrangement("foot", data_tables=True))


def laid_out(story: Story, style: str) -> int:
    sheet = load_sheet(style)

    def drawn(specification: Specification, measure: float, look: Look | None = None) -> object:
        return draw(specification, measure, sheet, look)

    return len(lay_out(story, sheet, drawn).pages)  # type: ignore[arg-type]


def unchanged(story: Story) -> None:
    """Asserts that the story is the same before and after it is laid out in each sheet, and lays out alike again."""
    before = frozen(story)
    counts = [laid_out(story, style) for style in SHEETS]
    assert frozen(story) == before
    assert [laid_out(story, style) for style in SHEETS] == counts


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_brief_s_story_is_the_same_after_layout(name: str) -> None:
    unchanged(composed(ROOT / "inputs" / f"{name}.yaml"))


@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(text_=briefs())
def test_a_generated_brief_s_story_is_the_same_after_layout(tmp_path_factory: pytest.TempPathFactory, text_: str) -> None:
    folder = tmp_path_factory.mktemp("brief")
    shutil.copytree(ROOT / "inputs" / "maps", folder / "maps")
    path = folder / "brief.yaml"
    path.write_text(text_, encoding="utf-8")
    try:
        story = composed(path)
        laid_out(story, SHEETS[0])
    except Problems:
        return
    unchanged(composed(path))


def test_a_cell_that_holds_words_directly_is_set_and_not_changed() -> None:
    def row(kind: str) -> Element:
        return Element("TR", "row", "").add(*(Element("TD", kind, "table.cell").add(f"{kind} {n}") for n in range(2)))

    kinds = ("cell", "flow", "line")
    body = Element("TBody", "flow", "").add(*map(row, kinds))
    story = told(section(heading("Part"), text(), Element("Table", "table", "table", columns=("text", "text")).add(body)))
    unchanged(story)
    from tests.layout.stories import laid, words

    said = [w for p in laid(story).pages for w in words(p)]
    assert all(f"{kind} {n}" in said for kind in kinds for n in range(2))


def test_a_table_whose_head_stands_again_leaves_its_caption_as_it_was() -> None:
    unchanged(told(section(heading("Part"), table(120), flow("judgment", text(2), text(1)))))


def test_a_change_of_the_story_would_be_noticed() -> None:
    story = told(section(heading("Part"), text()))
    before = frozen(story)
    story.root.elements[0].elements[1].kind = "flow"
    assert frozen(story) != before


def test_every_kind_of_block_in_the_shipped_stories_has_a_setter() -> None:
    kinds = set()
    for name in SHIPPED:
        kinds |= {e.kind for e in composed(ROOT / "inputs" / f"{name}.yaml").root.walk_elements()}
    assert {"line", "flow", "list", "item", "table", "figure"} <= kinds
    assert kinds - {"inline"} <= set(SETTERS)
