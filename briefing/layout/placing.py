"""What stands in a slab or around a box, to items placed on a page."""

from __future__ import annotations

from briefing.layout.galley import Rule, Slab
from briefing.layout.pages import Placed, PlacedBox, PlacedDrawing, PlacedLine, PlacedRule
from briefing.style.computed import Borders
from briefing.text.items import Line


def borders(b: Borders, x: float, top: float, width: float, bottom: float) -> list[Placed]:
    """The strokes inside the edges of a box, `width` points wide, from `top` down to `bottom`, as filled boxes."""
    out: list[Placed] = []
    for stroke, low in ((b.top, False), (b.bottom, True)):
        if stroke is not None and stroke.width > 0:
            out.append(PlacedBox(x, bottom - stroke.width if low else top, width, stroke.width, stroke.colour))
    for stroke, far in ((b.left, False), (b.right, True)):
        if stroke is not None and stroke.width > 0:
            out.append(PlacedBox(x + width - stroke.width if far else x, top, stroke.width, bottom - top, stroke.colour))
    return out


def place_items(items: list[Placed], slab: Slab, top: float) -> None:
    """Put what stands in a slab onto a page whose items are given."""
    for t in slab.items:
        what = t.what
        if isinstance(what, Line):
            items.append(PlacedLine(t.x, top + t.y, what, t.owner))
        elif isinstance(what, Rule):
            y = top + t.y + what.width / 2
            items.append(PlacedRule(t.x, y, t.x + what.length, y, what.width, what.colour))
        else:
            items.append(PlacedDrawing(t.x, top + t.y, what, t.owner, t.scale))
