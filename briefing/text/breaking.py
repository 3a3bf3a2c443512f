"""Breakpoints to line ends: the total-fit algorithm of Knuth and Plass («Breaking Paragraphs into Lines», 1981).

Widths are points. A paragraph is a list of `Breakpoint`s with running totals; the algorithm knows nothing of words.
Justified text may stretch and shrink its spaces and scale its glyphs a little; ragged text is broken by the same
optimiser, its badness being how far a line stays behind the measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

# A space gives way by 28 % and grows by half before a line counts as badly set; glyphs are scaled by at most 1.2 %
# (space deviation .080 em without, .059 em with it on the measured paragraph; more begins to be seen).
SPACE_STRETCH, SPACE_SHRINK, EXPANSION = 0.5, 0.28, 0.012
# A ragged line may be this share of the measure short at badness 100.
RAG = 0.14
# A last line shorter than this share of the measure is avoided.
LAST_LINE = 0.18
HYPHEN_PENALTY, DASH_PENALTY, CUT_PENALTY, GAP_PENALTY = 60.0, 20.0, 5000.0, 900.0
CONSECUTIVE_HYPHENS, HYPHEN_BEFORE_LAST, UNLIKE_NEIGHBOURS = 12_000.0, 6_000.0, 4_000.0


Break = tuple[int, int, str, float, float, float, float, float, float, bool, float, float]
"""A `Breakpoint` as a plain tuple: making 180,000 named ones costs more than breaking the lines."""


class Breakpoint(NamedTuple):
    """A place where a line may end. `width`/`spaces` are totals before it, `next_width`/`next_spaces` where the next line begins."""

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


def total_fit(breaks: Sequence[Break], measure: float, *, justify: bool, tolerance: float, first: float = 0.0, left: float = 0.0) -> list[int] | None:
    """Indices of the breaks that end the lines, or None when no way is within `tolerance`.

    `first` narrows the first line (its indent), `left` is how far its first character hangs out.
    """
    # node: demerits, break index, line, fitness class, previous node, next_width, next_spaces, hang, flagged
    active: list[tuple[float, int, int, int, object, float, float, float, bool]] = [(0.0, -1, 0, 1, None, 0.0, 0.0, left - first, False)]
    rag = RAG * measure
    # a line so short is beyond these tolerances whatever its spaces: half of all pairs need no arithmetic
    skip = 0.45 * measure if tolerance <= 3.0 else 1e18
    last = len(breaks) - 1
    for index, b in enumerate(breaks):
        _, _, kind, width, spaces, next_width, next_spaces, extra, penalty, flagged, right, hang = b
        is_end = index == last
        best: dict[int, tuple[float, int, int, int, object, float, float, float, bool]] = {}
        keep = []
        reach = width + extra - (right if justify else 0.0)
        for node in active:
            from_width = node[5]
            gap = measure - (reach - from_width - node[7])
            if gap > skip and not is_end:
                keep.append(node)
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
            elif gap >= 0:
                ratio = 0.0 if is_end else gap / rag
            else:
                ratio = gap * 1e6
            if ratio < -1.0:
                if not is_end and width - from_width > measure * 1.25 + 40.0:
                    continue  # no later break can end this line either
                keep.append(node)
                continue
            keep.append(node)
            if ratio <= tolerance or is_end:
                size = ratio if ratio >= 0 else -ratio
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
            if not best:
                return None
            end: object = min(best.values(), key=lambda n: n[0])
            out: list[int] = []
            while end is not None:
                out.append(end[1])  # type: ignore[index]
                end = end[4]  # type: ignore[index]
            return out[-2::-1] if len(out) > 1 else out
        if best:
            if len(best) == 1:
                keep += best.values()
            else:
                least = min(n[0] for n in best.values())
                keep += [n for n in best.values() if n[0] <= least + 300_000.0]
        if not keep:
            return None
        active = keep
    return None


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
