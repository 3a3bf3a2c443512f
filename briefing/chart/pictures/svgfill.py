"""What fills and draws the outlines of an SVG image: colours, gradients and lines, to operators and steps."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Union
from xml.etree.ElementTree import Element

from briefing.chart.ink.displaylist import Gradient, Matrix
from briefing.chart.ink.pen import numbers as joined
from briefing.chart.pictures.content import Unusable
from briefing.chart.pictures.svgoutline import Box
from briefing.chart.pictures.svgstyle import Style, Styles
from briefing.chart.pictures.svgtree import href, local
from briefing.chart.pictures.svgvalues import Colour, colour, length, numbers, share, times, transform
from briefing.records import record

Stops = tuple[tuple[float, float, float, float, float], ...]
MOST_STOPS = 256
MOST_CHAINED = 50
MOST_DASHES = 64
_CAPS = {"round": 1, "square": 2}
_JOINS = {"round": 1, "bevel": 2}


@record
class Solid:
    """One colour with its opacity."""

    colour: Colour
    opacity: float


@record
class Shaded:
    """A gradient: what it is in its own space, and whether that space is the box of what it fills."""

    at: tuple[float, ...]
    stops: Stops
    matrix: Matrix
    in_box: bool

    def over(self, box: Box, m: Matrix) -> Gradient | None:
        """The gradient over an outline with that box, `m` bringing user units to the picture; None where there is no area."""
        inner = self.matrix
        if self.in_box:
            x0, y0, x1, y1 = box
            if x1 <= x0 or y1 <= y0:
                return None
            inner = times((x1 - x0, 0, 0, y1 - y0, x0, y0), inner)
        whole = times(m, inner)
        if abs(whole[0] * whole[3] - whole[1] * whole[2]) < 1e-12:
            return None
        return Gradient(self.at, self.stops, whole)

    def middle(self) -> Solid:
        """One colour that stands for all of it."""
        n = len(self.stops)
        r, g, b, a = (math.fsum(stop[i] for stop in self.stops) / n for i in (1, 2, 3, 4))
        return Solid((r, g, b), a)


Paint = Union[Solid, Shaded]


class Paints:
    """The paints of one image; what cannot be painted is remarked."""

    __slots__ = ("_ids", "_known", "_size", "_styles", "context", "remarks")

    def __init__(self, ids: Mapping[str, Element], styles: Styles, width: float, height: float) -> None:
        self._ids, self._styles, self._size = ids, styles, (width, height)
        self.remarks: list[str] = []
        self._known: dict[Element, Paint | None] = {}
        self.context: dict[str, Paint | None] = {}  # what the line is painted with whose marker is being painted

    def of(self, style: Style, name: str) -> Paint | None:
        """The paint of `fill` or `stroke`, None for none."""
        words = style.get(name, "black" if name == "fill" else "none")
        if words in ("context-fill", "context-stroke"):
            return self.context.get(words.removeprefix("context-"))
        if words.startswith("url("):
            address, _, rest = words[4:].partition(")")
            found = self._ids.get(address.strip("\"' ").removeprefix("#"))
            if found is not None and local(found) in ("linearGradient", "radialGradient"):
                if found not in self._known:
                    self._known[found] = self._gradient(found)
                return self._known[found]
            if found is not None:
                self.remarks.append(f"a <{local(found)}> does not fill anything here")
            words = rest.strip() or "none"
            given = colour(words)
        else:
            given = style.colour(name, "black" if name == "fill" else "none")
        return None if given is None else Solid(*given)

    # -- gradients ----------------------------------------------------------------------------------------------
    def _gradient(self, element: Element) -> Paint | None:
        chain = self._chain(element)

        def attribute(name: str) -> str | None:
            return next((e.get(name) for e in chain if e.get(name) is not None), None)

        owner = next((e for e in chain if any(local(c) == "stop" for c in e)), element)
        stops = self._stops(owner)
        if not stops:
            return None
        if len(stops) == 1:
            return Solid(stops[0][1:4], stops[0][4])
        if attribute("spreadMethod") in ("reflect", "repeat"):
            self.remarks.append("a gradient that repeats itself is drawn once")
        in_box = attribute("gradientUnits") != "userSpaceOnUse"
        width, height = (1.0, 1.0) if in_box else self._size

        def value(name: str, default: str, of: float) -> float:
            words = attribute(name) or default
            return length(words, 0.0, of=of)

        matrix = transform(attribute("gradientTransform"))
        if local(element) == "linearGradient":
            start = value("x1", "0%", width), value("y1", "0%", height)
            end = value("x2", "100%", width), value("y2", "0%", height)
            if start == end:
                return Solid(stops[-1][1:4], stops[-1][4])
            return Shaded((*start, *end), stops, matrix, in_box)
        diagonal = 1.0 if in_box else math.hypot(width, height) / math.sqrt(2)
        x, y, r = value("cx", "50%", width), value("cy", "50%", height), value("r", "50%", diagonal)
        if r <= 0:
            return Solid(stops[-1][1:4], stops[-1][4])
        fx = value("fx", "", width) if attribute("fx") else x
        fy = value("fy", "", height) if attribute("fy") else y
        away = math.hypot(fx - x, fy - y)
        if away > 0.99 * r:  # a focus outside its circle moves onto it (SVG 1.1, 13.2.3)
            fx, fy = x + (fx - x) * 0.99 * r / away, y + (fy - y) * 0.99 * r / away
        return Shaded((fx, fy, max(0.0, value("fr", "0%", diagonal)), x, y, r), stops, matrix, in_box)

    def _chain(self, element: Element) -> list[Element]:
        """The gradient and those it takes the rest from."""
        chain = [element]
        while (name := href(chain[-1])).startswith("#"):
            other = self._ids.get(name[1:])
            if other is None or local(other) not in ("linearGradient", "radialGradient"):
                break
            if other in chain:
                raise Unusable("refused", f"its gradients refer to each other in a circle (`{name}`)")
            if len(chain) > MOST_CHAINED:
                raise Unusable("large", "its gradients refer to each other without end")
            chain.append(other)
        return chain

    def _stops(self, owner: Element) -> Stops:
        out: list[tuple[float, float, float, float, float]] = []
        last = 0.0
        for e in [c for c in owner if local(c) == "stop"][:MOST_STOPS]:
            style = self._styles.of(e, Style({}))
            found = style.colour("stop-color", "black")
            if found is None:
                found = (0.0, 0.0, 0.0), 1.0
            (r, g, b), alpha = found
            last = max(last, share(e.get("offset"), 0.0))
            out.append((last, r, g, b, round(alpha * style.opacity("stop-opacity"), 4)))
        return tuple(out)


# -- lines ----------------------------------------------------------------------------------------------------------
def line_of(style: Style, diagonal: float, scale: float) -> tuple[float, str]:
    """The width of the line of an outline, and the operators that set all of its state; 0 where there is no line."""
    width = length(style.get("stroke-width") or None, 1.0, of=diagonal, em=style.size)
    if width <= 0:
        return 0.0, ""
    cap, join = _CAPS.get(style.get("stroke-linecap"), 0), _JOINS.get(style.get("stroke-linejoin"), 0)
    limit = numbers(style.get("stroke-miterlimit") or "4")[:1] or [4.0]
    dashes: list[float] = []
    if style.get("stroke-dasharray", "none") != "none":
        words = style.get("stroke-dasharray").replace(",", " ").split()[:MOST_DASHES]
        dashes = [length(w, 0.0, of=diagonal, em=style.size) for w in words]
    if any(d < 0 for d in dashes) or not math.fsum(dashes):
        dashes = []
    if len(dashes) % 2:
        dashes *= 2
    offset = length(style.get("stroke-dashoffset") or None, 0.0, of=diagonal, em=style.size)
    if dashes and offset < 0:  # a phase is never negative (ISO 32000-1, 8.4.3.6)
        offset %= math.fsum(dashes)
    set_ = f"{joined(width * scale, digits=3)} w {cap} J {join} j {joined(max(1.0, limit[0]), digits=3)} M"
    row = joined(*(d * scale for d in dashes), digits=3)
    return width, f"{set_} [{row}] {joined(offset * scale if dashes else 0.0, digits=3)} d"


def colour_code(paint: Colour, operator: str) -> str:
    """The operator that sets a colour, `rg` or `RG`."""
    return f"{joined(*paint, digits=3)} {operator}"
