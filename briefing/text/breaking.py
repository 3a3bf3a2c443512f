"""Breakpoints to line ends: the total-fit algorithm of Knuth and Plass («Breaking Paragraphs into Lines», 1981).

Widths are points. A paragraph is a list of `Breakpoint`s with running totals; the algorithm knows nothing of words.
Justified text may stretch and shrink its spaces and scale its glyphs a little; ragged text is broken by the same
optimiser, its badness being how far a line stays behind the measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

# A space gives way by 28 % and grows by half before a line counts as badly set; glyphs are scaled by at most 1.2 %
# (space deviation .080 em without, .059 em with it on the measured paragraph; more begins to be seen).
SPACE_STRETCH, SPACE_SHRINK, EXPANSION = 0.5, 0.28, 0.012
# A ragged line may be this share of the measure short at badness 100.
RAG = 0.14
# A last line shorter than this share of the measure is avoided.
LAST_LINE = 0.18
HYPHEN_PENALTY, DASH_PENALTY, CUT_PENALTY, GAP_PENALTY = 60.0, 20.0, 15000.0, 900.0
CONSECUTIVE_HYPHENS, HYPHEN_BEFORE_LAST, UNLIKE_NEIGHBOURS = 12_000.0, 6_000.0, 4_000.0


Break = tuple[int, int, str, float, float, float, float, float, float, bool, float, float]
"""A `Breakpoint` as a plain tuple: making 180,000 named ones costs more than breaking the lines."""


class Breakpoint(NamedTuple):
    """A place where a line may end: totals of width and white before it, and those where the next line begins."""

    unit: int
    offset: int
    kind: str  # space | hyphen | dash | cut | gap | end
    width: float
    spaces: float
    next_width: float
    next_spaces: float
    extra: float  # what the break itself adds: a hyphen
    penalty: float
    flagged: bool
    right: float  # how far the line's last character hangs past the measure
    left: float  # how far the next line's first character hangs before it


Node = tuple[float, int, int, int, Any, float, float, float, bool]
"""Demerits so far, index of the break, lines so far, fitness class, node before, next_width, next_spaces, left hang, flagged."""


def total_fit(  # noqa: C901  (one loop over pairs, where a call each would cost more than the rest of the program)
    breaks: Sequence[Break], measure: float, *, justify: bool, tolerance: float, first: float = 0.0, left: float = 0.0
) -> list[int] | None:  # fmt: skip
    """Indices of the breaks that end the lines, or None when no way is within `tolerance`.

    `first` narrows the first line (its indent), `left` is how far its first character hangs out. Widths grow along
    `breaks`, so nodes stand in the order of their line starts: those that no later break can reach are at the front, those
    too near to end a line at this break are at the back.
    """
    active: list[Node] = [(0.0, -1, 0, 1, None, 0.0, 0.0, left - first, False)]
    # a line so short is beyond these tolerances whatever its spaces: half of all pairs need no arithmetic
    skip = 0.45 * measure if tolerance <= 3.0 else 1e18
    near = measure - skip - first
    beyond = measure + (max(b[10] for b in breaks) if justify else 1e-6)
    # when anything goes, a line cannot be so bad that cutting a word is better
    worst = 3.0 if tolerance > 100.0 else tolerance
    rag, last = RAG * measure, len(breaks) - 1
    for index, b in enumerate(breaks):
        is_end = index == last
        if b[3] + b[7] - active[0][5] < near and not is_end:
            continue
        _, _, _, width, spaces, next_width, next_spaces, extra, penalty, flagged, right, hang = b
        best: dict[int, Node] = {}
        dead = 0
        reach = width + extra - (right if justify else 0.0)
        for place, node in enumerate(active):
            from_width, from_hang = node[5], node[7]
            gap = measure - (reach - from_width - from_hang)
            if gap > skip and not is_end:
                if gap - from_hang > skip:
                    break  # and so for all after it
                continue
            if justify:
                line_spaces = spaces - node[6]
                give = EXPANSION * (width - from_width)
                if gap >= 0:
                    if is_end:
                        ratio = 0.0
                    else:
                        stretch = line_spaces * SPACE_STRETCH + give
                        ratio = gap / stretch if stretch > 0 else 1e6
                else:
                    shrink = line_spaces * SPACE_SHRINK + give
                    ratio = gap / shrink if shrink > 0 else -1e6
                    if ratio < -1.0:
                        if place == dead and width - from_width - from_hang - shrink > beyond:
                            dead += 1  # too long without its hyphen and with all its hang, so at every later break
                        continue
            elif gap >= 0:
                ratio = 0.0 if is_end else gap / rag
            elif gap < -1e-6:
                if place == dead and width - from_width - from_hang > beyond:
                    dead += 1
                continue
            else:
                ratio = gap * 1e6
            if ratio > tolerance and not is_end:
                continue
            size = ratio if ratio >= 0 else -ratio
            if size > worst:
                size = worst
            demerits = (1.0 + 100.0 * size * size * size + (penalty if justify else penalty * 4)) ** 2
            if node[8]:
                if flagged:
                    demerits += CONSECUTIVE_HYPHENS
                if is_end:
                    demerits += HYPHEN_BEFORE_LAST
            if is_end and node[2] and width - from_width < LAST_LINE * measure:
                demerits += 20_000.0 if justify else 250_000.0
            fitness = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
            if justify and abs(fitness - node[3]) > 1:
                demerits += UNLIKE_NEIGHBOURS
            demerits += node[0]
            found = best.get(fitness)
            if found is None or demerits < found[0]:
                best[fitness] = (demerits, index, node[2] + 1, fitness, node, next_width, next_spaces, hang, flagged)
        if is_end:
            return _way_to(best)
        if dead:
            del active[:dead]
        if len(best) == 1:
            active += best.values()
        elif best:
            least = min(n[0] for n in best.values())
            active += [n for n in best.values() if n[0] <= least + 300_000.0]
        elif not active:
            return None
    return None


def _way_to(best: dict[int, Node]) -> list[int] | None:
    """The breaks on the way to the end with the fewest demerits."""
    if not best:
        return None
    node = min(best.values(), key=lambda n: n[0])
    out: list[int] = []
    while node[4] is not None:
        out.append(node[1])
        node = node[4]
    return out[::-1]


def first_fit(breaks: Sequence[Break], measure: float, *, first: float = 0.0) -> list[int]:
    """Line ends taken as they come; never fails. A stretch without a break that fits stands on a line of its own."""
    out: list[int] = []
    start, start_width, room, candidate, index = -1, 0.0, measure - first, -1, 0
    while index < len(breaks):
        b = breaks[index]
        fits = b[3] + b[7] - start_width <= room + 1e-6
        if fits:
            candidate = index
            index += 1
        if not fits or index == len(breaks):
            taken = candidate if candidate > start else index
            out.append(taken)
            start, start_width, room = taken, breaks[taken][5], measure
            candidate, index = taken, taken + 1
    return out
