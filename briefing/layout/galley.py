"""The galley: the story set to its measures, one long column of slabs that filling cuts into pages.

    Slab      a stretch that is never cut: a line, a drawing, a rule, part of a table row
    SlabItem  what stands in a slab: a set line, a drawing or a rule
    Aside     slabs that stand in another column, beside the slab they are anchored to
    Decor     a box (background and borders) that begins with one slab and ends with another
    ColumnRun the columns that slabs flow through: set in the first of them, moved to the others on the page

A break before a slab costs its `level`: 0 free, 1 unwelcome (a card kept together), 2 forbidden (a widow, the lines below
a heading); filling gives way from 1 to 2 only when a page holds nothing else. All measures are points.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Union

from briefing.chart.ink.displaylist import DisplayList
from briefing.compose.story import Element
from briefing.layout.pages import Owner
from briefing.records import fresh, record, replace
from briefing.style.computed import Borders, Colour, Edges
from briefing.text.items import Line

FREE, UNWELCOME, FORBIDDEN = 0, 1, 2
HEADINGS = frozenset({"Title", "H1", "H2", "H3", "H4", "H5", "H6"})
NO_EDGES, NO_BORDERS = Edges(), Borders()


@record(frozen=False, eq=False)
class Rule:
    """A horizontal rule from `x` over `length` points; its upper edge at the item's y."""

    length: float
    width: float
    colour: Colour


@record(frozen=False, eq=False)
class SlabItem:
    """What is drawn: `x` from the left edge of the page, `y` below the slab's top (a line's baseline, else the upper edge)."""

    x: float
    y: float
    what: Union[Line, DisplayList, Rule]
    owner: Owner
    scale: float = 1.0


@record(frozen=False, eq=False)
class ColumnRun:
    """Columns that slabs flow through: the left edge of each and the width of all. `balance`: on every page they end at about one
    height; otherwise they are filled in turn."""

    lefts: tuple[float, ...]
    width: float
    balance: bool = True


@record(frozen=False, eq=False)
class Decor:
    """A box behind slabs, its padding with its borders. It ends below what stands beside its slabs: one that prints nothing is
    there for that alone. `bleed`: it reaches to the edges of the page. `in_column`: it stands in a column that text flows
    through."""

    x: float
    width: float
    padding: Edges = NO_EDGES
    background: Colour | None = None
    border: Borders = NO_BORDERS
    bleed: bool = False
    in_column: bool = False

    @property
    def visible(self) -> bool:
        """Whether anything of it is printed."""
        b = self.border
        return self.background is not None or bool(b.top or b.right or b.bottom or b.left)


@record(frozen=False, eq=False)
class Aside:
    """A column of slabs beside the flow, `gap` below the one before it in its column. `strict`: its first baseline is that of
    its anchor, which moves down with it."""

    x: float
    width: float
    slabs: list[Slab]
    strict: bool = False
    gap: float = 0.0
    around: tuple[Decor, ...] = ()  # the boxes that it stands in, where it goes on on another page


@record(frozen=False, eq=False)
class Floating:
    """A figure or a table that may stand at the head of a page behind its place in the text, the text going on in front of it."""


@record(frozen=False, eq=False)
class TableRun:
    """A table or a figure in the galley: what stands again, as artifacts, wherever it continues on a page: caption and head."""

    again: list[Slab] = fresh(default_factory=list)


@record(frozen=False, eq=False)
class Slab:
    """A stretch of the galley from `x0` to `x1` on the page, `height` high, that is never cut.

    `base` is the baseline of its first line below its top (its height where it has none); `snap` puts that on the page's grid.
    `before` and `after` are the gaps to its neighbours, the larger of two that meet holds. `notes` are the ids of the notes it
    calls, `targets` the elements that begin with it, `opens` and `closes` the boxes that begin and end with it. `table` is the
    table or figure that it goes on with; `template` begins a page in that template; `owner` is the element it was set from; `run`
    are the columns that it flows through with its neighbours; `floating` the figure or table with all of which it may float;
    `heads_column`: a column may begin with it though no page should.
    """

    x0: float
    x1: float
    height: float
    base: float
    items: list[SlabItem]
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
    run: ColumnRun | None = None
    heads_column: bool = False
    floating: Floating | None = None


def float_together(slabs: Iterable[Slab]) -> None:
    """Let slabs float, all of them together."""
    floating = Floating()
    for slab in slabs:
        slab.floating = floating


def has_drawing(slab: Slab) -> bool:
    """Whether anything but lines of words and rules stands in a slab."""
    return any(not isinstance(t.what, (Line, Rule)) for t in slab.items)


def scaled(slab: Slab, factor: float) -> Slab:
    """A slab like this one whose drawings, and which itself, are smaller by a factor."""
    items = [t if isinstance(t.what, (Line, Rule)) else replace(t, y=t.y * factor, scale=t.scale * factor) for t in slab.items]
    return replace(slab, items=items, height=slab.height * factor, base=slab.height * factor)


