"""What the cells of a table hold, to the widths of its columns.

As CSS 2.1 section 17.5.2.2 (automatic layout) describes it: no column is narrower than its longest word, none wider than
its longest line while others want, and what is left is shared by what each would still like.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from briefing.compose.story import Element
from briefing.layout.containers import holds_words
from briefing.layout.setting import Setting, span_above
from briefing.records import record
from briefing.style.computed import Look
from briefing.text.items import Atom, Run

TOO_WIDE = 1.4
"""Of the room; longest words that are wider together are torn even where they can be hyphenated."""
MOST_WORD = 0.6
"""Of the room; a longer word does not make its column wider."""
_SPARE_WORD, _SPARE_LINE = 0.1, 0.6  # points that a column has beyond its longest word and line: rounding parts neither


def columns_of(cell: Element) -> int:
    """How many columns a cell spans."""
    return int(cell.attributes.get("ColSpan", 1))


@record
class _Column:
    """What a column asks for: its kind, and its longest word and longest line in points."""

    kind: str
    least: float
    most: float


def column_widths(
    setting: Setting, lang: str, table: Element, rows: Sequence[Element], look: Look, count: int, room: float
) -> list[float]:
    """The widths in points of `count` columns in `room` points, gaps apart; warns where they want far more (L307)."""
    columns = _columns(setting, lang, table, rows, look, count)
    least = math.fsum(c.least for c in columns)
    _tell_wide(setting, table, least / room if room > 0 else float(count), count)
    columns = [_Column(c.kind, min(c.least, room * MOST_WORD), c.most) for c in columns]
    if math.fsum(c.most for c in columns) <= room:
        return _filled(columns, room) if look.options.get("fill", True) else [c.most for c in columns]
    least = math.fsum(c.least for c in columns)
    if least >= room:
        return [c.least * room / least for c in columns]
    return _shared(columns, room)


def _tell_wide(setting: Setting, e: Element, times: float, count: int) -> None:
    """Warn of a table whose longest words together are so much wider than its room that hyphens will not save them (L307)."""
    if times > TOO_WIDE:
        wide = f"its {count} columns want {times:.1f} times the room that there is, and words are torn apart"
        hint = "part it, let rows and columns change places, or shorten the words"
        setting.diagnostics.warning("L307", f"this table is too wide for its page: {wide}", span_above(e), hints=(hint,))


# -- what columns ask for -------------------------------------------------------------------------------------------
def _columns(
    setting: Setting, lang: str, table: Element, rows: Sequence[Element], look: Look, count: int
) -> list[_Column]:  # fmt: skip
    """The columns, by those cells that span no other."""
    least, most = [0.0] * count, [0.0] * count
    for row in rows:
        i = 0
        for cell in row.elements:
            n = columns_of(cell)
            if n == 1 and i < count:
                word, line = _longest(setting, lang, cell, look)
                least[i], most[i] = max(least[i], word), max(most[i], line)
            i += n
    kinds = [*table.columns, *["auto"] * count]
    return [_Column(kinds[i], least[i], most[i]) for i in range(count)]


def _longest(setting: Setting, lang: str, cell: Element, inherited: Look) -> tuple[float, float]:
    """The longest word and the longest line of a cell, in points."""
    word = longest = 0.0
    for block, look in _paragraphs(setting, cell, inherited):
        line = 0.0
        for item in setting.items(block, look, lang):
            if isinstance(item, Run):
                words = item.text.replace("\u00a0", " ").split(" ")
                widths = [item.style.width(w) for w in words]
                word = max(word, max(widths, default=0.0))
                line += math.fsum(widths) + item.style.space * (len(words) - 1)
            elif isinstance(item, Atom):
                line += item.width
        longest = max(longest, line + look.inset.left + look.inset.right)
    return word + _SPARE_WORD, longest + _SPARE_LINE


def _paragraphs(setting: Setting, e: Element, inherited: Look) -> list[tuple[Element, Look]]:
    """The paragraphs in a cell, each with its look."""
    look = setting.look(e, inherited)
    if e.kind == "line" or holds_words(e):
        return [(e, look)]
    return [found for child in e.elements for found in _paragraphs(setting, child, look)]


# -- what they are given --------------------------------------------------------------------------------------------
def _filled(columns: list[_Column], room: float) -> list[float]:
    """Every line whole, and what is left given to the columns of text, else to those that are no numbers, else to all."""
    spare = room - math.fsum(c.most for c in columns)
    text = [c.kind == "text" for c in columns]
    words = [c.kind != "number" for c in columns]
    takes = text if any(text) else words if any(words) else [True] * len(columns)
    total = math.fsum(max(c.most, 1.0) for c, t in zip(columns, takes, strict=True) if t)
    return [c.most + (spare * max(c.most, 1.0) / total if t else 0.0) for c, t in zip(columns, takes, strict=True)]


def _shared(columns: list[_Column], room: float) -> list[float]:
    """Every word whole, and what is left shared by what each column would still like, none wider than its longest line."""
    out = [c.least for c in columns]
    spare = room - math.fsum(out)
    # what a column would still like counts with its square root: long prose does not starve short labels
    want = [(c.most - c.least) ** 0.5 if c.kind != "number" else c.most - c.least for c in columns]
    hungry = [i for i in range(len(columns)) if want[i] > 0]
    while spare > 0.01 and hungry:
        total = math.fsum(want[i] for i in hungry)
        full = [i for i in hungry if out[i] + spare * want[i] / total >= columns[i].most - 0.01]
        if not full:
            for i in hungry:
                out[i] += spare * want[i] / total
            break
        for i in full:
            spare -= columns[i].most - out[i]
            out[i] = columns[i].most
        hungry = [i for i in hungry if i not in full]
    return out
