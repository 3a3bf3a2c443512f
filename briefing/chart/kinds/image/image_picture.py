"""A picture at a measure to a display list: how wide it is printed, and its steps scaled to that width."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from briefing.chart.ink.displaylist import DisplayList, Glyphs, Group, Ops, Picture, Step
from briefing.chart.ink.pen import measure_words, number
from briefing.chart.pictures.content import VECTOR_WIDTH, Lettered, Raster, Run, VectorStep
from briefing.language import Say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.chart.ink.look import ChartLook
    from briefing.chart.kinds.image import ImagePicture
    from briefing.text.style import TextStyle

PIXEL = 0.75  # points: 1/96 inch, as CSS has it
MOST_ENLARGED = 1.5
"""Words of a picture are set so many times larger at most, to reach the least size of the sheet; beyond that they would meet."""


def printed_width(picture: ImagePicture, measure: float) -> float:
    """Points: what the author asks for, else the measure; never more than the measure, and pixels without a width of their
    own are not enlarged beyond 96 to the inch."""
    if picture.share is not None:
        return picture.share * measure
    if picture.points is not None:
        return min(picture.points, measure)
    if isinstance(picture.content, Raster):
        return min(measure, picture.content.width * PIXEL)
    return measure


def draw(picture: ImagePicture, measure: float, look: ChartLook) -> DisplayList:
    """The picture as wide as `printed_width` says, its lower-left corner in the origin, no word smaller than the sheet allows."""
    width = printed_width(picture, measure)
    content = picture.content
    if isinstance(content, Raster):
        height = width * content.height / content.width
        a, b, c, d, e, f = content.matrix
        matrix = (a * width, b * height, c * width, d * height, e * width, f * height)
        return DisplayList(width, height, [Picture(content.samples, content.mask, matrix)])
    scale = width / VECTOR_WIDTH
    steps: list[Step] = [Ops("q"), Ops(f"{number(scale, 5)} 0 0 {number(scale, 5)} 0 0 cm")]
    steps += _set(content.steps, look, {}, look.minimum / scale)
    steps.append(Ops("Q"))
    return DisplayList(width, content.height * scale, steps)


Styles = dict[tuple[bool, float, tuple[float, float, float], float], "TextStyle"]


def _set(steps: Iterable[VectorStep], look: ChartLook, styles: Styles, least: float) -> Iterator[Step]:
    """The steps with every run set in the faces of the document's drawings, whatever faces the file asks for.

    `least` is the least size of words, in the units of the picture.
    """
    for step in steps:
        if isinstance(step, Lettered):
            yield from _lettering(step, look, styles, least)
        elif isinstance(step, Group):
            yield Group(tuple(_set(step.steps, look, styles, least)), step.opacity, step.box)
        else:
            yield step


def _lettering(line: Lettered, look: ChartLook, styles: Styles, least: float) -> Iterator[Glyphs]:
    set_: list[tuple[Run, TextStyle, float]] = []
    width = 0.0
    for run in line.runs:
        style = _style(run, look, styles, least)
        width += run.dx
        set_.append((run, style, width))
        width += measure_words(run.text, style)
    back = {"left": 0.0, "center": 0.5, "right": 1.0}[line.anchor] * width
    cos, sin = math.cos(math.radians(line.angle)), math.sin(math.radians(line.angle))
    for run, style, at in set_:
        along = at - back
        x, y = line.x + along * cos - run.rise * sin, line.y + along * sin + run.rise * cos
        if run.text.strip():
            yield Glyphs(round(x, 3), round(y, 3), run.text, style, line.angle)


def _style(run: Run, look: ChartLook, styles: Styles, least: float) -> TextStyle:
    key = run.strong, run.size, run.colour, run.tracking
    style = styles.get(key)
    if style is None:
        model = look.strong if run.strong else look.regular
        size = min(max(run.size, least), run.size * MOST_ENLARGED)
        style = styles[key] = type(model)(
            model.stack, size, run.colour, features=model.features, tracking=run.tracking, lang=model.lang
        )
    return style


def describe(picture: ImagePicture, say: Say) -> str:
    """The name of the file: validation asks its author for better words."""
    return say("alt_image", name=picture.name)


def data(_picture: ImagePicture, _say: Say) -> None:
    """No table: what a picture shows is not known."""
