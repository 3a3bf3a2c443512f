"""A galley to the pages of a document, chosen together: a figure floats, a page ends earlier, where that saves a worse one.

A page without a fault is taken as it comes. Before one with a fault, the search goes back some pages and forward some, and takes
the way that costs least over all of them (Plass, «Optimal pagination techniques for automatic typesetting systems», 1981;
Mittelbach, «A general framework for globally optimized pagination», 2016). Ways that come to the same position are one. How many
pages are tried is bounded by the length of the document, so its time is linear in it.
"""

from __future__ import annotations

import math

from briefing.layout.page_ends import Ground, PageEnd, PageWalk, Position
from briefing.records import record

# Ends of one page that are gone on from, ways that are kept side by side, pages gone back and looked ahead.
ENDS, WAYS, BACK, AHEAD = 5, 4, 3, 3
# Pages tried for a document, whatever its length, and for each of its pages.
TRIED, TRIED_A_PAGE = 60, 3
# In pages: a page that costs so little more than a full one has no fault worth a search.
NO_FAULT = 0.12
# Of the frame: how much of it text fills on average, to compare ways that have come differently far.
USUAL_FILL = 0.9


@record
class _Way:
    """Pages one after another from where a search began, and what they cost; `rank` adds what is left of the document."""

    pages: tuple[PageEnd, ...]
    cost: float
    rank: float


class PageSearch:
    """Chooses the pages of a galley; `unsearched` is the number of the first page with a fault that was only taken as it came."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._walked: dict[tuple[object, ...], list[PageEnd]] = {}
        self._tried = 0
        self.unsearched = 0

    def pages(self) -> list[PageEnd]:
        """The pages in order."""
        chosen: list[PageEnd] = []
        settled = 0  # pages that a search has chosen already
        while not chosen or not chosen[-1].last:
            end = self._ends(chosen[-1].next if chosen else Position())[0]
            fault = end.cost - (0.0 if end.last else 1.0) > NO_FAULT
            if not fault or (len(chosen) < settled and not end.last):
                chosen.append(end)
                continue
            if self._tried > TRIED + TRIED_A_PAGE * (len(chosen) + 1):
                self.unsearched = self.unsearched or len(chosen) + 1
                chosen.append(end)
                continue
            back = max(len(chosen) - BACK, 0)
            chosen[back:] = self._search(chosen[back - 1].next if back else Position(), len(chosen) - back + 1 + AHEAD)
            settled = len(chosen) + 1
        return chosen

    def _search(self, begin: Position, depth: int) -> tuple[PageEnd, ...]:
        """The cheapest way of at most so many pages from where one of them begins."""
        ways = [_Way((), 0.0, 0.0)]
        ended: list[_Way] = []
        for _ in range(depth):
            longer: dict[tuple[object, ...], _Way] = {}
            for way in ways:
                for end in self._ends(way.pages[-1].next if way.pages else begin):
                    cost = way.cost + end.cost
                    new = _Way((*way.pages, end), cost, cost + self._left(end))
                    if end.last:
                        ended.append(new)
                        continue
                    known = longer.get(end.next.key)
                    if known is None or new.cost < known.cost:
                        longer[end.next.key] = new
            ways = sorted(longer.values(), key=lambda way: way.rank)[:WAYS]
            if not ways:
                break
        return min((*ended, *ways), key=lambda way: way.rank).pages

    def _left(self, end: PageEnd) -> float:
        """How many pages what is not placed will take, about."""
        galley, follows = self._ground.galley, end.next
        waiting = math.fsum(galley.height(start, galley.floats[start]) for start in follows.floats)
        height = galley.height(follows.at, len(galley.slabs)) + waiting
        return height / (USUAL_FILL * end.page.frame.height)

    def _ends(self, position: Position) -> list[PageEnd]:
        """The ends of the page that begins at a position, the cheapest first; there is always one."""
        key = (*position.key, position.number)
        found = self._walked.get(key)
        if found is None:
            self._tried += 1
            walk = PageWalk(self._ground, position, defer=False)
            found = walk.ends(ENDS)
            if walk.hindered or position.floats:
                passing = PageWalk(self._ground, position, defer=True)
                self._tried += 1
                found = sorted((*found, *passing.ends(ENDS)), key=lambda end: (end.cost, -end.next.at))[:ENDS]
            self._walked[key] = found
        return found
