"""A galley to the pages of a whole document, chosen together: figures float, pages end earlier, where that saves a worse page.

The cheapest way through all places where pages may end is looked for, best first (Plass, «Optimal pagination techniques for
automatic typesetting systems», 1981; Mittelbach, «A general framework for globally optimized pagination», 2016). Pages without a
fault cost nothing and are taken as they come; before one with a fault, the pages around it are tried otherwise. Ways that come to
the same position are one. How many pages are tried is bounded by the length of the document, so its time is linear in it.
"""

from __future__ import annotations

from collections import Counter
from heapq import heappop, heappush
from itertools import count

from briefing.layout.page_ends import Ground, PageEnd, PageWalk, Position
from briefing.records import record

# Ends of one page that are gone on from; ways of reaching one page; pages gone back before one with a fault.
ENDS, WAYS, BACK = 6, 10, 3
# Pages tried for a document, whatever its length, and for each of its pages; with more, pages are taken as they come.
TRIED, TRIED_A_PAGE = 60, 3


@record(eq=False)
class _Way:
    """A page after those before it, and what all of them cost."""

    end: PageEnd
    before: _Way | None
    cost: float

    def pages(self) -> list[PageEnd]:
        """The pages from the first one on."""
        out: list[PageEnd] = []
        way: _Way | None = self
        while way is not None:
            out.append(way.end)
            way = way.before
        return out[::-1]


class PageSearch:
    """Chooses the pages of a galley. `tried` counts pages; `unsearched` is the first page with a fault that was only taken as it
    came, counted from 1, and 0 where there is none."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._open: list[tuple[float, int, int, _Way]] = []
        self._done: set[object] = set()
        self._reached: Counter[int] = Counter()  # how often a page was begun, by its number
        self._furthest = 0
        self._turn = count()  # no two ways are compared themselves
        self.tried = 0
        self.unsearched = 0

    def pages(self) -> list[PageEnd]:
        """The pages in order."""
        self._go_on(Position(), None)
        while True:
            _, _, _, way = heappop(self._open)
            if way.end.last:
                return way.pages()
            if self._is_tried(way.end.next):
                self._go_on(way.end.next, way)

    def _is_tried(self, position: Position) -> bool:
        """Whether to go on from a position: not where a way as good did, nor far behind what is reached."""
        number, back = position.number, BACK
        if self.tried > TRIED + TRIED_A_PAGE * self._furthest:
            back = 0
            self.unsearched = self.unsearched or self._furthest
        return number >= self._furthest - back and self._reached[number] < WAYS and position.key not in self._done

    def _go_on(self, position: Position, before: _Way | None) -> None:
        """Add the ends of the page that begins at a position."""
        self._done.add(position.key)
        self._reached[position.number] += 1
        self._furthest = max(self._furthest, position.number)
        for end in self._ends(position):
            cost = end.cost + (before.cost if before is not None else 0.0)
            heappush(self._open, (cost, -end.next.at, next(self._turn), _Way(end, before, cost)))

    def _ends(self, position: Position) -> list[PageEnd]:
        """The cheapest ends of the page that begins at a position; there is always one."""
        self.tried += 1
        walk = PageWalk(self._ground, position, defer=False)
        found = walk.ends(ENDS)
        if walk.hindered or position.floats:
            self.tried += 1
            passing = PageWalk(self._ground, position, defer=True)
            found = sorted((*found, *passing.ends(ENDS)), key=lambda end: (end.cost, -end.next.at))[:ENDS]
        return found
