"""What stands in a slab or around a box, to things placed on a page."""

from __future__ import annotations

from briefing.layout.galley import Rule, Slab
from briefing.layout.pages import Placed, PlacedBox, PlacedDrawing, PlacedLine, PlacedRule
from briefing.style.computed import Borders
from briefing.text.items import Line


def borders(b: Borders, x: float, top: float, width: float, bottom: float) -> list[Placed]:
    """The strokes around a box, `width` points wide, from `top` down to `bottom`."""
    out: list[Placed] = []
    for stroke, box in (
        (b.top, (x, top, width, None)),
        (b.bottom, (x, bottom, width, None)),
        (b.left, (x, top, None, bottom - top)),
        (b.right, (x + width, top, None, bottom - top)),
    ):
        if stroke is None or stroke.width <= 0:
            continue
        bx, by, w, h = box
        if w is None:
            left = bx if bx == x else bx - stroke.width
            out.append(PlacedBox(left, by, stroke.width, h or 0.0, fill=stroke.colour))
        else:
            y = by if by == top else by - stroke.width
            out.append(PlacedBox(bx, y, w, stroke.width, fill=stroke.colour))
    return out


def place_things(items: list[Placed], slab: Slab, top: float) -> None:
    """Put what stands in a slab onto a page whose items are given."""
    for t in slab.things:
        what = t.what
        if isinstance(what, Line):
            items.append(PlacedLine(t.x, top + t.y, what, t.owner))
        elif isinstance(what, Rule):
            y = top + t.y + what.width / 2
            items.append(PlacedRule(t.x, y, t.x + what.length, y, what.width, what.colour))
        else:
            items.append(PlacedDrawing(t.x, top + t.y, what, t.owner, t.scale))
