"""A block that holds blocks, to the slabs of all of them: a section, a card, a panel, a list and its items.

What stands in another column of the area is set beside the flow, as an aside of the slab it is anchored to. What belongs
together says so by the levels of the breaks between its slabs.
"""

from __future__ import annotations

import math
from typing import TypeGuard

from briefing.compose.story import Element, Words
from briefing.layout.area import Area
from briefing.layout.captions import continue_figure
from briefing.layout.flow import Flow
from briefing.layout.galley import FORBIDDEN, FREE, HEADINGS, UNWELCOME, Aside, Decor, Slab, float_together, has_drawing
from briefing.layout.lists import marker_room
from briefing.layout.pages import LAYOUT
from briefing.layout.pairs import set_pair
from briefing.layout.paragraphs import set_paragraph
from briefing.records import replace
from briefing.style.computed import Edges, Look

# A paragraph of at most so many lines in front of a drawing or table introduces it.
INTRODUCTION = 2
# A last item of up to so many lines takes the item before it along to the next page.
SHORT_ITEM = 2
# An item of up to so many lines is not parted between columns.
WHOLE_ITEM = 5
# So many lines at least stand below a heading, or below the line beside it, before a page ends.
BELOW_HEADING = 4
# The notes and the source line of figures and tables.
BELOW = frozenset(("figure.note", "table.note"))
# A drawing is made smaller up to this share of its height, so that a page holds it with its notes; and together they take at
# most so much of the frame.
GIVES_WAY, BELOW_ONE = 0.5, 0.8
# Below the last line of an item that its label makes higher: this share of the line's depth below its baseline.
BELOW_LABEL = 0.3


def holds_words(e: Element) -> bool:
    """Whether an element holds words directly: whatever its kind, it is set as one paragraph then."""
    return any(isinstance(c, Words) or (isinstance(c, Element) and c.kind == "inline") for c in e.children)


def set_container(flow: Flow, e: Element, look: Look, area: Area) -> None:
    """Blocks below each other, with the box, the rules and the columns of their container's look."""
    if holds_words(e):
        set_paragraph(flow, e, look, area)
        return
    x, width = area.column(look.place)
    boxed = _boxed(look)
    outer = flow.run
    if look.columns and not boxed and look.place == "main":
        flow.run = None  # a column set of its own stands across those around it
    item = marker_room(flow, e, look, width) if e.role == "LI" else look.inset.left
    if e.look:  # what has no look of its own takes over that of what is around it, which has begun its page
        flow.template = look.options.get("template") or flow.template
    flow.rule_before(look, area)
    flow.before = max(flow.before, look.space_before)
    decor = None
    if boxed or (flow.run is None and (look.columns or look.keep_together or look.options.get("contain"))):
        padding = _padding(look) if boxed else Edges()
        decor = Decor(x, width, padding, look.background, look.border, look.bleed, flow.run is not None)
        flow.opens.append(decor)
    start, lead = len(flow.slabs), flow.level
    inner, around = _inner(flow, look, area, boxed), flow.run
    flow.run = inner.run or flow.run
    _Children(flow, e, look, inner, item).set()
    flow.run = around
    mine = flow.slabs[start:]
    if not mine:  # nothing of it is printed: nothing of it remains
        if decor is not None and decor in flow.opens:
            flow.opens.remove(decor)
        flow.level = max(flow.level, lead)
        flow.run = outer
        return
    flow.level = FREE  # what its last child keeps with is inside of it or nothing
    for slab in mine if inner.run is not None else ():
        slab.heads_column = slab.level == FREE  # what is kept on one page still flows through its columns
    _keep_together(e, look, mine, in_columns=flow.run is not None)
    if e.look == "figure":
        continue_figure(flow, e, look, _inner(flow, look, area, boxed), mine)
    _close(mine, decor or _around_asides(mine, x, width), boxed)
    if look.options.get("float") == "top":
        float_together(mine)
    if e.role == "LI":
        flow.level = FREE  # what its last line would stay with is not in it
    flow.after(look)
    flow.rule_after(look, area)
    flow.turn_back(e)
    flow.run = outer


def _boxed(look: Look) -> bool:
    b = look.border
    return look.background is not None or bool(b.top or b.right or b.bottom or b.left)


