"""Pages set by hand, with one of everything: what the writer gets from layout, without layout.

`Press` sets paragraphs below each other and turns the page; it knows no style sheet. `everything()` is a story with its
pages: a paragraph over two pages, lists, a table whose heads repeat, a figure, links, notes, a side note, foreign words.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from briefing.chart.ink.displaylist import Alpha, DisplayList, Glyphs, Image, Mesh, Ops
from briefing.compose.story import Element, Story, Words
from briefing.layout.pages import (
    FOOTER,
    HEADER,
    LAYOUT,
    REPEAT,
    Artifact,
    Page,
    Pages,
    PlacedBox,
    PlacedDrawing,
    PlacedLine,
    PlacedRule,
    Target,
)
from briefing.text.faces import Face, FontStack
from briefing.text.items import Run
from briefing.text.paragraph import break_lines
from briefing.text.style import TextStyle

WIDTH, HEIGHT = 595.28, 841.89
LONG = "The office of fine affairs judges that efficient officials will find a flow of traffic difficult to defend. "


def font_file(package: str, start: str) -> Path:
    """The font of an installed package whose file name begins with `start`."""
    return next(Path(str(f)) for f in sorted(files(package).joinpath("files").iterdir(), key=str) if f.name.startswith(start))


@dataclass(slots=True)
class Styles:
    text: TextStyle
    emphasis: TextStyle
    strong: TextStyle
    head: TextStyle
    small: TextStyle
    raised: TextStyle


class Press:
    """Sets elements from top to bottom of one column, x 72 to 432."""

    def __init__(self, styles: Styles, *, measure: float = 360.0, align: str = "left") -> None:
        self.styles = styles
        self.measure = measure
        self.align = align
        self.pages: list[Page] = []
        self.targets: dict[int, Target] = {}
        self.y = 0.0
        self.turn()

    def turn(self) -> None:
        n = len(self.pages) + 1
        page = Page(n, str(n), WIDTH, HEIGHT, "rest")
        self.pages.append(page)
        self.y = 90.0
        self.repeat("A running head", HEADER, 40.0)
        self.repeat(f"Page {n}", FOOTER, 800.0)
        page.items.append(PlacedRule(72, 46, 432, 46, 0.5, (0.4, 0.4, 0.4), (2, 1)))

    def repeat(self, words: str, owner: Artifact, y: float) -> None:
        line = break_lines([Run(self.styles.small, owner, words)], 1000)[0]
        self.pages[-1].items.append(PlacedLine(72, y, line, owner))

    def runs(self, element: Element, style: TextStyle) -> list[Run]:
        out: list[Run] = []
        for child in element.children:
            if isinstance(child, Words):
                out.append(Run(style, element, child.text))
            elif isinstance(child, Element):
                other = {"Em": self.styles.emphasis, "Strong": self.styles.strong, "Reference": self.styles.raised}
                out += self.runs(child, other.get(child.role, style))
        return out

    def line(self, element: Element, *, x: float = 72, width: float | None = None, style: TextStyle | None = None) -> None:
        """A paragraph, over as many pages as it takes."""
        for line in break_lines(self.runs(element, style or self.styles.text), width or self.measure, align=self.align):
            if self.y > 770:
                self.turn()
            if element.order not in self.targets:
                self.targets[element.order] = Target(len(self.pages) - 1, x, self.y - 12)
                self.mark(element)
            self.pages[-1].items.append(PlacedLine(x, self.y, line, element))
            self.y += 14

    def mark(self, element: Element) -> None:
        """An element that holds this one begins here too."""
        e = element.parent
        while e is not None and e.order not in self.targets:
            self.targets[e.order] = self.targets[element.order]
            e = e.parent

    def drawing(self, drawing: DisplayList, owner: Element | Artifact, scale: float = 1.0) -> None:
        if self.y + drawing.height * scale > 780:
            self.turn()
        self.pages[-1].items.append(PlacedDrawing(72, self.y, drawing, owner, scale))
        self.y += drawing.height * scale + 16


def line(role: str, *content: Element | str, **more: object) -> Element:
    return Element(role, kind="line", **more).add(*content)  # type: ignore[arg-type]


def inline(role: str, *content: Element | str, **more: object) -> Element:
    return Element(role, kind="inline", **more).add(*content)  # type: ignore[arg-type]


def block(role: str, *content: Element, **more: object) -> Element:
    return Element(role, **more).add(*content)  # type: ignore[arg-type]


def story_of(*content: Element, title: str = "Fine affairs", notes: dict[str, Element] | None = None, **more: object) -> Story:
    metadata = {"title": title, "author": "A test", "subject": "A subject & more", "keywords": ("one", "two"), **more}
    return Story(block("Document", *content), "en-GB", {}, metadata, notes=notes or {})


def plot(style: TextStyle) -> DisplayList:
    """A drawing with one of each step."""
    return DisplayList(
        200,
        100,
        [
            Ops("q"),
            Alpha(0.5, 1.0),
            Ops("0.2 0.3 0.6 rg 10 10 60 40 re f"),
            Ops("Q"),
            Image(2, 2, "RGB", bytes(range(12)), bytes((255, 128, 64, 0)), (40, 0, 0, 40, 80, 10)),
            Image(2, 1, "L", b"\x00\xff", None, (20, 0, 0, 20, 130, 10)),
            Ops("q"),
            Mesh(((150, 10, 1, 0, 0), (190, 10, 0, 1, 0), (170, 50, 0, 0, 1))),
            Ops("Q"),
            Glyphs(10, 70, "10,000 troops", style),
            Glyphs(190, 60, "turned", style, 90.0),
        ],
    )


def body(foreign: str) -> list[Element]:
    """The blocks of the story."""
    contents = block(
        "TOC",
        line("Caption", "Contents"),
        block("TOCI", line("Reference", inline("Link", "Findings", href="#findings"))),
        kind="contents",
    )
    paragraph = line(
        "P",
        LONG * 2,
        "As the ",
        inline(
            "Link",
            "official website of the office of fine affairs, which is rather long and breaks",
            href="https://example.org/a?b=(c)",
        ),
        " says, ",
        inline("Em", "offices ", inline("Strong", "differ")),
        " and the ",
        inline("Span", "DIA", expansion="Defence Intelligence Agency"),
        " calls it a ",
        inline("Span", "fait accompli", lang="fr"),
        ".",
        inline("Reference", inline("Link", "1", href="#n1"), ", p. 3", note="n1", id="call-n1"),
        " It was said before",
        inline("Reference", "2", note="n2"),
        " and again.",
        inline("Reference", "1", note="n1"),
    )
    items = block(
        "L",
        *(
            block("LI", line("Lbl", f"{n}. "), block("LBody", line("P", f"Item {n} is fine. ", LONG)), kind="item")
            for n in (1, 2, 3)
        ),
        kind="list",
        attributes={"ListNumbering": "Decimal"},
    )
    return [
        line("Title", "Fine affairs"),
        contents,
        block(
            "Sect",
            line("H1", "Findings", id="findings"),
            paragraph,
            *(line("P", f"Paragraph {n}. ", LONG * 9) for n in range(4)),
            items,
            line("P", foreign),
            block("Aside", line("P", "A note at the side."), title="Side note"),
            block("BlockQuote", line("P", "Quoted from elsewhere.")),
        ),
    ]


def table() -> Element:
    def cell(role: str, words: str, **attributes: object) -> Element:
        return block(role, *([line("P", words)] if words else []), attributes=attributes)

    heads = block(
        "TR", cell("TH", "Claim", Scope="Column"), cell("TH", "Value", Scope="Column"), cell("TH", "Note", Scope="Column")
    )
    rows = [block("TR", cell("TH", f"Row {n}", Scope="Row"), cell("TD", f"{n}0,000"), cell("TD", "")) for n in range(1, 50)]
    return block(
        "Table",
        line("Caption", "Table 1. Claims"),
        block("THead", heads),
        block("TBody", *rows),
        kind="table",
        attributes={"Summary": "Claims and their values"},
    )


def set_table(press: Press, element: Element) -> None:
    """Rows of one line; the heads are repeated on every further page, as artifacts."""
    caption, head, rows = (c for c in element.children if isinstance(c, Element))
    press.line(caption)
    at = (72, 200, 320)

    def row(tr: Element, owner: Artifact | None = None) -> None:
        y = press.y
        for x, cell in zip(at, (c for c in tr.children if isinstance(c, Element)), strict=True):
            for p in cell.children:
                assert isinstance(p, Element)
                press.y = y
                if owner is None:
                    press.line(p, x=x, width=110)
                else:
                    press.pages[-1].items.append(PlacedLine(x, y, break_lines(press.runs(p, press.styles.text), 110)[0], owner))
        press.y = y + 14

    first = head.children[0]
    assert isinstance(first, Element)
    row(first)
    for tr in rows.children:
        assert isinstance(tr, Element)
        if press.y > 756:
            press.turn()
            row(first, REPEAT)
        press.pages[-1].items.append(PlacedBox(72, press.y - 10, 300, 13, (0.95, 0.95, 0.9)))
        row(tr)


def set_block(press: Press, element: Element) -> None:
    if element.kind == "line":
        press.line(element, style=press.styles.head if element.role in ("H1", "H2", "Title") else None)
        press.y += 6
    elif element.kind == "table":
        set_table(press, element)
    elif element.role == "Figure":
        press.drawing(plot(press.styles.small), element)
    else:
        for child in element.children:
            assert isinstance(child, Element)
            set_block(press, child)


def everything(styles: Styles, foreign: str = "Київ і Αθήνα.", align: str = "left") -> Pages:
    """The story with one of everything, on its pages; `foreign` is a paragraph of it.

    Note 1 and its first call say themselves what is a link; everything else about notes is left to the writer.
    """
    notes = {
        "n1": block("Note", line("Lbl", inline("Link", "1", href="#call-n1"), " "), line("P", "News of October 2024."), id="n1"),
        "n2": block("Note", line("Lbl", "2 "), line("P", "Another report, undated."), id="n2"),
    }
    figure = block("Figure", alt="A bar, a picture and a triangle", id="figure")
    second = block("Sect", line("H1", "Data"), table(), line("H2", "A drawing"), figure, line("P", "See "), id="data")
    see = second.children[-1]
    assert isinstance(see, Element)
    see.add(inline("Link", "the findings", href="#findings"), ".")
    hidden = block("Div", line("P", "Printed, not read."), artifact=True)
    story = story_of(*body(foreign), second, hidden, block("Sect", line("H1", "Notes"), *notes.values()), notes=notes)
    press = Press(styles, align=align)
    set_block(press, story.root)
    press.pages[0].items.append(PlacedBox(20, 20, 30, 700, (0.95, 0.9, 0.9), LAYOUT))
    press.drawing(plot(styles.small), LAYOUT, 0.5)
    return Pages(story, press.pages, press.targets)


def faces(package: str, start: str, *fallbacks: Face, **axes: float) -> FontStack:
    """A stack of one installed face and what it falls back on."""
    return FontStack([Face(str(font_file(package, start)), serif=True, **axes), *fallbacks])


def make_styles(*fallbacks: Face) -> Styles:
    """The styles of the press, in Source Serif 4."""
    serif = "fontpkg_source_serif_4"
    text = faces(serif, "SourceSerif4[", *fallbacks, wght=400, opsz=11)
    bold = faces(serif, "SourceSerif4[", *fallbacks, wght=700, opsz=11)
    italic = faces(serif, "SourceSerif4-Italic[", *fallbacks, wght=400, opsz=11)
    return Styles(
        text=TextStyle(text, 10),
        emphasis=TextStyle(italic, 10),
        strong=TextStyle(bold, 10),
        head=TextStyle(bold, 14, (0.4, 0.1, 0.1)),
        small=TextStyle(text, 8, (0.3, 0.3, 0.3), features=(("onum", 1),), tracking=20),
        raised=TextStyle(text, 6, rise=3.5),
    )


def far_eastern_faces() -> list[Face]:
    """Hangul and Han, with CFF outlines; empty when the extra is not installed."""
    out = []
    for package, name in (("pylopdf_fonts_ko", "NotoSerifKR-Regular.otf"), ("pylopdf_fonts_zh_cn", "NotoSerifSC-Regular.otf")):
        try:
            out.append(Face(str(files(package).joinpath(name)), serif=True, scale=0.94))
        except ModuleNotFoundError:
            return []
    return out
