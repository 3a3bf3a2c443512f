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
    cells = list(_cells(table))
    by_column = [c for c in cells if c.element.role == "TH" and c.element.attributes.get("Scope") in ("Column", "Both")]
    by_row = [c for c in cells if c.element.role == "TH" and c.element.attributes.get("Scope") in ("Row", "Both")]
    out: dict[Element, list[Element]] = {}
    for cell in cells:
        found = [h.element for h in by_column if h.row < cell.row and _meet(h.column, h.columns, cell.column, cell.columns)]
        found += [h.element for h in by_row if h.column < cell.column and _meet(h.row, h.rows, cell.row, cell.rows)]
        if found:
            out[cell.element] = found
    return out


def _meet(a: int, length: int, b: int, other: int) -> bool:
    return a < b + other and b < a + length


def _rows(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element) and not child.artifact:
            if child.role == "TR":
                yield child
            elif child.role in ("THead", "TBody", "TFoot"):
                yield from _rows(child)


def _cells(table: Element) -> Iterator[_Cell]:
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(_rows(table)):
        x = 0
        for cell in row.children:
            if not isinstance(cell, Element) or cell.artifact or cell.role not in ("TH", "TD"):
                continue
            while (y, x) in taken:
                x += 1
            rows, columns = int(cell.attributes.get("RowSpan") or 1), int(cell.attributes.get("ColSpan") or 1)
            if rows > 1:
                taken.update((y + i, x + j) for i in range(1, rows) for j in range(columns))
            yield _Cell(cell, y, x, rows, columns)
            x += columns
