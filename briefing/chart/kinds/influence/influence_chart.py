"""Actors by influence and interest to a grid of three by three cells: names in their cells, the weightiest at the top right.

The five steps of the brief become three (1–2, 3, 4–5), which the axes say. Cells grow with their names. Where a column is too
narrow for the longest word, the cells that hold somebody stand under each other, each under its words.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from briefing.chart.datatable import DataTable
from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook
from briefing.chart.ink.pen import Pen, measure_words, polyline, rectangle, wrap_words
from briefing.chart.kinds.influence import ActorPlace, InfluenceChart
from briefing.chart.marks.names import LEADING, Row, draw_key, draw_row, key_height, key_rows, mixed, row_of, widest_word
from briefing.language import Say
from briefing.model.actors import STANCES

if TYPE_CHECKING:
    from briefing.text.style import TextStyle

STEPS = ("low", "middle", "high")
RANGES = ("1–2", "3", "4–5")
_GUTTER = 2.0
_PADDING = 4.0
_DARKEST = 0.6  # the share of the pale role in the cell at the top right


def step_of(value: int) -> int:
    """1–2 to 0, 3 to 1, 4–5 to 2."""
    return 0 if value <= 2 else 1 if value == 3 else 2


def draw(chart: InfluenceChart, measure: float, look: ChartLook) -> DisplayList:
    """The grid, at least 60 points wide, or the list of its cells where a column would break a word."""
    measure = max(measure, 60.0)
    words = dict(chart.words)
    cells: dict[tuple[int, int], list[ActorPlace]] = {}
    for actor in chart.actors:
        cells.setdefault((step_of(actor.influence), step_of(actor.interest)), []).append(actor)
    stances = {a.stance for a in chart.actors}
    entries = [(s, words[f"stance_{s}"]) for s in STANCES if s in stances]
    question = [chart.issue + ":"] if entries and chart.issue else []
    head = [*([("", question[0])] if question else []), *entries]
    key = key_rows(head, measure, look.small)
    left = max(measure_words(_step(words, n), look.small) for n in range(3)) + 6
    column = (measure - left - 2 * _GUTTER) / 3
    names = [a.name for a in chart.actors]
    if widest_word(names, look.strong) + 2 * _PADDING > column or left > 0.3 * measure:
        return _list(cells, words, key, measure, look)
    return _grid(cells, words, key, (measure, left, column), look)


def _step(words: dict[str, str], n: int) -> str:
    return f"{words[STEPS[n]]} ({RANGES[n]})"


def _style(look: ChartLook, place: tuple[int, int]) -> TextStyle:
    return look.strong if place == (2, 2) else look.regular


def _tint(look: ChartLook, place: tuple[int, int]) -> tuple[float, float, float]:
    return mixed(look.pale, look.paper, 0.1 + (_DARKEST - 0.1) * sum(place) / 4)  # whole numbers


def _grid(
    cells: dict[tuple[int, int], list[ActorPlace]],
    words: dict[str, str],
    key: list[list[tuple[float, Row]]],
    sizes: tuple[float, float, float],
    look: ChartLook,
) -> DisplayList:
    measure, left, column = sizes
    rows = {
        place: [row_of(a.name, _style(look, place), column - 2 * _PADDING, a.stance, aligned=bool(key)) for a in found]
        for place, found in cells.items()
    }
    heights = _heights(rows, look)
    small, strong = look.small.size * LEADING, look.small_strong.size * LEADING
    over, across = wrap_words(words["influence"], measure - 10, look.small_strong), words["interest"]
    under = wrap_words(across, measure - 10, look.small_strong)
    top = key_height(key) + (6 if key else 0) + len(over) * strong + 3
    height = top + math.fsum(heights) + 2 * _GUTTER + 3 + small + len(under) * strong + 2
    pen = Pen(measure, height)
    y = draw_key(pen, key, height, look) - (6 if key else 0)
    y = _axis_words(pen, over, 0.0, y, look, up=True) - 3
    for i in (2, 1, 0):
        middle = y - heights[i] / 2
        pen.words(left - 6, middle - 0.33 * look.small.size, _step(words, i), look.small, anchor="right")
        for j in range(3):
            _draw_cell(pen, (i, j), rows.get((i, j), []), (left + j * (column + _GUTTER), y, column, heights[i]), look)
        y -= heights[i] + _GUTTER
    y += _GUTTER - 3
    for j in range(3):
        middle = left + j * (column + _GUTTER) + column / 2
        pen.words(middle, y - look.small.size, _step(words, j), look.small, anchor="center")
    _axis_words(pen, under, measure, y - small, look, up=False)
    return pen.finish()


def _heights(rows: dict[tuple[int, int], list[Row]], look: ChartLook) -> list[float]:
    """The height of each row of cells: that of its fullest cell, one line at least."""
    fullest = [[math.fsum(r.height + 1.5 for r in rows.get((i, j), [])) - 1.5 for j in range(3)] for i in range(3)]
    return [max(look.regular.size * LEADING, *heights) + 2 * _PADDING for heights in fullest]


def _draw_cell(
    pen: Pen, place: tuple[int, int], rows: list[Row], box: tuple[float, float, float, float], look: ChartLook
) -> None:
    x, top, width, height = box
    pen.paint(rectangle(x, top - height, width, height), fill=_tint(look, place))
    foot = top - _PADDING
    for row in rows:
        foot = draw_row(pen, row, x + _PADDING, foot, look) - 1.5


def _axis_words(pen: Pen, lines: list[str], x: float, top: float, look: ChartLook, *, up: bool) -> float:
    """The name of an axis with an arrow behind its last line: upward from x on, or to the right and ending at x."""
    style = look.small_strong
    for n, line in enumerate(lines):
        base = top - style.size * 0.98
        end = pen.words(x, base, line, style) if up else pen.words(x - 9, base, line, style, anchor="right")
        if n == len(lines) - 1:
            if up:
                _arrow(pen, [(end + 5, base - 0.5), (end + 5, base + 6)], [(-2, -2.4), (2, -2.4)], look)
            else:
                _arrow(pen, [(x - 7, base + 2.6), (x - 0.5, base + 2.6)], [(-2.4, 2), (-2.4, -2)], look)
        top -= style.size * LEADING
    return top


def _arrow(pen: Pen, shaft: list[tuple[float, float]], barbs: list[tuple[float, float]], look: ChartLook) -> None:
    (x, y) = shaft[1]
    head = polyline([(x + barbs[0][0], y + barbs[0][1]), (x, y), (x + barbs[1][0], y + barbs[1][1])])
    pen.paint(f"{polyline(shaft)} {head}", stroke=look.secondary, width=0.9)


def _list(
    cells: dict[tuple[int, int], list[ActorPlace]],
    words: dict[str, str],
    key: list[list[tuple[float, Row]]],
    measure: float,
    look: ChartLook,
) -> DisplayList:
    """The cells that hold somebody, from the weightiest on, each a band over the whole measure."""
    bands = []
    for place in sorted(cells, key=lambda p: (-sum(p), -p[0])):  # whole numbers
        said = f"{words['influence']}: {_step(words, place[0])}; {words['interest']}: {_step(words, place[1])}"
        head = row_of(said, look.small, measure - 2 * _PADDING)
        rows = [row_of(a.name, _style(look, place), measure - 2 * _PADDING, a.stance, aligned=bool(key)) for a in cells[place]]
        bands.append((place, head, rows, head.height + math.fsum(r.height + 1.5 for r in rows) + 2 * _PADDING))
    pen = Pen(measure, key_height(key) + (6 if key else 0) + math.fsum(b[3] + _GUTTER for b in bands))
    y = draw_key(pen, key, pen.height, look) - (6 if key else 0)
    for place, head, rows, height in bands:
        pen.paint(rectangle(0, y - height, measure, height), fill=_tint(look, place))
        foot = draw_row(pen, head, _PADDING, y - _PADDING, look) - 1.5
        for row in rows:
            foot = draw_row(pen, row, _PADDING, foot, look) - 1.5
        y -= height + _GUTTER
    return pen.finish()


def describe(chart: InfluenceChart, say: Say) -> str:
    """The actors of every cell, from the weightiest cell on."""
    words = dict(chart.words)
    # a range in words: many screen readers pass over the dash
    low, middle, high = (say("alt_bounds", low=r[0], high=r[-1]) if len(r) > 1 else r for r in RANGES)
    said = [say.several("alt_grid", len(chart.actors), low=low, middle=middle, high=high)]
    for i in (2, 1, 0):
        for j in (2, 1, 0):
            found = [a for a in chart.actors if (step_of(a.influence), step_of(a.interest)) == (i, j)]
            names = [say("alt_at", value=a.name, at=words[f"stance_{a.stance}"]) if a.stance else a.name for a in found]
            if names:
                place = {"influence": words[STEPS[i]], "interest": words[STEPS[j]]}
                said.append(say("alt_grid_cell", names=say("comma").join(names), **place))
    if chart.issue and any(a.stance for a in chart.actors):
        asked = say("alt_grid_issue", issue=chart.issue)
        said.append(asked if asked.endswith("?") else asked + say("period"))
    return " ".join(said)


def data(chart: InfluenceChart, say: Say) -> DataTable:
    """A row for every actor."""
    columns = tuple(say(f"data_{key}") for key in ("actor", "influence", "interest", "stance", "issue"))
    words = dict(chart.words)
    stance = [words[f"stance_{a.stance}"] if a.stance else "" for a in chart.actors]
    issue = [chart.issue if a.stance else "" for a in chart.actors]
    rows = zip(chart.actors, stance, issue, strict=True)
    return DataTable(columns, tuple((a.name, str(a.influence), str(a.interest), s, i) for a, s, i in rows))
