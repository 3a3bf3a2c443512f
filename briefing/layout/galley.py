"""The galley: the story set to its measures, one long strip of slabs that filling cuts into pages.

    Slab    a stretch that is never cut: a line, a drawing, a rule, a band of a table row; top to bottom, in points
    Thing   what stands in a slab: a set line, a drawing or a rule, at its x on the page and its y below the slab's top
    Aside   slabs that stand in another column, beside the slab they are anchored to
    Decor   a background and its borders that begin with one slab and end with another; also what keeps asides inside

A break before a slab costs its `level`: 0 free, 1 unwelcome (a card kept together), 2 forbidden (a widow, a heading's
foot); filling gives way from 1 to 2 only when a page holds nothing else.
"""

from __future__ import annotations

from typing import Union

from briefing.chart.ink.displaylist import DisplayList
from briefing.compose.story import Element
from briefing.layout.pages import Owner
from briefing.records import fresh, record
from briefing.style.computed import Borders, Colour, Edges
from briefing.text.paragraph import Line

FREE, UNWELCOME, FORBIDDEN = 0, 1, 2
NO_EDGES, NO_BORDERS = Edges(), Borders()


@record(frozen=False, eq=False)
class Rule:
    """A horizontal rule from `x` over `length` points; its upper edge at the thing's y."""

    length: float
    width: float
    colour: Colour


@record(frozen=False, eq=False)
class Thing:
    """What is drawn: `x` from the left edge of the page, `y` below the slab's top (a line's baseline, else the upper edge)."""

    x: float
    y: float
    what: Union[Line, DisplayList, Rule]
    owner: Owner
    scale: float = 1.0


@record(frozen=False, eq=False)
class Decor:
    """A box behind slabs. `contain`: what stands beside its slabs ends before it does. `top` is set while filling."""

    x: float
    width: float
    padding: Edges = NO_EDGES
    background: Colour | None = None
    border: Borders = NO_BORDERS
    bleed: bool = False
    top: float = 0.0
    mark: int = 0  # how many asides stood on the page when it opened

    @property
    def visible(self) -> bool:
        """Whether anything of it is printed."""
        b = self.border
        return self.background is not None or bool(b.top or b.right or b.bottom or b.left)


@record(frozen=False, eq=False)
class Aside:
    """A column of slabs beside the flow. `strict`: its first baseline is that of its anchor, which moves down with it."""

    x: float
    width: float
    slabs: list[Slab]
    strict: bool = False
    gap: float = 0.0
    around: list[Decor] = fresh(default_factory=list)  # the boxes that it stands in, where it goes on on another page


@record(frozen=False, eq=False)
class TableRun:
    """A table in the galley: the slabs of its head, which stand again, as artifacts, wherever it continues on a page."""

    head: list[Slab] = fresh(default_factory=list)
    again: list[Slab] = fresh(default_factory=list)


@record(frozen=False, eq=False)
class Slab:
    """See the module. `base` is the baseline of its first line below its top (its height where it has none)."""

    x0: float
    x1: float
    height: float
    base: float
    things: list[Thing]
    before: float = 0.0
    after: float = 0.0
    level: int = FREE
    snap: bool = False
    notes: tuple[str, ...] = ()
    targets: list[Element] | None = None
    asides: list[Aside] | None = None
    opens: list[Decor] | None = None
    closes: list[Decor] | None = None
    table: TableRun | None = None
    template: str = ""
    owner: Element | None = None


def has_drawing(slab: Slab) -> bool:
    """Whether anything but lines of words and rules stands in a slab."""
    return any(not isinstance(t.what, (Line, Rule)) for t in slab.things)


def scale_drawing(slab: Slab, factor: float) -> None:
    """Make the drawings of a slab, and the slab, smaller by a factor."""
    for t in slab.things:
        if not isinstance(t.what, (Line, Rule)):
            t.scale *= factor
            t.y *= factor
    slab.height = slab.base = slab.height * factor


@record(frozen=False, eq=False)
class Stack:
    """Slabs set below each other without a page in sight: their tops and the boxes behind them, from the stack's top."""

    height: float
    tops: list[tuple[float, Slab]]
    boxes: list[tuple[Decor, float, float]]  # decor, top, bottom


def stack(slabs: list[Slab], first_gap: float = 0.0) -> Stack:
    """Stack slabs with the gaps between them; the first begins `first_gap` below the top. Asides inside are not placed."""
    y, after = 0.0, 0.0
    tops: list[tuple[float, Slab]] = []
    boxes: list[tuple[Decor, float, float]] = []
    opened: dict[int, float] = {}
    for i, slab in enumerate(slabs):
        y += max(after, slab.before) if i else first_gap
        for decor in slab.opens or ():
            opened[id(decor)] = y
            y += decor.padding.top
        tops.append((y, slab))
        y += slab.height
        after = slab.after
        for decor in slab.closes or ():
            y += decor.padding.bottom
            boxes.append((decor, opened.pop(id(decor), 0.0), y))
    return Stack(y, tops, boxes)
