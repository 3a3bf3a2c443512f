"""An aside to what of it stands on a page, and what it must not stand on."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.layout.galley import FREE, Aside, Decor, Slab, fitting

# Two edges that share less than this do not touch (points).
TOUCH = 0.5

Extent = tuple[float, float, float]
"""Left and right edge of something beside the flow, and how far down the page it reaches; in points."""


def is_beside(decor: Decor, aside: Aside) -> bool:
    """Whether a box reaches over the column of an aside."""
    return decor.x < aside.x + aside.width - TOUCH and decor.x + decor.width > aside.x + TOUCH


def may_part(keep: list[Slab], rest: list[Slab]) -> bool:
    """Whether an aside may be cut between these."""
    return not rest or rest[0].level == FREE or len(keep) > 1


def cut_aside(slabs: list[Slab], room: float) -> tuple[list[Slab], list[Slab]]:
    """The slabs of an aside that fit into `room` points, at least one, and the rest."""
    n = max(fitting(slabs, room), 1)
    while 1 < n < len(slabs) and slabs[n].level > FREE:
        n -= 1
    return slabs[:n], slabs[n:]


def shares_column(one: Aside, other: Aside) -> bool:
    """Whether two asides stand in one column."""
    return one.x < other.x + other.width - TOUCH and one.x + one.width > other.x + TOUCH


def floor_of(beside: Sequence[Extent], left: float, right: float) -> float:
    """How far down the page what stands beside the flow between `left` and `right` reaches, 0 where nothing does."""
    return max((b for x0, x1, b in beside if x0 < right - TOUCH and x1 > left + TOUCH), default=0.0)
