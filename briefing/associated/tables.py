"""A table of the story to rows of words, and those to the CSV that travels with it (RFC 4180, UTF-8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.chart.datatable import DataTable, as_csv
from briefing.compose.story import Break, Element, Fill, Words
from briefing.text.characters import TIE

_SILENT = frozenset(("Reference", "Note", "FENote"))  # the numbers of notes are the page's, not the table's
_BLOCKS = frozenset(("P", "LI", "Caption"))


def table_rows(table: Element) -> list[list[str]]:
    """The rows of a table, heads first; what spans several columns stands in the first of them."""
    return [_cells(row) for row in _rows(table)]


def table_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """The rows as CSV, each as long as the longest, the first as heads."""
    width = max(map(len, rows), default=0)
    heads, *others = (tuple(row) + ("",) * (width - len(row)) for row in rows)
    return as_csv(DataTable(heads, tuple(others)))


def _rows(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            if child.role == "TR":
                yield child
            elif child.role in ("THead", "TBody", "TFoot"):
                yield from _rows(child)


def _cells(row: Element) -> list[str]:
    cells: list[str] = []
    for cell in row.children:
        if isinstance(cell, Element) and cell.role in ("TH", "TD"):
            cells.append(words_of(cell))
            cells += [""] * (int(cell.attributes.get("ColSpan", 1)) - 1)
    return cells


def words_of(element: Element) -> str:
    """What an element says, without the numbers of its notes, on one line."""
    return " ".join("".join(_words(element)).split())


def _words(element: Element) -> Iterator[str]:
    if element.artifact or element.role in _SILENT:
        return
    if element.actual:
        yield element.actual
        return
    if element.role == "Figure":  # a sign beside words
        yield f" {element.alt} "
        return
    for child in element.children:
        if isinstance(child, Words):
            yield child.text.replace(TIE, " ")
        elif isinstance(child, Element):
            yield from _words(child)
        elif isinstance(child, Break | Fill):
            yield " "
    if element.role in _BLOCKS or element.kind in ("line", "item"):
        yield " "
