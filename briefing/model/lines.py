"""From a text as it was typed to the one line that is printed: white space of any kind is one space, and every place is kept."""

from __future__ import annotations

import re
from typing import Protocol

from briefing.diagnostics import Place, Span

LONGEST_LINE = 1_000
"""Characters of a heading or a name. A file holds strings of 32,767 bytes (ISO 19005-3, 6.1.13)."""

# Blanks, tabs and line ends (Unicode Standard Annex 14, classes BK, CR, LF, NL); spaces that were chosen for their width, or
# because no line may end at them, stay. Other control characters cannot stand in a file at all.
_WHITE = re.compile("[ \t\n\r\x85\u2028\u2029]+")
# A mark that no reader sees and no voice says: soft hyphens, joiners, marks of direction, variation selectors.
_UNSEEN = re.compile(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]*"
)


def one_line(text: str) -> str:
    """The text with one space for every run of blanks, tabs and line ends, and none at its ends."""
    return _WHITE.sub(" ", text.strip())


def is_seen(text: str) -> bool:
    """Whether a text has a character that can be seen."""
    return _UNSEEN.fullmatch(text) is None


class Typed(Place, Protocol):
    """A place that has the text as it was typed."""

    @property
    def text(self) -> str | None:
        """The text; None for none."""
        ...


class LinePlace:
    """Where the characters of a line stand, seen from the line: what was typed may be longer."""

    __slots__ = ("_offsets", "_typed")

    def __init__(self, typed: Typed) -> None:
        self._typed, self._offsets = typed, _offsets(typed.text or "")

    @property
    def span(self) -> Span:
        """Where the whole of it stands."""
        return self._typed.span

    def span_at(self, start: int, end: int | None = None) -> Span:
        """Where characters `start` to `end` of the line stand."""
        offsets = self._offsets
        if not offsets:
            return self.span
        first = offsets[min(max(start, 0), len(offsets) - 1)]
        stop = min(max(start + 1 if end is None else end, start + 1), len(offsets))
        return self._typed.span_at(first, offsets[max(stop, 1) - 1] + 1)


def _offsets(text: str) -> list[int]:
    """For each character of the line the offset of the character of the text that it stands for; white space: of its first."""
    inner = text.strip()
    begin = len(text) - len(text.lstrip()) if inner else 0
    out: list[int] = []
    end = 0
    for white in _WHITE.finditer(inner):
        out += range(begin + end, begin + white.start() + 1)
        end = white.end()
    return [*out, *range(begin + end, begin + len(inner))]
