"""A table to slabs: its caption, its head, which stands again on every page, and rows that may be cut between any two lines."""

from __future__ import annotations

import math
from collections.abc import Sequence

from briefing.compose.story import Element, Words
from briefing.layout.area import Area
from briefing.layout.column_widths import column_widths, columns_of
from briefing.layout.flow import Flow
from briefing.layout.galley import FORBIDDEN, UNWELCOME, Slab, TableRun
from briefing.layout.pages import REPEAT
from briefing.layout.rows import Grid, set_row
from briefing.records import record, replace
from briefing.style.computed import Look

# A last row of up to so many lines takes the row before it along to the next page.
KEEP_ROWS = 4
# A table of at most so many rows and so much of the frame stands whole on a page.
SHORT_ROWS, SHORT_TABLE = 5, 1 / 3


@record
class _Parts:
    """What a table holds, by its roles."""

    captions: list[Element]
    heads: list[Element]
    bodies: list[Element]


def set_table(flow: Flow, e: Element, look: Look, area: Area) -> None:
    """Set a table in its column of the area: caption, head, rows."""
    x, width = area.within(look)
    parts = _parts(e)
    flow.before = max(flow.before, look.space_before)
    for caption in parts.captions:
        flow.block(caption, Area.single(x, width), look)
        flow.level = FORBIDDEN
    rows = [*parts.heads, *parts.bodies]
    count = max((sum(columns_of(c) for c in r.elements) for r in rows), default=0)  # whole numbers
    if not count:
        return
    gap = look.options.get("column_gap", look.size)
    widths = column_widths(flow.setting, flow.lang, e, rows, look, count, width - gap * (count - 1))
    lefts = [x + math.fsum(widths[:i]) + gap * i for i in range(count)]
    above = look.options.get("row_padding", 0.0)
    grid = Grid(x, width, lefts, widths, gap, above, look.options.get("row_padding_bottom", above))
    head = _set_head(flow, parts.heads, look, grid)
    table = TableRun(again=_again(flow, e, parts.captions, head, look, grid))
    _set_body(flow, parts, look, grid, table)
    flow.after(look)


def _parts(e: Element) -> _Parts:
    captions, heads, bodies, loose = [], list[Element](), list[Element](), []
    for part in e.elements:
        if part.role == "Caption":
            captions.append(part)
        elif part.role == "THead":
            heads += part.elements
        elif part.role == "TBody":
            bodies += part.elements
        elif part.role == "TR":
            loose.append(part)
    return _Parts(captions, heads, [*bodies, *loose])


def _set_head(flow: Flow, rows: Sequence[Element], look: Look, grid: Grid) -> list[Slab]:
    """The head's rows, kept together and with the first row below them."""
    rules = look.options.get("rules") or {}
    head: list[Slab] = []
    for i, row in enumerate(rows):
        above = rules.get("top") if i == 0 else None
        below = rules.get("below_head") if i == len(rows) - 1 else None
        for slab in set_row(flow, row, look, grid, above, below):
            if head:
                slab.level = max(slab.level, FORBIDDEN)
            flow.emit(slab)
            head.append(slab)
        flow.level = FORBIDDEN
    return head


def _set_body(flow: Flow, parts: _Parts, look: Look, grid: Grid, table: TableRun) -> None:
    rules = look.options.get("rules") or {}
    start, last = len(flow.slabs), len(parts.bodies) - 1
    for i, row in enumerate(parts.bodies):
        above = rules.get("between") if i else None if parts.heads else rules.get("top")
        slabs = set_row(flow, row, look, grid, above, rules.get("bottom") if i == last else None)
        if i == last and i and 0 < len(slabs) <= KEEP_ROWS:  # the last row never stands alone under a repeated head
            slabs[0].level = max(slabs[0].level, UNWELCOME)
        for slab in slabs:
            slab.table = table
            flow.emit(slab)
    mine = flow.slabs[start:]
    if len(parts.bodies) <= SHORT_ROWS and math.fsum(s.height for s in mine) <= SHORT_TABLE * flow.setting.frame_height:
        for slab in mine[1:]:
            slab.level = max(slab.level, UNWELCOME)


def _again(
    flow: Flow, e: Element, captions: Sequence[Element], head: Sequence[Slab], look: Look, grid: Grid
) -> list[Slab]:  # fmt: skip
    """The head as it stands on a following page: the caption with «continued», then the head rows, all artifacts."""
    out: list[Slab] = []
    words = flow.setting.story.say("continued")
    for caption in captions[:1]:
        # an element beside the story, whose order no other one has: lines are remembered by it
        copy = Element(caption.role, caption.kind, caption.look, order=-2 - e.order)
        copy.children = [*caption.children, Words(f" ({words})", parent=caption)]
        inside = flow.inside(artifact=REPEAT)
        inside.block(copy, Area.single(grid.x, grid.width), look)
        for slab in inside.finish():
            slab.targets, slab.notes, slab.before = None, (), 0.0
            for item in slab.items:
                item.owner = REPEAT
            out.append(slab)
    for slab in head:
        items = [replace(t, owner=REPEAT) for t in slab.items]
        out.append(Slab(slab.x0, slab.x1, slab.height, slab.base, items, before=slab.before if out else 0.0, after=slab.after))
    return out
