"""What goes on overleaf says so: «Figure 2, continued», in the language of the brief, never read twice."""

from __future__ import annotations

import pytest

from briefing.compose.story import Element, Story
from briefing.language import Language
from briefing.layout.pages import Artifact, Page, PlacedLine
from tests.layout.stories import laid, line, section, table, text, told
from tests.properties.geometry import lost_words


def numbered(number: str, role: str = "Caption", look: str = "table.caption") -> Element:
    return line(look, Element("Span", "inline", "lead_in").add(number, "."), " What is counted", role=role)


def again(page: Page) -> list[str]:
    return [
        i.line.text.strip()
        for i in page.items
        if isinstance(i, PlacedLine) and isinstance(i.owner, Artifact) and i.owner.type == "Pagination" and not i.owner.subtype
    ]


@pytest.mark.parametrize("lang", ["en", "uk", "de", "fr", "es", "pl", "ko"])
def test_a_numbered_table_is_called_by_its_number_where_it_goes_on(lang: str) -> None:
    long = table(120)
    long.children[0] = numbered("Table 7")
    long.children[0].parent = long
    said = Language(lang)
    story = told(section(text(), long))
    story = Story(story.root, lang, story.facts, story.metadata, say=said)
    pages = laid(story)
    assert len(pages.pages) > 2
    assert again(pages.pages[0]) == []
    for page in pages.pages[1:]:
        assert again(page)[0] == f"Table 7{said('comma')}{said('continued')}"
    assert lost_words(pages) == ({}, {})


def test_a_figure_that_holds_a_table_or_a_list_says_that_it_goes_on() -> None:
    grid = table(80)
    del grid.children[0]
    items = Element("L", "list", "timeline")
    for n in range(90):
        label, body = line("timeline.date", f"Day {n}", role="Lbl"), line("timeline.text", "It was so.")
        items.add(Element("LI", "item", "timeline.item").add(label, Element("LBody", "flow", "").add(body)))
    for inside in (grid, items):
        figure = Element("Sect", "flow", "figure").add(numbered("Figure 2", look="figure.title"), inside)
        pages = laid(told(section(text(), figure)))
        assert len(pages.pages) > 1
        assert again(pages.pages[0]) == []
        assert all(again(page)[0] == "Figure 2, continued" for page in pages.pages[1:])
        assert lost_words(pages) == ({}, {})


@pytest.mark.parametrize("before", range(4, 40, 2))
def test_no_note_of_a_figure_stands_overleaf(before: int) -> None:
    drawing = Element("Figure", "figure", "figure.drawing", drawing=220.0)  # type: ignore[arg-type]
    notes = [line("figure.note", f"Note {n} below it.") for n in range(6)]
    figure = Element("Sect", "flow", "figure").add(numbered("Figure 2", look="figure.title"), drawing, *notes)
    pages = laid(told(section(*(text() for _ in range(before)), figure)))
    lines = [(n, i.line.text) for n, page in enumerate(pages.pages) for i in page.items if isinstance(i, PlacedLine)]
    below = [n for n, words in lines if "below it" in words]
    assert len(below) == 6
    assert len(set(below)) == 1
