"""Relations between up to eight actors to places on a ring: the order with the fewest crossings, and boxes that fill the drawing.

The search is exact: the first actor stays where it is and mirror images are left out, so that eight actors have 2,520 orders.
Ties go to the shorter lines, then to the order of the brief. Nothing here is drawn; every number is a point.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import permutations

from briefing.records import record

MOST_ACTORS = 8
Point = tuple[float, float]


@record
class Box:
    """A rectangle with its lower-left corner at (x, y)."""

    x: float
    y: float
    width: float
    height: float

    def grown(self, by: float) -> Box:
        """The same box with a margin."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def meets(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def holds(self, other: Box) -> bool:
        """Whether the other lies within it."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.x + other.width <= self.x + self.width
            and other.y + other.height <= self.y + self.height
        )

    def crossed(self, a: Point, b: Point) -> bool:
        """Whether the straight line from a to b runs through it."""
        return cut(self, a, b) is not None


def cut(box: Box, a: Point, b: Point) -> tuple[float, float] | None:
    """The share of the way from a to b at which a line enters a box and leaves it again; None where it misses it."""
    first, last = 0.0, 1.0
    for start, way, low, high in (
        (a[0], b[0] - a[0], box.x, box.x + box.width),
        (a[1], b[1] - a[1], box.y, box.y + box.height),
    ):
        if abs(way) < 1e-9:
            if not low < start < high:
                return None
            continue
        s, t = sorted(((low - start) / way, (high - start) / way))
        first, last = max(first, s), min(last, t)
    return (first, last) if first < last else None


def best_order(count: int, pairs: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Who stands at which place of the ring, clockwise: fewest crossings, then shortest lines, then the given order."""
    if count > MOST_ACTORS:
        raise ValueError(f"{count} actors are too many for an exact search")
    edges = sorted({(min(p), max(p)) for p in pairs if p[0] != p[1]})
    best: tuple[int, int, tuple[int, ...]] | None = None
    for rest in permutations(range(1, count)):
        if len(rest) > 1 and rest[0] > rest[-1]:
            continue  # the mirror image of another
        order = (0, *rest)
        at = {actor: place for place, actor in enumerate(order)}
        placed = [tuple(sorted((at[a], at[b]))) for a, b in edges]
        cost = (_crossings(placed), sum(min(b - a, count - b + a) for a, b in placed), order)  # whole numbers
        if best is None or cost < best:
            best = cost
    return best[2] if best is not None else (0,)


def _crossings(placed: Sequence[tuple[int, ...]]) -> int:
    """How many chords of a ring cross: exactly one end of the other lies between the ends of the one."""
    return sum(  # whole numbers
        len({a, b, c, d}) == 4 and (a < c < b) != (a < d < b) for n, (a, b) in enumerate(placed) for c, d in placed[n + 1 :]
    )


def on_ring(sizes: Sequence[tuple[float, float]], width: float, height: float, turn: float = 0.0) -> list[Box]:
    """Boxes of these sizes round an ellipse in a drawing of this size, clockwise, each wholly inside.

    `turn` moves all of them on, 1.0 to the place of the next one.
    """
    count = len(sizes)
    if count == 1:
        return [Box((width - sizes[0][0]) / 2, (height - sizes[0][1]) / 2, *sizes[0])]
    # two stand left and right; an even number has a flat top, an odd one its first actor above
    start = math.pi if count == 2 else math.pi / 2 + (math.pi / count if count % 2 == 0 else 0.0)
    angles = [start - 2 * math.pi * (n + turn) / count for n in range(count)]
    xs, ys = _filling([_stretched(math.cos(a)) for a in angles]), _filling([_stretched(math.sin(a)) for a in angles])
    return [Box(round((width - w) * x, 2), round((height - h) * y, 2), w, h) for (w, h), x, y in zip(sizes, xs, ys, strict=True)]


def _stretched(share: float) -> float:
    """A coordinate of the ellipse drawn a little towards a rectangle, which leaves more room in the middle."""
    return math.copysign(abs(share) ** 0.8, share) if abs(share) > 1e-9 else 0.0


def _filling(shares: Sequence[float]) -> list[float]:
    """Coordinates from 0 to 1, so that the outermost touch the edges; all in the middle where they are the same."""
    low, high = min(shares), max(shares)
    return [(s - low) / (high - low) if high > low else 0.5 for s in shares]
