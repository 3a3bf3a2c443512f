"""Stances on one issue to a line of five ordinal places between its poles, with the names of the actors under each place.

Who is silent, split or unknown stands in a row of its own below and never on the line. Behind each name on the line stands a mark
of how the stance is known, and a key says in words what the marks mean; what was not declared says so below the name too. Who
has moved says from where, behind an arrow that points the way. Where a column would break a word, the line runs downward.
"""

from __future__ import annotations

import math

from briefing.chart.datatable import DataTable
from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook
from briefing.chart.ink.pen import Pen, circle, measure_words, polyline, wrap_words
from briefing.chart.kinds.spectrum import Spectrum, Standing
from briefing.chart.marks.bases import BASES, basis_width, paint_basis
from briefing.chart.marks.names import ASCENT, LEADING, Row, draw_key, draw_row, key_height, key_rows, row_of, widest_word
from briefing.language import Say
from briefing.model.actors import PLACES, STANCES
from briefing.records import record

ON_LINE, OFF_LINE = STANCES[:PLACES][::-1], STANCES[PLACES:]  # on the line from against to for
_APART = 3.0  # between two names
_DOT = 2.2
_INFERRED = ("observed", "assessed")  # not said by the actor itself
_BEHIND = 4.0  # between a name and the mark of how its stance is known
_ABOVE_KEY = 4.0
_SPINE = 12.0  # the room left of the words where the line runs downward


@record
class _Block:
    """One actor: its name between two marks, and small lines below with the way it has moved (-1 to against, 1 to for, 0 not)."""

    name: Row
    basis: str
    below: tuple[Row, ...]
    way: int

    @property
    def height(self) -> float:
        return self.name.height + math.fsum(r.height for r in self.below) + _APART


@record
class _Foot:
    """Below the line: who has no place on it, and the key to the marks behind the names, each as lines of rows."""

    rest: list[list[tuple[float, Row]]]
    key: list[list[tuple[float, str, Row]]]

    @property
    def height(self) -> float:
        rest = 8.0 + key_height(self.rest) if self.rest else 0.0
        return rest + (_ABOVE_KEY + math.fsum(max(row.height for _, _, row in line) for line in self.key) if self.key else 0.0)


def draw(chart: Spectrum, measure: float, look: ChartLook) -> DisplayList:
    """The line from against (left) to for (right); downward from for to against where the measure, at least 60 points, is
    narrow."""
    measure = max(measure, 60.0)
    words = dict(chart.words)
    column = measure / 5
    names = [a.name for a in chart.actors if a.stance in ON_LINE]
    heads = [words[f"stance_{s}"] for s in ON_LINE]
    needed = max(widest_word(names, look.regular) + _behind(look), widest_word(heads, look.small_strong, ""))
    foot = _foot(chart, words, measure, look)
    if needed > column - 5:
        return _downward(chart, words, foot, measure, look)
    return _across(chart, words, foot, measure, look)


def _aside(actor: Standing, words: dict[str, str]) -> str:
    said = [w for w in (words[actor.kind] if actor.kind in _INFERRED else "", actor.moved) if w]
    return f" ({', '.join(said)})" if said else ""


def _behind(look: ChartLook) -> float:
    """The room that the mark behind a name takes."""
    return _BEHIND + basis_width(look.regular.size)


def _block(actor: Standing, width: float, words: dict[str, str], look: ChartLook) -> _Block:
    name = row_of(actor.name, look.regular, width - _behind(look), actor.stance)
    inside = width - name.indent
    below = []
    way = 0
    if actor.kind in _INFERRED:
        below.append(row_of(words[actor.kind], look.small, inside))
    if actor.moved:
        if actor.previous in ON_LINE:
            now, before = ON_LINE.index(actor.stance), ON_LINE.index(actor.previous)
            way = (now > before) - (now < before)
        below.append(row_of(actor.moved, look.small, inside - (9.0 if way else 0.0)))
    return _Block(name, actor.kind, tuple(below), way)


def _draw_block(pen: Pen, block: _Block, x: float, top: float, look: ChartLook, *, upward: bool = False) -> float:
    foot = draw_row(pen, block.name, x, top, look)
    size = block.name.style.size
    end = x + block.name.indent + measure_words(block.name.lines[-1], block.name.style)
    paint_basis(pen, block.basis, end + _BEHIND, foot + (LEADING - ASCENT) * size, size, look)
    for n, row in enumerate(block.below):
        moved = block.way != 0 and n == len(block.below) - 1
        if moved:
            _arrow(pen, x + block.name.indent, foot - row.style.size * 0.72, block.way, look, upward=upward)
        foot = draw_row(pen, row, x + block.name.indent + (9.0 if moved else 0.0), foot, look)
    return foot - _APART


