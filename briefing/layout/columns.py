"""A stretch of a page whose slabs flow through columns, to where each of them stands once the stretch ends.

As long as more of the run may come, the stretch keeps its units and how high its columns are at the least; they are placed when
something stands below it, or the page ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.layout.balance import Column, Filled, Lines, Unit, balanced, fill
from briefing.layout.galley import FREE, ColumnRun, Decor, Slab, SlabItem
from briefing.records import record, replace


@record
class Region:
    """A stretch of one page in the columns of a run: its first column, still empty, its top on the page, and its units so far.

    `height`: of its columns, at the least.
    """

    start: Column
    top: float
    lines: Lines
    units: tuple[Unit, ...] = ()
    height: float = 0.0

    @property
    def run(self) -> ColumnRun:
        """Its columns."""
        return self.start.run

    @property
    def bottom(self) -> float:
        """How far down the page it goes, at the least."""
        return self.top + self.height

    def with_slabs(self, slabs: Sequence[Slab], room: float) -> Region | None:
        """The region with more slabs; None where columns `room` points high do not hold them."""
        units = (*self.units, *_units(slabs))
        if self.run.balance:
            filled = balanced(units, self.start, len(self.run.lefts), self.height, room, self.lines)
        else:
            filled = fill(units, self.start, len(self.run.lefts), room, self.lines)
        return Region(self.start, self.top, self.lines, units, filled.height) if filled is not None and filled.whole else None

    def filled(self) -> Filled:
        """Its columns at about one height, or one after the other up to that of the highest where the run is not balanced."""
        count = len(self.run.lefts)
        found = balanced(self.units, self.start, count, self.height, self.height, self.lines) if self.run.balance else None
        return found or fill(self.units, self.start, count, self.height, self.lines)


def _units(slabs: Sequence[Slab]) -> list[Unit]:
    """Slabs as units that a column may end with: parted before each slab that may begin one."""
    starts = [0, *(i for i in range(1, len(slabs)) if slabs[i].level == FREE or slabs[i].heads_column), len(slabs)]
    return [slabs[a:b] for a, b in pairwise(starts)]


def placed(filled: Filled, top: float) -> tuple[list[tuple[float, Slab]], list[tuple[Decor, float, float]]]:
    """The slabs of columns and the boxes behind them, moved to their places on a page whose columns begin at `top`."""
    flow: list[tuple[float, Slab]] = []
    boxes: list[tuple[Decor, float, float]] = []
    for column, left in zip(filled.columns, filled.columns[0].run.lefts, strict=False):
        by = left - column.run.lefts[0]
        flow += [(top + y, _moved(slab, by)) for y, slab in column.tops]
        cut = [(decor, begun, column.bottom) for decor, begun in column.open]
        boxes += [(replace(d, x=d.x + by), top + a, top + b) for d, a, b in [*column.boxes, *cut]]
    return flow, boxes


def _moved(slab: Slab, by: float) -> Slab:
    """A slab set for the first column, where it stands in another one."""
    if not by:
        return slab
    items: list[SlabItem] = [replace(t, x=t.x + by) for t in slab.items]
    return replace(slab, x0=slab.x0 + by, x1=slab.x1 + by, items=items)
