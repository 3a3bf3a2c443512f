"""The rows of a table to what a page break before each of their slabs costs: few rows never stand apart from the others."""

from __future__ import annotations

import math
from collections.abc import Sequence

from briefing.layout.galley import FORBIDDEN, UNWELCOME, Slab
from briefing.style.computed import Look

Rows = Sequence[Sequence[Slab]]


def keep_rows(rows: Rows, look: Look, head: float, frame: float, *, records: bool = False) -> None:
    """Raise the levels of the slabs of these rows, below `head` points of caption and heads, for frames `frame` points high.

    A table up to `whole_up_to` of a frame stands whole while a page has room for it, a row always. A taller table has at least
    `least_rows` on each side of a break, and stands whole where it has too few for that; one that no frame holds is parted
    wherever its rows are. `records` are parted between any two of them, and within one that is higher than half as much.
    """
    heights = [math.fsum(s.height for s in row) for row in rows]
    total = head + math.fsum(heights)
    whole = look.options.get("whole_up_to", 0.0) * frame
    if total <= whole:
        _raise([s for row in rows for s in row][1:], UNWELCOME)
    for row, height in zip(rows, heights, strict=True):
        if height <= (whole / 2 if records else whole):
            _raise(row[1:], FORBIDDEN)
    least = 1 if records else look.options.get("least_rows", 1)
    if len(rows) < 2 * least:
        first, last = (len(rows), 0) if total <= frame else (0, 0)
    else:
        first = least if head + math.fsum(heights[:least]) <= frame else 0
        last = least if head + math.fsum(heights[-least:]) <= frame else 0
    _raise([s for row in rows[:first] for s in row][1:], FORBIDDEN)
    if last:
        _raise([s for row in rows[-last:] for s in row][1:], FORBIDDEN)


def _raise(slabs: Sequence[Slab], level: int) -> None:
    for slab in slabs:
        slab.level = max(slab.level, level)
