"""A figure to one slab: its drawing at the measure of its column."""

from __future__ import annotations

from briefing.chart.kinds.image import ImagePicture
from briefing.compose.story import Element
from briefing.layout.area import Area
from briefing.layout.containers import following
from briefing.layout.flow import Flow
from briefing.layout.galley import FORBIDDEN, Slab, SlabItem
from briefing.layout.images import fit_image
from briefing.style.computed import Look


def set_figure(flow: Flow, e: Element, look: Look, area: Area) -> None:
    """A drawing at the measure of its column, one slab high."""
    assert e.drawing is not None, "a figure of the story has a drawing"
    x, width = area.within(look)
    drawing = flow.setting.draw(e.drawing, width, look)
    flow.setting.cover_drawing(drawing, e)
    flow.before = max(flow.before, look.space_before)
    item = SlabItem(x, 0.0, drawing, flow.artifact or e)
    picture = e.drawing if isinstance(e.drawing, ImagePicture) else None
    if picture is not None:
        item.scale = fit_image(flow, e, picture, drawing, Area.single(x, width))
    height = drawing.height * item.scale
    flow.emit(Slab(x, x + max(width, drawing.width), height, height, [item], owner=e))
    flow.after(look)
    if picture is not None and _has_words_below(e):
        flow.level = FORBIDDEN  # the first line below an image says what it is


def _has_words_below(e: Element) -> bool:
    if e.parent is None:
        return False
    at = next(i for i, n in enumerate(e.parent.children) if n is e)
    return following(e.parent, at) is not None
