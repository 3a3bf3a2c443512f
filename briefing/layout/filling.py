"""Filling: the galley cut into pages, with the notes of each page at its foot and what stands beside the flow beside it.

Slabs between two free breaks are one chunk: a heading with the first lines below it, the last two lines of a paragraph.
A chunk goes on the page when it fits above the notes it brings along; else a new page begins. A chunk taller than an
empty page is cut at unwelcome breaks, then at forbidden ones; a slab taller than the page (a drawing) is scaled to it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.compose.story import Element
from briefing.layout.asides import cut_aside, is_beside, may_part
from briefing.layout.galley import (
    FORBIDDEN,
    FREE,
    UNWELCOME,
    Aside,
    Decor,
    Slab,
    TableRun,
    has_drawing,
    scale_drawing,
    stack,
)
from briefing.layout.notes import NoteSetter
from briefing.layout.pages import Page, PlacedBox, Target
from briefing.layout.placing import borders, place_things
from briefing.layout.setting import Setting, above
from briefing.style.computed import Template

# Rounding in the last decimals never moves a line to the next page.
SLACK = 0.05
# A baseline may go up to its grid line when at least this much of the gap above it is left.
GAP_LEFT = 0.6
# A drawing is scaled down to this share of its size to stand below its title; smaller, it takes a page of its own.
LEAST_DRAWING = 0.4
# A drawing of less than this share of the page is not what makes its chunk too tall (a meter beside a judgment).
TALL = 0.25
# Of the frame: what is kept together is cut rather than leave so much empty, if each of its parts takes at least the second.
EMPTY, PARTED = 0.4, 0.12


@dataclass(slots=True)
class _Trial:
    """What a chunk would do to the page: tops of its slabs, what stands beside them, where it ends."""

    y: float
    after: float
    tops: list[tuple[float, Slab, bool]] = field(default_factory=list)  # top, slab, artifact
    asides: list[tuple[float, Aside, list[Slab]]] = field(default_factory=list)  # top, aside, slabs carried to the next page
    boxes: list[tuple[Decor, float, float]] = field(default_factory=list)
    opened: list[Decor] = field(default_factory=list)
    beside: list[tuple[float, float, float]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    lowest: float = 0.0


class Filler:
    """Fills pages from slabs; `fill` gives the pages and the places where elements begin."""

    def __init__(self, setting: Setting, notes: NoteSetter) -> None:
        self.setting, self.sheet, self.notes = setting, setting.sheet, notes
        self.pages: list[Page] = []
        self.targets: dict[int, Target] = {}
        self.noted: set[str] = set()
        self.open: list[Decor] = []
        self.carried: list[Aside] = []
        self.forced = ""
        self._begun: list[TableRun] = []
        # one grid for all pages, so that lines stand back to back on a sheet printed on both sides
        self.origin = setting.template_for(2).margin.top + above(self.sheet.look("text"))
        self.template: Template = setting.template_for(1)
        self.page: Page | None = None

    # -- pages ------------------------------------------------------------------------------------------------------
    def _begin_page(self, template: str = "") -> None:
        if self.page is not None:
            self._end_page()
        number = len(self.pages) + 1
        self.forced = template or self.forced
        t = self.template = self.setting.template(self.forced) if self.forced else self.setting.template_for(number)
        self.page = Page(number, str(number), t.width, t.height, t.name, t.margin.bottom)
        self.pages.append(self.page)
        self.top = t.margin.top
        self.bottom = t.height - t.margin.bottom
        self.y, self.after, self.fresh = self.top, 0.0, True
        self.beside: list[tuple[float, float, float]] = []
        self.spans: dict[tuple[float, float], float] = {}  # how far down the flow reaches, by its left and right edge
        self.foot = self.notes.begin_page(t.margin.left, t.width - t.margin.left - t.margin.right, self.bottom - self.top)
        for decor in self.open:
            decor.top, decor.mark = self.y, 0
            self.y += decor.padding.top
        carried, self.carried = self.carried, []
        for aside in carried:
            if any(d not in aside.around and d.visible and is_beside(d, aside) for d in self.open):
                self.carried.append(aside)  # it is no part of what goes on across its column, and waits for its end
            else:
                self._continue_aside(aside)

    def _end_page(self) -> None:
        page = self.page
        assert page is not None
        end = self.y
        for decor in reversed(self.open):
            end += decor.padding.bottom
            self._box(decor, decor.top, min(end, self.bottom))
        index = len(self.pages) - 1
        # a box inside a box is smaller than it: the larger is painted first
        boxes = [i for i in page.items if isinstance(i, PlacedBox)]
        boxes.sort(key=lambda b: -b.width * b.height)
        page.items = [*boxes, *(i for i in page.items if not isinstance(i, PlacedBox))]
        page.items += self.foot.placed(self.bottom)
        for slab, top in self.foot.targets():
            for e in slab.targets or ():
                self._target(e, index, slab.x0, self.bottom - self.foot.height + top)

    def _continue_aside(self, aside: Aside) -> None:
        """What was left of an aside stands at the head of its column on the next page."""
        room = self.bottom - self.foot.height - self.top
        keep, rest = cut_aside(aside.slabs, room)
        s = stack(keep)
        self._place_stack(s.tops, s.boxes, self.top)
        self.beside.append((aside.x, aside.x + aside.width, self.top + s.height))
        if rest:
            self.carried.append(Aside(aside.x, aside.width, rest, around=aside.around))

    # -- the loop ---------------------------------------------------------------------------------------------------
    def fill(self, slabs: list[Slab]) -> list[Page]:
        """Place every slab; returns the pages, running heads not yet set."""
        self._begin_page()
        i = 0
        while i < len(slabs):
            j = _chunk_end(slabs, i, FREE)
            if slabs[i].template and not (self.fresh and slabs[i].template == self.template.name):
                self._begin_page(slabs[i].template)
            i = self._place(slabs, i, j)
        guard = 0
        while (self.carried or self.foot.carried) and guard < 500:
            self._begin_page()
            guard += 1
        self._end_page()
        return self.pages

    def _place(self, slabs: list[Slab], i: int, j: int) -> int:
        """Place slabs i to j, on this page or the next; returns the index of the first slab not placed."""
        trial = self._try(slabs[i:j])
        if trial is None and not self.fresh:
            if math.fsum(s.height for s in slabs[i:j]) > self.bottom - self.top:  # no page holds it: as well here as there
                end = _chunk_end(slabs, i, UNWELCOME)
                trial = self._try(slabs[i:end]) if end < j else None
                if trial is not None:
                    self._commit(trial)
                    return end
            early = self._rather_cut(slabs, i, j)
            if early:
                return early
            self._begin_page()
            trial = self._try(slabs[i:j])
        if trial is not None:
            self._commit(trial)
            return j
        for level in (UNWELCOME, FORBIDDEN):  # taller than a page: cut where it is unwelcome, then where it is forbidden
            k = i
            while k < j:
                end = min(_chunk_end(slabs, k, level), j)
                trial = self._try(slabs[k:end])
                if trial is None:
                    break
                self._commit(trial)
                k = end
            if k > i:
                return k
            if level == UNWELCOME and (trial := self._try_smaller(slabs[i:end])) is not None:
                self._commit(trial)
                return end
        self._commit(self._force(slabs[i]))
        return i + 1

    def _try_smaller(self, chunk: list[Slab]) -> _Trial | None:
        """A drawing and the words that stay with it, the drawing scaled so that one page holds them; None without a drawing, or
        where the words leave it too little room."""
        drawing = next((s for s in chunk if has_drawing(s) and s.height > TALL * (self.bottom - self.top)), None)
        if drawing is None or len(chunk) == 1:
            return None
        room = self.bottom - self.foot.height - self.foot.height_of(_noted(chunk, self.noted)) - self.y - self.sheet.grid
        rest = stack(chunk).height - drawing.height
        if not LEAST_DRAWING * drawing.height <= room - rest < drawing.height:
            return None
        share = (room - rest) / drawing.height
        scale_drawing(drawing, share)
        trial = self._try(chunk)
        if trial is None:
            scale_drawing(drawing, 1 / share)
        return trial

    def _rather_cut(self, slabs: list[Slab], i: int, j: int) -> int:
        """Place the beginning of what is better kept together, where nearly half a page would stay empty: the index of the rest,
        0 where nothing of it fits, or what would stand here or there is too little to be parted."""
        frame = self.bottom - self.top
        if self.bottom - self.foot.height - self.y < EMPTY * frame:
            return 0
        best, at = None, 0
        end = _chunk_end(slabs, i, UNWELCOME)
        while end < j:
            trial = self._try(slabs[i:end])
            if trial is None or math.fsum(s.height for s in slabs[end:j]) < PARTED * frame:
                break
            if trial.y - self.y >= PARTED * frame and (best is None or _begins(slabs[end]) or not _begins(slabs[at])):
                best, at = trial, end
            end = _chunk_end(slabs, end, UNWELCOME)
        if best is not None:
            self._commit(best)
        return at

    def _force(self, slab: Slab) -> _Trial:
        """A slab that no page holds: a drawing is scaled, its notes and asides run over to the next page."""
        room = self.bottom - self.foot.height - self.y
        if slab.height > room > 0 and has_drawing(slab):
            scale_drawing(slab, room / slab.height)
        trial = self._try([slab], force=True)
        assert trial is not None
        return trial

    # -- trying -----------------------------------------------------------------------------------------------------
    def _try(self, chunk: list[Slab], force: bool = False) -> _Trial | None:
        """What placing a chunk would do, None when it does not fit. Its first line of text stands on the page's grid:
        the space for that is added before the chunk, so that a heading stays at its distance from its text."""
        t = self._tried(chunk, force, 0.0)
        if t is None or not any(s.snap for s in chunk):
            return t
        off = self._off_grid(t)
        return t if not off else self._tried(chunk, force, off)

    def _tried(self, chunk: list[Slab], force: bool, lead: float) -> _Trial | None:
        t = _Trial(self.y, self.after, beside=list(self.beside))
        fresh = self.fresh
        t.notes = _noted(chunk, self.noted)
        extra = self.foot.height_of(t.notes)
        limit = self.bottom - self.foot.height - extra + SLACK
        if limit - self.top < 0.25 * (self.bottom - self.top) and (force or fresh):
            # long notes: they give way and run over to the next page, the text keeps at least a line
            limit = max(limit, self.foot.limit_when_split(self.bottom, t.notes))
        again = chunk[0].table if fresh and chunk[0].table is not None and self._started(chunk[0].table) else None
        if again is not None and math.fsum(s.height for s in again.again) < 0.4 * (self.bottom - self.top):
            for s in again.again:
                t.y += t.after if t.tops else 0.0
                t.tops.append((t.y, s, True))
                t.y += s.height
                t.after = s.after
        for slab in chunk:
            if not self._try_slab(t, slab, fresh and not t.tops, limit, force, lead):
                return None
            fresh, lead = False, 0.0
        lowest = max([t.y, *(b for _, _, b in t.beside)])
        if (t.y > limit or (lowest > limit and t.asides)) and not force:
            return None
        if lowest > limit and not force and extra and any(b > limit for _, _, b in self.beside):
            return None
        return t

    def _started(self, run: TableRun) -> bool:
        return run in self._begun

    def _try_slab(self, t: _Trial, slab: Slab, first: bool, limit: float, force: bool, lead: float) -> bool:
        top = t.y + (0.0 if first else max(t.after, slab.before)) + lead
        gap = max(t.after, slab.before)
        for decor in slab.opens or ():
            decor.mark = len(t.beside)
            t.opened.append(decor)
            if decor.visible:
                top = self._clear(t, decor.x, decor.x + decor.width, top, gap)
            decor.top = top
            top += decor.padding.top
        shift = self._clear(t, slab.x0, slab.x1, top, gap) - top
        strict = [a for a in slab.asides or () if a.strict]
        for aside in strict:
            floor = self._floor(t, aside.x, aside.x + aside.width)
            need = floor - (top + shift + slab.base - aside.slabs[0].base)
            shift += max(0.0, need)
        if shift:
            top += shift
            for decor in slab.opens or ():
                decor.top += shift
        t.tops.append((top, slab, False))
        t.y, t.after = top + slab.height, slab.after
        for aside in slab.asides or ():
            if not self._try_aside(t, aside, top, slab, limit, force):
                return False
        for decor in slab.closes or ():
            for _, _, b in t.beside[decor.mark :]:  # what stands beside the flow inside this box ends with it
                t.y = max(t.y, b)
            t.y += decor.padding.bottom
            t.boxes.append((decor, decor.top, t.y))
        return True

    @staticmethod
    def _clear(t: _Trial, left: float, right: float, top: float, gap: float) -> float:
        """Below everything beside the flow that something between `left` and `right` would touch."""
        for x0, x1, b in t.beside:
            if left < x1 - 0.5 and right > x0 + 0.5 and b > top:
                top = b + gap
        return top

    @staticmethod
    def _floor(t: _Trial, x0: float, x1: float) -> float:
        return max((b for a0, a1, b in t.beside if a0 < x1 - 0.5 and a1 > x0 + 0.5), default=0.0)

    def _off_grid(self, t: _Trial) -> float:
        """How far the chunk must move for its first snapped line to stand on the grid: up only where the gap above it allows."""
        grid = self.sheet.grid
        found = next(((top, s) for top, s, again in t.tops if s.snap and not again), None)
        if grid <= 0 or found is None:
            return 0.0
        off = (found[0] + found[1].base - self.origin) % grid
        if off < 0.02 or grid - off < 0.02:
            return 0.0
        gap = t.tops[0][0] - self.y
        return -off if gap > 0 and off <= gap * (1 - GAP_LEFT) else grid - off

    def _try_aside(self, t: _Trial, aside: Aside, top: float, slab: Slab, limit: float, force: bool) -> bool:
        s = stack(aside.slabs)
        start = top + slab.base - aside.slabs[0].base
        floor = self._floor(t, aside.x, aside.x + aside.width)
        if floor:
            floor += 0 if aside.strict else max(aside.gap, aside.slabs[0].before)
        if slab.x0 < aside.x + aside.width - 0.5 and slab.x1 > aside.x + 0.5:  # beside nothing: below what it would touch
            start = max(start, top + slab.height)
        start = max(start, floor, self.top)
        rest: list[Slab] = []
        if start + s.height > limit:
            if not aside.strict:
                start = max(limit - SLACK - s.height, floor, self._solid(t, aside), self.top)
            if start + s.height > limit:
                if not (force or self.fresh or not aside.strict):
                    return False
                keep, rest = cut_aside(aside.slabs, limit - start)
                if not (force or self.fresh or aside.strict) and (not may_part(keep, rest) or stack(keep).height > limit - start):
                    keep, rest = [], aside.slabs  # nothing of it is to stand alone here: it begins on the next page
                s = stack(keep)
        t.asides.append((start, aside, rest))
        t.beside.append((aside.x, aside.x + aside.width, start + s.height))
        return True

    def _solid(self, t: _Trial, aside: Aside) -> float:
        """How far down the page what goes across an aside's column reaches: an aside moved up stops below it."""
        x0, x1 = aside.x + 0.5, aside.x + aside.width - 0.5
        ends = [b for (a0, a1), b in self.spans.items() if a0 < x1 and a1 > x0]
        ends += [top + slab.height for top, slab, _ in t.tops if slab.x0 < x1 and slab.x1 > x0 and slab.height]
        ends += [b for decor, _, b in t.boxes if decor.visible and is_beside(decor, aside)]
        ends += [d.top + d.padding.top for d in (*self.open, *t.opened) if d.visible and is_beside(d, aside)]
        return max((end + aside.gap for end in ends), default=0.0)

    # -- placing ----------------------------------------------------------------------------------------------------
    def _commit(self, t: _Trial) -> None:
        page = self.page
        assert page is not None
        for top, slab, again in t.tops:
            self._place_slab(slab, top)
            self._span(slab.x0, slab.x1, top + slab.height)
            if slab.table is not None and not again and slab.table not in self._begun[-1:]:
                self._begun = [slab.table]
        for start, aside, rest in t.asides:
            kept = aside.slabs[: len(aside.slabs) - len(rest)] if rest else aside.slabs
            s = stack(kept)
            self._place_stack(s.tops, s.boxes, start)
            if rest:
                self.carried.append(Aside(aside.x, aside.width, rest, around=[*self.open, *t.opened]))
        closed = {id(d) for d, _, _ in t.boxes}
        for decor, top, bottom in t.boxes:
            self._box(decor, top, bottom)
            if decor.visible:
                self._span(decor.x, decor.x + decor.width, bottom)
        self.open = [d for d in [*self.open, *t.opened] if id(d) not in closed]
        self.noted.update(t.notes)
        self.foot.add(t.notes, self.bottom - max([t.y, *(b for _, _, b in t.beside)]))
        self.y, self.after, self.beside, self.fresh = t.y, t.after, t.beside, False

    def _span(self, x0: float, x1: float, bottom: float) -> None:
        self.spans[x0, x1] = max(bottom, self.spans.get((x0, x1), 0.0))

    def _place_stack(self, tops: list[tuple[float, Slab]], boxes: list[tuple[Decor, float, float]], y: float) -> None:
        for top, slab in tops:
            self._place_slab(slab, y + top)
        for decor, top, bottom in boxes:
            self._box(decor, y + top, y + bottom)

    def _place_slab(self, slab: Slab, top: float) -> None:
        page = self.page
        assert page is not None
        index = len(self.pages) - 1
        for e in slab.targets or ():
            self._target(e, index, slab.x0, top)
        place_things(page.items, slab, top)

    def _target(self, e: Element, index: int, x: float, y: float) -> None:
        self.targets.setdefault(e.order, Target(index, x, y))

    def _box(self, decor: Decor, top: float, bottom: float) -> None:
        page = self.page
        assert page is not None
        if not decor.visible or bottom <= top:
            return
        x, width = decor.x, decor.width
        if decor.bleed:
            x, width = 0.0, page.width
            if top <= self.top + 1.0:
                top = 0.0
        if decor.background is not None:
            page.items.append(PlacedBox(x, top, width, bottom - top, fill=decor.background))
        page.items += borders(decor.border, x, top, width, bottom)


def _begins(slab: Slab) -> bool:
    """Whether a drawing with its title, or something under a heading, begins here."""
    return slab.owner is not None and (slab.owner.role in ("Caption", "Figure") or slab.owner.role[:1] == "H")


def _noted(chunk: list[Slab], already: set[str]) -> list[str]:
    """The notes that slabs call for the first time, each once."""
    return list(dict.fromkeys(n for s in chunk for n in _calls(s) if n not in already))


def _chunk_end(slabs: list[Slab], i: int, level: int) -> int:
    j = i + 1
    while j < len(slabs) and slabs[j].level > level and not slabs[j].template:
        j += 1
    return j


def _calls(slab: Slab) -> Sequence[str]:
    if slab.asides is None:
        return slab.notes
    out = list(slab.notes)
    for aside in slab.asides or ():
        for s in aside.slabs:
            out += s.notes
    return out
