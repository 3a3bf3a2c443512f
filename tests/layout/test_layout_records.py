"""A table whose columns find no room beside each other: each row a record, heads beside its cells, read as the table it is."""

from __future__ import annotations

import pytest

from briefing.compose.story import Element
from briefing.layout.pages import Artifact, Page, Pages, PlacedLine
from tests.layout.stories import laid, line, section, text, told
from tests.properties.geometry import lost_words, overlaps


def wide(columns: int, rows: int, cell: str) -> Element:
    def row(role: str, look: str, words: list[str]) -> Element:
        cells = [Element(role, "cell", "").add(line(look, w)) for w in words]
        return Element("TR", "row", "").add(*cells)

    made = Element("Table", "table", "table", columns=("text",) * columns)
    heads = row("TH", "table.head", [f"Head{n}" for n in range(columns)])
    body = [row("TD", "table.cell", [f"Case{n}", *[cell] * (columns - 1)]) for n in range(rows)]
    return made.add(Element("THead", "flow", "").add(heads), Element("TBody", "flow", "").add(*body))


def lines(pages: Pages, words: str, *, read: bool = True) -> list[tuple[Page, float, float]]:
    """The lines of these words, with their page and place; those that are read, or those that are not."""
    return [
        (page, i.x, i.y)
        for page in pages.pages
        for i in page.items
        if isinstance(i, PlacedLine) and i.line.text.strip() == words and isinstance(i.owner, Artifact) is not read
    ]


def test_each_head_is_read_once_and_stands_before_every_cell() -> None:
    pages = laid(told(section(text(), wide(9, 6, "incomprehensibilities of many words"))))
    assert lost_words(pages) == ({}, {})
    for n in range(9):
        assert len(lines(pages, f"Head{n}")) == 1
        assert len(lines(pages, f"Head{n}", read=False)) == 5


def test_fields_of_a_word_stand_beside_each_other() -> None:
    pages = laid(told(section(text(), wide(30, 5, "immeasurable"))))
    assert lost_words(pages) == ({}, {})
    found = lines(pages, "immeasurable")
    assert len(found) == 5 * 29
    assert len({round(x) for _, x, _ in found}) > 1
    assert len({(page.number, round(y)) for page, _, y in found}) < 5 * 29 / 2


@pytest.mark.parametrize("style", ["chancery", "large-print"])
@pytest.mark.parametrize("before", range(1, 12, 2))
def test_no_head_stands_on_another_page_than_its_cell(before: int, style: str) -> None:
    pages = laid(told(section(*(text() for _ in range(before)), wide(40, 3, "incomprehensibilities of many words"))), style)
    assert lost_words(pages) == ({}, {})
    for page in pages.pages:
        assert overlaps(page) == []
    cells = [(page.number, y) for page, _, y in lines(pages, "incomprehensibilities of many words")]
    heads = [
        (page.number, y) for n in range(1, 40) for read in (True, False) for page, _, y in lines(pages, f"Head{n}", read=read)
    ]
    assert len(heads) == 3 * 39
    assert sorted(n for n, _ in heads) == sorted(n for n, _ in cells)
