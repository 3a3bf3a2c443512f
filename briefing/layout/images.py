"""An author's image and its caption to the scale at which both stand on one page, and what is to say of its sharpness."""

from __future__ import annotations

import math

from briefing.chart.ink.displaylist import DisplayList, Glyphs
from briefing.chart.kinds.image import ImagePicture
from briefing.chart.pictures.content import VECTOR_WIDTH, Raster
from briefing.compose.story import Element
from briefing.diagnostics import Diagnostics, Span
from briefing.layout.area import Area
from briefing.layout.flow import Flow
from briefing.layout.galley import FREE, stack
from briefing.units import POINTS_PER_INCH, POINTS_PER_MM

LEAST_DENSITY = 150
"""Pixels an inch below which a picture looks rough in print (offices print at 600 dots, with a screen of some 100 lines)."""
LEAST_ROOM = 0.3
"""A picture has at least this share of the page, however long its notes are."""
LEAST_WIDTH = 15
"""Millimetres; an image that would be sharp only below this is not worth printing smaller."""


def fit_image(flow: Flow, e: Element, picture: ImagePicture, drawing: DisplayList, area: Area) -> float:
    """The scale (at most 1) at which an image stands on one page with its title, notes and sources.

    Warns when its pixels are too few for the width at which it is printed (L304), or its words too small (L305).
    """
    scale = min(1.0, _room(flow, e, area) / drawing.height)
    width, said = drawing.width * scale, flow.setting.diagnostics
    if isinstance(picture.content, Raster):
        _tell_rough(picture.name, picture.content.width, width, e.span, said)
    else:
        _tell_small(picture.name, drawing, width, flow.setting.sheet.charts.minimum, e.span, said)
    return scale


def _tell_rough(name: str, pixels: int, width: float, span: Span | None, said: Diagnostics) -> None:
    """L304 for an image with too few pixels for its printed width in points."""
    density = pixels / (width / POINTS_PER_INCH)
    if density >= LEAST_DENSITY:
        return
    sharp = pixels / LEAST_DENSITY * POINTS_PER_INCH / POINTS_PER_MM
    wanted = width / POINTS_PER_INCH * LEAST_DENSITY
    smaller = f", or print it smaller: `width: {sharp:.0f}mm`" if sharp >= LEAST_WIDTH else ""
    printed = f"its printed width of {width / POINTS_PER_MM:.0f} mm"
    hint = f"take an image at least {wanted:.0f} pixels wide{smaller}"
    said.warning("L304", f"{name} has {density:.0f} dpi at {printed}: it will look rough", span, hints=(hint,))


def _tell_small(name: str, drawing: DisplayList, width: float, least: float, span: Span | None, said: Diagnostics) -> None:
    """L305 for an image with words that are smaller than the sheet allows at its printed width in points."""
    sizes = [step.style.size for step in drawing.steps if isinstance(step, Glyphs) and step.text.strip()]
    smallest = min(sizes, default=math.inf) * width / VECTOR_WIDTH
    if smallest < least - 0.05:
        said.warning(
            "L305",
            f"{name} has words of {smallest:.1f} pt at its printed width of {width / POINTS_PER_MM:.0f} mm; "
            f"the sheet allows no less than {least:g} pt",
            span,
            hints=("make the words larger in the image, or the image wider",),
        )


def _room(flow: Flow, e: Element, area: Area) -> float:
    """Points between the head and the foot of a page less what stands together with the image: a heading, title, notes."""
    setting = flow.setting
    frame = setting.frame_height
    start = len(flow.slabs)
    level = flow.level
    while start and level > FREE:
        start -= 1
        level = flow.slabs[start].level
    used = stack(flow.slabs[start:]).height
    look = setting.look(e, setting.sheet.look("figure"))
    used += look.space_before + look.space_after + setting.sheet.grid  # the grid may move the first line down
    if e.parent is not None:
        below = flow.inside()
        after = next(i for i, node in enumerate(e.parent.children) if node is e)
        for other in e.parent.children[after + 1 :]:
            if isinstance(other, Element):
                below.block(other, area, look)
        slabs = below.finish()
        used += stack(slabs).height + (slabs[0].before if slabs else 0.0)
    return max(frame - used, LEAST_ROOM * frame)
