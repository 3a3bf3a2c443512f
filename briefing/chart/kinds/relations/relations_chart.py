"""Relations between actors to boxes on a ring with lines between them, each line with its words on a ground of paper.

The style of a line says its kind, in shape and not in colour alone. Words find a place along their line where they cover no box,
no other words and no other line; where there is none they become numbers with a list below, and where the boxes themselves find
no room only the list is drawn.
"""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING

from briefing.chart.datatable import DataTable
from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook
from briefing.chart.ink.pen import Pen, measure_words, rectangle, wrap_words
from briefing.chart.kinds.relations import RelationsChart, Tie
from briefing.chart.kinds.relations.ring import Box, Point, best_order, cut, on_ring
from briefing.chart.marks.names import LEADING, mixed
from briefing.chart.marks.relation_lines import HEAD, TYPES, draw_tie
from briefing.language import Say
from briefing.records import record

if TYPE_CHECKING:
    from briefing.text.style import TextStyle

_CLEAR = 3.0  # between a box and the end of a line
_SIDE = 11.0  # between two lines of the same pair
_PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8)
_SAMPLE = 22.0
_TURNS = (0.0, 0.5, 0.25, 0.75)  # turns of the ring that are tried at each height, in shares of a place
_HEIGHTS = 10  # heights that are tried, from the least on


@record
class _Line:
    tie: Tie
    start: Point
    end: Point


@record
class _Label:
    box: Box
    lines: tuple[str, ...]


@record
class _Plan:
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[_Line, ...]
    labels: tuple[_Label, ...]


def draw(chart: RelationsChart, measure: float, look: ChartLook) -> DisplayList:
    """The ring with words on its lines, else with numbers, else the list alone; at least 60 points wide."""
    measure = max(measure, 60.0)
    longest = max((look.strong.width(word) for name in chart.actors for word in name.split()), default=0.0)
    width = max(0.26 * measure, min(longest + 0.1, 0.4 * measure))
    names = [tuple(wrap_words(name, width, look.strong)) for name in chart.actors]
    order = best_order(len(names), [(t.start, t.end) for t in chart.ties])
    words = dict(chart.words)
    plan = _plan(chart, names, order, [t.label or words[f"relation_{t.type}"] for t in chart.ties], measure, look)
    numbered = plan is None
    if plan is None:
        plan = _plan(chart, names, order, [str(n) for n in range(1, len(chart.ties) + 1)], measure, look)
    key = _key(chart, words, measure, look)
    below = _listed(chart, words, measure, look, drawn=plan is not None) if numbered else []
    key_height = sum(max(len(lines) for _, _, lines in row) for row in key) * look.small.size * 1.35  # whole numbers
    list_height = sum(len(lines) for _, lines in below) * look.small.size * LEADING + 2.0 * len(below)
    drawing = plan.height + 8 if plan is not None else 0.0
    pen = Pen(measure, key_height + drawing + list_height + 9)
    top = pen.height
    for row in key:
        _draw_key_row(pen, row, top, look)
        top -= max(len(lines) for _, _, lines in row) * look.small.size * 1.35
    top -= 4
    if plan is not None:
        _draw_plan(pen, plan, [names[a] for a in order], (0.0, top - 2 - plan.height), look)
        top -= plan.height + 8
    _draw_list(pen, below, top, look)
    return pen.finish()


def _draw_list(pen: Pen, below: list[tuple[str, list[str]]], top: float, look: ChartLook) -> None:
    for lead, lines in below:
        for n, line in enumerate(lines):
            if not n and lead:
                pen.words(0, top - look.small.size * 0.98, lead, look.small_strong)
            pen.words(_indent(look) if lead else 0.0, top - look.small.size * 0.98, line, look.small)
            top -= look.small.size * LEADING
        top -= 2.0


# -- plan -----------------------------------------------------------------------------------------------------------
def _size(lines: tuple[str, ...], style: TextStyle, padding: tuple[float, float]) -> tuple[float, float]:
    width = max((measure_words(line, style) for line in lines), default=0.0)
    return width + 2 * padding[0], len(lines) * style.size * LEADING + 2 * padding[1]