def _padding(look: Look) -> Edges:
    """The space between a box's edge and what stands in it, its border included."""
    b, p = look.border, look.padding
    return Edges(
        p.top + (b.top.width if b.top else 0.0),
        p.right + (b.right.width if b.right else 0.0),
        p.bottom + (b.bottom.width if b.bottom else 0.0),
        p.left + (b.left.width if b.left else 0.0),
    )


def _inner(flow: Flow, look: Look, area: Area, boxed: bool) -> Area:
    """The area in which a container's children stand."""
    x, width = area.column(look.place)
    edges = _padding(look) if boxed else Edges()
    if look.columns:  # a column set of its own, across the area unless it is a box in one column
        if not boxed and look.place == "main":
            x, width = area.x, area.width
        width = width - edges.left - edges.right
        inner = Area.of_set(flow.setting.sheet, look.columns, x + edges.left, width)
        return inner if flow.run is None else Area.single(x + edges.left, width)  # no columns within columns
    if boxed or look.place != "main":
        return Area.single(x + edges.left, width - edges.left - edges.right)
    return area


def _around_asides(slabs: list[Slab], x: float, width: float) -> Decor | None:
    """A card ends below what stands beside it: around slabs with asides on their baselines stands a box without ink."""
    if not any(a.strict for s in slabs for a in s.asides or ()):
        return None
    decor = Decor(x, width)
    slabs[0].opens = [decor, *(slabs[0].opens or [])]
    return decor


def _close(slabs: list[Slab], decor: Decor | None, boxed: bool) -> None:
    if decor is not None:
        last = slabs[-1]
        last.closes = [*(last.closes or []), decor]
        if boxed:
            last.after = 0.0


def _raise(slab: Slab, level: int) -> None:
    slab.level = max(slab.level, level)


def _keep_together(e: Element, look: Look, slabs: list[Slab], *, in_columns: bool) -> None:
    """What of a container's slabs stays together: all of it, or an item's first two lines and its last two."""
    if look.keep_together or (in_columns and e.role == "LI" and len(slabs) <= WHOLE_ITEM):
        for slab in slabs[1:]:
            _raise(slab, UNWELCOME)
    if e.role == "LI" and len(slabs) > 1:
        _raise(slabs[1], FORBIDDEN)
        _raise(slabs[-1], FORBIDDEN)


def set_children(flow: Flow, e: Element, look: Look, area: Area) -> None:
    """The blocks of a story, below and beside each other, as those of a container without a look of its own."""
    _Children(flow, e, look, area, 0.0).set()


