"""A page of placed lines and drawings to a content stream in which every mark belongs to a structure element or is an artifact.

Backgrounds come first, then what else is not read (rules, running heads, repeated table heads), then the story in its own
order wherever it stands, and the foot of the page last. Whoever reads the stream from front to back reads the page.
"""

from __future__ import annotations

from typing import Union

from briefing.chart.ink.displaylist import DisplayList
from briefing.compose.story import Element
from briefing.diagnostics import Diagnostics
from briefing.layout.pages import (
    LAYOUT,
    Artifact,
    Page,
    Placed,
    PlacedBox,
    PlacedDrawing,
    PlacedLine,
    PlacedRule,
)
from briefing.pdf.writing.canvas import PageCanvas
from briefing.pdf.writing.displaylists import Drawings
from briefing.pdf.writing.navigation import Links
from briefing.pdf.writing.structure_tree import Node, Tree
from briefing.pdf.writing.text_showing import Lettering, Letterings, MissingGlyph
from briefing.pdf.writing.values import number
from briefing.text.characters import TIE
from briefing.text.items import Piece

Mark = Union[Node, Artifact]


class Painter:
    """Paints the pages of one file, one after the other."""

    __slots__ = (
        "_canvas",
        "_colour",
        "_drawings",
        "_font",
        "_height",
        "_in_text",
        "_index",
        "_letterings",
        "_letters",
        "_links",
        "_open",
        "_open_in_text",
        "_rise",
        "_said",
        "_scale",
        "_slot",
        "_tree",
        "_write",
        "_x",
        "_y",
    )

    def __init__(
        self, canvas: PageCanvas, tree: Tree, links: Links, letterings: Letterings, drawings: Drawings, said: Diagnostics
    ) -> None:
        self._said = said
        self._canvas = canvas
        self._write = canvas.operators
        self._tree = tree
        self._links = links
        self._letterings = letterings
        self._drawings = drawings
        self._index = self._slot = -1
        self._height = 0.0
        self._start()

    def _start(self) -> None:
        self._open: Mark | None = None
        self._open_in_text = self._in_text = False
        self._font = self._colour = ""
        self._rise, self._scale = "0", "100"
        self._letters: Lettering | None = None  # whose state the operators above have set
        self._x = self._y = 0.0

    def page(self, page: Page) -> None:
        """Paint a page and end it."""
        self._index += 1
        self._slot = self._tree.new_page()
        self._height = page.height
        self._start()
        for item in sorted(page.items, key=self._turn):
            if isinstance(item, PlacedLine):
                self._line(item)
            elif isinstance(item, PlacedDrawing):
                self._placed_drawing(item)
            elif isinstance(item, PlacedBox):
                self._box(item)
            else:
                self._rule(item)
        self._leave_text()
        self._close()
        self._canvas.finish_page(page.width, page.height, self._links.finish_page(self._index), self._slot)

    def _turn(self, item: Placed) -> tuple[int, int]:
        """When an item is painted; items of one turn keep the order in which they were placed."""
        owner = item.owner
        if isinstance(item, PlacedBox):
            return 0, 0
        if isinstance(item, PlacedRule):
            return 1, 0
        if isinstance(owner, Artifact):
            return (4 if owner.subtype == "Footer" else 2), 0
        return (2, 0) if self._tree.node(owner) is None else (3, owner.order)

    # -- marked content -----------------------------------------------------------------------------------------
    def _owned_by(self, owner: Mark) -> None:
        """What is painted next belongs to `owner`; nothing happens when it already does."""
        if owner is self._open:
            return
        self._close()
        if isinstance(owner, Node):
            if owner.first is None:
                owner.first = (self._index, self._x, self._y)
            self._write(f"/{owner.role} <</MCID {self._tree.mark(owner, self._index, self._slot)}>> BDC")
        else:
            subtype = f" /Subtype /{owner.subtype}" if owner.subtype else ""
            self._write(f"/Artifact <</Type /{owner.type}{subtype}>> BDC")
        self._open = owner
        self._open_in_text = self._in_text

    def _close(self) -> None:
        if self._open is not None:
            self._write("EMC")
            self._open = None

    def _enter_text(self) -> None:
        if not self._in_text:
            self._close()
            self._write("BT")
            self._in_text = True
            self._x = self._y = 0.0

    def _leave_text(self) -> None:
        if self._in_text:
            self._close()
            self._write("ET")
            self._in_text = False

    # -- text ---------------------------------------------------------------------------------------------------
    def _line(self, item: PlacedLine) -> None:
        line = item.line
        y = self._height - item.y
        scale = "100" if line.scale == 1.0 else number(line.scale * 100)
        last = len(line.pieces) - 1
        for i, piece in enumerate(line.pieces):
            x = item.x + piece.x
            if piece.atom is not None:
                self._atom(piece.atom.payload, piece.owner, item, x, y)
                continue
            if not piece.text and not piece.hyphen:
                continue
            letters = self._letterings[piece.style]
            owner = self._owner(item, piece)
            if not self._in_text:
                self._enter_text()
            if letters is not self._letters or scale != self._scale or not self._colour:
                self._state(letters, scale)
            self._move(x, y)
            if owner is not self._open:
                self._owned_by(owner)
            try:
                self._show(letters, piece, line.space_extra, line.scale)
            except MissingGlyph as e:
                self._tell_missing(e, item.owner)
            if isinstance(owner, Node):
                link = self._links.around(owner)
                if link is not None:
                    self._area(link, piece, x, y, hanging=i == last and not line.end)

    def _tell_missing(self, missing: MissingGlyph, owner: Element | Artifact | Node) -> None:
        element = owner.element if isinstance(owner, Node) else owner
        self._said.error(
            "F102",
            f"no font has {missing.named}",
            element.nearest_span if isinstance(element, Element) else None,
            hints=("write it in another way, or name a font in the style sheet that has it",),
            reference="ISO 14289-1, 7.21.8",
        )

    def _owner(self, item: PlacedLine, piece: Piece) -> Mark:
        if isinstance(item.owner, Artifact):
            return item.owner
        owner = piece.owner
        if isinstance(owner, Element):
            return self._tree.words_node(owner) or LAYOUT
        return owner if isinstance(owner, Artifact) else LAYOUT

    def _state(self, letters: Lettering, scale: str) -> None:
        if letters.font != self._font:
            self._write(letters.font)
            self._font = letters.font
        if letters.colour != self._colour:
            self._write(letters.colour)
            self._colour = letters.colour
        if scale != self._scale:
            self._write(scale + " Tz")
            self._scale = scale
        if letters.risen != self._rise:
            self._write(letters.risen + " Ts")
            self._rise = letters.risen
        self._letters = letters

    def _move(self, x: float, y: float) -> None:
        # rounded to what is written, so that the steps never add up to a drift
        x, y = round(x, 2), round(y, 2)
        self._write(f"{number(x - self._x)} {number(y - self._y)} Td")
        self._x, self._y = x, y

    def _show(self, letters: Lettering, piece: Piece, extra: float, scale: float) -> None:
        text = piece.text
        if TIE in text:
            text = text.replace(TIE, " ")
        space = letters.space
        if extra and " " in text:
            # an adjustment after the glyph: word spacing (Tw) does not act on two-byte codes (ISO 32000-1, 9.3.3)
            space += f"{-extra * 1000 / (letters.size * scale):.1f}"
        body = letters.body(text, space)
        if piece.hyphen:
            body += letters.soft_hyphen()
        self._write(f"[{body}] TJ")

    def _area(self, link: Node, piece: Piece, x: float, y: float, *, hanging: bool) -> None:
        style = piece.style
        right = x + piece.width - (style.space if hanging and piece.text.endswith(" ") else 0.0)
        base = y + style.rise
        area = (round(x, 2), round(base - style.descent, 2), round(right, 2), round(base + style.ascent, 2))
        self._links.area(link, area)

    def _atom(self, drawing: DisplayList, owned: object, item: PlacedLine, x: float, y: float) -> None:
        """A drawing in the line: decoration to the words beside it, so an artifact unless it is a Figure."""
        owner: Mark = item.owner if isinstance(item.owner, Artifact) else LAYOUT
        if isinstance(owned, Element) and owned.role == "Figure":
            owner = self._tree.node(owned) or owner
        self._drawing(drawing, owner, x, y - drawing.baseline, 1.0)

    # -- everything else ------------------------------------------------------------------------------------------
    def _placed_drawing(self, item: PlacedDrawing) -> None:
        owner: Mark = item.owner if isinstance(item.owner, Artifact) else self._tree.node(item.owner) or LAYOUT
        self._drawing(item.drawing, owner, item.x, self._height - item.y - item.drawing.height * item.scale, item.scale)

    def _drawing(self, drawing: DisplayList, owner: Mark, x: float, y: float, scale: float) -> None:
        self._leave_text()
        self._x, self._y = x, y + drawing.height * scale
        self._owned_by(owner)
        if isinstance(owner, Node) and "BBox" not in owner.attributes:
            box = (x, y, x + drawing.width * scale, y + drawing.height * scale)
            owner.attributes["BBox"] = [round(v, 2) for v in box]
            owner.attributes["Placement"] = "Block"
        try:
            self._write(self._drawings.operators(drawing, x, y, scale))
        except MissingGlyph as e:
            self._tell_missing(e, owner)

    def _box(self, item: PlacedBox) -> None:
        self._leave_text()
        self._owned_by(item.owner if isinstance(item.owner, Artifact) else LAYOUT)
        self._canvas.fill_rectangle(item.x, self._height - item.y - item.height, item.width, item.height, item.fill)
        self._colour = ""

    def _rule(self, item: PlacedRule) -> None:
        self._leave_text()
        self._owned_by(item.owner if isinstance(item.owner, Artifact) else LAYOUT)
        self._canvas.draw_line(item.x0, self._height - item.y0, item.x1, self._height - item.y1, item.width, item.colour)
