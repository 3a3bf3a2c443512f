"""A display list to what stands on the paper: every painted shape with its colours, every line of words with its ink's box."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from math import hypot

from briefing.chart.ink.displaylist import Alpha, DisplayList, Glyphs, Ops

Colour = tuple[float, float, float]
Box = tuple[float, float, float, float]  # left, foot, right, top
Point = tuple[float, float]
_TOKEN = re.compile(r"\[[^\]]*\]|[^\s\[\]]+")
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)")
_PAINTS = {"f": (True, False), "f*": (True, False), "F": (True, False), "S": (False, True), "s": (False, True),
           "B": (True, True), "B*": (True, True), "b": (True, True), "n": (False, False)}  # fmt: skip


@dataclass(frozen=True)
class Words:
    """A line of words: its place among what is painted, its text, its style's colour and size, the box of its ink."""

    order: int
    text: str
    colour: Colour
    size: float
    box: Box


@dataclass(frozen=True)
class Mark:
    """A painted path: subpaths of straight pieces, colours (None: not painted so), half a stroke's width, the clip's box."""

    order: int
    lines: tuple[tuple[Point, ...], ...]
    fill: Colour | None
    stroke: Colour | None
    half: float
    clip: Box | None

    @cached_property
    def box(self) -> Box:
        """What it covers, strokes and clip included."""
        xs, ys = [p[0] for line in self.lines for p in line], [p[1] for line in self.lines for p in line]
        for line in self.lines if self.stroke is not None else ():
            for (x0, y0), (x1, y1) in pairwise(line):
                long = hypot(x1 - x0, y1 - y0) or 1.0
                across, up = self.half * abs(y1 - y0) / long, self.half * abs(x1 - x0) / long
                xs += [min(x0, x1) - across, max(x0, x1) + across]
                ys += [min(y0, y1) - up, max(y0, y1) + up]
        box = (min(xs), min(ys), max(xs), max(ys))
        return box if self.clip is None else meet(box, self.clip)

    def covers(self, x: float, y: float) -> bool:
        """Whether its filling lies at this point (even-odd, which is the same as nonzero for every shape drawn here)."""
        if self.fill is None or not _inside(self.box, x, y):
            return False
        crossed = False
        for line in self.lines:
            for (x0, y0), (x1, y1) in zip(line, (*line[1:], line[0]), strict=True):
                if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
                    crossed = not crossed
        return crossed

    def crossings(self, box: Box) -> Iterator[Point]:
        """Points at which its stroke runs through a box: the middle of each piece inside."""
        if self.stroke is None or not overlap(self.box, box):
            return
        limits = box if self.clip is None else meet(box, self.clip)
        for line in self.lines:
            for a, b in pairwise(line):
                cut = _cut(a, b, limits)
                if cut is not None:
                    yield cut


@dataclass
class _State:
    """What q keeps and Q gives back."""

    fill: Colour = (0.0, 0.0, 0.0)
    stroke: Colour = (0.0, 0.0, 0.0)
    width: float = 1.0
    clip: Box | None = None
    move: Point = (0.0, 0.0)


@dataclass
class Ink:
    """All words and marks of a drawing in the order in which they are painted."""

    words: list[Words] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def beneath(self, x: float, y: float, order: int, paper: Colour) -> Colour:
        """The colour of the topmost filling at a point among what is painted before `order`."""
        found = (m.fill for m in reversed(self.marks) if m.order < order and m.covers(x, y))
        return next((fill for fill in found if fill is not None), paper)

    def hidden(self, x: float, y: float, after: int, before: int) -> bool:
        """Whether a filling painted between two steps covers a point."""
        return any(after < m.order < before and m.covers(x, y) for m in self.marks)


def read(drawing: DisplayList) -> Ink:
    """What is painted. Raises ValueError for a step that the gallery does not draw."""
    ink, stack = Ink(), [_State()]
    for order, step in enumerate(drawing.steps):
        if isinstance(step, Glyphs):
            ink.words.append(_words(order, step, stack[-1].move))
        elif isinstance(step, Ops):
            _Path(ink, stack, order).run(step.code)
        elif not isinstance(step, Alpha):
            raise ValueError(f"a {type(step).__name__} in a figure of ours")
    return ink


