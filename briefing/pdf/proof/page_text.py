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
        known = self._known
        for line in io.BytesIO(content + b"\n"):
            if line.endswith(b"] TJ\n") and line[:1] == b"[" and line.find(b"]") == len(line) - 5:
                page.show(line[1:-5])
            elif line.endswith(b" Td\n") and line.translate(None, _NUMERALS) == b"Td\n":
                x, y = line[:-4].split(b" ")
                page.move(float(x), float(y))
            else:
                acts = known.get(line)
                if acts is None:
                    if len(known) > _MOST_LINES:
                        known.clear()
                    acts = known[line] = acts_of(line)
                for act in acts:
                    act(page)
        return page.end()
