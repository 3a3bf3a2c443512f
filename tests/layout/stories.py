"""Stories made by hand for the tests of layout: a few words each, no brief behind them."""

from __future__ import annotations

from briefing.chart.ink.displaylist import DisplayList, Ops
from briefing.compose.story import Element, Fill, Node, PageOf, Story
from briefing.diagnostics import Diagnostics
from briefing.layout import lay_out
from briefing.layout.pages import Artifact, Page, Pages, PlacedLine
from briefing.style.sheet import Sheet
from briefing.validate.sheet import load_sheet

PROSE = (
    "The two governments marked seventy-five years of relations only weeks before the deployment became public. "
    "Its leaders have long been frustrated by their neighbour’s ambitions and by its posture; "
    "a treaty ally fighting in another war now undermines the narrative. "
)


def line(look: str, *nodes: Node | str, role: str = "P", **more: object) -> Element:
    return Element(role, "line", look, **more).add(*nodes)  # type: ignore[arg-type]


def flow(look: str, *nodes: Node | str, role: str = "Div", **more: object) -> Element:
    return Element(role, "flow", look, **more).add(*nodes)  # type: ignore[arg-type]


def text(times: int = 1) -> Element:
    return line("text", (PROSE * times).strip())


def heading(words: str, **more: object) -> Element:
    return line("heading", words, role="H1", **more)


def section(*blocks: Element) -> Element:
    return flow("section", *blocks, role="Sect")


def note(number: int, words: str) -> Element:
    body = line("note.text", words)
    return Element("Note", "item", "note", id=f"note-{number}").add(line("note.marker", str(number), role="Lbl"), body)


def call(number: int) -> Element:
    link = Element("Link", "inline", "", href=f"#note-{number}").add(str(number))
    return Element("Reference", "inline", "reference", note=f"note-{number}").add(link)


def table(rows: int, words: str = "in one place") -> Element:
    def cell(role: str, look: str, said: str) -> Element:
        return Element(role, "cell", "").add(line(look, said))

    head = Element("TR", "row", "").add(*(cell("TH", "table.head", w) for w in ("Number", "Remark")))
    body = [
        Element("TR", "row", "").add(cell("TD", "table.cell", f"row {i}"), cell("TD", "table.cell", words)) for i in range(rows)
    ]
    caption = Element("Caption", "line", "table.caption").add("Things that are counted")
    return Element("Table", "table", "table", columns=("number", "text")).add(
        caption, Element("THead", "flow", "").add(head), Element("TBody", "flow", "").add(*body)
    )


def contents(*targets: str) -> Element:
    entries = [line("contents.entry", f"See {t}", Fill(), PageOf(t), role="TOCI") for t in targets]
    return Element("TOC", "contents", "contents").add(*entries)


def told(*blocks: Element, notes: dict[str, Element] | None = None, **facts: str) -> Story:
    root = Element("Document", "flow", "").add(*blocks)
    known = {"title": "A title", "organisation": "An office", "marking": "", **facts}
    return Story(root, "en", known, {"title": "A title"}, notes=notes or {})


def laid(story: Story, style: str | Sheet = "chancery") -> Pages:
    def draw(specification: object, measure: float, look: object = None) -> DisplayList:
        height = specification if isinstance(specification, (int, float)) else 100.0
        return DisplayList(measure, float(height), [Ops("0 0 10 10 re f")])

    return lay_out(story, load_sheet(style) if isinstance(style, str) else style, draw)  # type: ignore[arg-type]


def lines(page: Page, *, artifacts: bool = False) -> list[PlacedLine]:
    """The lines of a page, running heads and feet left out."""
    return [
        i
        for i in page.items
        if isinstance(i, PlacedLine)
        and (not isinstance(i.owner, Artifact) or (artifacts and i.owner.subtype not in ("Header", "Footer")))
    ]


def words(page: Page, *, artifacts: bool = False) -> list[str]:
    return [i.line.text.strip() for i in lines(page, artifacts=artifacts)]


__all__ = ["Diagnostics"]