def _arrow(pen: Pen, x: float, y: float, way: int, look: ChartLook, *, upward: bool) -> None:
    """An arrow seven points long that points to the pole that the actor has moved towards."""
    if upward:
        shaft = [(x + 3, y - 3 * way), (x + 3, y + 3 * way)]
        head = [(x + 1, y + way), (x + 3, y + 3 * way), (x + 5, y + way)]
    else:
        a, b = (x, x + 7) if way > 0 else (x + 7, x)
        shaft = [(a, y), (b, y)]
        head = [(b - 2.2 * way, y + 2), (b, y), (b - 2.2 * way, y - 2)]
    pen.paint(f"{polyline(shaft)} {polyline(head)}", stroke=look.secondary, width=0.9)


def _across(chart: Spectrum, words: dict[str, str], foot: _Foot, measure: float, look: ChartLook) -> DisplayList:
    column = measure / 5
    inside = column - 5
    blocks = [[_block(a, inside, words, look) for a in chart.actors if a.stance == s] for s in ON_LINE]
    heads = [wrap_words(words[f"stance_{s}"], column - 4, look.small_strong) for s in ON_LINE]
    half = measure / 2 - 6
    poles = (wrap_words(chart.against, half, look.strong), wrap_words(chart.support, half, look.strong))
    pole_height = max(len(p) for p in poles) * look.strong.size * LEADING
    head_height = max(len(h) for h in heads) * look.small_strong.size * LEADING
    stacks = max(math.fsum(b.height for b in stack) for stack in blocks)
    pen = Pen(measure, pole_height + 8 + 8 + head_height + 4 + stacks + foot.height + 1)
    for words_of_pole, x, anchor in ((poles[0], 0.0, "left"), (poles[1], measure, "right")):
        for n, line in enumerate(words_of_pole):
            pen.words(x, pen.height - look.strong.size * (0.98 + n * LEADING), line, look.strong, anchor=anchor)
    y = pen.height - pole_height - 8
    _line_with_arrows(pen, [(2, y), (measure - 2, y)], look)
    top = y - 8
    for n, (stack, head) in enumerate(zip(blocks, heads, strict=True)):
        middle = (n + 0.5) * column
        pen.paint(circle(middle, y, _DOT), fill=look.secondary if stack else look.paper, stroke=look.secondary, width=0.9)
        for k, line in enumerate(head):
            pen.words(middle, top - look.small_strong.size * (0.98 + k * LEADING), line, look.small_strong, anchor="center")
        widest = max((_width(b) for b in stack), default=0.0)
        at = top - head_height - 4
        for block in stack:
            at = _draw_block(pen, block, middle - widest / 2, at, look)
        if n:
            pen.line(n * column, top, n * column, top - head_height - 4 - stacks, look.grid, look.grid_width)
    _draw_foot(pen, foot, top - head_height - 4 - stacks, look)
    return pen.finish()


def _width(block: _Block) -> float:
    lines = [(block.name.indent, block.name)]
    lines += [(block.name.indent + (9.0 if block.way and r is block.below[-1] else 0.0), r) for r in block.below]
    widest = max(x + max((measure_words(line, r.style) for line in r.lines), default=0.0) for x, r in lines)
    last = block.name.indent + measure_words(block.name.lines[-1], block.name.style)
    return max(widest, last + _BEHIND + basis_width(block.name.style.size))


def _line_with_arrows(pen: Pen, ends: list[tuple[float, float]], look: ChartLook) -> None:
    (x0, y0), (x1, y1) = ends
    pen.line(x0, y0, x1, y1, look.rule, look.axis_width)
    if y0 == y1:
        heads = [[(x0 + 4, y0 + 3), (x0, y0), (x0 + 4, y0 - 3)], [(x1 - 4, y1 + 3), (x1, y1), (x1 - 4, y1 - 3)]]
    else:
        heads = [[(x0 - 3, y0 - 4), (x0, y0), (x0 + 3, y0 - 4)], [(x1 - 3, y1 + 4), (x1, y1), (x1 + 3, y1 + 4)]]
    for head in heads:
        pen.paint(polyline(head), stroke=look.rule, width=look.axis_width)


