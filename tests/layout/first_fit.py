"""A galley to pages filled first-fit, and what they cost: the yardstick of the search, in no product.

Slabs between two free breaks are one chunk. A chunk goes on the page when it fits above the notes it brings along; else a new
page begins. Nothing floats. A chunk taller than an empty page is cut at unwelcome breaks, then at forbidden ones; what is better
kept together is cut rather than leave nearly half a page empty.
"""

from __future__ import annotations

from briefing.layout.galley import FORBIDDEN, FREE, UNWELCOME, has_drawing, scaled, stack
from briefing.layout.page_costs import cost_of_page, cost_of_split
from briefing.layout.page_ends import LEAST_DRAWING, TALL, Ground
from briefing.layout.trial import PageState, Trial, begin_page, try_slabs

# Of the frame: what is kept together is cut rather than leave so much empty, if each of its parts takes at least the second.
EMPTY, PARTED = 0.4, 0.12


class FirstFit:
    """Fills pages of a galley; `cost` is that of all of them, `count` how many they are."""

    def __init__(self, ground: Ground) -> None:
        self.ground, self.galley = ground, ground.galley
        self.cost, self.count = 0.0, 0
        self._page: PageState | None = None
        self._template = ""
        self._penalty = 0.0
        self._fill()

    @property
    def page(self) -> PageState:
        assert self._page is not None
        return self._page

    def _fill(self) -> None:
        at, slabs = 0, self.galley.slabs
        self._begin(0)
        while at < len(slabs):
            template = slabs[at].template
            if template and not (self.page.fresh and template == self._name):
                self._begin(at, template)
            at = self._place(at, self.galley.end(at, FREE))
        while self.page.left_over():
            self._begin(at)
        self._end(at, last=True)

    def _begin(self, at: int, template: str = "") -> None:
        if self._page is not None:
            self._end(at)
        self.count += 1
        self._template = template or self._template
        t = self.ground.template(self.count, self._template)
        self._name, self._penalty = t.name, 0.0
        self._page = begin_page(self.ground.frame(t), self._page).page

    def _end(self, at: int, *, last: bool = False) -> None:
        forced = at < len(self.galley.slabs) and bool(self.galley.slabs[at].template)
        self.cost += cost_of_page(
            self.ground.costs, self.page, self.galley, at, self._penalty, 0,
            last=last, forced=forced, only=self.count == 1,
        )  # fmt: skip

    def _place(self, start: int, stop: int) -> int:
        trial = self._try(start, stop)
        if trial is None and not self.page.fresh:
            if end := self._place_part(start, stop):
                return end
            self._begin(start)
            trial = self._try(start, stop)
        if trial is not None:
            return self._commit(trial, stop)
        return self._cut(start, stop)

    def _try(self, start: int, stop: int) -> Trial | None:
        if self.galley.height(start, stop) > self.page.frame.height + 1.0:
            return None
        return try_slabs(self.page, self.galley.slabs[start:stop], self.galley.calls(start, stop))

    def _commit(self, trial: Trial, end: int) -> int:
        self._page, self._penalty = trial.page, 0.0
        return end

    def _place_part(self, start: int, stop: int) -> int:
        if self.galley.height(start, stop) > self.page.frame.height:  # no page holds it: it begins here as well as there
            end = self.galley.end(start, UNWELCOME)
            trial = self._try(start, end) if end < stop else None
            if trial is not None:
                return self._commit(trial, end)
        return self._rather_cut(start, stop)

    def _rather_cut(self, start: int, stop: int) -> int:
        galley, page = self.galley, self.page
        least = PARTED * page.frame.height
        if page.frame.bottom - page.notes.height - page.y < EMPTY * page.frame.height:
            return 0
        best, at = None, 0
        end = galley.end(start, UNWELCOME)
        while end < stop:
            trial = self._try(start, end)
            if trial is None or galley.height(end, stop) < least:
                break
            if trial.page.y - page.y >= least:
                best, at = trial, end
            end = galley.end(end, UNWELCOME)
        if best is not None:
            self._commit(best, at)
            whole = galley.height(start, stop) <= page.frame.height
            here, there = best.page.y - page.y, galley.height(at, stop)
            self._penalty = cost_of_split(self.ground.costs, galley.slabs[at], here, there, page.frame) if whole else 0.0
        return at

    def _cut(self, start: int, stop: int) -> int:
        for level in (UNWELCOME, FORBIDDEN):
            at = start
            while at < stop:
                end = min(self.galley.end(at, level), stop)
                trial = self._try(at, end)
                if trial is None:
                    break
                at = self._commit(trial, end)
            if at > start:
                return at
            if level == UNWELCOME and (trial := self._try_smaller(start, end)) is not None:
                return self._commit(trial, end)
        if self.page.notes.slabs or self.page.beside:
            self._begin(start)
            return start
        slab = self.galley.slabs[start]
        room = self.page.frame.bottom - self.page.notes.height - self.page.y
        if slab.height > room > 0 and has_drawing(slab):
            slab = scaled(slab, room / slab.height)
        forced = try_slabs(self.page, [slab], self.galley.calls(start, start + 1), force=True)
        assert forced is not None
        return self._commit(forced, start + 1)

    def _try_smaller(self, start: int, stop: int) -> Trial | None:
        slabs, page = list(self.galley.slabs[start:stop]), self.page
        at = next((i for i, s in enumerate(slabs) if has_drawing(s) and s.height > TALL * page.frame.height), None)
        if at is None or len(slabs) == 1:
            return None
        called = self.galley.calls(start, stop)
        room = page.frame.bottom - page.notes.height - page.frame.foot.growth(page.notes, called) - page.y - page.frame.grid
        height = slabs[at].height
        rest = stack(slabs).height - height
        if not LEAST_DRAWING * height <= room - rest < height:
            return None
        slabs[at] = scaled(slabs[at], (room - rest) / height)
        return try_slabs(page, slabs, called)