class _Path:
    """The operators of one step."""

    def __init__(self, ink: Ink, stack: list[_State], order: int) -> None:
        self.ink, self.stack, self.order = ink, stack, order
        self.lines: list[list[Point]] = []
        self.numbers: list[float] = []
        self.cutting = False

    def run(self, code: str) -> None:
        for token in _TOKEN.findall(code):
            if _NUMBER.fullmatch(token):
                self.numbers.append(float(token))
            else:
                self._operator(token)
                self.numbers = []

    def _operator(self, token: str) -> None:
        n, state = self.numbers, self.stack[-1]
        if token == "q":
            self.stack.append(_State(state.fill, state.stroke, state.width, state.clip, state.move))
        elif token == "Q":
            self.stack.pop()
        elif token == "cm":
            assert n[:4] == [1, 0, 0, 1], "only moved"
            state.move = (state.move[0] + n[4], state.move[1] + n[5])
        elif token in ("rg", "g"):
            state.fill = (n[0], n[1], n[2]) if token == "rg" else (n[0], n[0], n[0])
        elif token in ("RG", "G"):
            state.stroke = (n[0], n[1], n[2]) if token == "RG" else (n[0], n[0], n[0])
        elif token == "w":
            state.width = n[0]
        elif token in ("W", "W*"):
            self.cutting = True
        elif token in _PAINTS:
            self._paint(token, state)
        else:
            self._draw(token, state.move)

    def _draw(self, token: str, move: Point) -> None:
        n = [v + move[i % 2] for i, v in enumerate(self.numbers)]
        if token == "m":
            self.lines.append([(n[0], n[1])])
        elif token == "l":
            self.lines[-1].append((n[0], n[1]))
        elif token == "c":
            start = self.lines[-1][-1]
            points = (start, (n[0], n[1]), (n[2], n[3]), (n[4], n[5]))
            self.lines[-1] += [_bend(points, t / 6) for t in range(1, 7)]
        elif token == "re":
            x, y = n[0], n[1]
            w, h = self.numbers[2:4]
            self.lines.append([(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)])
        elif token == "h" and self.lines:
            self.lines[-1].append(self.lines[-1][0])

    def _paint(self, token: str, state: _State) -> None:
        fill, stroke = _PAINTS[token]
        if token in ("s", "b") and self.lines:
            self.lines[-1].append(self.lines[-1][0])
        if self.lines:
            mark = Mark(
                self.order, tuple(tuple(line) for line in self.lines), state.fill if fill else None,
                state.stroke if stroke else None, state.width / 2, state.clip,
            )  # fmt: skip
            if fill or stroke:
                self.ink.marks.append(mark)
            if self.cutting:
                state.clip = mark.box
        self.lines, self.cutting = [], False


def _words(order: int, step: Glyphs, move: Point) -> Words:
    """The box of the letters themselves, not of their line: glyph by glyph, as the font draws them."""
    style = step.style
    assert step.angle == 0.0, "no figure of ours turns its words"
    x, foot, top, left, right = step.x + move[0], 1e9, -1e9, 1e9, -1e9
    for n, word in enumerate(step.text.split(" ")):
        x += style.space if n else 0.0
        for face, glyphs in style.shaped(word) if word else ():
            em = face.scale * style.size / 1000
            for glyph, advance, dx, dy, _ in glyphs:
                e = face.font.get_glyph_extents(glyph)
                unit = em * 1000 / face.upem
                if e is not None and e.width:
                    left = min(left, x + dx * em + e.x_bearing * unit)
                    right = max(right, x + dx * em + (e.x_bearing + e.width) * unit)
                    top = max(top, dy * em + e.y_bearing * unit)
                    foot = min(foot, dy * em + (e.y_bearing + e.height) * unit)
                x += advance * em
    base = step.y + move[1] + style.rise
    return Words(order, step.text, style.colour, style.size, (left, base + foot, right, base + top))


def meet(a: Box, b: Box) -> Box:
    return (max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3]))


def overlap(a: Box, b: Box, slack: float = 0.0) -> bool:
    """Whether two boxes share more than `slack` points in both directions."""
    both = meet(a, b)
    return both[2] - both[0] > slack and both[3] - both[1] > slack


def contrast(a: Colour, b: Colour) -> float:
    """WCAG 2.2: the lighter luminance to the darker, from 1 to 21."""

    def luminance(colour: Colour) -> float:
        r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    lighter, darker = sorted((luminance(a), luminance(b)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _inside(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _bend(points: tuple[Point, ...], t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    x, y = (sum(w * p[axis] for w, p in zip(weights, points, strict=True)) for axis in (0, 1))
    return x, y


def _cut(a: Point, b: Point, box: Box) -> Point | None:
    """The middle of what a line leaves inside a box (Liang and Barsky 1984); None where it stays outside."""
    t0, t1 = 0.0, 1.0
    for start, way, low, high in ((a[0], b[0] - a[0], box[0], box[2]), (a[1], b[1] - a[1], box[1], box[3])):
        if way == 0:
            if not low < start < high:
                return None
            continue
        first, last = sorted(((low - start) / way, (high - start) / way))
        t0, t1 = max(t0, first), min(t1, last)
    if t0 >= t1:
        return None
    t = (t0 + t1) / 2
    return a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])
