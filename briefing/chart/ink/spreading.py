"""Wished places along a line to places where nothing meets: in the same order, within bounds, as little moved as can be.

«As little» is the least sum of squared moves: what collides parts to both sides alike, and there is one answer. It is found
exactly and in linear time: the wish of each, less the room that those before it need, has to rise from one to the next, so that
the answer is an isotonic regression (pool adjacent violators: Barlow and others, Statistical Inference under Order Restrictions,
1972), clipped to the bounds.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate, pairwise


def spread_points(wanted: Sequence[float], apart: Sequence[float], low: float, high: float) -> list[float]:
    """Places in the given order, each `apart[i]` or more from the next, all within low…high.

    `apart` has one distance less than there are places. Where the room is less than they need all distances shrink alike.
    """
    if not wanted:
        return []
    needed = math.fsum(apart)
    shrink = min(1.0, max(high - low, 0.0) / needed) if needed > 0 else 1.0
    before = [0.0, *accumulate(d * shrink for d in apart)]
    pools: list[tuple[float, int]] = []  # mean of the shifted wishes, how many share it
    for place, room in zip(wanted, before, strict=True):
        mean, size = place - room, 1
        while pools and pools[-1][0] > mean:
            other, n = pools.pop()
            mean, size = (mean * size + other * n) / (size + n), size + n
        pools.append((mean, size))
    shifted = [min(max(mean, low), max(high - before[-1], low)) for mean, size in pools for _ in range(size)]
    return [place + room for place, room in zip(shifted, before, strict=True)]


def spread_blocks(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float, gap: float = 0.0) -> list[float]:
    """The middles of blocks with these wished middles and sizes, `gap` or more between two, all of them within low…high.

    The order is that of the wishes, equal ones as they are given. Blocks overlap evenly where the room is less than they need.
    """
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    apart = [(sizes[a] + sizes[b]) / 2 + gap for a, b in pairwise(order)]
    first, last = (low + sizes[order[0]] / 2, high - sizes[order[-1]] / 2) if order else (low, high)
    out = [0.0] * len(order)
    for n, middle in zip(order, spread_points([wanted[n] for n in order], apart, first, last), strict=True):
        out[n] = middle
    return out
