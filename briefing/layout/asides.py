"""An aside to what of it stands on a page, and what it must not stand on."""

from __future__ import annotations

from briefing.layout.galley import FREE, Aside, Decor, Slab, fitting


def is_beside(decor: Decor, aside: Aside) -> bool:
    """Whether a box reaches over the column of an aside."""
    return decor.x < aside.x + aside.width - 0.5 and decor.x + decor.width > aside.x + 0.5


def may_part(keep: list[Slab], rest: list[Slab]) -> bool:
    """Whether an aside may be cut between these."""
    return not rest or rest[0].level == FREE or len(keep) > 1


def cut_aside(slabs: list[Slab], room: float) -> tuple[list[Slab], list[Slab]]:
    """The slabs of an aside that fit into `room` points, at least one, and the rest."""
    n = max(fitting(slabs, room), 1)
    while 1 < n < len(slabs) and slabs[n].level > FREE:
        n -= 1
    return slabs[:n], slabs[n:]