def _foot(chart: Spectrum, words: dict[str, str], measure: float, look: ChartLook) -> _Foot:
    rest = sorted((a for a in chart.actors if a.stance in OFF_LINE), key=lambda a: OFF_LINE.index(a.stance))
    said = [(a.stance, f"{a.name}: {words[f'stance_{a.stance}']}{_aside(a, words)}") for a in rest]
    used = {a.kind for a in chart.actors if a.stance in ON_LINE}
    key: list[list[tuple[float, str, Row]]] = []
    indent = basis_width(look.small.size) + _BEHIND
    x = measure
    for basis in (b for b in BASES if b in used):
        row = row_of(words[basis], look.small, measure - indent)
        width = indent + max((measure_words(line, look.small) for line in row.lines), default=0.0)
        if not key or x + width > measure:
            key.append([])
            x = 0.0
        key[-1].append((x, basis, row))
        x += width + 1.6 * look.small.size
    return _Foot(key_rows(said, measure, look.regular), key)


def _draw_foot(pen: Pen, foot: _Foot, y: float, look: ChartLook) -> None:
    if foot.rest:
        pen.line(0, y - 3, pen.width, y - 3, look.rule, look.rule_width)
        y = draw_key(pen, foot.rest, y - 7, look) - 1
    size = look.small.size
    y -= _ABOVE_KEY
    for line in foot.key:
        for x, basis, row in line:
            paint_basis(pen, basis, x, y - ASCENT * size, size, look)
            draw_row(pen, row, x + basis_width(size) + _BEHIND, y, look)
        y -= max(row.height for _, _, row in line)


def _downward(chart: Spectrum, words: dict[str, str], foot: _Foot, measure: float, look: ChartLook) -> DisplayList:
    """The line runs down from the pole for to the pole against: each place with its word, and the names behind it."""
    width = measure - _SPINE
    places = []
    for stance in reversed(ON_LINE):
        head = row_of(words[f"stance_{stance}"], look.small_strong, width)
        blocks = [_block(a, width, words, look) for a in chart.actors if a.stance == stance]
        places.append((head, blocks, head.height + math.fsum(b.height for b in blocks) + 3))
    upper, lower = (row_of(pole, look.strong, measure) for pole in (chart.support, chart.against))
    line_height = math.fsum(p[2] for p in places) + 4
    pen = Pen(measure, upper.height + 4 + line_height + 4 + lower.height + foot.height + 1)
    y = draw_row(pen, upper, 0.0, pen.height, look) - 4
    _line_with_arrows(pen, [(4, y), (4, y - line_height)], look)
    under = y - 4
    for head, blocks, height in places:
        middle = under - head.style.size * 0.68
        pen.paint(circle(4, middle, _DOT), fill=look.secondary if blocks else look.paper, stroke=look.secondary, width=0.9)
        at = draw_row(pen, head, _SPINE, under, look)
        for block in blocks:
            at = _draw_block(pen, block, _SPINE, at, look, upward=True)
        under -= height
    y = draw_row(pen, lower, 0.0, y - line_height - 4, look)
    _draw_foot(pen, foot, y, look)
    return pen.finish()


def describe(chart: Spectrum, say: Say) -> str:
    """The actors of every place, from against to for, then those without one."""
    words = dict(chart.words)
    said = [say.several("alt_spectrum", len(chart.actors), against=chart.against, support=chart.support)]
    for stance in (*ON_LINE, *OFF_LINE):
        plain = "declared" if stance in OFF_LINE else ""  # who has said nothing has not declared it
        names = [_told(a, "" if a.kind == plain else words[a.kind], say) for a in chart.actors if a.stance == stance]
        if names:
            word = words[f"stance_{stance}"]
            head = say("alt_off_line", stance=word) if stance in OFF_LINE else word
            head += say("comma") + say.number(len(names)) if len(names) > 1 else ""
            said.append(f"{head[:1].upper()}{head[1:]}{say('colon')}{say('comma').join(names)}{say('period')}")
    return " ".join(said)


def _told(a: Standing, basis: str, say: Say) -> str:
    facts = [f for f in (basis, a.moved) if f]
    return say("alt_at", value=a.name, at=say("comma").join(facts)) if facts else a.name


def data(chart: Spectrum, say: Say) -> DataTable:
    """A row for every actor."""
    columns = tuple(say(f"data_{key}") for key in ("actor", "stance", "kind", "before", "issue"))
    words = dict(chart.words)
    rows = []
    for a in chart.actors:
        before = words[f"stance_{a.previous}"] if a.previous else ""
        rows.append((a.name, words[f"stance_{a.stance}"], words.get(a.kind, a.kind), before, chart.question))
    return DataTable(columns, tuple(rows))
