"""A row of cells to slabs: the cells side by side on one first baseline, cut only where no line of any cell is cut."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from briefing.compose.story import Element
from briefing.layout.area import Area
from briefing.layout.column_widths import columns_of
from briefing.layout.flow import Flow
from briefing.layout.galley import UNWELCOME, Rule, Slab, SlabItem, stack
from briefing.layout.pages import LAYOUT, Owner
from briefing.records import record, replace
from briefing.style.computed import Look, Stroke

_NEAR = 0.01  # points that rounding may move a line
_OVER = 0.5  # points that a line may reach over a cut
_LEAST = 1.0  # points between two cuts

Cells = Sequence[Sequence[Slab]]
"""The slabs of every cell that prints something."""


@record
class Grid:
    """Where the columns of a table stand: its own left edge and width, those of the columns, the gap between them, and the
    white above and below a row; in points."""

    x: float
    width: float
    lefts: list[float]
    widths: list[float]
    gap: float
    above: float
    below: float


@record
class _Band:
    """A line of a cell: its upper and lower edge below the top of the row."""

    top: float
    bottom: float
    slab: Slab


def set_row(
    flow: Flow, row: Element, look: Look, grid: Grid, above: Stroke | None = None, below: Stroke | None = None
) -> list[Slab]:
    """The slabs of one row, with a rule above and below it; none where its cells print nothing."""
    cells = []
    i = 0
    for cell in row.elements:
        n = columns_of(cell)
        width = math.fsum(grid.widths[i : i + n]) + grid.gap * (n - 1)
        cells.append(set_cell(flow, row, cell, look, Area.single(grid.lefts[i], width)))
        i += n
    return cut_row(row, cells, grid, above, below)


def set_cell(
    flow: Flow, row: Element, cell: Element, look: Look, area: Area, *, align: str = "", artifact: Owner | None = None
) -> list[Slab]:
    """The slabs of a cell in an area; `align` where its lines are to stand otherwise than its look says."""
    inside = flow.inside(cell.lang, artifact)
    its = flow.setting.look(row, look)
    if align:
        its = flow.setting.look(cell, its)
        if cell.id:
            inside.targets.append(cell)
        # looks are remembered by their names
        inside.set(cell, replace(its, name=f"{its.name}, {align}", align=align), area)
    else:
        inside.block(cell, area, its)
    return inside.finish()


def cut_row(
    row: Element, cells: Cells, grid: Grid, above: Stroke | None = None, below: Stroke | None = None
) -> list[Slab]:  # fmt: skip
    """Cells that are set, side by side, between two rules: a slab for every stretch that can stand on a page by itself."""
    cells = [slabs for slabs in cells if slabs]
    if not cells:
        return []
    base = max(slabs[0].base for slabs in cells)
    bands = _bands(cells, grid.above + base)
    cuts = _cuts(bands, max(b.bottom for b in bands) + grid.below)
    slabs = _cut(row, bands, cuts, grid)
    slabs[0].base = base + grid.above
    for slab in (slabs[1], slabs[-1]) if len(slabs) > 1 else ():  # its first and its last line stand alone on no page
        slab.level = UNWELCOME
    first, last = slabs[0], slabs[-1]
    if above is not None:
        first.items.insert(0, SlabItem(grid.x, 0.0, Rule(grid.width, above.width, above.colour), LAYOUT))
    if below is not None:
        last.items.append(SlabItem(grid.x, last.height - below.width, Rule(grid.width, below.width, below.colour), LAYOUT))
    return slabs


def _bands(cells: Cells, baseline: float) -> list[_Band]:
    """The lines of all cells, whose first baselines stand at one height."""
    bands = []
    for slabs in cells:
        shift = baseline - slabs[0].base
        bands += [_Band(shift + top, shift + top + slab.height, slab) for top, slab in stack(slabs).tops]
    return bands


def _cuts(bands: Sequence[_Band], height: float) -> list[float]:
    """Heights at which the row may be cut: its ends, and every line's top that no line of another cell crosses."""
    cuts = [0.0]
    inside = sorted(bands, key=lambda b: b.top)
    first, begun, lowest = inside[0].top, 0, 0.0
    for band in inside:
        y = band.top
        while begun < len(inside) and inside[begun].top < y - _OVER:
            lowest = max(lowest, inside[begun].bottom)
            begun += 1
        if y > first + _NEAR and y - cuts[-1] > _LEAST and lowest <= y + _OVER:
            cuts.append(y)
    return [*cuts, height]


def _cut(row: Element, bands: Sequence[_Band], cuts: Sequence[float], grid: Grid) -> list[Slab]:
    """The row between its cuts, each line in the slab in which it begins."""
    tops = [y - _NEAR for y in cuts[:-1]]
    slabs = []
    for top, bottom in pairwise(cuts):
        slabs.append(Slab(grid.x, grid.x + grid.width, bottom - top, bottom - top, [], owner=row))
    for band in bands:
        at = bisect_right(tops, band.top) - 1
        out = slabs[at]
        out.items += [replace(t, y=t.y + band.top - cuts[at]) for t in band.slab.items]
        out.notes = (*out.notes, *(n for n in band.slab.notes if n not in out.notes))
        out.targets = [*(out.targets or []), *(band.slab.targets or [])] or None
    return slabs
