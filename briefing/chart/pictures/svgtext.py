"""The words of an SVG image to lettered runs: where they are anchored, how large, in which colour; never in which face."""

from __future__ import annotations

import math
import re
from xml.etree.ElementTree import Element

from briefing.chart.ink.displaylist import Alpha, Matrix, Ops
from briefing.chart.pictures.content import Lettered, Run, VectorStep
from briefing.chart.pictures.svgfill import Paints, Shaded, Solid
from briefing.chart.pictures.svgstyle import Style, Styles
from briefing.chart.pictures.svgtree import local
from briefing.chart.pictures.svgvalues import length, moved, scale_of
from briefing.records import replace

_ANCHORS = {"middle": "center", "end": "right"}
# How far the baseline stands below the line that is asked for, in em: the middle of small letters, of capitals, their tops.
_BELOW = {"middle": 0.26, "central": 0.35, "hanging": 0.7, "text-before-edge": 0.9, "text-top": 0.9, "text-after-edge": -0.2}
_SPACE = re.compile(r"\s+")
LARGEST = 10_000.0


class _Chunk:
    """Words that are anchored together."""

    def __init__(self, x: float, y: float, style: Style) -> None:
        self.x, self.y, self.style = x, y, style
        self.runs: list[tuple[str, Style, float, float]] = []  # words, style, step to the right, baseline below the chunk's


class Scribe:
    """Writes the words of one image."""

    __slots__ = ("_paints", "_styles")

    def __init__(self, styles: Styles, paints: Paints) -> None:
        self._styles, self._paints = styles, paints

    def text(self, e: Element, m: Matrix, style: Style, port: tuple[float, float], remarks: list[str]) -> list[VectorStep]:
        """The steps of a <text> and everything in it."""
        chunks: list[_Chunk] = []
        self._gather(e, style, port, chunks, [0.0], remarks)
        steps: list[VectorStep] = []
        for chunk in chunks:
            steps += self._set(chunk, m)
        return steps

    def _gather(
        self, e: Element, style: Style, port: tuple[float, float], chunks: list[_Chunk], shift: list[float], remarks: list[str]
    ) -> None:
        """Take the words of an element into the chunks; `shift` is how far the baseline has moved down."""
        x, y, dx, dy = (self._first(e, name, port, style) for name in ("x", "y", "dx", "dy"))
        if x is not None or y is not None or not chunks:
            last = chunks[-1] if chunks else None
            if y is not None:
                shift[0] = 0.0
            at_y = y if y is not None else last.y if last else 0.0
            chunks.append(_Chunk(x if x is not None else last.x if last else 0.0, at_y, style))
        shift[0] += dy or 0.0
        waiting = dx or 0.0
        self._take(e.text, style, chunks[-1], waiting, shift[0])
        for child in e:
            kind = local(child)
            if kind == "textPath":
                remarks.append("words along a path are not drawn")
            elif kind in ("tspan", "a"):
                own = self._styles.of(child, style)
                if own.get("display") != "none":
                    self._gather(child, own, port, chunks, shift, remarks)
            self._take(child.tail, style, chunks[-1], 0.0, shift[0])

    @staticmethod
    def _take(words: str | None, style: Style, chunk: _Chunk, dx: float, below: float) -> None:
        text = _SPACE.sub(" ", words or "")
        if not chunk.runs or chunk.runs[-1][0].endswith(" "):
            text = text.lstrip(" ")
        if text:
            chunk.runs.append((text, style, dx, below))

    @staticmethod
    def _first(e: Element, name: str, port: tuple[float, float], style: Style) -> float | None:
        words = (e.get(name) or "").replace(",", " ").split()
        return length(words[0], 0.0, of=port[0] if "x" in name else port[1], em=style.size) if words else None

    def _set(self, chunk: _Chunk, m: Matrix) -> list[VectorStep]:
        scale = scale_of(m)
        runs: list[Run] = []
        opacity = 1.0
        for text, style, dx, below in chunk.runs:
            paint = self._paints.of(style, "fill") or self._paints.of(style, "stroke")
            if paint is None or not 0 < style.size * scale < LARGEST:
                continue
            solid = paint.middle() if isinstance(paint, Shaded) else paint
            opacity = min(opacity, solid.opacity * style.opacity("fill-opacity"))
            runs.append(_run(text, style, solid, dx * scale, -below * scale, scale))
        while runs and not runs[-1].text.strip(" "):
            runs.pop()
        if not runs or opacity <= 0:
            return []
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(" "))
        style = chunk.style
        down = _BELOW.get(style.get("dominant-baseline"), 0.0) * style.size
        x, y = moved(m, chunk.x, chunk.y + down)
        angle = math.degrees(math.atan2(m[1], m[0]))
        anchor = _ANCHORS.get(style.get("text-anchor"), "left")
        out = Lettered(round(x, 3), round(y, 3), tuple(runs), anchor, round(angle, 3) + 0.0)
        if opacity >= 1:
            return [out]
        return [Ops("q"), Alpha(round(opacity, 4), 1.0), out, Ops("Q")]


def _run(text: str, style: Style, paint: Solid, dx: float, rise: float, scale: float) -> Run:
    weight = style.get("font-weight")
    strong = weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)
    spacing = style.get("letter-spacing", "normal")
    tracking = 0.0 if spacing == "normal" else length(spacing, 0.0, em=style.size) / style.size * 1000
    return Run(text, round(style.size * scale, 3), paint.colour, strong, round(dx, 3), round(rise, 3), round(tracking, 1))
