"""Elements as compose writes them: a line, a section, a list, a table, from their parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.chart.marks import Mark as MarkDrawing
from briefing.compose.story import Element, Mark, Node, Words
from briefing.diagnostics import Span

Inline = Sequence[Node | str]


class Spot:
    """The place of a value of which only the whole is known: every character of it stands there."""

    __slots__ = ("span",)

    def __init__(self, span: Span) -> None:
        self.span = span

    def span_at(self, start: int, end: int | None = None) -> Span:  # noqa: ARG002 (the protocol's)
        """The whole, whatever is asked for."""
        return self.span


def line(look: str, *nodes: Node | str, role: str = "P", span: Span | None = None, id: str = "") -> Element:
    """One paragraph."""
    return Element(role, "line", look, id=id, span=span).add(*nodes)


def flow(look: str, blocks: Iterable[Element] = (), *, role: str = "Div", span: Span | None = None, id: str = "") -> Element:
    """Blocks below each other."""
    return Element(role, "flow", look, id=id, span=span).add(*blocks)


def inline(look: str, *nodes: Node | str, role: str = "Span") -> Element:
    """Part of a line."""
    return Element(role, "inline", look).add(*nodes)


def dash(read_as: str) -> Element:
    """A dash where a cell has nothing to say, read as words: «none stated»."""
    e = inline("", "–")
    e.actual = read_as
    return e


def link(target: str, *nodes: Node | str) -> Element:
    """A link to an element of the story, or to an address."""
    e = Element("Link", "inline", "link" if not target.startswith("#") else "")
    e.href = target
    return e.add(*nodes)


def section(id: str, heading: Element, *blocks: Element, look: str = "section", span: Span | None = None) -> Element:
    """A section with its heading."""
    e = Element("Sect", "flow", look, id=id, span=span)
    e.title = heading.text()
    return e.add(heading, *blocks)


def heading(*nodes: Node | str, level: int = 1, look: str = "", span: Span | None = None) -> Element:
    """A heading of a level from 1 to 6; its look is `heading` for the first level and `subheading` below."""
    return line(look or ("heading" if level == 1 else "subheading"), *nodes, role=f"H{min(level, 6)}", span=span)


def bullets(
    items: Iterable[Sequence[Element]], *, look: str = "list", marker: str = "•", numbered: bool = False, start: int = 1
) -> Element:
    """A list: each item a sequence of blocks. Unnumbered items have `marker`, numbered ones their number."""
    e = Element("L", "list", look)
    e.attributes["ListNumbering"] = "Decimal" if numbered else "Disc"
    for number, blocks in enumerate(items, start):
        e.add(item(f"{number}." if numbered else marker, blocks))
    return e


def item(
    label: str | Element,
    blocks: Sequence[Element],
    *,
    look: str = "list.item",
    marker: str = "list.marker",
    id: str = "",
    span: Span | None = None,
) -> Element:
    """One item of a list: its label and its body."""
    lbl = label if isinstance(label, Element) else line(marker, label, role="Lbl")
    return Element("LI", "item", look, id=id, span=span).add(lbl, Element("LBody", "flow", "").add(*blocks))


def cell(
    *blocks: Element | str | Words, look: str = "table.cell", head: str = "", span: Span | None = None, columns: int = 1
) -> Element:
    """A table cell. `head` makes it a heading cell: Column, Row or Both (the Scope of PDF 32000-1, table 349)."""
    e = Element("TH" if head else "TD", "flow", look, span=span)
    if head:
        e.attributes["Scope"] = head
    if columns > 1:
        e.attributes["ColSpan"] = columns
    for b in blocks:
        block = b if isinstance(b, Element) and b.kind != "inline" else line("", b)
        if block.role in ("BlockQuote", "Aside"):  # what no cell may hold, a part of it may (ISO 32005, Table 5)
            block = Element("Sect").add(block)
        e.add(block)
    return e


def head_row(words: Iterable[str | Element]) -> Element:
    """The head of a table: one row of column heads."""
    row = Element("TR", "row", "")
    for w in words:
        row.add(cell(w, look="table.head", head="Column"))
    return Element("THead", "flow", "").add(row)


def table(
    head: Element,
    rows: Iterable[Sequence[Element]],
    columns: Sequence[str],
    *,
    look: str = "table",
    summary: str = "",
    caption: Element | None = None,
    span: Span | None = None,
    id: str = "",
) -> Element:
    """A table: head, rows of cells, how each column takes its width, and a summary for readers who hear it."""
    e = Element("Table", "table", look, span=span, id=id, columns=tuple(columns))
    if summary:
        e.attributes["Summary"] = summary
    if caption is not None:
        e.add(caption)
    body = Element("TBody", "flow", "")
    for row in rows:
        body.add(Element("TR", "row", "").add(*row))
    return e.add(head, body)


def marked(drawing: MarkDrawing, words: Node | str) -> list[Node | str]:
    """A small drawing before its word."""
    return [Mark(drawing), "\u00a0", words]


def run_together(groups: Iterable[Sequence[Element]]) -> list[Element]:
    """Short paragraphs as one: the sole lines of a look that follow each other; whatever has several blocks stays apart."""
    out: list[Element] = []
    open_line = False
    for group in groups:
        if not group:
            continue
        single = len(group) == 1 and group[0].kind == "line" and not group[0].id
        if single and open_line and out[-1].look == group[0].look:
            out[-1].add(" ", *group[0].children)
        else:
            out += group
        open_line = single
    return out


def joined(parts: Iterable[Inline], separator: str) -> list[Node | str]:
    """Inline parts with a separator between them."""
    out: list[Node | str] = []
    for part in parts:
        if out:
            out.append(separator)
        out += part
    return out
