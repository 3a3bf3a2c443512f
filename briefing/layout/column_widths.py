"""What the cells of a table hold, to the widths of its columns; none where the room does not hold their longest words.

After CSS 2.1 section 17.5.2.2 (automatic layout): no column is narrower than its longest word, none wider than its longest
line while others want, and what is left is shared by what each would still like. Where the words do not fit, the gaps between
columns give way first, then words are hyphenated where the sheet has them hyphenated.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from briefing.compose.story import Element
from briefing.layout.column_shares import Cell, Column, filled, lower_as_records, shared
from briefing.layout.containers import holds_words
from briefing.layout.setting import Setting
from briefing.records import record
from briefing.style.computed import Look
from briefing.text.extent import longest_line, longest_word

MOST_WORD = 0.6
"""Of the room: what a word gets that no line of the table's whole measure would hold, and that is cut wherever it stands."""
_SPARE_WORD, _SPARE_LINE = 0.1, 0.6  # points that a column has beyond its longest word and line: rounding parts neither


def columns_of(cell: Element) -> int:
    """How many columns a cell spans."""
    return int(cell.attributes.get("ColSpan", 1))


@record
class Widths:
    """The widths of the columns and the gap between them, in points."""

    columns: list[float]
    gap: float

    @property
    def lefts(self) -> list[float]:
        """The left edge of each column, from that of the table."""
        return [math.fsum(self.columns[:i]) + self.gap * i for i in range(len(self.columns))]


class Columns:
    """What the columns of one table ask for in a look and a language, measured by its cells."""

    def __init__(self, setting: Setting, lang: str, kinds: Sequence[str], count: int, look: Look) -> None:
        self._setting, self._lang, self._look = setting, lang, look
        self._kinds = [*kinds, *["auto"] * count][:count]
        self.cells: list[list[Cell]] = []  # of the rows measured last, those that span no other column

    def measured(self, rows: Sequence[Element], room: float, *, hyphenate: bool = False) -> list[Column]:
        """What they ask for by the cells of these rows, in `room` points for all of them and their gaps."""
        columns = [Column(kind) for kind in self._kinds]
        self.cells = []
        spanning: list[tuple[Sequence[Column], Column]] = []
        for row in rows:
            i = 0
            mine: list[Cell] = []
            for cell in row.elements:
                n = columns_of(cell)
                if n == 1 and i < len(columns):
                    mine.append((i, self._measure(columns[i], cell, hyphenate)))
                elif columns[i : i + n]:
                    across = Column("")
                    self._measure(across, cell, hyphenate)
                    spanning.append((columns[i : i + n], across))
                i += n
            self.cells.append(mine)
        for spanned, across in spanning:
            lack = across.least - math.fsum(c.least for c in spanned)
            for column in spanned if lack > 0 else ():
                column.least += lack / len(spanned)
        for column in columns:
            if column.least > room:
                column.least = room * MOST_WORD
            column.most = max(column.most, column.least)
        return columns

    def _measure(self, column: Column, cell: Element, hyphenate: bool) -> list[float]:
        """Let a column ask for what a cell of it wants; the lengths of its paragraphs."""
        lang = cell.lang or self._lang
        lengths = []
        for block, look in self._paragraphs(cell, self._look):
            items = self._setting.items(block, look, block.lang or lang)
            line, inset = longest_line(items) + _SPARE_LINE, look.inset.left + look.inset.right
            if line + inset > column.least:  # else no word of it is longer
                word = longest_word(items, block.lang or lang, hyphenate=hyphenate and look.hyphenate) + _SPARE_WORD
                column.least = max(column.least, word + inset)
            column.most = max(column.most, line + inset)
            lengths.append(line + inset)
        return lengths

    def _paragraphs(self, e: Element, inherited: Look) -> Iterator[tuple[Element, Look]]:
        """The paragraphs in a cell, each with its look."""
        look = self._setting.look(e, inherited)
        if e.kind == "line" or holds_words(e):
            yield e, look
            return
        for child in e.elements:
            yield from self._paragraphs(child, look)

    def widths(self, rows: Sequence[Element], width: float, *, squeezed: bool = False) -> Widths | None:
        """The widths in a table `width` points wide; None where they do not hold their words, or hold, unless they may be
        `squeezed`, little more than these, a word a line."""
        gap = self._look.options.get("column_gap", self._look.size)
        gaps = (gap, self._look.options.get("least_column_gap", gap))
        for hyphenate in (False, True) if self._look.hyphenate else (False,):
            columns = self.measured(rows, width, hyphenate=hyphenate)
            words = math.fsum(c.least for c in columns)
            for wanted in gaps:
                spaces = len(columns) - 1
                if words + wanted * spaces <= width:
                    used = gap if words + gap * spaces <= width else (width - words) / spaces
                    given = self._given(columns, width - used * spaces)
                    beside_head = width * (1 - self._look.options.get("record_head", 0.0)) - gap
                    records = not squeezed and lower_as_records(columns, self.cells, given, beside_head)
                    return None if records else Widths(given, used)
        return None

    def _given(self, columns: list[Column], room: float) -> list[float]:
        if math.fsum(c.most for c in columns) > room:
            return shared(columns, self.cells, room)
        return filled(columns, room) if self._look.options.get("fill", True) else [c.most for c in columns]
