"""A list's numbers, bullets or dates to the room that its items leave for them: as wide as the widest needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.compose.story import Element
from briefing.text.paragraph import Run

if TYPE_CHECKING:
    from briefing.layout.setting import Setting
    from briefing.style.computed import Look

MARKER_GAP = 0.4
"""Between a marker and its words, in em of the marker, where the sheet says nothing."""
MOST = 0.4
"""Of the measure; a marker wider than this is set over several lines."""


def marker_gap(look: Look) -> float:
    """Points between a marker that stands in its item's room and the words beside it."""
    return float(look.options.get("gap", MARKER_GAP * look.size))


def marker_room(setting: Setting, item: Element, look: Look, width: float, lang: str) -> float:
    """Points that an item's words are moved in: what its sheet says, or more where a marker of its list is wider.

    All items of a list are moved in alike, by its widest marker, up to `MOST` of `width`. A marker of several words (a date)
    is broken in the room it has, so only its longest word counts.
    """
    if not look.inset.left or item.parent is None:
        return look.inset.left
    widest = 0.0
    for other in item.parent.children:
        if isinstance(other, Element) and other.role == "LI":
            label = next((n for n in other.children if isinstance(n, Element) and n.role == "Lbl"), None)
            if label is None:
                continue
            its = setting.look(label, look)
            if its.place == "hang":
                return look.inset.left
            widest = max(widest, _longest_word(setting, label, its, lang) + marker_gap(its))
    return max(look.inset.left, min(widest, MOST * width))


def _longest_word(setting: Setting, label: Element, look: Look, lang: str) -> float:
    runs = [r for r in setting.items(label, look, lang) if isinstance(r, Run)]
    return max((r.style.width(w) for r in runs for w in r.text.split(" ")), default=0.0)
