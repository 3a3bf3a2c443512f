"""Any table at any measure: every word once, whole and in its column, and few rows never alone on a page."""

from __future__ import annotations

import math

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.compose.story import Element
from briefing.layout.column_shares import Cell, Column, filled, shared
from briefing.layout.pages import Artifact, Pages, PlacedLine
from tests.layout.stories import laid, line, section, table, text, told
from tests.properties.geometry import lost_words, overlaps

LONGEST = "Wahrscheinlichkeitsabschätzungen"
WORDS = st.sampled_from(["a", "no", "47", "1,500", "likely", "soldiers", "intelligence", LONGEST, "17 November 2024"])
CELLS = st.lists(WORDS, max_size=12).map(" ".join)


@st.composite
def tables(draw: st.DrawFn) -> Element:
    """A table of any shape."""
    columns = draw(st.sampled_from([1, 2, 3, 5, 8, 14]))
    rows = draw(st.integers(1, 40))

    def row(role: str, look: str) -> Element:
        cells = (Element(role, "cell", "").add(line(look, draw(CELLS) or "-")) for _ in range(columns))
        return Element("TR", "row", "").add(*cells)

    made = Element("Table", "table", "table", columns=tuple(draw(st.sampled_from(["text", "number"])) for _ in range(columns)))
    made.add(Element("Caption", "line", "table.caption").add("What is counted"))
    body = Element("TBody", "flow", "").add(*(row("TD", "table.cell") for _ in range(rows)))
    return made.add(Element("THead", "flow", "").add(row("TH", "table.head")), body)


def row_of(item: PlacedLine) -> Element | None:
    e = item.owner if isinstance(item.owner, Element) else None
    while e is not None and e.role != "TR":
        e = e.parent
    return e if e is not None and e.parent is not None and e.parent.role == "TBody" else None


def pages_of_rows(pages: Pages) -> dict[int, set[int]]:
    """The pages on which each row stands, by its order."""
    out: dict[int, set[int]] = {}
    for number, page in enumerate(pages.pages):
        for item in page.items:
            row = row_of(item) if isinstance(item, PlacedLine) else None
            if row is not None:
                out.setdefault(row.order, set()).add(number)
    return out


def cut_words(pages: Pages) -> list[str]:
    """Lines that end within a word, without a hyphen."""
    found = []
    for page in pages.pages:
        for item in page.items:
            if isinstance(item, PlacedLine) and not (isinstance(item.owner, Artifact) and item.owner.subtype):
                words, end = item.line.text, item.line.end
                if not end and not words.endswith((" ", "-", "–", "—", "/")) and not item.line.pieces[-1].hyphen:
                    found.append(words)
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(tables(), st.integers(0, 12), st.sampled_from(["chancery", "large-print"]))
def test_any_table_is_whole(made: Element, before: int, style: str) -> None:
    pages = laid(told(section(text(before + 1), made, text())), style)
    assert lost_words(pages) == ({}, {})
    assert all(overlaps(page) == [] for page in pages.pages)
    assert cut_words(pages) == []


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(6, 90), st.integers(1, 12), st.integers(1, 30), st.sampled_from(["chancery", "ministry", "large-print"]))
def test_three_rows_or_none_on_each_side_of_a_break(rows: int, words: int, before: int, style: str) -> None:
    pages = laid(told(section(*(text() for _ in range(before)), table(rows, "many words " * words), text(4))), style)
    found = pages_of_rows(pages)
    assert len(found) == rows
    assert all(len(on) == 1 for on in found.values())
    on = [min(numbers) for numbers in found.values()]
    assert all(on.count(number) >= 3 for number in (on[0], on[-1]))


COLUMNS = st.lists(
    st.tuples(st.sampled_from(["text", "number", "auto"]), st.floats(1, 80), st.floats(0, 400)), min_size=1, max_size=9
).map(lambda made: [Column(kind, least, least + more) for kind, least, more in made])


@given(COLUMNS, st.floats(0, 1), st.data())
def test_columns_fill_their_room_and_hold_their_words(columns: list[Column], part: float, data: st.DataObject) -> None:
    least, most = math.fsum(c.least for c in columns), math.fsum(c.most for c in columns)
    room = least + part * (most - least)
    rows: list[list[Cell]] = [
        [(i, data.draw(st.lists(st.floats(1, c.most), max_size=3))) for i, c in enumerate(columns)]
        for _ in range(data.draw(st.integers(0, 4)))
    ]
    widths = shared(columns, rows, room)
    assert math.isclose(math.fsum(widths), room, abs_tol=0.01)
    assert all(c.least - 0.01 <= w <= c.most + 0.01 for c, w in zip(columns, widths, strict=True))


@given(COLUMNS, st.floats(0, 500))
def test_what_is_left_goes_to_the_columns_of_words(columns: list[Column], more: float) -> None:
    room = math.fsum(c.most for c in columns) + more
    widths = filled(columns, room)
    assert math.isclose(math.fsum(widths), room, abs_tol=0.01)
    words = [c for c in columns if c.kind != "number"]
    for column, width in zip(columns, widths, strict=True):
        assert width >= column.most - 0.01
        assert column.kind != "number" or not words or width <= column.most + 0.01
