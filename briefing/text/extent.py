"""The items of a paragraph to how wide they want to be: their longest stretch that may not be parted, and their longest line."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.text.breakpoints import breakpoints
from briefing.text.items import Item
from briefing.text.paragraph import segments

_UNBOUNDED = 1e7  # points: no word is cut for being wider


def longest_line(items: Sequence[Item]) -> float:
    """The points that the longest line takes where no line is broken but at a meant end."""
    return max((units.total() for units in segments(items) if units.kinds), default=0.0)


def longest_word(items: Sequence[Item], lang: str, *, hyphenate: bool = False) -> float:
    """The points of the longest stretch in which no line may end: a word with what touches it, a tied name, a figure and its
    unit. With `hyphenate`, words are parted where hyphens may stand, and count with their hyphen."""
    longest = 0.0
    for units in segments(items):
        if not units.kinds:
            continue
        units.total()
        start = 0.0
        for _, _, _, width, _, after, _, extra, *_ in breakpoints(units, _UNBOUNDED, hyphenate, lang, hang=False, cut=False):
            longest = max(longest, width + extra - start)
            start = after
    return longest
