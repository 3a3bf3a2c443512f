"""A list's numbers, bullets or dates to their lines, and to the room that its items leave for the widest of them."""

from __future__ import annotations

from briefing.compose.story import Element
from briefing.layout.area import Area
from briefing.layout.flow import Flow, Label
from briefing.records import replace
from briefing.style.computed import Look
from briefing.text.items import Run

MARKER_GAP = 0.4
"""Between a marker and its words, in em of the marker, where the sheet says nothing."""
MOST = 0.4
"""Of the measure; a marker wider than this is set over several lines."""
LEAST = 2
"""Em of a marker that it has at least, however little room its item leaves."""
UNBOUNDED = 10_000.0
"""Points; the measure of a marker that hangs left of its column and is never broken."""


def set_label(flow: Flow, e: Element, look: Look, area: Area) -> None:
    """A number, bullet or date: set now, drawn from the baseline of the next line of its item downward.

    It hangs left of its column, or stands in the room its item leaves before the body, over several lines if need be.
    """
    x, _ = area.column("main")
    drop = look.options.get("drop", 0.0)
    hangs = look.place == "hang"
    if hangs:
        gap, room = look.options.get("gap", flow.setting.sheet.hang / 2), UNBOUNDED
    else:
        gap = _marker_gap(look)
        room = max(flow.marker_room - gap, LEAST * look.size) if flow.marker_room > 0 else UNBOUNDED
    for number, line in enumerate(flow.setting.lines(e, replace(look, align="left", balance=False), room, flow.lang)):
        left = x
        if hangs:
            left = x - gap - line.width
        elif look.align == "right" and room < UNBOUNDED:
            left = x + max(0.0, room - line.width)
        flow.labels.append(Label(line, left, drop + number * look.leading, e))


def _marker_gap(look: Look) -> float:
    """Points between a marker that stands in its item's room and the words beside it."""
    return look.options.get("gap", MARKER_GAP * look.size)


def marker_room(flow: Flow, item: Element, look: Look, width: float) -> float:
    """Points that an item's words are moved in: what its sheet says, or more where a marker of its list is wider.

    All items of a list are moved in alike, by its widest marker, up to `MOST` of `width`. A marker of several words (a date)
    is broken in the room it has, so only its longest word counts.
    """
    known = flow.setting.marker_rooms
    key = id(item.parent), id(look)
    if key not in known:
        known[key] = _room(flow, item, look, width)
    return known[key]


def _room(flow: Flow, item: Element, look: Look, width: float) -> float:
    if not look.inset.left or item.parent is None:
        return look.inset.left
    widest = 0.0
    for other in item.parent.elements:
        label = next((n for n in other.elements if n.role == "Lbl"), None) if other.role == "LI" else None
        if label is None:
            continue
        its = flow.setting.look(label, look)
        if its.place == "hang":
            return look.inset.left
        widest = max(widest, _longest_word(flow, label, its) + _marker_gap(its))
    return max(look.inset.left, min(widest, MOST * width))


def _longest_word(flow: Flow, label: Element, look: Look) -> float:
    runs = [r for r in flow.setting.items(label, look, flow.lang) if isinstance(r, Run)]
    return max((r.style.width(w) for r in runs for w in r.text.split(" ")), default=0.0)
