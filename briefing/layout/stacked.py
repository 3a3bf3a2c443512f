"""A table whose columns do not hold their words, to records below each other: of every row, each head beside its cell.

The tags stay those of a table, so that a listener hears rows and columns. A head is read where it stands first; before the
cells of the other records it stands again as an artifact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.compose.story import Element
from briefing.layout.area import Area
from briefing.layout.column_shares import Column
from briefing.layout.column_widths import columns_of
from briefing.layout.flow import Flow
from briefing.layout.galley import FORBIDDEN, UNWELCOME, Slab
from briefing.layout.pages import REPEAT
from briefing.layout.rows import Grid, cut_row, set_cell
from briefing.style.computed import Look, Stroke


class Records:
    """Sets the rows of one table as records. `heads` and `cells` are what its columns ask for by their heads and cells."""

    def __init__(
        self, flow: Flow, head_rows: Sequence[Element], look: Look, area: Area, heads: Sequence[Column], cells: Sequence[Column]
    ) -> None:
        self._flow, self._look = flow, look
        x, width = area.x, area.width
        gap = look.options.get("column_gap", look.size)
        word, line = max(c.least for c in heads), max(c.most for c in heads)
        label = max(word, min(line, look.options.get("record_head", 0.0) * width))
        beside = label + gap + max(c.least for c in cells) <= width
        self._label = Area.single(x, label if beside else width)
        self._cell = Area.single(x + label + gap, width - label - gap) if beside else Area.single(x, width)
        self._beside = beside
        above = look.options.get("row_padding", 0.0)
        self._grid = Grid(x, width, [], [], gap, above, look.options.get("row_padding_bottom", above))
        self._above = _by_column(head_rows, len(heads))
        self._again: dict[int, list[Slab]] = {}  # the heads that have stood once, as they stand again

    def set(self, row: Element, above: Stroke | None, below: Stroke | None) -> list[Slab]:
        """The slabs of one row, a rule above its first pair and below its last. A cell without words is left out, once its head
        has been read."""
        pairs = [cells for cells in self._pairs(row) if any(cells)]
        out: list[Slab] = []
        for number, cells in enumerate(pairs):
            first, last = number == 0, number == len(pairs) - 1
            slabs = cut_row(row, cells, self._grid, above if first else None, below if last else None)
            if out and slabs:  # the first pair, which says whose record it is, and the last one stand alone on no page
                slabs[0].level = FORBIDDEN if number == 1 or last else UNWELCOME
            out += slabs
        return out

    def _pairs(self, row: Element) -> Iterator[list[list[Slab]]]:
        """Of each cell: its heads and itself, as the cells that stand side by side."""
        i = 0
        for cell in row.elements:
            n = columns_of(cell)
            heads = [(head, of) for column in self._above[i : i + n] for head, of in column]
            i += n
            new = any(id(head) not in self._again for head, _ in heads)
            words = set_cell(self._flow, row, cell, self._look, self._cell, align="left")
            if not words and not new:
                continue
            label = [slab for head, of in heads for slab in self._head(head, of)]
            yield [label, words] if self._beside else [[*label, *words]]

    def _head(self, head: Element, row: Element) -> list[Slab]:
        """A head, as it is read for the first time, as an artifact after that."""
        known = self._again.get(id(head))
        if known is not None:
            return known
        again = set_cell(self._flow, row, head, self._look, self._label, align="left", artifact=REPEAT)
        for slab in again:
            slab.targets, slab.notes = None, ()
        self._again[id(head)] = again
        return set_cell(self._flow, row, head, self._look, self._label, align="left")


def _by_column(rows: Sequence[Element], count: int) -> list[list[tuple[Element, Element]]]:
    """The heads above each column, each with its row."""
    out: list[list[tuple[Element, Element]]] = [[] for _ in range(count)]
    for row in rows:
        i = 0
        for cell in row.elements:
            n = columns_of(cell)
            for column in out[i : i + n]:
                column.append((cell, row))
            i += n
    return out
