"""A paragraph to slabs, one a line: what a break before each of them costs, and the lines to write on in its gaps."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.compose.story import Element
from briefing.layout.area import Area
from briefing.layout.flow import Flow
from briefing.layout.galley import FORBIDDEN, FREE, HEADINGS, UNWELCOME, Rule, Slab, SlabItem
from briefing.layout.pages import LAYOUT
from briefing.layout.setting import NumberedParagraph, above
from briefing.style.computed import Look
from briefing.text.items import Line, Piece

# Of the frame; a heading up to so high is never cut.
HIGHEST_HEADING = 0.5
# The line in a gap on which a reader writes by hand: its width in points; in em how far it is moved in and below the baseline.
WRITING_LINE, WRITING_INSET, WRITING_DROP = 0.5, 0.3, 0.12


def set_paragraph(flow: Flow, e: Element, look: Look, area: Area) -> None:
    """A paragraph: one slab a line, with widows and orphans kept."""
    setting = flow.setting
    x, width = area.within(look)
    if look.measure is not None:
        width = min(width, look.measure)
    indent = look.indent if flow.indents else 0.0
    lines = setting.lines(e, look, width, flow.lang, indent)
    if not lines:
        return
    flow.rule_before(look, area)
    flow.before = max(flow.before, look.space_before)
    if setting.has_folios and setting.folios_in(e):
        setting.numbered.append(NumberedParagraph(e, look, width, flow.lang, indent, lines))
    heading = look.keep_with_next or e.role in HEADINGS
    whole = heading and len(lines) * look.leading <= HIGHEST_HEADING * setting.frame_height
    base, owner = above(look), flow.artifact or e
    for number, line in enumerate(lines):
        items = [SlabItem(x, base, line, owner)]
        items += [_to_write_on(x, base, piece, look) for piece in line.pieces if piece.leader == "_"]
        flow.emit(
            Slab(
                x, x + width, look.leading, base, items, level=_level(number, lines, look, whole), snap=look.snap,
                notes=setting.calls(line), owner=e,
            )
        )  # fmt: skip
    flow.after(look)
    flow.rule_after(look, area)


def _level(number: int, lines: Sequence[Line], look: Look, whole: bool) -> int:
    """What a break before a line of a paragraph costs, the first line counted as 0."""
    if not number:
        return FREE
    if look.keep_together:
        return UNWELCOME
    if whole or number < look.orphans or len(lines) - number < look.widows:
        return FORBIDDEN
    before = lines[number - 1].pieces
    return UNWELCOME if before and before[-1].hyphen else FREE  # a word is not broken over two pages


def _to_write_on(x: float, base: float, piece: Piece, look: Look) -> SlabItem:
    """The line in a gap on which a reader writes by hand."""
    inset = WRITING_INSET * look.size
    rule = Rule(max(0.0, piece.width - 2 * inset), WRITING_LINE, look.colour)
    return SlabItem(x + piece.x + inset, base + WRITING_DROP * look.size, rule, LAYOUT)
