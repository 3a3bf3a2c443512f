"""Which heads a cell has: for every table, those above it in its columns and before it in its rows, in the order of the table."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from briefing.compose.cell_heads import cells_of, covered, heads_of, rows_of
from briefing.compose.story import Element

Drawn = tuple[str, str, int, int]
CELL = st.tuples(
    st.sampled_from(("TH", "TD")), st.sampled_from(("", "Column", "Row", "Both")), st.integers(1, 3), st.integers(1, 3)
)


def table_of(rows: list[list[Drawn]]) -> Element:
    table = Element("Table", "table")
    for row in rows:
        made = Element("TR", "row")
        for role, scope, down, across in row:
            attributes: dict[str, str | int] = {"RowSpan": down, "ColSpan": across}
            made.add(Element(role, attributes={**attributes, "Scope": scope} if scope else attributes))
        table.add(made)
    return table


def looked_up(table: Element) -> dict[Element, list[Element]]:
    """The same by looking at every head for every cell."""
    places: list[tuple[Element, range, range]] = []
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows_of(table)):
        x = 0
        for cell in cells_of(row):
            while (y, x) in taken:
                x += 1
            down, across = covered(cell)
            taken |= {(y + i, x + j) for i in range(1, down) for j in range(across)}
            places.append((cell, range(y, y + down), range(x, x + across)))
            x += across
    out: dict[Element, list[Element]] = {}
    for cell, rows, columns in places:
        heads = [(h, r, c) for h, r, c in places if h.role == "TH"]
        scoped = {h: h.attributes.get("Scope") for h, _, _ in heads}
        above = [h for h, r, c in heads if scoped[h] in ("Column", "Both") and r[0] < rows[0] and set(c) & set(columns)]
        before = [h for h, r, c in heads if scoped[h] in ("Row", "Both") and c[0] < columns[0] and set(r) & set(rows)]
        if above or before:
            out[cell] = above + before
    return out


@given(st.lists(st.lists(CELL, max_size=5), max_size=6))
def test_heads_are_those_above_and_before(rows: list[list[Drawn]]) -> None:
    table = table_of(rows)
    assert heads_of(table) == looked_up(table)


def test_a_long_table_takes_time_by_its_length() -> None:
    """20,000 rows, each with a head: looking at every head for every cell would take minutes."""
    head, row = [("TH", "Column", 1, 1)] * 3, [("TH", "Row", 1, 1), ("TD", "", 1, 1), ("TD", "", 1, 1)]
    table = table_of([head, *([row] * 20_000)])
    start = time.process_time()
    found = heads_of(table)
    assert time.process_time() - start < 10
    assert len(found[cells_of(list(rows_of(table))[-1])[-1]]) == 2