class _Children:
    """The children of one container as they are set: where each of them begins, and what waits to stand beside them."""

    def __init__(self, flow: Flow, parent: Element, look: Look, area: Area, indent: float) -> None:
        self._flow, self._parent, self._look, self._area, self._indent = flow, parent, look, area, indent
        self._start = self._previous = len(flow.slabs)  # the slabs with which the first and the last of them begin
        self._last_look = ""  # of the paragraph before
        self._asides = 0  # slabs of notes and boxes that stand in the flow
        self._below: list[int] = []  # the slabs with which the notes below a drawing or a table begin
        self._waiting: list[Aside] = []  # beside what comes next
        self._waiting_for: dict[str, list[Aside]] = {}  # beside the child with this look

    def set(self) -> None:
        """Set them all."""
        flow, look, area = self._flow, self._look, self._area
        outer, flow.marker_room = flow.marker_room, self._indent
        moved = area.moved_in(self._indent, look.inset.right) if self._indent or look.inset.right else area
        paired: Element | None = None
        for at, node in enumerate(self._parent.children):
            if not isinstance(node, Element) or node is paired:
                continue
            where = area if node.role == "Lbl" else moved
            child = flow.setting.look(node, look)
            paired = self._pair(at, node, child, where)
            if paired is not None:
                continue
            beside = node.kind != "inline" and where.beside(child.place)
            if beside and not self._would_meet_the_next(at, child, where):
                self._set_beside(node, child, where)
            else:
                self._set_below(at, node, where, across=beside or self._heads_columns(at, node, where))
        if self._parent.role == "LI":
            flow.place_labels()  # an item without words does not leave its number to the next
        self._keep_notes()
        self._keep_last()
        self._keep_heading()
        flow.marker_room = outer
        if flow.label_height and any(n.role == "Lbl" for n in self._parent.elements):
            self._make_room()
        for aside in self._waiting:  # asides beside nothing stand in the flow of their own column
            flow.emit(Slab(aside.x, aside.x, 0.0, 0.0, [], asides=[aside]))

    def _pair(self, at: int, node: Element, look: Look, area: Area) -> Element | None:
        """Set a figure beside the one that follows it, where their look names the columns for that; the second of them."""
        behind = following(self._parent, at)
        if "pair" not in look.options or behind is None or behind.look != node.look:
            return None
        here = len(self._flow.slabs)
        if not set_pair(self._flow, (node, behind), look, self._look, area):
            return None
        self._previous, self._last_look = here, ""
        return behind

    def _heads_columns(self, at: int, node: Element, area: Area) -> bool:
        """Whether a child is a heading above all columns: of a container that has columns of its own, or of what goes across."""
        if area.run is None or node.role not in HEADINGS:
            return False
        if self._look.columns and len(self._flow.slabs) == self._start:
            return True
        behind = following(self._parent, at)
        return behind is not None and _meets(self._flow, behind, self._look, area, (area.run.lefts[-1], area.run.width))

    def _would_meet_the_next(self, at: int, look: Look, area: Area) -> bool:
        """Whether a first child that shares its first baseline with what comes next would be printed over it, as a heading in a
        rail over a table across the page."""
        if not look.options.get("strict") or look.options.get("anchor") == "container" or len(self._flow.slabs) > self._start:
            return False
        below = (n for n in self._parent.children[at + 1 :] if isinstance(n, Element) and n.role != "Note")
        behind = next((n for n in below if not area.beside(self._flow.setting.look(n, self._look).place)), None)
        return behind is not None and _meets(self._flow, behind, self._look, area, area.column(look.place))

    def _set_below(self, at: int, node: Element, area: Area, *, across: bool = False) -> None:
        """Set a child below those before it."""
        flow, here = self._flow, len(self._flow.slabs)
        paragraph = node.kind == "line"
        flow.indents = paragraph and node.look == self._last_look and bool(node.look)
        flow.block(node, area, self._look, across=across)
        flow.indents = False
        if len(flow.slabs) == here:
            return
        self._asides += len(flow.slabs) - here if node.role == "Aside" else 0
        if here > self._start and (node.look in BELOW or _stands_below(flow, node)):
            self._below.append(here)
        self._previous, self._last_look = here, node.look if paragraph else ""
        follows = following(self._parent, at) if paragraph and len(flow.slabs) - here <= INTRODUCTION else None
        if _shows(follows):  # a sentence that introduces a drawing stays with it: before its title, if a page holds both
            flow.level = max(flow.level, FORBIDDEN if follows.kind in ("figure", "table") else UNWELCOME)
        waiting, self._waiting = [*self._waiting, *self._waiting_for.pop(node.look, [])], []
        if waiting:
            slab = flow.slabs[here]
            slab.asides = [*(slab.asides or []), *waiting]

    def _set_beside(self, node: Element, look: Look, area: Area) -> None:
        """Set a child in a column of its own, beside the child before it, the first one, or the one that its look names."""
        aside = _aside(self._flow, node, look, area)
        if aside is None:
            return
        wanted = look.options.get("beside")
        if wanted is not None:
            siblings = list(self._parent.elements)
            named = any(n.look == wanted for n in siblings[siblings.index(node) + 1 :])
            self._waiting.append(aside) if not named else self._waiting_for.setdefault(wanted, []).append(aside)
            return
        anchor = self._start if look.options.get("anchor") == "container" else self._previous
        if anchor < len(self._flow.slabs):
            slab = self._flow.slabs[anchor]
            slab.asides = [*(slab.asides or []), aside]
        else:
            self._waiting.append(aside)

    def _keep_notes(self) -> None:
        """What is said below a drawing or a table stays with it, if need be below a smaller drawing. Where it is so much that no
        page holds both, the first of it does, and the last, its source line, stays with what is said before."""
        if not self._below:
            return
        slabs, frame = self._flow.slabs, self._flow.setting.frame_height
        for slab in slabs[self._below[0] :]:
            slab.floating = slabs[self._below[0] - 1].floating  # notes go where their table goes
        drawing = max((s.height for s in slabs[self._start :] if has_drawing(s)), default=0.0)
        stays = slabs[self._start if drawing else self._below[0] :]
        if math.fsum(s.height for s in stays) - drawing * (1 - GIVES_WAY) <= BELOW_ONE * frame:
            for slab in slabs[self._below[0] :]:
                _raise(slab, FORBIDDEN)
        else:
            for at in (self._below[0], self._below[-1]):
                _raise(slabs[at], UNWELCOME)

    def _keep_last(self) -> None:
        """A short last item does not stand alone at the top of a page."""
        slabs, last = self._flow.slabs, self._previous
        if self._parent.role == "L" and self._start < last and len(slabs) - last <= SHORT_ITEM:
            _raise(slabs[last], UNWELCOME)

    def _keep_heading(self) -> None:
        """A heading does not stand near the end of a page: lines of its text stay with it, below a box between the two."""
        first = next(iter(self._parent.elements), None)
        if first is None or first.role not in HEADINGS:
            return
        slabs = self._flow.slabs[self._start :]
        own = sum(slab.owner is first for slab in slabs) or 1  # beside its text it has no slabs here
        run = slabs[own].run if own < len(slabs) else None
        side_by_side = len(run.lefts) if run is not None and run is not self._flow.run else 1
        for slab in slabs[1 : own + self._asides + BELOW_HEADING * side_by_side]:
            _raise(slab, UNWELCOME)

    def _make_room(self) -> None:
        """An item is as high as its label; the lines beside a label of several lines stay together."""
        wanted, self._flow.label_height = self._flow.label_height, 0.0
        height = 0.0
        for slab in self._flow.slabs[self._start :]:
            if height and height < wanted:
                _raise(slab, FORBIDDEN)
            height += slab.height
        if self._start < len(self._flow.slabs) and height < wanted:
            last = self._flow.slabs[-1]
            last.height += wanted - height + BELOW_LABEL * (last.height - last.base)


