"""An SVG file to a vector picture: its tree painted once into a space of its own, whatever its size on the page will be."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from briefing.chart.pictures.content import VECTOR_WIDTH, Unusable, Vector
from briefing.chart.pictures.svgpaint import Painter
from briefing.chart.pictures.svgtree import parse_svg
from briefing.chart.pictures.svgvalues import length, numbers

LONGEST = 20.0
"""A picture is at most so many times as high as wide, or as wide as high."""


def read_svg(data: bytes) -> Vector:
    """The vectors of an SVG file. Raises Unusable: damaged, too large, or holding what is refused."""
    root = parse_svg(data)
    width, height = _size(root)
    painter = Painter(root, width, height)
    try:
        steps = painter.paint()
    except RecursionError:
        raise Unusable("large", "its elements stand too deep in each other") from None
    if not steps:
        raise Unusable("damaged", "the SVG file draws nothing")
    return Vector(VECTOR_WIDTH * height / width, tuple(steps), tuple(dict.fromkeys(painter.remarks)))


def _size(root: Element) -> tuple[float, float]:
    """Width and height in user units: as given, else those of the viewBox."""
    box = numbers(root.get("viewBox") or "")
    width, height = (_given(root.get(name)) for name in ("width", "height"))
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        if width is None and height is None:
            width, height = box[2], box[3]
        width = height * box[2] / box[3] if width is None and height is not None else width
        height = width * box[3] / box[2] if height is None and width is not None else height
    if width is None or height is None:
        hint = 'give its first element a `viewBox="0 0 width height"`'
        raise Unusable("damaged", "the SVG file does not say how large it is", hint)
    if not (0 < width < 1e6 and 0 < height < 1e6) or not 1 / LONGEST <= width / height <= LONGEST:
        raise Unusable("large", f"the SVG file says that it is {width:g} × {height:g} units large")
    return width, height


def _given(words: str | None) -> float | None:
    return None if words is None or words.strip() in ("", "auto") or words.strip().endswith("%") else length(words, 0.0)
