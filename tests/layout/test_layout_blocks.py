"""Blocks with little in them: a label, an aside or a row beside nothing is printed where it would stand, and none is lost."""

from __future__ import annotations

from collections import Counter

import pytest

from briefing.compose.story import Element
from briefing.layout.pages import Pages, PlacedLine
from tests.layout.stories import flow, heading, laid, line, lines, section, text, told, words
from tests.properties.geometry import lost_words, overlaps


def row(*cells: str) -> Element:
    return Element("TR", "row", "").add(*(Element("TD", "flow", "table.cell").add(line("", c) if c else flow("")) for c in cells))


def table(*parts: Element, columns: int = 2) -> Element:
    return Element("Table", "table", "table", columns=("text",) * columns).add(*parts)


def item(label: str, *body: Element) -> Element:
    return Element("LI", "item", "list.item").add(line("list.marker", label, role="Lbl"), flow("", *body, role="LBody"))


def side(said: str) -> Element:
    return Element("Aside", "flow", "side_note").add(line("", said))


CAPTION = line("table.caption", "What is counted", role="Caption")
PARTS = {
    "a label beside nothing": [Element("L", "list", "list").add(item("7."))],
    "a label before one": [Element("L", "list", "list").add(item("7."), item("8.", line("", "Said beside it")))],
    "an aside beside nothing": [side("Beside nothing")],
    "two asides beside nothing": [side("Beside nothing"), side("Nor this")],
    "rows that stand in the table itself": [table(row("one", "two"), row("three", "four"))],
    "a row without words": [table(Element("TBody", "flow", "").add(row("one", "two"), row("", ""), row("three", "four")))],
    "a last row without words": [table(Element("TBody", "flow", "").add(row("one", "two"), row("", "")))],
    "a table without cells": [table(Element("TBody", "flow", "").add(row()))],
    "a paragraph without words": [line("text", ""), line("text", "After it")],
    "a box without words": [flow("judgment"), line("text", "After it")],
}


def whole(pages: Pages) -> None:
    assert lost_words(pages) == (Counter(), Counter())
    assert all(overlaps(page) == [] for page in pages.pages)


@pytest.mark.parametrize("style", ["chancery", "large-print"])
@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("what", PARTS)
def test_blocks_with_little_in_them_are_printed(what: str, alone: bool, style: str) -> None:
    around = [] if alone else [text()]
    whole(laid(told(section(heading("Part"), *around, *PARTS[what], *around)), style))
    whole(laid(told(*PARTS[what]), style))


def test_a_caption_stands_without_the_rows_of_its_table() -> None:
    said = [w for page in laid(told(section(table(CAPTION)))).pages for w in words(page)]
    assert said == ["What is counted"]


def test_an_element_of_which_nothing_is_printed_begins_where_the_text_before_it_ends() -> None:
    last = flow("", id="empty")
    pages = laid(told(section(heading("Part"), text(30)), last))
    target = pages.targets[last.order]
    lowest = max(i.y for i in lines(pages.pages[target.page]))
    assert target.page == len(pages.pages) - 1
    assert target.y <= lowest


def test_a_label_higher_than_its_item_makes_the_item_as_high() -> None:
    entries = [item("Seventeenth of November and after", line("", "Short")), item("2.", line("", "Next"))]
    pages = laid(told(section(heading("Part"), Element("L", "list", "list").add(*entries))))
    whole(pages)
    labels = [i for i in pages.pages[0].items if isinstance(i, PlacedLine) and i.owner is entries[0].elements[0]]
    after = [i for i in pages.pages[0].items if isinstance(i, PlacedLine) and i.line.text.strip() == "Next"]
    assert len(labels) > 1
    assert after[0].y > labels[-1].y
