"""A page half full and the slabs that come next, to the page with them on it; or to nothing, where they do not fit.

Everything here is a value: a trial reads the page and the galley and changes neither, so one that is thrown away leaves
nothing behind, and two ways of filling a page can be compared before one of them is taken.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from briefing.layout.asides import TOUCH, Extent, cut_aside, floor_of, is_beside, may_part, shares_column
from briefing.layout.balance import SLACK, Column, Lines
from briefing.layout.columns import Region, placed
from briefing.layout.galley import Aside, ColumnRun, Decor, Slab, TableRun, stack
from briefing.layout.notes import NOTE_SHARE, Foot, Notes
from briefing.records import fresh, record, replace

# Of the frame; where notes leave the text less than this, they give way and run over to the next page.
LEAST_TEXT = 0.25
# Of the frame; a table head higher than this does not stand again on following pages.
MOST_HEAD = 0.4

@record
class Frame:
    """The frame of one page: its edges in points from the top of the page, and its foot. `origin` is a line of the grid."""

    top: float
    bottom: float
    foot: Foot
    grid: float
    origin: float

    def lines(self, top: float) -> Lines:
        """The grid as seen from `top`."""
        return Lines(self.grid, self.origin - top)

    @property
    def height(self) -> float:
        """Points from the upper to the lower edge."""
        return self.bottom - self.top


@record
class OpenBox:
    """A box that has begun on this page and not ended: its top, and how much stood beside the flow when it began."""

    decor: Decor
    top: float
    beside: int


@record
class PageState:
    """How far a page is filled. `reach` is how far down the flow goes, by the left and right edge of what stands there."""

    frame: Frame
    y: float
    after: float = 0.0
    fresh: bool = True
    beside: tuple[Extent, ...] = ()
    reach: Mapping[tuple[float, float], float] = MappingProxyType({})
    open: tuple[OpenBox, ...] = ()
    waiting: tuple[Aside, ...] = ()  # asides, or what is left of them, for the next page
    notes: Notes = Notes()
    table: TableRun | None = None  # the one whose rows were placed last
    region: Region | None = None  # slabs that flow through columns, placed when something stands below them or the page ends
    column: Column | None = None  # what the columns of the page before leave to go on

    def left_over(self) -> int:
        """How many slabs wait for the next page."""
        return len(self.notes.waiting) + sum(len(a.slabs) for a in self.waiting)


@record(frozen=False, eq=False)
class Placement:
    """What a trial puts on the page, in this order: the flow, what stands beside it, boxes; points from the top of the page."""

    flow: list[tuple[float, Slab]] = fresh(default_factory=list)
    beside: list[tuple[float, list[Slab]]] = fresh(default_factory=list)
    boxes: list[tuple[Decor, float, float]] = fresh(default_factory=list)  # top and bottom


@record
class Trial:
    """A page as it would be, and what is to be put on it for that."""

    page: PageState
    placement: Placement


def try_slabs(page: PageState, slabs: Sequence[Slab], called: Sequence[str], *, force: bool = False) -> Trial | None:
    """Place slabs, which call these notes, below what stands on the page; None when they do not fit and are not forced.

    Their first line of text stands on the page's grid: the space for that is added before the first slab, so that a heading
    stays at its distance from its text.
    """
    work = _Work(page, called, force)
    if not work.place(slabs, 0.0):
        return None
    off = work.off_grid()
    if off:
        work = _Work(page, called, force)
        if not work.place(slabs, off):
            return None
    return work.result()


def begin_page(frame: Frame, before: PageState | None, *, last: bool = False) -> Trial:
    """A new page with what the page before left over: boxes that go on, notes, and asides at the head of their columns.

    Unless it is one of the `last`, for which no text waits, notes leave it room for text."""
    page = PageState(frame, frame.top)
    if before is None:
        return Trial(page, Placement())
    y = frame.top
    boxes = []
    for box in before.open:
        boxes.append(OpenBox(box.decor, y, 0))
        y += box.decor.padding.top
    room = frame.height * (1.0 if last else NOTE_SHARE)
    notes = frame.foot.with_slabs(page.notes, before.notes.waiting, room)
    column = before.region.filled().columns[-1].next() if before.region is not None else before.column
    page = replace(page, y=y, open=tuple(boxes), notes=notes, table=before.table, column=column)
    return _with_left_over(page, before.waiting)


def _with_left_over(page: PageState, asides: Sequence[Aside]) -> Trial:
    """The page with what is left of these asides, each below the one before it in its column; what finds no room waits on."""
    frame, placement = page.frame, Placement()
    beside: list[Extent] = []
    waiting: list[Aside] = []
    limit = frame.bottom - page.notes.height
    for aside in asides:
        x0, x1 = aside.x, aside.x + aside.width
        start = max(floor_of(beside, x0, x1), frame.top)
        keep, rest = cut_aside(aside.slabs, limit - start)
        s = stack(keep)
        crosses = any(b.decor not in aside.around and b.decor.visible and is_beside(b.decor, aside) for b in page.open)
        taken = (start > frame.top or page.notes.slabs) and s.height > limit - start
        behind = any(shares_column(aside, other) for other in waiting)
        if crosses or taken or behind:  # it waits: for the end of what goes across, for room, for what is before it
            waiting.append(aside)
            continue
        placement.beside.append((start, keep))
        beside.append((x0, x1, start + s.height))
        if rest:
            waiting.append(Aside(aside.x, aside.width, rest, around=aside.around))
    return Trial(replace(page, beside=tuple(beside), waiting=tuple(waiting)), placement)


def end_page(page: PageState) -> Placement:
    """What is still to be put on a page that ends: columns, and the boxes that go on on the next one, cut."""
    out, end = Placement(), page.y
    if page.region is not None:
        filled = page.region.filled()
        out.flow, out.boxes = placed(filled, page.region.top)
    for box in reversed(page.open):
        end += box.decor.padding.bottom
        out.boxes.append((box.decor, box.top, min(end, page.frame.bottom)))
    return out


class _Work:
    """One trial at work: the values of the page as they become."""

    def __init__(self, page: PageState, called: Sequence[str], force: bool) -> None:
        self._page, self._frame, self._called, self._force = page, page.frame, called, force
        self._y, self._after, self._first = page.y, page.after, page.fresh
        self._beside = list(page.beside)
        self._reach = dict(page.reach)
        self._open = list(page.open)
        self._waiting = list(page.waiting)
        self._table = page.table
        self._region = page.region
        self._begun: float | None = None  # where the first slab of this trial stands, if not in columns already begun
        self._snapped: float | None = None  # the first baseline that belongs on the grid
        self._placement = Placement()
        self._growth = self._frame.foot.growth(page.notes, called)
        self._limit = self._lower_limit()

    def _lower_limit(self) -> float:
        """How far down the page the text may go above its notes."""
        frame, notes = self._frame, self._page.notes
        limit = frame.bottom - notes.height - self._growth + SLACK
        if limit - frame.top < LEAST_TEXT * frame.height and (self._force or self._page.fresh):
            limit = max(limit, frame.foot.limit_when_split(frame.bottom, notes, self._called))
        return limit

    def result(self) -> Trial:
        """The page with all that was placed, and its notes."""
        frame = self._frame
        lowest = max([self._y, *(bottom for _, _, bottom in self._beside)])
        notes = frame.foot.with_called(self._page.notes, self._called, frame.bottom - lowest)
        page = PageState(
            frame, self._y, self._after, False, tuple(self._beside), self._reach, tuple(self._open), tuple(self._waiting), notes,
            self._table, self._region,
        )  # fmt: skip
        return Trial(page, self._placement)

    def place(self, slabs: Sequence[Slab], lead: float) -> bool:
        """Place slabs, the first with `lead` more space before it; False when they do not fit."""
        first = slabs[0]
        if self._page.fresh and first.run is None and first.table is not None and first.table is self._page.table:
            self._place_head(first.table)
        for run, group in groupby(slabs, key=lambda slab: slab.run):
            some = list(group)
            if not (self._place_below(some, lead) if run is None else self._place_in_columns(run, some, lead)):
                return False
            lead = lead if self._begun is None else 0.0
        lowest = max([self._y, *(bottom for _, _, bottom in self._beside)])
        if self._force or lowest <= self._limit:
            return True
        before = any(bottom > self._limit for _, _, bottom in self._page.beside)
        return not self._placement.beside and not (self._growth and before)

    def _place_below(self, slabs: Iterable[Slab], lead: float) -> bool:
        """Place slabs of the flow, what stands beside each of them with it; False when they do not fit."""
        self._end_region()
        for slab in slabs:
            self._place_slab(slab, lead)
            lead = 0.0
            for aside in slab.asides or ():
                if not self._place_aside(aside, slab):
                    return False
            for decor in slab.closes or ():
                self._close(decor)
            if self._y > self._limit and not self._force:
                return False
        return True

    def _place_in_columns(self, run: ColumnRun, slabs: Sequence[Slab], lead: float) -> bool:
        """Place slabs that flow through columns, together with those before them; False when they do not fit."""
        region = self._region
        if region is None or region.run is not run:
            self._end_region()
            region = self._begin_region(run, slabs, lead)
        longer = region.with_slabs(slabs, math.inf if self._force else self._limit - SLACK - region.top)
        if longer is None:
            return False
        self._region = longer
        self._y, self._after, self._first, self._table = longer.bottom, slabs[-1].after, False, slabs[-1].table
        around = [decor for decor in slabs[-1].closes or () if not decor.in_column]
        if around:
            self._end_region()
        for decor in around:
            self._close(decor)
        return self._force or self._y <= self._limit

    def _begin_region(self, run: ColumnRun, slabs: Sequence[Slab], lead: float) -> Region:
        """The columns of a run as they begin below what stands on the page, within the boxes that begin with them."""
        first, page = slabs[0], self._page
        gap = max(self._after, first.before)
        top = self._y + (0.0 if self._first else gap) + lead
        begun = len(self._open)
        top = self._open_boxes([d for d in first.opens or () if not d.in_column], top, gap)
        shift = self._clear(run.lefts[0], run.lefts[-1] + run.width, top, gap) - top
        self._move_boxes(begun, shift)
        top += shift
        goes_on = page.fresh and page.column is not None and page.column.run is run
        start = page.column if goes_on and page.column is not None else Column(run)
        baseline, _ = start.first_line(slabs)
        if baseline is not None and self._snapped is None:
            self._snapped = top + baseline
        if self._begun is None:
            self._begun = top
        return Region(start, top, self._frame.lines(top))

    def _end_region(self) -> None:
        """The columns end, as high as they must be: they are placed, and what comes next stands below the highest of them."""
        region, self._region = self._region, None
        if region is None or not region.units:
            return
        flow, boxes = placed(region.filled(), region.top)
        self._placement.flow += flow
        self._placement.boxes += boxes
        for top, slab in flow:
            self._reached(slab.x0, slab.x1, top + slab.height)

    def _place_head(self, table: TableRun) -> None:
        """The head of a table that goes on on this page."""
        if math.fsum(s.height for s in table.again) >= MOST_HEAD * self._frame.height:
            return
        for slab in table.again:
            self._y += 0.0 if self._first else self._after
            self._put(slab, self._y)
            self._first = False

    def _put(self, slab: Slab, top: float) -> None:
        self._placement.flow.append((top, slab))
        self._y, self._after = top + slab.height, slab.after
        self._reached(slab.x0, slab.x1, self._y)

    def _reached(self, x0: float, x1: float, bottom: float) -> None:
        self._reach[x0, x1] = max(bottom, self._reach.get((x0, x1), 0.0))

    def _place_slab(self, slab: Slab, lead: float) -> None:
        gap = max(self._after, slab.before)
        top = self._y + (0.0 if self._first else gap) + lead
        begun = len(self._open)
        top = self._open_boxes(slab.opens or (), top, gap)
        shift = self._clear(slab.x0, slab.x1, top, gap) - top
        for aside in slab.asides or ():
            if aside.strict:  # the slab moves down with an aside that shares its baseline
                floor = max(floor_of(self._beside, aside.x, aside.x + aside.width), self._frame.top)
                shift += max(0.0, floor - (top + shift + slab.base - aside.slabs[0].base))
        self._move_boxes(begun, shift)
        self._put(slab, top + shift)
        if self._begun is None:
            self._begun = top + shift
        if slab.snap and self._snapped is None:
            self._snapped = top + shift + slab.base
        self._first = False
        self._table = slab.table or self._table

    def _open_boxes(self, decors: Iterable[Decor], top: float, gap: float) -> float:
        """Boxes begin at `top`, below what stands beside the flow; returns the top of what stands in them."""
        for decor in decors:
            if decor.visible:
                top = self._clear(decor.x, decor.x + decor.width, top, gap)
            self._open.append(OpenBox(decor, top, len(self._beside)))
            top += decor.padding.top
        return top

    def _move_boxes(self, begun: int, shift: float) -> None:
        """The boxes from the one with this index on begin lower."""
        if shift:
            self._open[begun:] = [replace(box, top=box.top + shift) for box in self._open[begun:]]

    def _close(self, decor: Decor) -> None:
        """A box ends, below what stands beside the flow inside it."""
        at = next(i for i, box in enumerate(self._open) if box.decor is decor)
        box = self._open.pop(at)
        self._y = max([self._y, *(bottom for _, _, bottom in self._beside[box.beside :])]) + decor.padding.bottom
        self._placement.boxes.append((decor, box.top, self._y))
        if decor.visible:
            self._reached(decor.x, decor.x + decor.width, self._y)

    def _clear(self, left: float, right: float, top: float, gap: float) -> float:
        """Below everything beside the flow that something between `left` and `right` would touch."""
        for x0, x1, bottom in self._beside:
            if left < x1 - TOUCH and right > x0 + TOUCH and bottom > top:
                top = bottom + gap
        return top

    def off_grid(self) -> float:
        """How far all must move for the first snapped line to stand on the grid: up only where the gap above it allows that."""
        if self._snapped is None or self._begun is None:
            return 0.0
        return self._frame.lines(0.0).shift(self._snapped, self._begun - self._page.y)

    def _place_aside(self, aside: Aside, slab: Slab) -> bool:
        """Place an aside beside the slab that was placed last; False when it, or what may be parted of it, does not fit."""
        keep, rest = aside.slabs, list[Slab]()
        height = stack(keep).height
        x0, x1 = aside.x, aside.x + aside.width
        if not aside.strict and any(shares_column(aside, other) for other in self._waiting):
            self._waiting.append(replace(aside, around=tuple(box.decor for box in self._open)))
            return True  # in order: not before what waits in its column
        if not aside.strict and any(other.x == aside.x for other in self._waiting):  # none stands before the one it follows
            self._waiting.append(replace(aside, around=tuple(box.decor for box in self._open)))
            return True
        top = self._placement.flow[-1][0]
        floor = floor_of(self._beside, x0, x1)
        if floor and not aside.strict:
            floor += max(aside.gap, keep[0].before)
        start = top + slab.base - keep[0].base
        if slab.x0 < x1 - TOUCH and slab.x1 > x0 + TOUCH:  # beside nothing: below what it would touch
            start = max(start, top + slab.height)
        start = max(start, floor, self._frame.top)
        if start + height > self._limit and not aside.strict:
            start = max(self._limit - SLACK - height, floor, self._solid(aside), self._frame.top)
        if start + height > self._limit:
            free = self._force or (self._page.fresh and not floor)  # no other page has more room for it
            if aside.strict and not free:
                return False
            keep, rest = cut_aside(aside.slabs, self._limit - start)
            if not free and not aside.strict and (not may_part(keep, rest) or stack(keep).height > self._limit - start):
                keep, rest = [], aside.slabs  # nothing of it is to stand alone here: it begins on the next page
            height = stack(keep).height
        if keep:
            self._placement.beside.append((start, keep))
            self._beside.append((x0, x1, start + height))
        if rest:
            around = tuple(box.decor for box in self._open)
            self._waiting.append(Aside(aside.x, aside.width, rest, around=around))
        return True

    def _solid(self, aside: Aside) -> float:
        """How far down the page what goes across an aside's column reaches: an aside moved up stops below it."""
        x0, x1 = aside.x + TOUCH, aside.x + aside.width - TOUCH
        ends = [bottom for (left, right), bottom in self._reach.items() if left < x1 and right > x0]
        ends += [b.top + b.decor.padding.top for b in self._open if b.decor.visible and is_beside(b.decor, aside)]
        return max((end + aside.gap for end in ends), default=0.0)
