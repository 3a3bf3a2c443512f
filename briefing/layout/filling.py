"""Filling: the galley cut into pages, with the notes of each page at its foot and what stands beside the flow beside it.

Slabs between two free breaks are one chunk: a heading with the first lines below it, the last two lines of a paragraph.
A chunk goes on the page when it fits above the notes it brings along; else a new page begins. A chunk taller than an
empty page is cut at unwelcome breaks, then at forbidden ones; a slab taller than the page (a drawing) is scaled to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.compose.story import Element
from briefing.layout.galley import FORBIDDEN, FREE, UNWELCOME, Decor, Galley, Slab, has_drawing, scaled, stack
from briefing.layout.notes import Foot, NoteSetter
from briefing.layout.pages import Page, PlacedBox, Target
from briefing.layout.placing import borders, place_items
from briefing.layout.setting import Setting, above
from briefing.layout.trial import Frame, PageState, Placement, Trial, begin_page, end_page, try_slabs
from briefing.style.computed import Template

# A drawing is scaled down to this share of its size to stand below its title; smaller, it takes a page of its own.
LEAST_DRAWING = 0.4
# A drawing of less than this share of the page is not what makes its chunk too tall (a meter beside a judgment).
TALL = 0.25
# Of the frame: what is kept together is cut rather than leave so much empty, if each of its parts takes at least the second.
EMPTY, PARTED = 0.4, 0.12


class Filler:
    """Fills pages from a galley; `fill` gives the pages, `targets` the places where elements begin."""

    def __init__(self, setting: Setting, notes: NoteSetter, slabs: Sequence[Slab]) -> None:
        self.setting, self.sheet, self.notes = setting, setting.sheet, notes
        self.galley = Galley(slabs)
        self.pages: list[Page] = []
        self.targets: dict[int, Target] = {}
        # one grid for all pages, so that lines stand back to back on a sheet printed on both sides
        self._origin = setting.template_for(2).margin.top + above(self.sheet.look("text"))
        self._forced = ""
        self._state: PageState | None = None

    def fill(self) -> list[Page]:
        """Place every slab, what stands beside them, and every note; returns the pages, running heads not yet set."""
        state = self._begin_page()
        slabs, at = self.galley.slabs, 0
        while at < len(slabs):
            template = slabs[at].template
            if template and not (state.fresh and template == self.pages[-1].template):
                self._begin_page(template)
            at = self._place(at, self.galley.end(at, FREE))
            state = self.state
        while left := state.left_over():
            state = self._begin_page(last=True)
            assert state.left_over() < left, "a page took nothing of what was left over"
        self._end_page()
        return self.pages

    @property
    def state(self) -> PageState:
        """How far the page at work is filled."""
        assert self._state is not None
        return self._state

    # -- pages ------------------------------------------------------------------------------------------------------
    def _begin_page(self, template: str = "", *, last: bool = False) -> PageState:
        if self._state is not None:
            self._end_page()
        number = len(self.pages) + 1
        self._forced = template or self._forced
        t = self.setting.template(self._forced) if self._forced else self.setting.template_for(number)
        self.pages.append(Page(number, str(number), t.width, t.height, t.name, t.margin.bottom))
        return self._commit(begin_page(self._frame(t), self._state, last=last))

    def _frame(self, t: Template) -> Frame:
        top, bottom = t.margin.top, t.height - t.margin.bottom
        foot = Foot(self.notes, t.margin.left, t.width - t.margin.left - t.margin.right, bottom - top)
        return Frame(top, bottom, foot, self.sheet.grid, self._origin)

    def _end_page(self) -> None:
        page, state = self.pages[-1], self.state
        self._put(end_page(state))
        # a box inside a box is smaller than it: the larger is painted first
        boxes = [i for i in page.items if isinstance(i, PlacedBox)]
        boxes.sort(key=lambda b: -b.width * b.height)
        page.items = [*boxes, *(i for i in page.items if not isinstance(i, PlacedBox))]
        foot, bottom = state.frame.foot, state.frame.bottom
        page.items += foot.placed(state.notes, bottom)
        for slab, top in foot.targets(state.notes, bottom):
            self._begins(slab, top)

    # -- choosing ---------------------------------------------------------------------------------------------------
    def _place(self, start: int, stop: int) -> int:
        """Place slabs `start` to `stop`, on this page or the next; returns the index of the first slab not placed."""
        trial = self._try(start, stop)
        if trial is None and not self.state.fresh:
            end = self._place_part(start, stop)
            if end:
                return end
            self._begin_page()
            trial = self._try(start, stop)
        if trial is not None:
            self._commit(trial)
            return stop
        return self._cut(start, stop)

    def _try(self, start: int, stop: int) -> Trial | None:
        """What placing slabs on this page would do; None when they do not fit."""
        if self.galley.height(start, stop) > self.state.frame.height + 1.0:
            return None
        return try_slabs(self.state, self.galley.slabs[start:stop], self.galley.calls(start, stop))

    def _place_part(self, start: int, stop: int) -> int:
        """Place the beginning of what this page does not hold, where that beats a new page; the index of the rest, or 0."""
        if self.galley.height(start, stop) > self.state.frame.height:  # no page holds it: it begins here as well as there
            end = self.galley.end(start, UNWELCOME)
            trial = self._try(start, end) if end < stop else None
            if trial is not None:
                self._commit(trial)
                return end
        return self._rather_cut(start, stop)

    def _rather_cut(self, start: int, stop: int) -> int:
        """Place the beginning of what is better kept together, where nearly half a page would stay empty: the index of the rest,
        0 where nothing of it fits, or what would stand here or there is too little to be parted."""
        galley, state = self.galley, self.state
        least = PARTED * state.frame.height
        if state.frame.bottom - state.notes.height - state.y < EMPTY * state.frame.height:
            return 0
        best, at = None, 0
        end = galley.end(start, UNWELCOME)
        while end < stop:
            trial = self._try(start, end)
            if trial is None or galley.height(end, stop) < least:
                break
            better = best is None or _begins_part(galley.slabs[end]) or not _begins_part(galley.slabs[at])
            if trial.page.y - state.y >= least and better:
                best, at = trial, end
            end = galley.end(end, UNWELCOME)
        if best is not None:
            self._commit(best)
        return at

    def _cut(self, start: int, stop: int) -> int:
        """Place what it can of slabs that no page holds: cut where it is unwelcome, then where it is forbidden."""
        for level in (UNWELCOME, FORBIDDEN):
            at = start
            while at < stop:
                end = min(self.galley.end(at, level), stop)
                trial = self._try(at, end)
                if trial is None:
                    break
                self._commit(trial)
                at = end
            if at > start:
                return at
            if level == UNWELCOME and (trial := self._try_smaller(start, end)) is not None:
                self._commit(trial)
                return end
        if self.state.notes.slabs or self.state.beside:  # what the pages before left over takes all of this one
            self._begin_page()
            return start
        self._commit(self._force(start))
        return start + 1

    def _try_smaller(self, start: int, stop: int) -> Trial | None:
        """A drawing and the words that stay with it, the drawing scaled so that one page holds them; None without a drawing, or
        where the words leave it too little room."""
        slabs, frame, state = list(self.galley.slabs[start:stop]), self.state.frame, self.state
        at = next((i for i, s in enumerate(slabs) if has_drawing(s) and s.height > TALL * frame.height), None)
        if at is None or len(slabs) == 1:
            return None
        called = self.galley.calls(start, stop)
        room = frame.bottom - state.notes.height - frame.foot.growth(state.notes, called) - state.y - self.sheet.grid
        height = slabs[at].height
        rest = stack(slabs).height - height
        if not LEAST_DRAWING * height <= room - rest < height:
            return None
        slabs[at] = scaled(slabs[at], (room - rest) / height)
        return try_slabs(state, slabs, called)

    def _force(self, at: int) -> Trial:
        """A slab that no page holds: a drawing is scaled, its notes and asides run over to the next page."""
        slab, state = self.galley.slabs[at], self.state
        room = state.frame.bottom - state.notes.height - state.y
        if slab.height > room > 0 and has_drawing(slab):
            slab = scaled(slab, room / slab.height)
        trial = try_slabs(state, [slab], self.galley.calls(at, at + 1), force=True)
        assert trial is not None
        return trial

    # -- placing ----------------------------------------------------------------------------------------------------
    def _commit(self, trial: Trial) -> PageState:
        """Put on the page what a trial placed, and go on from there."""
        self._state = trial.page
        self._put(trial.placement)
        return trial.page

    def _put(self, placed: Placement) -> None:
        """Put placed things on the page."""
        for top, slab in placed.flow:
            self._place_slab(slab, top)
        for start, slabs in placed.beside:
            s = stack(slabs)
            for top, slab in s.tops:
                self._place_slab(slab, start + top)
            for decor, top, bottom in s.boxes:
                self._box(decor, start + top, start + bottom)
        for decor, top, bottom in placed.boxes:
            self._box(decor, top, bottom)

    def _place_slab(self, slab: Slab, top: float) -> None:
        self._begins(slab, top)
        place_items(self.pages[-1].items, slab, top)

    def _begins(self, slab: Slab, top: float) -> None:
        for e in slab.targets or ():
            self.targets.setdefault(e.order, Target(len(self.pages) - 1, slab.x0, top))

    def _box(self, decor: Decor, top: float, bottom: float) -> None:
        page = self.pages[-1]
        if not decor.visible or bottom <= top:
            return
        x, width = decor.x, decor.width
        if decor.bleed:
            x, width = 0.0, page.width
            if top <= self.state.frame.top + 1.0:
                top = 0.0
        if decor.background is not None:
            page.items.append(PlacedBox(x, top, width, bottom - top, fill=decor.background))
        page.items += borders(decor.border, x, top, width, bottom)


def _begins_part(slab: Slab) -> bool:
    """Whether a drawing with its title, or something under a heading, begins here."""
    owner: Element | None = slab.owner
    return owner is not None and (owner.role in ("Caption", "Figure") or owner.role[:1] == "H")
