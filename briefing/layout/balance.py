"""Units of slabs that stay whole and a number of columns, to what stands in each column, and how high.

Everything is measured from the top of the columns. The least height is found by raising a height that does not hold all units to
the next one that holds one unit more somewhere: the columns then differ by less than a unit that cannot be cut.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from briefing.layout.galley import ColumnRun, Decor, Slab, TableRun
from briefing.records import fresh, record

Unit = Sequence[Slab]

# Rounding in the last decimals never moves a line to the next column (points).
SLACK = 0.05
# A baseline so near to a line of the grid stands on it (points).
ON_GRID = 0.02
# A baseline may go up to its grid line when at least this much of the gap above it is left.
GAP_LEFT = 0.6


@record
class Lines:
    """The baseline grid: the distance of its lines (0: there is none), and where one of them is, from the top of the columns."""

    step: float = 0.0
    first: float = 0.0

    def shift(self, baseline: float, gap: float) -> float:
        """How far something moves for its baseline to stand on a line: up only where the gap above it allows that."""
        off = (baseline - self.first) % self.step if self.step > 0 else 0.0
        if off < ON_GRID or self.step - off < ON_GRID:
            return 0.0
        return -off if gap > 0 and off <= gap * (1 - GAP_LEFT) else self.step - off


@record(frozen=False, eq=False)
class Column:
    """One column of a run as it fills: its slabs and boxes with their places. Boxes in `open` and a `table` go on in the next."""

    run: ColumnRun
    y: float = 0.0
    after: float = 0.0
    units: int = 0
    tops: list[tuple[float, Slab]] = fresh(default_factory=list)
    boxes: list[tuple[Decor, float, float]] = fresh(default_factory=list)  # top and bottom
    open: list[tuple[Decor, float]] = fresh(default_factory=list)
    table: TableRun | None = None

    @property
    def bottom(self) -> float:
        """Where it ends, with the padding of the boxes that go on in the next column."""
        return self.y + math.fsum(decor.padding.bottom for decor, _ in self.open)

    def next(self) -> Column:
        """An empty column in which this one goes on."""
        column = Column(self.run, table=self.table)
        for decor, _ in self.open:
            column.open.append((decor, column.y))
            column.y += decor.padding.top
        return column

    def with_unit(self, unit: Unit, lines: Lines) -> Column:
        """The column with a unit below what stands in it, its first line of text on the grid."""
        out = Column(self.run, self.y, self.after, self.units + 1, [*self.tops], [*self.boxes], [*self.open], self.table)
        if not self.units and unit[0].table is not None and unit[0].table is self.table:
            for slab in self.table.again:
                out._put(slab, 0.0)
        baseline, gap = out.first_line(unit)
        lead = 0.0 if baseline is None else lines.shift(baseline, gap)
        for slab in unit:
            out._put(slab, lead)
            lead = 0.0
        return out

    def first_line(self, unit: Unit) -> tuple[float | None, float]:
        """The first baseline of a unit that belongs on the grid, None where it has none, and the gap above the unit."""
        y, after, gap = self.y, self.after, max(self.after, unit[0].before) if self.tops else 0.0
        for at, slab in enumerate(unit):
            y += max(after, slab.before) if self.tops or at else 0.0
            y += math.fsum(d.padding.top for d in slab.opens or () if d.in_column)
            if slab.snap:
                return y + slab.base, gap
            y, after = y + slab.height, slab.after
        return None, gap

    def _put(self, slab: Slab, lead: float) -> None:
        """Put a slab below what stands in the column, `lead` points lower. Boxes around the whole run are not the column's."""
        self.y += (max(self.after, slab.before) if self.tops else 0.0) + lead
        for decor in slab.opens or ():
            if decor.in_column:
                self.open.append((decor, self.y))
                self.y += decor.padding.top
        self.tops.append((self.y, slab))
        self.y, self.after, self.table = self.y + slab.height, slab.after, slab.table
        for decor in slab.closes or ():
            if decor.in_column:
                self.y += decor.padding.bottom
                at = next(i for i, (d, _) in enumerate(self.open) if d is decor)
                self.boxes.append((decor, self.open.pop(at)[1], self.y))


@record(frozen=False, eq=False)
class Filled:
    """Columns filled up to a height. `whole`: every unit found its place; `higher`: the least height that changes anything."""

    columns: list[Column]
    whole: bool
    higher: float

    @property
    def height(self) -> float:
        """The height of the highest of them."""
        return max((c.bottom for c in self.columns), default=0.0)


def fill(units: Sequence[Unit], first: Column, count: int, height: float, lines: Lines) -> Filled:
    """Units in at most `count` columns, one filled after the other up to `height`; `first` is the first of them, still empty."""
    column, columns, higher = first, [first], math.inf
    for unit in units:
        longer = column.with_unit(unit, lines)
        while longer.bottom > height + SLACK:
            higher = min(higher, longer.bottom)
            if not column.units or len(columns) == count:
                return Filled(columns, False, higher)
            column = column.next()
            columns.append(column)
            longer = column.with_unit(unit, lines)
        columns[-1] = column = longer
    return Filled(columns, True, higher)


def balanced(units: Sequence[Unit], first: Column, count: int, least: float, most: float, lines: Lines) -> Filled | None:
    """Units in at most `count` columns of the least height from `least` on; None where `most` points do not hold them.

    Where more than two columns share what is left, each is as high as the least height for itself and those behind it.
    """
    height = least
    while height <= most + SLACK:
        filled = fill(units, first, count, height, lines)
        if filled.whole:
            break
        height = filled.higher
    else:
        return None
    if count > 2 and len(filled.columns) > 1:
        head = filled.columns[0]
        rest = balanced(units[head.units :], head.next(), count - 1, 0.0, height, lines)
        if rest is not None:
            return Filled([head, *rest.columns], True, filled.higher)
    return filled