@record(frozen=False, eq=False)
class Stack:
    """Slabs set below each other on no page yet: their tops and the boxes behind them, from the top of the first."""

    height: float
    tops: list[tuple[float, Slab]]
    boxes: list[tuple[Decor, float, float]]  # decor, top, bottom


def stack(slabs: Sequence[Slab]) -> Stack:
    """Stack slabs with the gaps between them, from the top of the first. Asides inside are not placed."""
    y, after = 0.0, 0.0
    tops: list[tuple[float, Slab]] = []
    boxes: list[tuple[Decor, float, float]] = []
    opened: dict[int, float] = {}
    for i, slab in enumerate(slabs):
        y += max(after, slab.before) if i else 0.0
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


def fitting(slabs: Iterable[Slab], room: float) -> int:
    """How many of the slabs, from the first on, fit into `room` points when they are stacked."""
    y, after, count = 0.0, 0.0, 0
    for slab in slabs:
        y += max(after, slab.before) if count else 0.0
        for decor in slab.opens or ():
            y += decor.padding.top
        y, after = y + slab.height, slab.after
        for decor in slab.closes or ():
            y += decor.padding.bottom
        if y > room:
            break
        count += 1
    return count


class Galley:
    """All slabs of a story, and where they may be parted. Read by filling, changed by nothing."""

    __slots__ = ("_calls", "_ends", "_first", "_heights", "_starts", "floats", "slabs")

    def __init__(self, slabs: Sequence[Slab], highest_float: float = 0.0) -> None:
        """`highest_float`: in points; what is higher stands where it is, or is parted there."""
        self.slabs = slabs
        self._ends = {level: _ends(slabs, level) for level in (FREE, UNWELCOME, FORBIDDEN)}
        self._heights = list(accumulate((s.height for s in slabs), initial=0.0))
        self._calls = _first_calls(slabs)
        self._first = {note: i for i, notes in self._calls.items() for note in notes}
        self.floats = {a: b for a, b in _floats(slabs) if self.height(a, b) <= highest_float}
        """The first slab of every figure or table that may float, with the one behind it."""
        self._starts = sorted(self.floats)

    def end(self, start: int, level: int) -> int:
        """The index of the first slab after `start` before which the galley may be parted at this level."""
        return self._ends[level][start]

    def height(self, start: int, stop: int) -> float:
        """The points that slabs `start` to `stop` take at least: their heights without the space between them."""
        return self._heights[stop] - self._heights[start]

    def calls(self, start: int, stop: int) -> tuple[str, ...]:
        """The notes that slabs `start` to `stop` call and none before them does, in the order of their calls."""
        return tuple(note for i in range(start, stop) if i in self._calls for note in self._calls[i])


    def float_in(self, start: int, stop: int) -> int | None:
        """The first float that begins among slabs `start` to `stop`."""
        at = bisect_left(self._starts, start)
        return self._starts[at] if at < len(self._starts) and self._starts[at] < stop else None

    def called_from(self, floats: Iterable[int], start: int, stop: int, known: Container[str]) -> tuple[str, ...]:
        """The notes that slabs `start` to `stop` call and that one of these floats calls first, those known left out."""
        out: dict[str, None] = {}
        for slab in self.slabs[start:stop]:
            for note in slab.notes:
                first = self._first.get(note, -1)
                if note not in known and any(a <= first < self.floats[a] for a in floats):
                    out[note] = None
        return tuple(out)


def _floats(slabs: Sequence[Slab]) -> Iterator[tuple[int, int]]:
    """The first slab of every float that stands in no box and right below no heading, and the one behind it."""
    depth, at = 0, 0
    while at < len(slabs):
        slab, start, begun = slabs[at], at, depth
        while at < len(slabs) and (at == start or (slab.floating is not None and slabs[at].floating is slab.floating)):
            depth += _visible(slabs[at].opens) - _visible(slabs[at].closes)
            at += 1
        headed = start > 0 and (owner := slabs[start - 1].owner) is not None and owner.role in HEADINGS
        if slab.floating is not None and begun == 0 == depth and not headed and not any(s.run for s in slabs[start:at]):
            yield start, at


def _visible(boxes: Iterable[Decor] | None) -> int:
    return sum(1 for decor in boxes or () if decor.visible)


def _ends(slabs: Sequence[Slab], level: int) -> list[int]:
    """For each slab, the index of the next one that may begin a page at a level; a slab with a template always does."""
    out = [len(slabs)] * len(slabs)
    for i in range(len(slabs) - 2, -1, -1):
        after = slabs[i + 1]
        out[i] = i + 1 if after.level <= level or after.template else out[i + 1]
    return out


def _first_calls(slabs: Sequence[Slab]) -> dict[int, tuple[str, ...]]:
    """The notes called first in a slab or in what stands beside it, by the slab's index."""
    known: set[str] = set()
    out: dict[int, tuple[str, ...]] = {}
    for i, slab in enumerate(slabs):
        if not slab.notes and slab.asides is None:
            continue
        called = [*slab.notes, *(n for aside in slab.asides or () for s in aside.slabs for n in s.notes)]
        new = tuple(n for n in dict.fromkeys(called) if n not in known)
        if new:
            out[i] = new
            known.update(new)
    return out
