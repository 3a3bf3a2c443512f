"""Lines, shapes and words to the steps of a display list, for drawings that need no plotting library.

Coordinates are points from the lower-left corner, y upward. Every painting step sets all the state it uses, so that no step
depends on the one before and a drawing can be cut or reordered.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefing.chart.ink.displaylist import DisplayList, Glyphs, Ops, Step

if TYPE_CHECKING:
    from briefing.chart.ink.look import Colour
    from briefing.text.style import TextStyle

_ARC = 0.5522847498  # control points of a quarter circle as a Bézier curve, as a share of the radius
_ROUNDING = 1e-6  # points: a measure that is the width of the words, summed in another order, holds them


def number(value: float, digits: int = 2) -> str:
    """A number as PDF writes it: no exponent, no needless zero, never minus nought."""
    words = f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"
    return "0" if words in ("-0", "") else words


def numbers(*values: float, digits: int = 2) -> str:
    """Several numbers with a space between them."""
    return " ".join([number(v, digits) for v in values])


def rectangle(x: float, y: float, width: float, height: float) -> str:
    """A rectangle, (x, y) its lower-left corner."""
    return numbers(x, y, width, height) + " re"


def circle(x: float, y: float, radius: float) -> str:
    """A circle round (x, y)."""
    k = radius * _ARC
    return (
        f"{numbers(x + radius, y)} m {numbers(x + radius, y + k, x + k, y + radius, x, y + radius)} c "
        f"{numbers(x - k, y + radius, x - radius, y + k, x - radius, y)} c "
        f"{numbers(x - radius, y - k, x - k, y - radius, x, y - radius)} c "
        f"{numbers(x + k, y - radius, x + radius, y - k, x + radius, y)} c h"
    )


def polyline(points: Iterable[tuple[float, float]], *, close: bool = False) -> str:
    """Straight lines through the points, back to the first one when `close`."""
    steps = [f"{numbers(x, y)} {'l' if i else 'm'}" for i, (x, y) in enumerate(points)]
    return " ".join(steps) + (" h" if close else "")


class Pen:
    """Draws on a sheet of `width` × `height` points and hands over the display list."""

    __slots__ = ("height", "steps", "width")

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self.steps: list[Step] = []

    def finish(self, baseline: float = 0.0) -> DisplayList:
        """The drawing; `baseline` as in `DisplayList`."""
        return DisplayList(self.width, self.height, self.steps, baseline)

    def paint(
        self,
        path: str,
        *,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        width: float = 0.6,
        dash: Sequence[float] = (),
        round_ends: bool = False,
    ) -> None:
        """Fill and/or stroke a path."""
        state: list[str] = []
        if fill is not None:
            state.append(numbers(*fill, digits=3) + " rg")
        if stroke is not None:
            ends = "1 J 1 j" if round_ends else "0 J 0 j"
            state.append(f"{numbers(*stroke, digits=3)} RG {number(width, 3)} w {ends} [{numbers(*dash)}] 0 d")
        operator = "B" if fill and stroke else "f" if fill else "S" if stroke else "n"
        self.steps.append(Ops(" ".join([*state, path, operator])))

    def line(
        self, x0: float, y0: float, x1: float, y1: float, colour: Colour, width: float = 0.6, *, dash: Sequence[float] = ()
    ) -> None:
        """A straight line with butt ends."""
        self.paint(polyline([(x0, y0), (x1, y1)]), stroke=colour, width=width, dash=dash)

    def hatch(
        self, x: float, y: float, width: float, height: float, colour: Colour, *, gap: float = 3.2, stroke: float = 0.7
    ) -> None:
        """Lines at 45° inside a rectangle: no pattern resource, the same in every viewer and on every printer."""
        if width <= 0 or height <= 0:
            return
        step = gap * math.sqrt(2)
        lines: list[str] = []
        for i in range(int((width + height) / step) + 1):
            c = i * step  # the line y = x - c + height, from the upper-left corner on
            x0, y0 = max(0.0, c - height), min(height, max(0.0, height - c))
            x1, y1 = min(width, c), min(height, width - c + height)
            if x1 > x0:
                lines.append(polyline([(x + x0, y + y0), (x + x1, y + y1)]))
        if lines:
            self.paint(" ".join(lines), stroke=colour, width=stroke)

    @contextmanager
    def clipped(self, path: str) -> Iterator[None]:
        """What is drawn within ends at the path."""
        self.steps += [Ops("q"), Ops(f"{path} W n")]
        yield
        self.steps.append(Ops("Q"))

    def words(self, x: float, y: float, text: str, style: TextStyle, *, anchor: str = "left") -> float:
        """One line of words on the baseline y; `anchor` says what x is (left, center, right). Returns its right end."""
        w = measure_words(text, style)
        left = x - (w if anchor == "right" else w / 2 if anchor == "center" else 0.0)
        if text:
            self.steps.append(Glyphs(round(left, 3), round(y, 3), text, style))
        return left + w

    def paste(self, drawing: DisplayList, x: float, y: float) -> None:
        """Another drawing with its lower-left corner at (x, y)."""
        self.steps += [Ops("q"), Ops(f"1 0 0 1 {numbers(x, y)} cm"), *drawing.steps, Ops("Q")]


def measure_words(text: str, style: TextStyle) -> float:
    """The width of one line of words in points: each word by itself and the spaces between, as the writer sets them."""
    parts = text.split(" ")
    return math.fsum([style.width(p) for p in parts if p]) + style.space * (len(parts) - 1)


def wrap_words(text: str, measure: float, style: TextStyle) -> list[str]:
    """Lines no wider than `measure`: broken at spaces, after a hyphen or dash, else (a word too wide by itself) anywhere.

    A no-break space holds. An empty text has no lines.
    """
    lines: list[str] = []
    current, width = "", 0.0
    for word in text.split(" "):
        if not word:
            continue
        own = style.width(word)
        if current and width + style.space + own <= measure + _ROUNDING:
            current, width = f"{current} {word}", width + style.space + own
            continue
        if current:
            lines.append(current)
        current, width = word, own
        if own > measure:
            *full, current = _split_word(word, measure, style)
            lines += full
            width = style.width(current)
    return [*lines, current] if current else lines


def _split_word(word: str, measure: float, style: TextStyle) -> list[str]:
    pieces: list[str] = []
    rest = word
    while len(rest) > 1 and style.width(rest) > measure:
        cut = len(rest) - 1
        while cut > 1 and style.width(rest[:cut]) > measure:
            cut -= 1
        after = max((rest.rfind(c, 0, cut) for c in "-‑–—/"), default=-1) + 1
        cut = after if after > cut // 2 else cut
        pieces.append(rest[:cut])
        rest = rest[cut:]
    return [*pieces, rest]
