"""Breakpoints to line ends: the total-fit algorithm of Knuth and Plass.

D. E. Knuth and M. F. Plass, «Breaking Paragraphs into Lines», Software: Practice and Experience 11 (1981), 1119–1184, whose
terms are used here. The *adjustment ratio* of a line says by what share of their stretch (above 0) or shrink (below 0) its
spaces change. *Badness* is 100 times the cube of its amount. The *demerits* of a line are the square of 1 + badness + penalty,
more after two hyphens in a row or beside a line of another *fitness class* (tight, normal, loose, very loose). The chosen
breaks have the fewest demerits together, among those whose lines stay within a *tolerance*, the largest ratio allowed.

Widths are points; the algorithm knows nothing of words. Four things are added to the paper: justified lines scale their glyphs
a little beside their spaces, no space of theirs grows beyond a share of its width, ragged lines are broken by the same optimiser,
their ratio being how far they stay behind the measure, and the number of lines can be asked for (the paper's looseness). The
paper's constants are for justified text at TeX's scale of penalties; those below that differ say why.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Optional

SPACE_STRETCH, SPACE_SHRINK = 0.5, 0.28
"""Shares of its width by which a space grows or gives way at a ratio of 1 and −1 (the paper's font: 1/2 and 1/3)."""
EXPANSION = 0.02
"""Share of their width by which glyphs are scaled at a ratio of 1 and −1: what pdfTeX allows by default (Hàn Thế Thành, 2000).
Measured on 60 lines of a brief: half of the lines that no way kept below the cap without it are below it."""
RAG = 0.14
"""Share of the measure by which a ragged line is short at a ratio of 1."""
LAST_LINE, RUNT = 0.18, 0.12
"""Shares of the measure: a last line shorter than the first is avoided; one shorter than the second is a fault, and stands only
where neither justified nor ragged lines have another way."""
HYPHEN_PENALTY, DASH_PENALTY = 60.0, 20.0
"""Added to the badness of a line that ends so (TeX: 50 for both)."""
GAP_PENALTY, CUT_PENALTY = 900.0, 15_000.0
"""The same for a line that ends in a stretching gap, and for one that cuts a word: so high that any other way is taken first."""
RAGGED_PENALTIES = 4.0
"""Times what penalties count in ragged text, which has no need of hyphens and dashes."""
CONSECUTIVE_HYPHENS, HYPHEN_BEFORE_LAST, UNLIKE_NEIGHBOURS = 12_000.0, 6_000.0, 4_000.0
"""Demerits added to a line (plain TeX: 10,000, 5,000 and 10,000): a hyphen after a hyphen or before the last line; a fitness
class that is not next to that of the line before."""
LADDER = 200_000.0
"""Demerits of a third hyphen in a row in ragged lines, where it is better than a cut word; justified lines never have one."""
SHORT_LAST_LINE = 250_000.0
"""Demerits of a last line shorter than `LAST_LINE`, four times as many below `RUNT`: a few lines a little tighter or looser are
the lesser fault."""
WORST = 3.0
"""A ratio counts as no more than this where the tolerance is unbounded: no line is so bad that cutting a word is better."""
UNBOUNDED = 100.0
"""A tolerance above this admits any line."""
MOST_BEHIND = 300_000.0
"""Demerits; a way to a break that is so much worse than the best one to it never wins by its fitness class."""
_ROUNDING = 1e-6  # points
_CLASSES = 4  # of fitness


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
    flagged: bool  # it ends in a hyphen
    right: float  # how far the line's last character hangs past the measure
    left: float  # how far the next line's first character hangs before it


Node = tuple[float, int, int, int, Optional["Node"], float, float, float, int]
"""A way to a break: its demerits, the break's index, its lines, the fitness class of the last, the way to the line before; and
where the next line begins: width and white before it, how far its first character hangs out; how many of its last lines end in a
hyphen."""

Feasible = list[tuple[Node, float]]
"""The ways from which a line to some break is within the tolerance, each with that line's adjustment ratio."""


class Limits(NamedTuple):
    """What a line must keep to: the largest adjustment ratio; whether it is justified, and by what share of their width its
    spaces may grow then at most. `lines` is how many there are to be, 0 for as many as make the fewest demerits."""

    tolerance: float
    justify: bool
    growth: float = float("inf")
    lines: int = 0


def total_fit(
    breaks: Sequence[Break], measure: float, limits: Limits, *, first: float = 0.0, left: float = 0.0
) -> list[int] | None:  # fmt: skip
    """Indices of the breaks that end the lines, or None when no way is within the limits.

    `first` narrows the first line (its indent), `left` is how far its first character hangs out. Widths grow along
    `breaks`, so the active ways stand in the order of their line starts: those that no later break can reach are at the front,
    those too near to end a line at this break are at the back.
    """
    tolerance, justify, _, wanted = limits
    active: list[Node] = [(0.0, -1, 0, 1, None, 0.0, 0.0, left - first, 0)]
    feasible = _justified if justify else _ragged
    # no space stretches so far within these tolerances: a line that fills less of its measure needs no arithmetic
    near = 0.55 * measure - first if tolerance <= 3.0 else float("-inf")
    beyond = measure + (max(b[10] for b in breaks) if justify else _ROUNDING)
    worst = WORST if tolerance > UNBOUNDED else tolerance
    last = len(breaks) - 1
    for index in range(last):
        b = breaks[index]
        if b[3] + b[7] - active[0][5] < near:
            continue
        lines, passed = feasible(active, b, measure, limits, beyond)
        if passed:
            del active[:passed]
        if lines:
            active += _best(lines, index, b, limits, worst)
        elif not active:
            return None
    b = breaks[last]
    lines, _ = feasible(active, b, measure, Limits(float("inf"), justify), beyond)
    ways = _best(_at_the_end(lines, b, measure), last, b, limits, worst)
    return _way_to([n for n in ways if n[2] == wanted] if wanted else ways)


def _justified(active: list[Node], b: Break, measure: float, limits: Limits, beyond: float) -> tuple[Feasible, int]:
    """The justified lines that may end at a break, and how many ways at the front no later break can reach."""
    _, _, _, width, spaces, _, _, extra, _, _, right, _ = b
    tolerance, _, growth, _ = limits
    lines: Feasible = []
    passed = 0
    reach = width + extra - right
    for place, node in enumerate(active):
        from_width, from_hang = node[5], node[7]
        gap = measure - (reach - from_width - from_hang)
        give = EXPANSION * (width - from_width)
        if gap >= 0:
            white = spaces - node[6]
            stretch = white * SPACE_STRETCH + give
            ratio = gap / stretch if stretch > 0 else 1e6
            most = (growth - EXPANSION) * white + give  # spaces are scaled with the glyphs
            if ratio > tolerance or gap > most:
                if gap - from_hang > min(tolerance * stretch, most):
                    break  # and so for all lines that begin later
                continue
        else:
            shrink = (spaces - node[6]) * SPACE_SHRINK + give
            ratio = gap / shrink if shrink > 0 else -1e6
            if ratio < -1.0:
                if place == passed and width - from_width - from_hang - shrink > beyond:
                    passed += 1  # too long without its hyphen and with all its hang, so at every later break
                continue
        lines.append((node, ratio))
    return lines, passed


def _ragged(active: list[Node], b: Break, measure: float, limits: Limits, beyond: float) -> tuple[Feasible, int]:
    """The same for lines that are set ragged: their spaces never grow."""
    width, extra, tolerance = b[3], b[7], limits.tolerance
    lines: Feasible = []
    passed = 0
    reach, rag = width + extra, RAG * measure
    for place, node in enumerate(active):
        from_width, from_hang = node[5], node[7]
        gap = measure - (reach - from_width - from_hang)
        if gap >= 0:
            ratio = gap / rag
            if ratio > tolerance:
                if gap - from_hang > tolerance * rag:
                    break
                continue
        elif gap < -_ROUNDING:
            if place == passed and width - from_width - from_hang > beyond:
                passed += 1
            continue
        else:
            ratio = gap / _ROUNDING
        lines.append((node, ratio))
    return lines, passed


def _best(lines: Feasible, index: int, b: Break, limits: Limits, worst: float) -> list[Node]:
    """For each fitness class the way to a break with the fewest demerits, those far behind the best left out; where the number of
    lines is asked for, for each number of lines."""
    _, justify, _, wanted = limits
    penalty, flagged = b[8] if justify else b[8] * RAGGED_PENALTIES, b[9]
    best: dict[int, Node] = {}
    for node, ratio in lines:
        size = ratio if ratio >= 0 else -ratio
        if size > worst:
            size = worst
        demerits = (1.0 + 100.0 * size * size * size + penalty) ** 2
        if flagged and node[8]:
            if justify and node[8] > 1:
                continue
            demerits += CONSECUTIVE_HYPHENS if node[8] == 1 else LADDER
        fitness = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3  # tight, normal, loose, very loose
        if justify and abs(fitness - node[3]) > 1:
            demerits += UNLIKE_NEIGHBOURS
        demerits += node[0]
        kind = fitness + _CLASSES * node[2] if wanted else fitness
        found = best.get(kind)
        if found is None or demerits < found[0]:
            best[kind] = (demerits, index, node[2] + 1, fitness, node, b[5], b[6], b[11], node[8] + 1 if flagged else 0)
    if wanted or len(best) < 2:
        return list(best.values())
    least = min(n[0] for n in best.values())
    return [n for n in best.values() if n[0] <= least + MOST_BEHIND]


def _at_the_end(lines: Feasible, b: Break, measure: float) -> Feasible:
    """The lines that may end the paragraph: none is stretched; a hyphen before them, or too few words, costs demerits."""
    out: Feasible = []
    for node, ratio in lines:
        added = HYPHEN_BEFORE_LAST if node[8] else 0.0
        if node[2] and b[3] - node[5] < LAST_LINE * measure:
            added += SHORT_LAST_LINE if b[3] - node[5] >= RUNT * measure else 4 * SHORT_LAST_LINE
        out.append(((node[0] + added, *node[1:]), min(ratio, 0.0)))
    return out


def _way_to(ways: Sequence[Node]) -> list[int] | None:
    """The breaks on the way to the end with the fewest demerits; None where there is none."""
    if not ways:
        return None
    node: Node | None = min(ways, key=lambda n: n[0])
    out: list[int] = []
    while node is not None and node[4] is not None:
        out.append(node[1])
        node = node[4]
    return out[::-1]


def first_fit(breaks: Sequence[Break], measure: float, *, first: float = 0.0) -> list[int]:
    """Line ends taken as they come; never fails. A stretch without a break that fits stands on a line of its own."""
    out: list[int] = []
    start, start_width, room, candidate, index = -1, 0.0, measure - first, -1, 0
    while index < len(breaks):
        b = breaks[index]
        fits = b[3] + b[7] - start_width <= room + _ROUNDING
        if fits:
            candidate = index
            index += 1
        if not fits or index == len(breaks):
            taken = candidate if candidate > start else index
            out.append(taken)
            start, start_width, room = taken, breaks[taken][5], measure
            candidate, index = taken, taken + 1
    return out
