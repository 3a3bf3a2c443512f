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

# Records stand in at most so many columns of pairs, where every cell of theirs is one line.
MOST_BESIDE = 4


class Records:
    """Sets the rows of one table as records. `heads` and `cells` are what its columns ask for by their heads and cells.

    Each head stands beside its cell, above it where there is no room for that. The first cell says whose record it is; the others
    stand several beside each other where each of them is one line there.
    """

    def __init__(
        self, flow: Flow, head_rows: Sequence[Element], look: Look, area: Area, heads: Sequence[Column], cells: Sequence[Column]
    ) -> None:
        self._flow, self._look = flow, look
        gap = look.options.get("column_gap", look.size)
        above = look.options.get("row_padding", 0.0)
        self._grid = Grid(area.x, area.width, [], [], gap, above, look.options.get("row_padding_bottom", above))
        self._heads = _by_column(head_rows, len(heads))
        self._again: dict[tuple[int, int], list[Slab]] = {}  # the heads that have stood once, as they stand again on each side
        self._read: set[int] = set()
        word, line = max(c.least for c in heads), max(c.most for c in heads)
        label = max(word, min(line, look.options.get("record_head", 0.0) * area.width))
        room = [(area.width - gap * (n - 1)) / n for n in range(1, MOST_BESIDE + 1)]
        others = cells[1:] or cells
        fits = [n for n in range(2, MOST_BESIDE + 1) if line + gap + max(c.most for c in others) <= room[n - 1]]
        self._sides = fits[-1] if fits else 1
        width, label = (room[self._sides - 1], line) if fits else (area.width, label)
        beside = label + gap + max(c.least for c in others) <= width
        self._beside = beside and label + gap + cells[0].least <= area.width
        lefts = [area.x + n * (width + gap) for n in range(self._sides)]
        self._label = [Area.single(x, label if self._beside else width) for x in lefts]
        moved = label + gap if self._beside else 0.0
        self._cell = [Area.single(x + moved, width - moved) for x in lefts]
        self._first = Area.single(area.x + moved, area.width - moved)

    def set(self, row: Element, above: Stroke | None, below: Stroke | None) -> list[Slab]:
        """The slabs of one row, a rule above its first pairs and below its last."""
        pairs = [pair for pair in self._pairs(row) if any(pair)]
        lines = [pairs[:1], *(pairs[i : i + self._sides] for i in range(1, len(pairs), self._sides))]
        out: list[Slab] = []
        for number, line in enumerate(lines):
            first, last = number == 0, number == len(lines) - 1
            cells = [cell for pair in line for cell in pair]
            slabs = cut_row(row, cells, self._grid, above if first else None, below if last else None)
            if out and slabs:  # the first pair, which says whose record it is, and the last one stand alone on no page
                slabs[0].level = FORBIDDEN if number == 1 or last else UNWELCOME
            if slabs[1:] and not self._beside:  # a head and the first line below it
                slabs[1].level = FORBIDDEN
            out += slabs
        return out

    def _pairs(self, row: Element) -> Iterator[list[list[Slab]]]:
        """Of each cell: its heads and itself, as the cells that stand side by side."""
        i = 0
        for at, cell in enumerate(row.elements):
            n, side = columns_of(cell), (at - 1) % self._sides if at else 0
            heads = dict.fromkeys(pair for column in self._heads[i : i + n] for pair in column)
            i += n
            words = set_cell(self._flow, row, cell, self._look, self._cell[side] if at else self._first, align="left")
            label = [slab for head, of in heads for slab in self._head(head, of, side)]
            yield [label, words] if self._beside else [[*label, *words]]

    def _head(self, head: Element, row: Element, side: int) -> list[Slab]:
        """A head, as it is read for the first time, as an artifact after that."""
        if id(head) not in self._read:
            self._read.add(id(head))
            return set_cell(self._flow, row, head, self._look, self._label[side], align="left")
        again = self._again.get((id(head), side))
        if again is None:
            again = set_cell(self._flow, row, head, self._look, self._label[side], align="left", artifact=REPEAT)
            for slab in again:
                slab.targets, slab.notes = None, ()
            self._again[id(head), side] = again
        return again


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