def _plan(
    chart: RelationsChart,
    names: list[tuple[str, ...]],
    order: tuple[int, ...],
    words: list[str],
    measure: float,
    look: ChartLook,
) -> _Plan | None:
    """The least height at which everything finds a place; None where none does up to 0.8 of the measure."""
    sizes = [_size(names[a], look.strong, (6.0, 3.5)) for a in order]
    if max(w for w, _ in sizes) > measure:
        return None
    least = max(h for _, h in sizes) + (4.0 * look.small.size if len(sizes) < 3 else 0.0)
    lowest = least if len(sizes) < 3 else max(least, min(0.36, 0.08 * len(sizes)) * measure)
    highest = max(lowest, 0.8 * measure, 220.0)
    turns = (0.0,) if len(sizes) < 3 else _TURNS
    for step, turn in product(range(_HEIGHTS), turns):
        height = round(lowest + step * (highest - lowest) / (_HEIGHTS - 1), 2)
        boxes = on_ring(sizes, measure, height, turn)
        if any(a.grown(5).meets(b.grown(5)) for n, a in enumerate(boxes) for b in boxes[n + 1 :]):
            continue
        lines = _lines(chart, boxes, order, (measure, height))
        labels = _labels(lines, boxes, words, (measure, height), look) if lines is not None else None
        if lines is not None and labels is not None:
            return _Plan(height, tuple(boxes), tuple(lines), tuple(labels))
    return None


def _lines(chart: RelationsChart, boxes: list[Box], order: tuple[int, ...], size: tuple[float, float]) -> list[_Line] | None:
    """Every tie as a line from box to box, those of one pair side by side; None where one leaves or runs through a third box."""
    at = {actor: place for place, actor in enumerate(order)}
    pairs: dict[tuple[int, int], list[int]] = {}
    for number, tie in enumerate(chart.ties):
        pairs.setdefault((min(tie.start, tie.end), max(tie.start, tie.end)), []).append(number)
    out = []
    for number, tie in enumerate(chart.ties):
        low, high = min(tie.start, tie.end), max(tie.start, tie.end)
        same = pairs[low, high]
        aside = (same.index(number) - (len(same) - 1) / 2) * _SIDE
        a, b = (_middle(boxes[at[n]]) for n in (low, high))
        length = math.hypot(b[0] - a[0], b[1] - a[1]) or 1.0
        dx, dy = -(b[1] - a[1]) / length * aside, (b[0] - a[0]) / length * aside
        a, b = (a[0] + dx, a[1] + dy), (b[0] + dx, b[1] + dy)
        leaves, enters = cut(boxes[at[low]].grown(_CLEAR), a, b), cut(boxes[at[high]].grown(_CLEAR), a, b)
        if leaves is None or enters is None or (enters[0] - leaves[1]) * length < 2.5 * HEAD:
            return None
        start, end = _along(a, b, leaves[1]), _along(a, b, enters[0])
        if not all(5 <= x <= size[0] - 5 and 5 <= y <= size[1] - 5 for x, y in (start, end)):
            return None
        if any(box.grown(2).crossed(start, end) for n, box in enumerate(boxes) if n not in (at[low], at[high])):
            return None
        out.append(_Line(tie, *((start, end) if tie.start == low else (end, start))))
    return out


def _middle(box: Box) -> Point:
    return box.x + box.width / 2, box.y + box.height / 2


