"""Blocks below each other, to the slabs of a galley: what stands before a slab, waits for the next one, or closes the last.

A `Flow` knows no kind of block. It is handed a table from kinds to setters (`blocks.py` has it), and a setter is handed the
flow: so a table sets its cells, and a note its paragraphs, without any of them knowing the others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefing.compose.story import Element
from briefing.layout.area import Area
from briefing.layout.galley import FORBIDDEN, FREE, HEADINGS, ColumnRun, Decor, Rule, Slab, SlabItem
from briefing.layout.pages import LAYOUT, Owner
from briefing.layout.setting import Setting
from briefing.records import record, replace
from briefing.style.computed import Look, Stroke
from briefing.text.items import Line

LABEL = "label"
"""In the table of setters: the one for the number, bullet or date of an item, whatever its kind; and a kind of its own: a sign
that stands beside the words of the block behind it."""

Setter = Callable[["Flow", Element, Look, Area], None]


@record
class Label:
    """A line of an item's number, bullet or date: its left edge on the page, its baseline below that of the item's first line."""

    line: Line
    x: float
    drop: float
    element: Element


@record
class Turned:
    """What stands on pages of another template, and the template of the page behind it."""

    element: Element
    back: str


class Flow:
    """Collects the slabs of blocks below each other; one for the story, one for every cell, aside and note.

    `before` is the white wanted above the next slab and `level` what a break there costs. `targets`, `opens` and `labels` wait
    for the next slab; `template` begins a page with it, `page` is the one in force, "" the usual sequence, None where the flow
    is not that of the pages; `turned` is what stands on pages of another template until it ends. `marker_room` are the points
    that the item at work leaves for its marker, `label_height` those that its label took; `indents` says that the next paragraph
    moves its first line in; `run` are the columns that the next slabs flow through.
    """

    __slots__ = (
        "artifact",
        "before",
        "indents",
        "label_height",
        "labels",
        "lang",
        "level",
        "marker_room",
        "opens",
        "page",
        "run",
        "setters",
        "setting",
        "slabs",
        "targets",
        "template",
        "turned",
    )

    def __init__(self, setting: Setting, setters: Mapping[str, Setter], lang: str = "", artifact: Owner | None = None) -> None:
        self.setting, self.setters = setting, setters
        self.lang = lang or setting.story.lang
        self.artifact = artifact
        self.slabs: list[Slab] = []
        self.before, self.level = 0.0, FREE
        self.targets: list[Element] = []
        self.opens: list[Decor] = []
        self.labels: list[Label] = []
        self.template = ""
        self.page: str | None = None
        self.turned: Turned | None = None
        self.marker_room, self.label_height = 0.0, 0.0
        self.indents = False
        self.run: ColumnRun | None = None

    def inside(self, lang: str = "", artifact: Owner | None = None) -> Flow:
        """A flow of its own inside this one: in its language, and read or not as it is, where nothing else is said."""
        return Flow(self.setting, self.setters, lang or self.lang, artifact or self.artifact)

    # -- blocks -----------------------------------------------------------------------------------------------------
    def block(self, e: Element, area: Area, inherited: Look, *, across: bool = False) -> None:
        """Set one block element in an area, in its look and language; nothing where another place of the page prints it.
        `across`: it stands across the area, whatever column its look names."""
        if e.role == "Note" and self.setting.note_stands(e.id) == "foot":
            return
        look = self.setting.look(e, inherited)
        if look.place == "head" and e.look:
            return  # the running head of the first page prints it
        if across:
            look = replace(look, place="all")
        lang, artifact = self.lang, self.artifact
        self.lang = e.lang or lang
        if e.artifact and artifact is None:
            self.artifact = LAYOUT
        if e.id or e.role in HEADINGS:
            self.targets.append(e)
        run = self.run
        if area.run is not None and look.place == "all":  # across all of the columns
            self.run = None
        self.setters[LABEL if e.role == "Lbl" else e.kind](self, e, look, area)
        self.lang, self.artifact, self.run = lang, artifact, run

    def set(self, e: Element, look: Look, area: Area) -> None:
        """Set an element in a look given by the caller, by the setter of its kind. Raises KeyError for a kind without one."""
        self.setters[e.kind](self, e, look, area)

    # -- slabs ------------------------------------------------------------------------------------------------------
    def emit(self, slab: Slab) -> None:
        """Take a slab into the galley with everything that was waiting for it."""
        slab.before = max(slab.before, self.before)
        slab.level = max(slab.level, self.level)
        self.before, self.level = 0.0, FREE
        if self.targets:
            slab.targets, self.targets = [*(slab.targets or []), *self.targets], []
        if self.opens:
            slab.opens, self.opens = [*(slab.opens or []), *self.opens], []
        if self.labels:
            self._merge_labels(slab)
        if self.template:
            slab.template, self.template = self.template, ""
            self.page = slab.template
        slab.run = self.run
        self.slabs.append(slab)

    def _merge_labels(self, slab: Slab) -> None:
        self.label_height = max(label.drop for label in self.labels) + slab.base
        items = []
        for label in self.labels:
            items.append(SlabItem(label.x, slab.base + label.drop, label.line, self.artifact or label.element))
            slab.x0 = min(slab.x0, label.x)
            calls = self.setting.calls(label.line)
            slab.notes = (*slab.notes, *(c for c in calls if c not in slab.notes))
        slab.items[:0] = items
        self.labels = []

    def place_labels(self) -> None:
        """Labels that found nothing to stand beside get a slab of their own."""
        if self.labels:
            height = max(label.line.ascent + label.line.descent for label in self.labels)
            base = max(label.line.ascent for label in self.labels)
            x = min(label.x for label in self.labels)
            self.emit(Slab(x, x + 1, height, base, []))

    def finish(self) -> list[Slab]:
        """The slabs, labels that still wait among them; an element of which nothing is printed begins at the last."""
        self.place_labels()
        if self.targets and self.slabs:
            last = self.slabs[-1]
            last.targets = [*(last.targets or []), *self.targets]
            self.targets = []
        return self.slabs

    # -- between blocks ---------------------------------------------------------------------------------------------
    def after(self, look: Look) -> None:
        """The space below what was just set, and whether the next block stays with it."""
        if self.slabs:
            self.slabs[-1].after = max(self.slabs[-1].after, look.space_after)
        if look.keep_with_next:
            self.level = FORBIDDEN

    def turn_back(self, e: Element) -> None:
        """Begin a page in the template of before, where this element is what was turned."""
        if self.turned is not None and self.turned.element is e:
            self.template, self.turned = self.turned.back, None

    def rule_before(self, look: Look, area: Area) -> None:
        """The rule above a block, where its look has one; the padding is its distance from the block."""
        if look.rule_before is not None:
            slab = _rule(look.rule_before, area, look)
            self.before = max(self.before, look.space_before)
            self.emit(slab)
            slab.after = look.padding.top
            self.level = FORBIDDEN

    def rule_after(self, look: Look, area: Area) -> None:
        """The rule below a block, where its look has one and the block has anything."""
        if look.rule_after is not None and self.slabs:
            slab, last = _rule(look.rule_after, area, look), self.slabs[-1]
            slab.level, slab.before, slab.after = FORBIDDEN, look.padding.bottom, last.after
            last.after = 0.0
            self.emit(slab)


def _rule(stroke: Stroke, area: Area, look: Look) -> Slab:
    """A rule across the area, or across the column of its block."""
    flows = area.run is not None and look.place == "main"
    in_column = flows or look.place not in ("main", "all") or look.options.get("rule_measure") == "column"
    x, width = area.column(look.place) if in_column else (area.x, area.width)
    if "rule_length" in look.options:
        width = min(width, look.options["rule_length"])
    items = [SlabItem(x, 0.0, Rule(width, stroke.width, stroke.colour), LAYOUT)]
    height = stroke.width
    if stroke.second:
        items.append(SlabItem(x, stroke.width + stroke.gap, Rule(width, stroke.second, stroke.colour), LAYOUT))
        height += stroke.gap + stroke.second
    return Slab(x, x + width, height, height, items)
