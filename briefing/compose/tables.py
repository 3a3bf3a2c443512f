"""A table of the author to an element of the story: caption with its number, heads, rows; below it the note and the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.compose.composition import Composition
from briefing.compose.elements import cell, flow, head_row, heading, inline, line, section, table
from briefing.compose.framing import embedded_again, source_line
from briefing.compose.prose import blocks
from briefing.compose.story import Element

if TYPE_CHECKING:
    from briefing.model.contents import Table


def author_table(c: Composition, t: Table) -> list[Element]:
    """An author's table. Embedded twice, it is printed once and referred to the second time."""
    id = "table-" + t.id
    if again := embedded_again(c, "table", id, t.id):
        return again
    number = inline("lead_in", c.figure_words(id), c.say("period"))
    caption = line("table.caption", *c.portion(t), number, " ", *c.field(t, "title"), role="Caption", span=t.span_of("title"))
    heads = [line("", *c.field(column, "label"), span=column.span) for column in t.columns]
    kinds = ["number" if column.kind == "number" else "text" for column in t.columns]
    grid = table(head_row(heads), _rows(c, t), kinds, caption=caption, span=t.span, id=id)
    c.count(grid, "table", [id])
    below = blocks(c, t.note, "table.note", before=c.lead("note"), close=True) if t.note is not None else []
    source = source_line(c, t.source, "table.note")
    if source is not None:
        below.append(source)
    return [flow("", [grid, *below], span=t.span) if below else grid]


def _rows(c: Composition, t: Table) -> list[list[Element]]:
    rows = []
    for row in t.rows:
        cells = []
        for n, (column, text) in enumerate(zip(t.columns, row, strict=False)):
            head = "Row" if n == 0 and t.row_header else ""
            look = "table.row_head" if head else "table.number" if column.kind == "number" else "table.cell"
            cells.append(cell(*blocks(c, text, ""), look=look, head=head))
        rows.append(cells)
    return rows


def left_over_tables(c: Composition) -> list[Element]:
    """The tables that no text has embedded, in a section of their own."""
    found = [t for t in c.brief.tables if "table-" + t.id not in c.drawn]
    return [section("tables", heading(c.say("tables")), *(e for t in found for e in author_table(c, t)))] if found else []