def _aside(flow: Flow, e: Element, look: Look, area: Area) -> Aside | None:
    """An element as a column of slabs of its own; None where nothing of it is printed."""
    x, width = area.column(look.place)
    inside = flow.inside(e.lang, LAYOUT if e.artifact and flow.artifact is None else None)
    if e.id or e.role in HEADINGS:
        inside.targets.append(e)
    inside.set(e, replace(look, place="main", columns="", space_before=0.0), Area.single(x, width))
    slabs = inside.finish()
    return Aside(x, width, slabs, strict=look.options.get("strict", False), gap=look.space_before) if slabs else None


def _meets(flow: Flow, e: Element, inherited: Look, area: Area, column: tuple[float, float]) -> bool:
    """Whether what an element begins with stands over a column, given by its left edge and width."""
    look = flow.setting.look(e, inherited)
    x, width = area.column(look.place)
    if look.place == "main" and not _boxed(look) and not holds_words(e) and e.kind not in ("table", "figure"):
        if look.columns:
            x, width = area.x, area.width
        else:
            inside = (n for n in e.elements if not area.beside(flow.setting.look(n, look).place))
            first = next((n for n in inside if n.role not in ("Note", "Lbl")), None)
            return first is not None and _meets(flow, first, look, area, column)
    return x < column[0] + column[1] and x + width > column[0]


def following(parent: Element, at: int) -> Element | None:
    """The element that stands behind the child at this index, notes passed over."""
    behind = (parent.children[i] for i in range(at + 1, len(parent.children)))
    return next((n for n in behind if isinstance(n, Element) and n.role != "Note"), None)


def _stands_below(flow: Flow, e: Element) -> bool:
    """Whether a note stands below the table that calls it."""
    return e.role == "Note" and flow.setting.sheet.notes.place != "end" and flow.setting.note_stands(e.id) == "here"


def _shows(e: Element | None) -> TypeGuard[Element]:
    """Whether an element begins with a drawing or is a table."""
    if e is None:
        return False
    return e.kind in ("figure", "table") or e.look == "figure" or (e.kind == "flow" and e.look.startswith("figure"))
