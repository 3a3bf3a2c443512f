"""A place in the galley where a page begins, to the places where that page may end, and what each of them costs.

Slabs between two free breaks are one chunk: a heading with the first lines below it, the last two lines of a paragraph. A page
takes chunk after chunk; where one does not fit, it may be cut where that is unwelcome, or, when it holds a figure or table that
may float, the text goes on past that figure, which waits for the head of the next page. A chunk that no page holds is cut
where it must be; a slab taller than the page (a drawing) is scaled to it.

A walk changes nothing but its own values, so two ways to fill a page can be compared before one of them is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.layout.galley import FORBIDDEN, FREE, UNWELCOME, Galley, Slab, has_drawing, scaled, stack
from briefing.layout.page_costs import cost_of_page, cost_of_split
from briefing.layout.trial import Frame, PageState, Placement, Trial, begin_page, try_slabs
from briefing.records import record
from briefing.style.computed import Template
from briefing.style.page_costs import PageCosts

# A drawing is scaled down to this share of its size to stand below its title; smaller, it takes a page of its own.
LEAST_DRAWING = 0.4
# A drawing of less than this share of the page is not what makes its chunk too tall (a meter beside a judgment).
TALL = 0.25
# Of the frame: floats wait for the next page while it holds all of them, else the text waits with them.
MOST_WAITING = 0.95


@record
class Position:
    """Where a page begins: the first slab that is not placed, the page before, and what waits.

    `floats` are the first slabs of figures and tables that the text has passed, in order; `early` the notes that a text behind
    them has called first; `number` how many pages there are before; `template` the one in force, "" for the usual sequence.
    """

    at: int = 0
    before: PageState | None = None
    floats: tuple[int, ...] = ()
    early: frozenset[str] = frozenset()
    number: int = 0
    template: str = ""

    @property
    def key(self) -> tuple[object, ...]:
        """Positions of the same key are filled alike from here on."""
        before = self.before
        if before is None:
            return ()
        notes, asides = before.notes.waiting, before.waiting
        left = len(notes), tuple((a.x, len(a.slabs)) for a in asides), tuple(id(box.decor) for box in before.open)
        return self.at, self.floats, self.early, self.template, left, before.table is None


@record(eq=False)
class PageEnd:
    """A page as it would be, ended here: what stands on it, what it costs, where the next one begins; None behind the last."""

    page: PageState
    template: Template
    placements: Sequence[Placement]
    cost: float
    next: Position
    last: bool = False


@record(eq=False)
class Ground:
    """What all walks of one layout share. `template` gives that of a page by its number, counted from 1, and the one in force."""

    galley: Galley
    template: Callable[[int, str], Template]
    frame: Callable[[Template], Frame]
    costs: PageCosts


@record(eq=False)
class _Stop:
    """A place where the page may end, as the walk passes it."""

    at: int
    page: PageState
    placed: int
    floats: tuple[int, ...]
    early: frozenset[str]
    penalty: float


class PageWalk:
    """One page on its way down the galley. `deferred` says whether a float was passed, `hindered` whether one could have been."""

    def __init__(self, ground: Ground, position: Position, *, defer: bool) -> None:
        self._ground, self._galley, self._position, self._defer = ground, ground.galley, position, defer
        self._at, self._floats, self._early = position.at, list(position.floats), position.early
        self._left = left = position.before.left_over() if position.before is not None else 0
        slabs = self._galley.slabs
        forced = slabs[self._at].template if self._at < len(slabs) and not left and not self._floats else ""
        self._forced = forced or position.template
        self._template = ground.template(position.number + 1, self._forced)
        last = self._at == len(slabs) and not self._floats
        begun = begin_page(ground.frame(self._template), position.before, last=last)
        self._page, self._placements = begun.page, [begun.placement]
        self._stops: list[_Stop] = []
        self.deferred = self.hindered = False
        self._walk()

    # -- ends -------------------------------------------------------------------------------------------------------
    def ends(self, most: int) -> list[PageEnd]:
        """The cheapest ends of the page, at most so many, the cheapest first; of two that cost the same the later one."""
        ends = [self._end(stop) for stop in self._stops[-most * 3 :]]
        return sorted(ends, key=lambda end: (end.cost, -end.next.at))[:most]

    def _end(self, stop: _Stop) -> PageEnd:
        slabs, position = self._galley.slabs, self._position
        done = stop.at == len(slabs) and not stop.floats and not stop.page.left_over()
        forced = stop.at < len(slabs) and bool(slabs[stop.at].template)
        assert stop.placed > 1 or stop.at > position.at or done or stop.page.left_over() < self._left, "a page took nothing"
        follows = Position(stop.at, stop.page, stop.floats, stop.early, position.number + 1, self._forced)
        cost = cost_of_page(
            self._ground.costs, stop.page, self._galley, stop.at, stop.penalty, len(stop.floats),
            last=done, forced=forced, only=not position.number,
        )  # fmt: skip
        return PageEnd(stop.page, self._template, self._placements[: stop.placed], cost, follows, done)

    def _may_end(self, penalty: float = 0.0) -> None:
        floats = tuple(self._floats)
        self._stops.append(_Stop(self._at, self._page, len(self._placements), floats, self._early, penalty))

    # -- filling ----------------------------------------------------------------------------------------------------
    def _walk(self) -> None:
        slabs = self._galley.slabs
        if self._floats and not self._place_floats():
            return
        while self._at < len(slabs):
            template = slabs[self._at].template
            if template and not (self._page.fresh and template == self._template.name):
                break
            if not self._place_chunk(self._at, self._galley.end(self._at, FREE)):
                return
        self._may_end()

    def _place_floats(self) -> bool:
        """What waited stands at the head of the page, in order, as much of it as there is room for; False where that is full."""
        while self._floats:
            start = self._floats[0]
            trial = self._try(start, self._galley.floats[start])
            taken = self._page.notes.slabs or self._page.beside or self._page.left_over()  # by what the pages before left over
            if trial is None and self._page.fresh and not taken:
                trial = self._forced_trial(start, self._galley.floats[start])
            if trial is None:
                self._may_end()
                return False
            del self._floats[0]
            self._commit(trial, start, self._galley.floats[start])
        self._may_end()
        return True

    def _place_chunk(self, start: int, stop: int) -> bool:
        """Place a chunk, or the text in front of and behind a float that does not fit; False when the page is full."""
        float_ = self._galley.float_in(start, stop)
        trial = None if self._floats and float_ is not None else self._try(start, stop)
        if trial is not None:
            self._commit(trial, start, stop)
            self._at = stop
            self._may_end()
            return True
        if float_ is not None and not self._page.fresh and self._may_pass(float_):
            self.hindered = True
            if self._defer:
                return self._pass(start, float_)
        if self._floats and float_ is not None:  # floats keep their order: this one waits, too
            return float_ > start and self._place_part(start, float_)
        return self._place_part(start, stop)

    def _may_pass(self, float_: int) -> bool:
        """Whether the text may go on past a float: not from a heading to the next one with nothing between."""
        slabs, stop = self._galley.slabs, self._galley.floats[float_]
        if stop >= len(slabs) or slabs[stop].template:
            return False
        waiting = [slab for start in (*self._floats, float_) for slab in slabs[start : self._galley.floats[start]]]
        if stack(waiting).height > MOST_WAITING * self._page.frame.height:
            return False
        return not (float_ and is_heading(slabs[float_ - 1])) or not is_heading(slabs[stop])

    def _pass(self, start: int, float_: int) -> bool:
        if float_ > start:
            trial = self._try(start, float_)
            if trial is None:
                return self._place_part(start, float_)
            self._commit(trial, start, float_)
        self.deferred = True
        self._floats.append(float_)
        self._at = self._galley.floats[float_]
        if not (float_ and is_heading(self._galley.slabs[float_ - 1])):
            self._may_end()
        return True

    def _place_part(self, start: int, stop: int) -> bool:
        """Place the beginning of what this page does not hold, each possible end at its cost; False when the page is full."""
        fresh = not self._stops
        whole = not fresh and self._galley.height(start, stop) <= self._page.frame.height
        y = self._page.y
        while self._at < stop:
            end = min(self._galley.end(self._at, UNWELCOME), stop)
            trial = self._try(self._at, end)
            if trial is None or end == stop:
                break
            self._commit(trial, self._at, end)
            self._at = end
            parts = self._page.y - y, self._galley.height(end, stop)
            split = cost_of_split(self._ground.costs, self._galley.slabs[end], *parts, self._page.frame)
            self._may_end(split if whole else 0.0)
        if not fresh or self._at > start:
            return False
        return self._cut(start, stop)

    def _cut(self, start: int, stop: int) -> bool:
        """Place what it can of slabs that no page holds, on a page that has nothing else; False where nothing was placed."""
        end = min(self._galley.end(start, UNWELCOME), stop)
        if (trial := self._try_smaller(start, end)) is not None:
            self._commit(trial, start, end)
            self._at = end
            self._may_end()
            return True
        while self._at < stop:
            end = min(self._galley.end(self._at, FORBIDDEN), stop)
            trial = self._try(self._at, end)
            if trial is None:
                break
            self._commit(trial, self._at, end)
            self._at = end
        if self._at == start:
            if self._page.notes.slabs or self._page.beside:  # what the pages before left over takes all of this one
                self._may_end()
                return False
            self._commit(self._forced_trial(start, start + 1), start, start + 1)
            self._at = start + 1
        self._may_end()
        return True

    # -- trials -----------------------------------------------------------------------------------------------------
    def _called(self, start: int, stop: int) -> tuple[str, ...]:
        """The notes that slabs `start` to `stop` call first; behind floats that wait, those too that only these call before."""
        called = self._galley.calls(start, stop)
        if self._early:
            called = tuple(note for note in called if note not in self._early)
        if self._floats and start >= self._at:
            called = (*called, *self._galley.called_from(self._floats, start, stop, self._early))
        return called

    def _commit(self, trial: Trial, start: int, stop: int) -> None:
        self._page = trial.page
        self._placements.append(trial.placement)
        if self._floats and start >= self._at:
            self._early |= frozenset(self._galley.called_from(self._floats, start, stop, self._early))

    def _try(self, start: int, stop: int) -> Trial | None:
        """What placing slabs on this page would do; None when they do not fit."""
        if self._galley.height(start, stop) > self._page.frame.height + 1.0:
            return None
        return try_slabs(self._page, self._galley.slabs[start:stop], self._called(start, stop))

    def _try_smaller(self, start: int, stop: int) -> Trial | None:
        """A drawing and the words that stay with it, the drawing scaled so that one page holds them; None without a drawing, or
        where the words leave it too little room."""
        slabs, page = list(self._galley.slabs[start:stop]), self._page
        frame = page.frame
        at = next((i for i, s in enumerate(slabs) if has_drawing(s) and s.height > TALL * frame.height), None)
        if at is None or len(slabs) == 1:
            return None
        called = self._called(start, stop)
        room = frame.bottom - page.notes.height - frame.foot.growth(page.notes, called) - page.y - frame.grid
        height = slabs[at].height
        rest = stack(slabs).height - height
        if not LEAST_DRAWING * height <= room - rest < height:
            return None
        slabs[at] = scaled(slabs[at], (room - rest) / height)
        return try_slabs(page, slabs, called)

    def _forced_trial(self, start: int, stop: int) -> Trial:
        """Slabs that no page holds: a drawing is scaled, notes and asides run over to the next page."""
        slabs, page = list(self._galley.slabs[start:stop]), self._page
        room = page.frame.bottom - page.notes.height - page.y
        slabs = [scaled(s, room / s.height) if s.height > room > 0 and has_drawing(s) else s for s in slabs]
        trial = try_slabs(page, slabs, self._called(start, stop), force=True)
        assert trial is not None, "what is forced is placed"
        return trial


def is_heading(slab: Slab) -> bool:
    """Whether a line of a heading stands in a slab."""
    owner = slab.owner
    return owner is not None and owner.role[:1] == "H" and owner.role[1:].isdigit()
