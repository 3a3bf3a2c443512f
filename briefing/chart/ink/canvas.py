"""What is drawn from the top down to a display list: places in points from the upper-left corner, the height known at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING

from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.pen import Pen, circle, measure_words, polyline, rectangle, wrap_words

if TYPE_CHECKING:
    from briefing.chart.ink.look import ChartLook, Colour
    from briefing.text.style import TextStyle

LEADING = 1.22
FILLINGS = ("firm", "pale", "hatch", "hollow", "dark", "lines")
"""How the bars of several series are told apart, in order: none needs its colour for it."""
DASHES: tuple[tuple[float, ...], ...] = ((), (6, 2.4), (1.6, 2.2), (9, 2.4, 1.8, 2.4), (3.2, 1.8), (12, 3))
MARKERS = ("disc", "square", "ring", "diamond", "box", "triangle")

_recoloured: dict[tuple[TextStyle, Colour], TextStyle] = {}


def in_colour(style: TextStyle, colour: Colour) -> TextStyle:
    """The same letters in another colour."""
    if style.colour == colour:
        return style
    found = _recoloured.get((style, colour))
    if found is None:
        from briefing.text.style import TextStyle as Style  # only where a drawing wants another colour

        if len(_recoloured) > 200:
            _recoloured.clear()
        found = _recoloured[style, colour] = Style(
            style.stack, style.size, colour, features=style.features, tracking=style.tracking, rise=style.rise, caps=style.caps,
            hyphenate=style.hyphenate, lang=style.lang,
        )  # fmt: skip
    return found


class Canvas:
    """What is drawn, in the order in which it is read; `y` is how far down the page it has come."""

    __slots__ = ("_steps", "look", "width", "y")

    def __init__(self, width: float, look: ChartLook) -> None:
        self.width, self.look = width, look
        self._steps: list[Callable[[Pen, float], object]] = []
        self.y = 0.0

    def finish(self) -> DisplayList:
        """The drawing, as high as it has come to be."""
        pen = Pen(self.width, self.y)
        for step in self._steps:
            step(pen, self.y)
        return pen.finish()

    # -- words ------------------------------------------------------------------------------------------------------
    def words(self, x: float, baseline: float, text: str, style: TextStyle, anchor: str = "left") -> None:
        """One line of words; `anchor` says what x is: left, center, right."""
        if not text:
            return
        w = measure_words(text, style)
        left = x - (w if anchor == "right" else w / 2 if anchor == "center" else 0.0)
        left = min(max(left, 0.0), max(self.width - w, 0.0))
        self._steps.append(lambda pen, h: pen.words(left, h - baseline, text, style))

    def block(self, x: float, middle: float, lines: Sequence[str], style: TextStyle, anchor: str = "left") -> None:
        """Lines of words whose middle stands at this height."""
        leading = style.size * LEADING
        baseline = middle + style.cap_height / 2 - (len(lines) - 1) * leading / 2
        for i, line in enumerate(lines):
            self.words(x, baseline + i * leading, line, style, anchor)

    # -- shapes -----------------------------------------------------------------------------------------------------
    def line(self, x0: float, y0: float, x1: float, y1: float, colour: Colour, width: float, dash: Sequence[float] = ()) -> None:
        """A straight line."""
        self._steps.append(lambda pen, h: pen.line(x0, h - y0, x1, h - y1, colour, width, dash=dash))

    def path(self, points: Sequence[tuple[float, float]], colour: Colour, width: float, dash: Sequence[float] = ()) -> None:
        """A line through points."""
        self._steps.append(
            lambda pen, h: pen.paint(
                polyline([(x, h - y) for x, y in points]), stroke=colour, width=width, dash=dash, round_ends=not dash
            )
        )

    def area(self, points: Sequence[tuple[float, float]], filling: str) -> None:
        """A filled shape without an outline."""
        fill = {"firm": self.look.firm, "mid": self.look.mid, "pale": self.look.pale}.get(filling, self.look.grid)
        self._steps.append(lambda pen, h: pen.paint(polyline([(x, h - y) for x, y in points], close=True), fill=fill))

    def box(self, x: float, y: float, width: float, height: float, fill: Colour) -> None:
        """A plain rectangle, (x, y) its upper-left corner."""
        self._steps.append(lambda pen, h: pen.paint(rectangle(x, h - y - height, width, height), fill=fill))

    def bar(self, x: float, y: float, width: float, height: float, filling: str) -> None:
        """A bar in one of the fillings, (x, y) its upper-left corner; a width below zero grows to the left."""
        if width < 0:
            x, width = x + width, -width
        self._steps.append(lambda pen, h: _bar(pen, (x, h - y - height, width, height), filling, self.look))

    def shape(self, points: Sequence[tuple[float, float]], filling: str) -> None:
        """A closed shape in one of the fillings of bars."""
        self._steps.append(lambda pen, h: _shape(pen, [(x, h - y) for x, y in points], filling, self.look))

    def marker(self, x: float, y: float, shape: str, size: float = 3.0) -> None:
        """A mark of one of the shapes round a point."""
        self._steps.append(lambda pen, h: _marker(pen, x, h - y, shape, size, self.look))

    # -- what recurs ------------------------------------------------------------------------------------------------
    def key(
        self,
        entries: Sequence[tuple[str, str]],
        sample: Callable[[str, float, float], None],
        *,
        room: float,
        below: float,
    ) -> None:
        """Samples with their words on lines above the drawing, which begins `below` points under them.

        `sample` draws that of a name with its left edge at x and its middle at y, and takes `room` points before the words.
        """
        style = self.look.small
        x, baseline = 0.0, self.y + style.size
        for name, words in entries:
            for i, line in enumerate(wrap_words(words, self.width - room - 1, style)):
                width = room + measure_words(line, style)
                if x and (i or x + width > self.width):
                    x, baseline = 0.0, baseline + style.size * 1.45
                if not i:
                    sample(name, x, baseline - style.cap_height / 2)
                self.words(x + room, baseline, line, style)
                x += width + 12
        if entries:
            self.y = baseline + below


def line_colour(look: ChartLook, number: int) -> Colour:
    """The colour of the line of a series; dash and mark tell lines apart, colour repeats it."""
    return (look.firm, look.asof, look.mid, look.ours, look.secondary, look.ink)[number % 6]


def _bar(pen: Pen, box: tuple[float, float, float, float], filling: str, look: ChartLook) -> None:
    _fill(pen, rectangle(*box), box, filling, look)


def _shape(pen: Pen, points: Sequence[tuple[float, float]], filling: str, look: ChartLook) -> None:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    _fill(pen, polyline(points, close=True), box, filling, look, cut=True)


def _fill(
    pen: Pen, path: str, box: tuple[float, float, float, float], filling: str, look: ChartLook, *, cut: bool = False
) -> None:
    """A path in one of the fillings; `cut` where it is less than its box, so that lines inside have to end at it."""
    if filling == "firm":
        pen.paint(path, fill=look.firm)
    elif filling == "dark":
        pen.paint(path, fill=look.secondary)
    elif filling == "pale":
        pen.paint(path, fill=look.pale, stroke=look.mid, width=0.7)
    elif filling == "ours":
        pen.paint(path, fill=look.paper, stroke=look.ours, width=1.3)
    elif filling == "hollow":
        pen.paint(path, fill=look.paper, stroke=look.firm, width=1.1)
    else:
        pen.paint(path, fill=look.paper)
        if filling == "hatch":
            with pen.clipped(path) if cut else nullcontext():
                pen.hatch(*box, look.mid)
        else:
            _bars_across(pen, box, look.firm)
        pen.paint(path, stroke=look.mid if filling == "hatch" else look.firm, width=0.7)


def _bars_across(pen: Pen, box: tuple[float, float, float, float], colour: Colour) -> None:
    x, y, width, height = box
    lines = [polyline([(x + at, y), (x + at, y + height)]) for at in _steps(width, 2.6)]
    if lines:
        pen.paint(" ".join(lines), stroke=colour, width=0.6)


def _steps(width: float, gap: float) -> list[float]:
    return [gap * (i + 1) for i in range(max(int(width / gap - 0.2), 0))]


def _marker(pen: Pen, x: float, y: float, shape: str, r: float, look: ChartLook) -> None:
    if shape == "disc":
        pen.paint(circle(x, y, r), fill=look.firm, stroke=look.paper, width=0.7)
    elif shape == "ring":
        pen.paint(circle(x, y, r - 0.5), fill=look.paper, stroke=look.mid, width=1.4)
    elif shape == "square":
        pen.paint(rectangle(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8), fill=look.asof, stroke=look.paper, width=0.7)
    elif shape == "box":
        pen.paint(rectangle(x - r * 0.8, y - r * 0.8, r * 1.6, r * 1.6), fill=look.paper, stroke=look.secondary, width=1.3)
    elif shape == "diamond":
        d = r * 1.25
        pen.paint(
            polyline([(x - d, y), (x, y + d), (x + d, y), (x, y - d)], close=True), fill=look.ours, stroke=look.paper, width=0.7
        )
    else:
        d = r * 1.15
        pen.paint(
            polyline([(x - d, y - d * 0.8), (x + d, y - d * 0.8), (x, y + d)], close=True),
            fill=look.ink,
            stroke=look.paper,
            width=0.7,
        )
