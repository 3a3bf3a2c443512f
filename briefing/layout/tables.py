"""A table to slabs: its caption, its head, which stands again on every page, and rows that may be cut between any two lines."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from briefing.compose.story import Element
from briefing.layout.area import Area
from briefing.layout.captions import caption_again
from briefing.layout.column_widths import Columns, Widths, columns_of
from briefing.layout.flow import Flow
from briefing.layout.galley import FORBIDDEN, UNWELCOME, Slab, TableRun, float_together
from briefing.layout.pages import REPEAT
from briefing.layout.row_breaks import keep_rows
from briefing.layout.rows import Grid, set_row
from briefing.layout.setting import span_above
from briefing.layout.stacked import Records
from briefing.layout.turned import across, turn, turned_page
from briefing.records import record, replace
from briefing.style.computed import Look, Stroke


@record
class _Parts:
    """What a table holds, by its roles."""

    captions: list[Element]
    heads: list[Element]
    bodies: list[Element]


@record
class _Form:
    """How the rows of a table stand: the slabs of its head, the rule above the first row, what sets a row between two rules."""

    head: list[Slab]
    top: Stroke | None
    set_row: Callable[[Element, Stroke | None, Stroke | None], list[Slab]]
    records: bool = False


def set_table(flow: Flow, e: Element, look: Look, area: Area) -> None:
    """Set a table in its column of the area: caption, head and rows, or records where the area does not hold its columns."""
    parts = _parts(e)
    rows = [*parts.heads, *parts.bodies]
    count = max((sum(columns_of(c) for c in r.elements) for r in rows), default=0)  # whole numbers
    columns = Columns(flow.setting, flow.lang, e.columns, count, look)
    place, widths = _place(flow, e, look, area, columns, rows)
    flow.before = max(flow.before, look.space_before)
    start = len(flow.slabs)
    for caption in parts.captions:
        flow.block(caption, place, look)
        flow.level = FORBIDDEN
    if not count:
        return
    if widths is None:
        _tell_stacked(flow, e)
        form = _records(flow, parts, look, place, columns)
    else:
        form = _side_by_side(flow, parts, look, place, widths)
    table = TableRun(again=_again(flow, e, form.head, look, place))
    _set_body(flow, parts.bodies or parts.heads, look, form, table, math.fsum(s.height for s in flow.slabs[start:]))
    if look.options.get("float") == "top" and flow.turned is None:
        float_together(flow.slabs[start:])
    flow.after(look)
    flow.turn_back(e)


def _place(
    flow: Flow, e: Element, look: Look, area: Area, columns: Columns, rows: Sequence[Element]
) -> tuple[Area, Widths | None]:  # fmt: skip
    """Where a table stands, in its column or on a turned page, and the widths of its columns; None where neither holds them."""
    here = Area.single(*area.within(look))
    widths = columns.widths(rows, here.width)
    page = turned_page(flow, e, look, area) if widths is None else None
    if page is None:
        return here, widths
    there = Area.single(*across(page).within(look))
    widths = columns.widths(rows, there.width, squeezed=True)
    if widths is None:
        return here, None
    turn(flow, e, page)
    return there, widths


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


def _tell_stacked(flow: Flow, e: Element) -> None:
    """Say that a table stands as records because its longest words together are wider than its page (L307), where it is one that
    the author has written."""
    if e.span is None:
        return
    message = "this table is too wide for its page: its columns have too little room beside each other"
    hint = "part it, let rows and columns change places, or shorten the words"
    message += ", and its rows stand as records below each other"
    flow.setting.diagnostics.warning("L307", message, span_above(e), hints=(hint,))


# -- how its rows stand ---------------------------------------------------------------------------------------------
def _side_by_side(flow: Flow, parts: _Parts, look: Look, area: Area, widths: Widths) -> _Form:
    """Rows of cells side by side below the head."""
    above = look.options.get("row_padding", 0.0)
    below = look.options.get("row_padding_bottom", above)
    grid = Grid(area.x, area.width, [area.x + left for left in widths.lefts], widths.columns, widths.gap, above, below)

    def set_one(row: Element, above: Stroke | None, below: Stroke | None) -> list[Slab]:
        return set_row(flow, row, look, grid, above, below)

    rules = look.options.get("rules") or {}
    return _Form(_set_head(flow, parts.heads, look, set_one), None if parts.heads else rules.get("top"), set_one)


def _records(flow: Flow, parts: _Parts, look: Look, area: Area, columns: Columns) -> _Form:
    """Records below each other; where a table has a head alone, its cells below each other."""
    heads = parts.heads if parts.bodies else []
    asked = columns.measured(heads, area.width), columns.measured(parts.bodies or parts.heads, area.width)
    rules = look.options.get("rules") or {}
    return _Form([], rules.get("below_head"), Records(flow, heads, look, area, *asked).set, records=True)


def _set_head(
    flow: Flow, rows: Sequence[Element], look: Look, set_one: Callable[[Element, Stroke | None, Stroke | None], list[Slab]]
) -> list[Slab]:
    """The head's rows, kept together and with the first row below them."""
    rules = look.options.get("rules") or {}
    head: list[Slab] = []
    for i, row in enumerate(rows):
        above = rules.get("top") if i == 0 else None
        below = rules.get("below_head") if i == len(rows) - 1 else None
        for slab in set_one(row, above, below):
            if head:
                slab.level = max(slab.level, FORBIDDEN)
            flow.emit(slab)
            head.append(slab)
        flow.level = FORBIDDEN
    return head


def _set_body(flow: Flow, rows: Sequence[Element], look: Look, form: _Form, table: TableRun, above: float) -> None:
    """The rows, below `above` points of caption and head. One kept with the next is one with it, without a rule between."""
    rules = look.options.get("rules") or {}
    last, kept = len(rows) - 1, False
    set_rows: list[list[Slab]] = []
    for i, row in enumerate(rows):
        over = None if kept else rules.get("between") if i else form.top
        slabs = form.set_row(row, over, rules.get("bottom") if i == last else None)
        for slab in slabs:
            slab.table = table
            flow.emit(slab)
        if kept and slabs:
            slabs[0].level = max(slabs[0].level, UNWELCOME)
            set_rows[-1] += slabs
        else:
            set_rows.append(slabs)
        kept = bool(slabs) and flow.setting.look(row, look).keep_with_next
    keep_rows([slabs for slabs in set_rows if slabs], look, above, flow.setting.frame_height, records=form.records)


def _again(flow: Flow, e: Element, head: Sequence[Slab], look: Look, area: Area) -> list[Slab]:
    """What stands above the rows on a following page: the caption with «continued», then the head rows, all artifacts."""
    out = caption_again(flow, e, look, area)
    for slab in head:
        items = [replace(t, owner=REPEAT) for t in slab.items]
        out.append(Slab(slab.x0, slab.x1, slab.height, slab.base, items, before=slab.before if out else 0.0, after=slab.after))
    return out
