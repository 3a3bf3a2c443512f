"""Blocks: from story elements to slabs of the galley, each at the measure of the column its look places it in."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeGuard

from briefing.chart.kinds.image import ImagePicture
from briefing.compose.story import Element
from briefing.layout.galley import FORBIDDEN, FREE, UNWELCOME, Aside, Decor, Rule, Slab, Thing
from briefing.layout.lists import marker_gap, marker_room
from briefing.layout.pages import LAYOUT, Owner
from briefing.layout.setting import Setting, above
from briefing.records import replace
from briefing.style.computed import Column, Edges, Look, Stroke
from briefing.text.paragraph import Line, Piece

# A paragraph of at most so many lines in front of a drawing or table introduces it.
INTRODUCTION = 2
# A last item of up to so many lines takes the item before it along to the next page.
SHORT_ITEM = 2
# The notes and the source line of figures and tables.
BELOW = frozenset(("figure.note", "table.note"))
# Of the frame; below a drawing or table higher than that not all of its notes stay with it.
TALL = 0.5
# Of the frame; a heading up to so high is never cut.
HIGHEST_HEADING = 0.5
HEADINGS = frozenset({"Title", "H1", "H2", "H3", "H4", "H5", "H6"})


@dataclass(frozen=True, slots=True)
class Area:
    """Where a flow stands: left edge and width on the page, and its named columns (x from the left edge of the area)."""

    x: float
    width: float
    columns: dict[str, Column]

    def column(self, name: str) -> tuple[float, float]:
        """Left edge on the page and width of a column; "all" is the whole area; an unknown name is the main column."""
        if name == "all":
            return self.x, self.width
        c = self.columns.get(name) or self.columns.get("main")
        return (self.x, self.width) if c is None else (self.x + c.x, c.width)

    @staticmethod
    def single(x: float, width: float) -> Area:
        """An area of one column."""
        return Area(x, width, {"main": Column("main", 0.0, width)})


class Flow:
    """Sets blocks below each other and collects their slabs; one for the story, one for every cell, aside and note."""

    __slots__ = (
        "_indentable",
        "_label",
        "_label_height",
        "_opens",
        "_room",
        "artifact",
        "before",
        "lang",
        "level",
        "setting",
        "slabs",
        "table",
        "targets",
        "template",
    )

    def __init__(self, setting: Setting, lang: str = "", artifact: Owner | None = None) -> None:
        self.setting = setting
        self.slabs: list[Slab] = []
        self.before = 0.0
        self.level = FREE
        self.targets: list[Element] = []
        self.lang = lang or setting.story.lang
        self.artifact = artifact
        self.table = None
        self.template = ""
        self._opens: list[Decor] = []
        self._label: list[tuple[Line, float, float, Element]] = []
        self._indentable = False
        self._room = 0.0
        self._label_height = 0.0

    # -- slabs ------------------------------------------------------------------------------------------------------
    def emit(self, slab: Slab) -> None:
        """Take a slab into the galley with everything that was waiting for it."""
        slab.before = max(slab.before, self.before)
        slab.level = max(slab.level, self.level)
        self.before, self.level = 0.0, FREE
        if self.targets:
            slab.targets, self.targets = [*(slab.targets or []), *self.targets], []
        if self._opens:
            slab.opens, self._opens = [*(slab.opens or []), *self._opens], []
        if self._label:
            self._merge_labels(slab)
        if self.template:
            slab.template, self.template = self.template, ""
        self.slabs.append(slab)

    def _merge_labels(self, slab: Slab) -> None:
        self._label_height = max(rise for _, _, rise, _ in self._label) + slab.base
        labels: list[Thing] = []
        for line, x, rise, owner in self._label:
            labels.append(Thing(x, slab.base + rise, line, self.artifact or owner))
            slab.x0 = min(slab.x0, x)
            calls = self.setting.calls(line)
            slab.notes = (*slab.notes, *(c for c in calls if c not in slab.notes))
        slab.things[:0] = labels
        self._label = []

    def finish(self) -> list[Slab]:
        """The slabs; a label that found nothing to stand beside, or an element without any, gets a slab of its own."""
        if self._label or (self.targets and self.slabs):
            if self._label:
                height = max(line.ascent + line.descent for line, *_ in self._label)
                base = max(line.ascent for line, *_ in self._label)
                x = min(x for _, x, _, _ in self._label)
                self.emit(Slab(x, x + 1, height, base, []))
            else:
                last = self.slabs[-1]
                last.targets = [*(last.targets or []), *self.targets]
                self.targets = []
        return self.slabs

    # -- blocks -----------------------------------------------------------------------------------------------------
    def block(self, e: Element, area: Area, inherited: Look) -> None:
        """Set one block element in an area."""
        if e.role == "Note" and self.setting.sheet.notes_place == "foot":
            return
        look = self.setting.look(e, inherited)
        if look.place == "head" and e.look:
            return  # the running head of the first page prints it
        if e.lang and e.lang != self.lang:
            lang, self.lang = self.lang, e.lang
            self._block(e, look, area)
            self.lang = lang
        elif e.artifact and self.artifact is None:
            self.artifact = LAYOUT
            self._block(e, look, area)
            self.artifact = None
        else:
            self._block(e, look, area)

    def _block(self, e: Element, look: Look, area: Area) -> None:
        if e.id or e.role in HEADINGS:
            self.targets.append(e)
        if e.role == "Lbl":
            self._label_of(e, look, area)
        elif e.kind == "line":
            self.paragraph(e, look, area)
        elif e.kind == "table":
            from briefing.layout.tables import set_table

            set_table(self, e, look, area)
        elif e.kind == "figure":
            self.figure(e, look, area)
        elif e.drawing is None or not self._timeline(e, look, area):
            self.container(e, look, area)

    def _timeline(self, e: Element, look: Look, area: Area) -> bool:
        from briefing.layout.timelines import set_timeline

        return set_timeline(self, e, look, area)

    def paragraph(self, e: Element, look: Look, area: Area) -> None:
        """A paragraph: one slab a line, with widows and orphans kept."""
        x, width = area.column(look.place)
        x += look.inset.left
        width -= look.inset.left + look.inset.right
        if look.measure is not None:
            width = min(width, look.measure)
        indent = look.indent if self._indentable else 0.0
        lines = self.setting.lines(e, look, width, self.lang, indent)
        if not lines:
            return
        self.rule(look.rule_before, area, look, before=True)
        self.before = max(self.before, look.space_before)
        count, owner = len(lines), self.artifact or e
        heading = look.keep_with_next or e.role in HEADINGS
        whole = heading and count * look.leading <= HIGHEST_HEADING * self.setting.frame_height
        if self.setting.has_folios and self.setting.folios_in(e):
            self.setting.dynamic.append((e, look, width, self.lang, indent, lines))
        base, leading = above(look), look.leading
        for i, line in enumerate(lines):
            level = FREE
            if i and (whole or look.keep_together or i < look.orphans or count - i < look.widows):
                level = FORBIDDEN if not look.keep_together else UNWELCOME
            elif i and lines[i - 1].pieces[-1:] and lines[i - 1].pieces[-1].hyphen:
                level = UNWELCOME  # a word is not broken over two pages
            things = [Thing(x, base, line, owner)]
            things += [_to_write_on(x, base, piece, look) for piece in line.pieces if piece.leader == "_"]
            self.emit(
                Slab(x, x + width, leading, base, things, level=level, snap=look.snap, notes=self.setting.calls(line), owner=e)
            )
        self.after(look)
        self.rule(look.rule_after, area, look, before=False)

    def after(self, look: Look) -> None:
        """The space below what was just set, and whether the next block stays with it."""
        if self.slabs:
            self.slabs[-1].after = max(self.slabs[-1].after, look.space_after)
        if look.keep_with_next:
            self.level = FORBIDDEN

    def rule(self, stroke: Stroke | None, area: Area, look: Look, *, before: bool) -> None:
        """A rule across the area, before or after a block; padding is its distance from the block."""
        if stroke is None:
            return
        x, width = (area.x, area.width) if look.place in ("main", "all") else area.column(look.place)
        if look.options.get("rule_measure") == "column":
            x, width = area.column(look.place)
        if "rule_length" in look.options:
            width = min(width, float(look.options["rule_length"]))
        things = [Thing(x, 0.0, Rule(width, stroke.width, stroke.colour), LAYOUT)]
        height = stroke.width
        if stroke.second:
            things.append(Thing(x, stroke.width + stroke.gap, Rule(width, stroke.second, stroke.colour), LAYOUT))
            height += stroke.gap + stroke.second
        slab = Slab(x, x + width, height, height, things)
        if before:
            self.before = max(self.before, look.space_before)
            self.emit(slab)
            slab.after = look.padding.top
            self.level = FORBIDDEN
        elif self.slabs:
            last = self.slabs[-1]
            slab.level, slab.before, slab.after = FORBIDDEN, look.padding.bottom, last.after
            last.after = 0.0
            self.emit(slab)

    def _label_of(self, e: Element, look: Look, area: Area) -> None:
        """A number, bullet or date: set now, drawn from the baseline of the next line of its item downward.

        It hangs left of its column, or stands in the room its item leaves before the body, over several lines if need be.
        """
        x, _ = area.column("main")
        hangs = look.place == "hang"
        gap = float(look.options.get("gap", self.setting.sheet.hang / 2)) if hangs else marker_gap(look)
        room = 10_000.0 if hangs or self._room <= 0 else max(self._room - gap, 2 * look.size)
        lines = self.setting.lines(e, replace(look, align="left", balance=False), room, self.lang)
        drop = float(look.options.get("drop", 0.0))
        for number, line in enumerate(lines):
            left = (
                x - gap - line.width
                if hangs
                else x + max(0.0, room - line.width)
                if look.align == "right" and room < 10_000
                else x
            )
            self._label.append((line, left, drop + number * look.leading, e))

    # -- containers -------------------------------------------------------------------------------------------------
    def container(self, e: Element, look: Look, area: Area) -> None:
        """Blocks below each other: a section, a card, a panel, a list and its items."""
        x, width = area.column(look.place)
        p, b = look.padding, look.border
        boxed = look.background is not None or bool(b.top or b.right or b.bottom or b.left)
        left = (p.left + (b.left.width if b.left else 0.0)) if boxed else 0.0
        right = (p.right + (b.right.width if b.right else 0.0)) if boxed else 0.0
        inner = area
        if look.columns:  # a column set of its own, across the area unless it is a box in one column
            x0, w0 = (x, width) if boxed or look.place != "main" else (area.x, area.width)
            inner = Area(x0 + left, w0 - left - right, self.setting.sheet.column_set(look.columns, w0 - left - right))
        elif boxed or look.place != "main":
            inner = Area.single(x + left, width - left - right)
        item = look.inset.left if e.role != "LI" else self._room_of(e, look, width)
        if look.options.get("template"):
            self.template = str(look.options["template"])
        self.rule(look.rule_before, area, look, before=True)
        self.before = max(self.before, look.space_before)
        decor = None
        if boxed or look.columns or look.keep_together or look.options.get("contain"):
            decor = Decor(x, width, _padding(look) if boxed else Edges(), look.background, b, look.bleed)
            self._opens.append(decor)
        start, lead = len(self.slabs), self.level
        self._children(e, look, inner, item)
        self._keep(e, look, start)
        if decor is None and any(a.strict for s in self.slabs[start:] for a in s.asides or ()):
            decor = Decor(x, width)  # a card ends below what stands beside it
            self.slabs[start].opens = [decor, *(self.slabs[start].opens or [])]
        if len(self.slabs) == start:  # nothing of it is printed: nothing of it remains
            if decor is not None and decor in self._opens:
                self._opens.remove(decor)
            self.level = max(self.level, lead)
            return
        if decor is not None:
            last = self.slabs[-1]
            last.closes = [*(last.closes or []), decor]
            if boxed:
                last.after = 0.0
        self.after(look)
        self.rule(look.rule_after, area, look, before=False)

    def _room_of(self, e: Element, look: Look, width: float) -> float:
        """The room an item leaves for its marker, the same in all items of a list."""
        key = id(e.parent), id(look)
        found = self.setting.marker_rooms.get(key)
        if found is None:
            found = self.setting.marker_rooms[key] = marker_room(self.setting, e, look, width, self.lang)
        return found

    def _keep(self, e: Element, look: Look, start: int) -> None:
        """What of a container's slabs stays together: all of it, or an item's first two lines and its last two."""
        mine = self.slabs[start:]
        if look.keep_together:
            for slab in mine[1:]:
                slab.level = max(slab.level, UNWELCOME)
        if e.role == "LI" and len(mine) > 1:
            for slab in (mine[1], mine[-1]):
                slab.level = max(slab.level, FORBIDDEN)

    def _keep_below(self, start: int, below: list[int]) -> None:
        """What is said below a drawing or a table stays with it. Below a tall one, which would leave half a page empty in front
        of it, the first of it does, and the last, its source line, stays with what is said before."""
        if not below:
            return
        tall = math.fsum(s.height for s in self.slabs[start:]) > TALL * self.setting.frame_height
        for at in (below[0], below[-1]) if tall else range(below[0], len(self.slabs)):
            self.slabs[at].level = max(self.slabs[at].level, UNWELCOME)

    def _keep_last(self, e: Element, start: int, last: int) -> None:
        """A short last item does not stand alone at the top of a page."""
        if e.role == "L" and start < last and len(self.slabs) - last <= SHORT_ITEM:
            self.slabs[last].level = max(self.slabs[last].level, UNWELCOME)

    def _children(self, e: Element, look: Look, area: Area, indent: float) -> None:
        start = len(self.slabs)
        previous = start
        outer, self._room = self._room, indent
        waiting: list[Aside] = []
        below: list[int] = []
        last_look = ""
        shifted = _inset(area, indent, look.inset.right) if indent or look.inset.right else area
        for at, node in enumerate(e.children):
            if not isinstance(node, Element):
                continue
            child = self.setting.look(node, look)
            where = shifted if node.role != "Lbl" else area
            if node.kind != "inline" and child.place not in ("main", "all", "hang", "head") and child.place in where.columns:
                aside = self._aside(node, child, where)
                if aside is None:
                    continue
                anchor = start if child.options.get("anchor") == "container" else previous
                if anchor < len(self.slabs):
                    slab = self.slabs[anchor]
                    slab.asides = [*(slab.asides or []), aside]
                else:
                    waiting.append(aside)
                continue
            here = len(self.slabs)
            self._indentable = node.kind == "line" and node.look == last_look and bool(node.look)
            self.block(node, where, look)
            self._indentable = False
            below += [here] if node.look in BELOW and here > start else []
            if len(self.slabs) > here:
                previous = here
                last_look = node.look if node.kind == "line" else ""
                follows = _next(e, at) if node.kind == "line" and len(self.slabs) - here <= INTRODUCTION else None
                if _shows(follows):  # a sentence that introduces a drawing stays with it: before its title, if a page holds both
                    self.level = max(self.level, FORBIDDEN if follows.kind in ("figure", "table") else UNWELCOME)
                if waiting:
                    slab = self.slabs[here]
                    slab.asides, waiting = [*(slab.asides or []), *waiting], []
        self._keep_below(start, below)
        self._keep_last(e, start, previous)
        self._room = outer
        if self._label_height and any(isinstance(n, Element) and n.role == "Lbl" for n in e.children):
            self._make_room(start)
        if waiting:  # asides beside nothing stand in the flow of their own column
            for aside in waiting:
                self.emit(Slab(aside.x, aside.x, 0.0, 0.0, [], asides=[aside]))

    def _make_room(self, start: int) -> None:
        """An item is as high as its label; the lines beside a label of several lines stay together."""
        wanted, self._label_height = self._label_height, 0.0
        mine = self.slabs[start:]
        if not mine:
            return
        height = 0.0
        for slab in mine:
            if height and height < wanted:
                slab.level = max(slab.level, FORBIDDEN)
            height += slab.height
        if height < wanted:
            mine[-1].height += wanted - height + 0.3 * (mine[-1].height - mine[-1].base)

    def _aside(self, e: Element, look: Look, area: Area) -> Aside | None:
        x, width = area.column(look.place)
        flow = Flow(self.setting, self.lang, self.artifact)
        plain = replace(look, place="main", columns="", space_before=0.0)
        if e.id or e.role in HEADINGS:
            flow.targets.append(e)
        inner = Area.single(x, width)
        was = flow.artifact
        if e.artifact and was is None:
            flow.artifact = LAYOUT
        if e.lang:
            flow.lang = e.lang
        if e.kind == "line":
            flow.paragraph(e, plain, inner)
        elif e.kind == "figure":
            flow.figure(e, plain, inner)
        else:
            flow.container(e, plain, inner)
        slabs = flow.finish()
        if not slabs:
            return None
        return Aside(x, width, slabs, strict=bool(look.options.get("strict", False)), gap=look.space_before)

    # -- figures ----------------------------------------------------------------------------------------------------
    def figure(self, e: Element, look: Look, area: Area) -> None:
        """A drawing at the measure of its column, one slab high."""
        if e.drawing is None:
            self.container(e, look, area)
            return
        x, width = area.column(look.place)
        x += look.inset.left
        width -= look.inset.left + look.inset.right
        drawing = self.setting.draw(e.drawing, width, look)
        self.setting.cover_drawing(drawing, e)
        self.before = max(self.before, look.space_before)
        thing = Thing(x, 0.0, drawing, self.artifact or e)
        if isinstance(e.drawing, ImagePicture):
            from briefing.layout.images import fit_image

            thing.scale = fit_image(self, e, drawing, Area.single(x, width))
        height = drawing.height * thing.scale
        self.emit(Slab(x, x + max(width, drawing.width), height, height, [thing], owner=e))
        self.after(look)
        if isinstance(e.drawing, ImagePicture) and e.parent is not None and _next(e.parent, _at(e.parent, e)) is not None:
            self.level = FORBIDDEN  # the first line below an image says what it is


def _at(parent: Element, node: Element) -> int:
    return next(i for i, n in enumerate(parent.children) if n is node)


def _next(parent: Element, at: int) -> Element | None:
    """The element that stands behind the child at this index, notes passed over."""
    behind = (parent.children[i] for i in range(at + 1, len(parent.children)))
    return next((n for n in behind if isinstance(n, Element) and n.role != "Note"), None)


def _shows(e: Element | None) -> TypeGuard[Element]:
    """Whether an element begins with a drawing or is a table."""
    if e is None:
        return False
    return e.kind in ("figure", "table") or e.look == "figure" or (e.kind == "flow" and e.look.startswith("figure"))


def _to_write_on(x: float, base: float, piece: Piece, look: Look) -> Thing:
    """The line in a gap on which a reader writes by hand."""
    inset = 0.3 * look.size
    return Thing(x + piece.x + inset, base + 0.12 * look.size, Rule(max(0.0, piece.width - 2 * inset), 0.5, look.colour), LAYOUT)


def _padding(look: Look) -> Edges:
    """The space between a box's edge and what stands in it, its border included."""
    b, p = look.border, look.padding
    return replace(p, top=p.top + (b.top.width if b.top else 0.0), bottom=p.bottom + (b.bottom.width if b.bottom else 0.0))


def _inset(area: Area, left: float, right: float) -> Area:
    """The area with its main column moved in; the other columns stay."""
    main = area.columns.get("main")
    if main is None:
        return Area.single(area.x + left, area.width - left - right)
    columns = {**area.columns, "main": Column("main", main.x + left, main.width - left - right)}
    return Area(area.x, area.width, columns)