def _along(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _labels(
    lines: list[_Line], boxes: list[Box], words: list[str], size: tuple[float, float], look: ChartLook
) -> list[_Label] | None:
    """A place for the words of every line; None where one has none."""
    out: list[_Label] = []
    for own, text in zip(lines, words, strict=True):
        taken = [*boxes, *(label.box for label in out)]
        label = _label(own, text, taken, [o for o in lines if o is not own], size, look)
        if label is None:
            return None
        out.append(label)
    return out


def _label(
    own: _Line, text: str, taken: list[Box], others: list[_Line], size: tuple[float, float], look: ChartLook
) -> _Label | None:
    """The first free place along the line, with the words in lines as long as can be."""
    sheet = Box(0.0, 0.0, *size)
    tried: set[tuple[str, ...]] = set()
    for width in (min(0.3 * size[0], 120.0), 72.0, 46.0):
        wrapped = tuple(wrap_words(text, width, look.small))
        if wrapped in tried or (tried and any(look.small.width(w) > width for w in text.split())):
            continue
        tried.add(wrapped)
        w, h = _size(wrapped, look.small, (2.0, 0.8))
        for share in _PLACES:
            x, y = _along(own.start, own.end, share)
            box = Box(x - w / 2, y - h / 2, w, h)
            if not sheet.holds(box) or any(box.meets(other.grown(1.5)) for other in taken):
                continue
            if not _hides(box, own) and not any(box.crossed(o.start, o.end) for o in others):
                return _Label(box, wrapped)
    return None


def _hides(box: Box, line: _Line) -> bool:
    """Whether words would cover an end of their line or leave less than a third of it."""
    length = math.hypot(line.end[0] - line.start[0], line.end[1] - line.start[1])
    covered = cut(box, line.start, line.end)
    if covered is None:
        return False
    first, last = covered[0] * length, covered[1] * length
    return first < 6 or length - last < HEAD + 2 or last - first > 0.67 * length


# -- drawing --------------------------------------------------------------------------------------------------------
def _draw_plan(pen: Pen, plan: _Plan, names: list[tuple[str, ...]], corner: Point, look: ChartLook) -> None:
    x0, y0 = corner
    for line in plan.lines:
        start, end = ((p[0] + x0, p[1] + y0) for p in (line.start, line.end))
        draw_tie(pen, line.tie.type, start, end, look)
    for label in plan.labels:
        b = label.box
        pen.paint(rectangle(b.x + x0, b.y + y0, b.width, b.height), fill=look.paper)
        _centred(pen, label.lines, look.small, b, corner)
    for box, lines in zip(plan.boxes, names, strict=True):
        frame = rectangle(box.x + x0 + 0.5, box.y + y0 + 0.5, box.width - 1, box.height - 1)
        pen.paint(frame, fill=mixed(look.pale, look.paper, 0.3), stroke=look.firm, width=1.0)
        _centred(pen, lines, look.strong, box, corner)


def _centred(pen: Pen, lines: tuple[str, ...], style: TextStyle, box: Box, corner: Point) -> None:
    top = box.y + corner[1] + box.height / 2 + len(lines) * style.size * LEADING / 2
    for n, words in enumerate(lines):
        pen.words(box.x + corner[0] + box.width / 2, top - style.size * (0.95 + n * LEADING), words, style, anchor="center")


# -- key and list ---------------------------------------------------------------------------------------------------
_KeyRow = list[tuple[float, str, list[str]]]


def _key(chart: RelationsChart, words: dict[str, str], measure: float, look: ChartLook) -> list[_KeyRow]:
    """The kinds that are drawn, side by side: (x, kind, lines)."""
    rows: list[_KeyRow] = []
    x = measure
    for kind in TYPES:
        if not any(t.type == kind for t in chart.ties):
            continue
        lines = wrap_words(words[f"relation_{kind}"], measure - _SAMPLE - 5, look.small)
        width = _SAMPLE + 5 + max(measure_words(line, look.small) for line in lines)
        if not rows or x + width > measure:
            rows.append([])
            x = 0.0
        rows[-1].append((x, kind, lines))
        x += width + 12
    return rows


def _draw_key_row(pen: Pen, row: _KeyRow, top: float, look: ChartLook) -> None:
    for x, kind, lines in row:
        y = top - look.small.size * 0.7
        draw_tie(pen, kind, (x, y), (x + _SAMPLE, y), look)
        for n, line in enumerate(lines):
            pen.words(x + _SAMPLE + 5, top - look.small.size * (0.98 + 1.35 * n), line, look.small)


def _indent(look: ChartLook) -> float:
    return measure_words("88", look.small_strong) + 5


def _listed(
    chart: RelationsChart, words: dict[str, str], measure: float, look: ChartLook, *, drawn: bool
) -> list[tuple[str, list[str]]]:
    """Every tie in words: its number where the ring shows numbers, and its lines."""
    out = []
    for n, tie in enumerate(chart.ties, 1):
        kind = words[f"relation_{tie.type}"]
        said = f"{chart.actors[tie.start]} – {chart.actors[tie.end]}: {kind}"
        if tie.label:
            said += f" ({tie.label})"
        out.append((str(n) if drawn else "", wrap_words(said, measure - (_indent(look) if drawn else 0.0), look.small)))
    return out


def describe(chart: RelationsChart, say: Say) -> str:
    """Who has most relations, then what each actor is to others, actor by actor."""
    words = dict(chart.words)
    actors, relations = say.several("alt_actors", len(chart.actors)), say.several("alt_relations", len(chart.ties))
    said = [say("alt_network", actors=actors, relations=relations)]
    count = [sum(n in (t.start, t.end) for t in chart.ties) for n in range(len(chart.actors))]
    leaders = [name for name, n in zip(chart.actors, count, strict=True) if n == max(count)]
    if len(leaders) == 1 and len(chart.actors) > 2:
        said.append(say("alt_most_relations", name=leaders[0], count=say.number(max(count))))
    for start, name in enumerate(chart.actors):
        ties = []
        for t in (t for t in chart.ties if t.start == start):
            end = chart.actors[t.end]
            other = say("alt_at", value=end, at=t.label) if t.label else end
            ties.append(say("alt_tie", relation=words[f"relation_{t.type}"], other=other))
        if ties:
            said.append(f"{name}{say('colon')}{say('semicolon').join(ties)}{say('period')}")
    return " ".join(said)


def data(chart: RelationsChart, say: Say) -> DataTable:
    """A row for every relation."""
    columns = tuple(say(f"data_{key}") for key in ("from", "relation", "to", "remarks"))
    words = dict(chart.words)
    rows = tuple((chart.actors[t.start], words[f"relation_{t.type}"], chart.actors[t.end], t.label) for t in chart.ties)
    return DataTable(columns, rows)
