"""The events of a timeline below each other, to the line that runs from sign to sign: solid where their order is known."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.compose.story import Element
from briefing.layout.galley import Rule, Slab, SlabItem
from briefing.layout.pages import LAYOUT
from briefing.records import record
from briefing.style.computed import Stroke
from briefing.text.items import Line

_CLEAR = 1.2  # points between a sign and the line
_DASH = 2.0  # points of a dash, and of the white behind it


@record
class _Sign:
    """Where the sign of an event stands in its first slab: its middle from the left, its upper and lower edge."""

    x: float
    top: float
    foot: float


def draw_spine(items: Sequence[Element], slabs: Sequence[Slab], known: Sequence[bool], stroke: Stroke) -> None:
    """Draw the line beside the slabs of a list's items; `known` says of each but the last whether the next comes after it."""
    found: list[list[Slab]] = [[] for _ in items]
    at = {id(e): n for n, e in enumerate(items)}
    for slab in slabs:
        owner = slab.owner
        around = () if owner is None else (owner, *owner.ancestors())
        n = next((at[id(e)] for e in around if id(e) in at), None)
        if n is not None:
            found[n].append(slab)
    for n, mine in enumerate(found):
        sign = _sign_of(mine[0]) if mine else None
        if sign is None:
            continue
        if n:
            _stroke(mine[0], sign.x, 0.0, sign.top - _CLEAR, stroke, solid=known[n - 1])
        if n < len(items) - 1:
            _stroke(mine[0], sign.x, sign.foot + _CLEAR, mine[0].height, stroke, solid=known[n])
            for slab in mine[1:]:
                _stroke(slab, sign.x, 0.0, slab.height, stroke, solid=known[n])


def _sign_of(slab: Slab) -> _Sign | None:
    for t in slab.items:
        first = t.what.pieces[0] if isinstance(t.what, Line) and t.what.pieces else None
        if first is not None and first.atom is not None:
            width = first.atom.payload.width
            return _Sign(t.x + first.x + width / 2, t.y - first.atom.height, t.y + first.atom.depth)
    return None


def _stroke(slab: Slab, x: float, top: float, foot: float, stroke: Stroke, *, solid: bool) -> None:
    """A line down a slab: a rule as long as it is thick."""
    left, y = x - stroke.width / 2, top
    while y < foot:
        height = foot - y if solid else min(_DASH, foot - y)
        slab.items.append(SlabItem(left, y, Rule(stroke.width, height, stroke.colour), LAYOUT))
        y += height if solid else 2 * _DASH
