"""What the columns of a table ask for, to the widths that they are given: together as wide as the room, and the rows low."""

from __future__ import annotations

import math
from collections.abc import Sequence

from briefing.records import record

Cell = tuple[int, list[float]]
"""The number of a cell's column and the lengths of its paragraphs, each on one line, in points."""

# Of a measure: what lines that are broken between words fill of it, on the average of ragged lines.
FILLED = 0.9
# What a line of a cell weighs that does not make its row higher, beside one that does: labels are not broken for nothing.
LOW_CELL = 0.25
# Ways of sharing that are tried, each made from the rows as the one before leaves them; rows of the table that are looked at.
TRIALS, MOST_ROWS = 8, 200
# Columns whose longest words take so much of their room are squeezed; records are taken for them where they are so much lower.
SQUEEZED, LOWER = 0.75, 0.85
# The shares of a column's paragraphs that are tried to be set on one line each.
WHOLE = (0.5, 0.8, 1.0)
# Halvings of the scale at which the columns fill the room.
_HALVINGS = 40


@record(frozen=False)
class Column:
    """What a column asks for: its kind, and its longest word and longest line in points."""

    kind: str
    least: float = 0.0
    most: float = 0.0


def filled(columns: Sequence[Column], room: float) -> list[float]:
    """Every line whole, and what is left given to the columns that hold no numbers by their lengths, else to all."""
    spare = room - math.fsum(c.most for c in columns)
    words = [c.kind != "number" for c in columns]
    takes = words if any(words) else [True] * len(columns)
    total = math.fsum(max(c.most, 1.0) for c, t in zip(columns, takes, strict=True) if t)
    return [c.most + (spare * max(c.most, 1.0) / total if t else 0.0) for c, t in zip(columns, takes, strict=True)]


def shared(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], room: float) -> list[float]:
    """Every word whole, no column wider than its longest line, and the rest of the room where it makes the rows lowest.

    A row is as high as its highest cell; were it always the same one, widths in proportion to the square roots of what the
    columns hold would be best. So each trial weighs the cells by what they are in the trial before, and the best is taken.
    """
    sample = rows[:: max(1, len(rows) // MOST_ROWS)]
    weights = [c.most - c.least for c in columns]
    best, lowest, of_best = [c.least for c in columns], math.inf, weights
    for _ in range(TRIALS):
        widths = _scaled(columns, weights, room)
        of_trial = weights
        height, weights = _weighed(sample, widths)
        if height < lowest:
            best, lowest, of_best = widths, height, of_trial
    return _with_whole_labels(columns, sample, room, (best, lowest, of_best))


def _with_whole_labels(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], room: float, found: tuple[list[float], float, list[float]]
) -> list[float]:  # fmt: skip
    """Widths at which one column after another has most of its cells on one line, where that is better: labels of a few points
    more than their column would each be broken otherwise."""
    best, lowest, weights = found
    kept = list(columns)
    for i, column in enumerate(columns):
        lengths = sorted(p for row in rows for at, paragraphs in row if at == i for p in paragraphs)
        for share in WHOLE:
            wanted = lengths[int(share * (len(lengths) - 1))] if lengths else 0.0
            if wanted <= best[i]:
                continue
            tried = [*kept[:i], Column(column.kind, min(wanted, column.most), column.most), *kept[i + 1 :]]
            if math.fsum(c.least for c in tried) > room:
                break
            widths = _scaled(tried, weights, room)
            height = _weighed(rows, widths)[0]
            if height < lowest:
                best, lowest, kept = widths, height, tried
    return best


def lower_as_records(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], widths: Sequence[float], measure: float) -> bool:
    """Whether columns that little more than their longest words leave room for make rows so high that they are better read as
    records, each cell on lines of `measure` points."""
    if math.fsum(c.least for c in columns) < SQUEEZED * math.fsum(widths):
        return False
    sample = rows[:: max(1, len(rows) // MOST_ROWS)]
    beside = _weighed(sample, widths, low_cell=0.0)[0]
    below = math.fsum(_lines(p, measure) for row in sample for _, paragraphs in row for p in paragraphs)
    return below < LOWER * beside


def _scaled(columns: Sequence[Column], weights: Sequence[float], room: float) -> list[float]:
    """Widths in proportion to the square roots of the weights, within what each column can take, that fill the room."""
    roots = [math.sqrt(max(w, 0.0)) for w in weights]

    def at(scale: float) -> list[float]:
        return [min(max(c.least, scale * r), c.most) for c, r in zip(columns, roots, strict=True)]

    low, high = 0.0, room / min((r for r in roots if r > 0), default=1.0)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if math.fsum(at(middle)) <= room else (low, middle)
    widths = at(low)
    spare, wanting = room - math.fsum(widths), [c.most - w for c, w in zip(columns, widths, strict=True)]
    total = math.fsum(wanting)
    return [w + spare * x / total if total > 0 else w for w, x in zip(widths, wanting, strict=True)]


def _weighed(
    rows: Sequence[Sequence[Cell]], widths: Sequence[float], low_cell: float = LOW_CELL
) -> tuple[float, list[float]]:  # fmt: skip
    """How many lines the rows take at these widths, and what the columns weigh for that."""
    height, weights = 0.0, [0.0] * len(widths)
    for row in rows:
        lines = [math.fsum(_lines(p, widths[i]) for p in paragraphs) for i, paragraphs in row]
        most = max(lines, default=0.0)
        height += most + low_cell * math.fsum(lines)
        for (i, paragraphs), count in zip(row, lines, strict=True):
            weights[i] += math.fsum(paragraphs) * (1.0 + low_cell if count >= most else low_cell)
    return height, weights


def _lines(length: float, width: float) -> int:
    """The lines of a paragraph, about."""
    return 1 if length <= width else math.ceil(length / (FILLED * width))
