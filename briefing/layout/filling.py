"""The pages of a galley, chosen together, to pages with everything at its place: flow, what stands beside it, boxes, notes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from briefing.layout.galley import Decor, Galley, Slab, stack
from briefing.layout.notes import Foot, NoteSetter
from briefing.layout.page_ends import Ground, PageEnd
from briefing.layout.page_search import PageSearch
from briefing.layout.pages import Page, PlacedBox, Target
from briefing.layout.placing import borders, place_items
from briefing.layout.setting import Setting, above
from briefing.layout.trial import Frame, Placement, end_page
from briefing.style.computed import Template

# Of the frame: a figure or table higher than this does not float.
HIGHEST_FLOAT = 0.75


class Filler:
    """Fills pages from a galley; `fill` gives the pages, `targets` the places where elements begin."""

    def __init__(self, setting: Setting, notes: NoteSetter, slabs: Sequence[Slab]) -> None:
        self.setting, self.sheet, self.notes = setting, setting.sheet, notes
        self.galley = Galley(slabs, HIGHEST_FLOAT * setting.frame_height)
        self.pages: list[Page] = []
        self.targets: dict[int, Target] = {}
        # one grid for all pages, so that lines stand back to back on a sheet printed on both sides
        self._origin = setting.template_for(2).margin.top + above(self.sheet.look("text"))
        self._frame = cache(self._frame_of)

    def fill(self) -> list[Page]:
        """Place every slab, what stands beside them, and every note; returns the pages, running heads not yet set."""
        search = PageSearch(Ground(self.galley, self._template, self._frame, self.sheet.page_costs))
        for end in search.pages():
            self._place(end)
        if search.unsearched:
            self.setting.diagnostics.warning(
                "L202", f"there were too many ways to choose the pages from page {search.unsearched} on; some are as they came",
                hints=("begin a section on a new page", "part figures and tables that are nearly as high as a page"),
            )  # fmt: skip
        return self.pages

    def _template(self, number: int, name: str) -> Template:
        return self.setting.template(name) if name else self.setting.template_for(number)

    def _frame_of(self, t: Template) -> Frame:
        top, bottom = t.margin.top, t.height - t.margin.bottom
        foot = Foot(self.notes, t.margin.left, t.width - t.margin.left - t.margin.right, bottom - top)
        return Frame(top, bottom, foot, self.sheet.grid, self._origin)

    # -- placing ----------------------------------------------------------------------------------------------------
    def _place(self, end: PageEnd) -> None:
        """Put on a page what the search has chosen for it."""
        t, number = end.template, len(self.pages) + 1
        page = Page(number, str(number), t.width, t.height, t.name, t.margin.bottom)
        self.pages.append(page)
        frame = end.page.frame
        for placed in (*end.placements, end_page(end.page)):
            self._put(placed, frame)
        # a box inside a box is smaller than it: the larger is painted first
        boxes = [i for i in page.items if isinstance(i, PlacedBox)]
        boxes.sort(key=lambda b: -b.width * b.height)
        page.items = [*boxes, *(i for i in page.items if not isinstance(i, PlacedBox))]
        page.items += frame.foot.placed(end.page.notes, frame.bottom)
        for slab, top in frame.foot.targets(end.page.notes, frame.bottom):
            self._begins(slab, top)

    def _put(self, placed: Placement, frame: Frame) -> None:
        """Put placed things on the page."""
        for top, slab in placed.flow:
            self._place_slab(slab, top)
        for start, slabs in placed.beside:
            s = stack(slabs)
            for top, slab in s.tops:
                self._place_slab(slab, start + top)
            for decor, top, bottom in s.boxes:
                self._box(decor, start + top, start + bottom, frame)
        for decor, top, bottom in placed.boxes:
            self._box(decor, top, bottom, frame)

    def _place_slab(self, slab: Slab, top: float) -> None:
        self._begins(slab, top)
        place_items(self.pages[-1].items, slab, top)

    def _begins(self, slab: Slab, top: float) -> None:
        for e in slab.targets or ():
            self.targets.setdefault(e.order, Target(len(self.pages) - 1, slab.x0, top))

    def _box(self, decor: Decor, top: float, bottom: float, frame: Frame) -> None:
        page = self.pages[-1]
        if not decor.visible or bottom <= top:
            return
        x, width = decor.x, decor.width
        if decor.bleed:
            x, width = 0.0, page.width
            if top <= frame.top + 1.0:
                top = 0.0
        if decor.background is not None:
            page.items.append(PlacedBox(x, top, width, bottom - top, fill=decor.background))
        page.items += borders(decor.border, x, top, width, bottom)
