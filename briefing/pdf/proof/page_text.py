"""The content streams of a file's pages to what each page says.

Our own writer puts operators of one kind on a line, so that a line that was met before is not read twice; lines that show text
or move the pen, which are most of a page, are read here without looking for operators.
"""

from __future__ import annotations

import io

from briefing.pdf.proof.operators import Act, acts_of
from briefing.pdf.proof.page_state import PageState, PageText, Resources

_MOST_LINES = 20_000  # lines remembered
_NUMERALS = b"0123456789.- "


class Reader:
    """Reads the pages of one file, one after the other."""

    __slots__ = ("_known", "_resources")

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._known: dict[bytes, list[Act]] = {}

    def page(self, content: bytes, width: float, height: float) -> PageText:
        """Read a page of this size in points. Raises `UnreadableFile` on what our writer does not write."""
        page = PageState(self._resources, width, height)
        known, show, move = self._known, page.show, page.move
        for line in io.BytesIO(content + b"\n"):
            operator = line[-4:]
            if operator == b" TJ\n" and line[:1] == b"[" and line.find(b"]") == len(line) - 5:
                show(line[1:-5])
            elif operator == b" Td\n" and line.translate(None, _NUMERALS) == b"Td\n":
                x, y = line[:-4].split(b" ")
                move(float(x), float(y))
            else:
                acts = known.get(line)
                for act in self._learn(line) if acts is None else acts:
                    act(page)
        return page.end()

    def _learn(self, line: bytes) -> list[Act]:
        if len(self._known) > _MOST_LINES:
            self._known.clear()
        acts = self._known[line] = acts_of(line)
        return acts
