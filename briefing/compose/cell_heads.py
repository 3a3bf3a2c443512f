"""A table's cells to which heads belong to which cell, so that a reader who hears a cell can be told what it is about.

`Scope` alone leaves readers guessing in tables whose heads span; `Headers` names the heads one by one (ISO 32000-1,
14.8.5.7). A cell belongs to every head of its columns that stands above it, and to every head of its rows before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.compose.story import Element
from briefing.records import record


@record(frozen=False, eq=False)
class _Cell:
    element: Element
    row: int
    column: int
    rows: int
    columns: int


def heads_of(table: Element) -> dict[Element, list[Element]]:
    """For every cell that has heads: its heads, those of its columns first, from the outermost to the nearest."""
    cells = list(_placed(table))
    by_column: dict[int, list[_Cell]] = {}
    by_row: dict[int, list[_Cell]] = {}
    for head in (c for c in cells if c.element.role == "TH"):
        scope = head.element.attributes.get("Scope")
        if scope in ("Column", "Both"):
            _enter(by_column, head, head.column, head.columns)
        if scope in ("Row", "Both"):
            _enter(by_row, head, head.row, head.rows)
    out: dict[Element, list[Element]] = {}
    for cell in cells:
        found = [h.element for h in _met(by_column, cell.column, cell.columns) if h.row < cell.row]
        found += [h.element for h in _met(by_row, cell.row, cell.rows) if h.column < cell.column]
        if found:
            out[cell.element] = found
    return out


def rows_of(element: Element) -> Iterator[Element]:
    """The rows of a table, or of a part of one, in order."""
    for child in element.elements:
        if child.role == "TR" and not child.artifact:
            yield child
        elif child.role in ("THead", "TBody", "TFoot") and not child.artifact:
            yield from rows_of(child)


def cells_of(row: Element) -> list[Element]:
    """The cells of a row that are read, in order."""
    return [cell for cell in row.elements if cell.role in ("TH", "TD") and not cell.artifact]


def covered(cell: Element) -> tuple[int, int]:
    """How many rows and how many columns a cell covers."""
    return int(cell.attributes.get("RowSpan") or 1), int(cell.attributes.get("ColSpan") or 1)


def _enter(index: dict[int, list[_Cell]], head: _Cell, first: int, count: int) -> None:
    for at in range(first, first + count):
        index.setdefault(at, []).append(head)


def _met(index: dict[int, list[_Cell]], first: int, count: int) -> list[_Cell]:
    """The heads of these columns or rows, each once, in the order of the table."""
    if count == 1:
        return index.get(first, [])
    heads = dict.fromkeys(head for at in range(first, first + count) for head in index.get(at, ()))
    return sorted(heads, key=lambda head: (head.row, head.column))


def _placed(table: Element) -> Iterator[_Cell]:
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows_of(table)):
        x = 0
        for cell in cells_of(row):
            while (y, x) in taken:
                x += 1
            rows, columns = covered(cell)
            if rows > 1:
                taken.update((y + i, x + j) for i in range(1, rows) for j in range(columns))
            yield _Cell(cell, y, x, rows, columns)
            x += columns
