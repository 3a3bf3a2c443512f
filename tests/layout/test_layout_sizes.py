"""The sizes of type: those that a sheet names in its tokens, at most seven, and no others on any page."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.chart.ink.displaylist import Glyphs
from briefing.chart.kinds.image import ImagePicture
from briefing.diagnostics import Diagnostics
from briefing.layout.pages import Page, PlacedDrawing, PlacedLine
from briefing.pipeline import Lines, lay_out_brief
from briefing.style_elements import STYLES
from briefing.validate.sheet import load_sheet, shipped_styles

ROOT = Path(__file__).resolve().parent.parent.parent
SHEETS = sorted(p.stem for p in shipped_styles().glob("*.yaml"))
BRIEFS = [*sorted((ROOT / "inputs").glob("*.yaml")), *sorted((ROOT / "tests" / "compose" / "briefs").glob("*.yaml"))]
MOST = 7


def named(style: str) -> set[float]:
    """The sizes that the tokens of a sheet name."""
    sheet = load_sheet(style)
    return {round(sheet.look(look).size, 2) for look in STYLES} | {
        round(s.size, 2) for s in (sheet.charts.regular, sheet.charts.small, sheet.charts.strong, sheet.charts.small_strong)
    }


def printed(page: Page, marking: str) -> dict[float, str]:
    """The sizes of the words on a page, with some words in each.

    A superscript is a glyph of the size of its text. What an author's own picture says has the size its author gave it, and a
    marking too long for the page is set smaller rather than cut.
    """
    out: dict[float, str] = {}
    for item in page.items:
        if isinstance(item, PlacedLine):
            for piece in item.line.pieces:
                drawn = [s for s in piece.atom.payload.steps if isinstance(s, Glyphs)] if piece.atom is not None else []
                for size, words in [*((s.style.size, s.text) for s in drawn), (piece.style.size, piece.text)]:
                    if words.strip() and item.line.text.strip() not in marking:
                        out[round(size, 2)] = words
        elif isinstance(item, PlacedDrawing) and not isinstance(getattr(item.owner, "drawing", None), ImagePicture):
            for step in item.drawing.steps:
                if isinstance(step, Glyphs):
                    out[round(step.style.size * item.scale, 2)] = step.text
    return out


@pytest.mark.parametrize("style", SHEETS)
def test_a_sheet_has_at_most_seven_sizes(style: str) -> None:
    assert len(named(style)) <= MOST


@pytest.mark.parametrize("style", SHEETS)
@pytest.mark.parametrize("brief", BRIEFS, ids=lambda p: p.stem)
def test_every_word_has_a_size_that_the_sheet_names(brief: Path, style: str) -> None:
    known = named(style)
    laid_out = lay_out_brief(brief, style, Diagnostics(), Lines(), lambda stage: None, None)
    for page in laid_out.pages.pages:
        found = printed(page, laid_out.pages.story.facts["marking"])
        other = {size: words for size, words in found.items() if size not in known}
        assert not other, (page.number, other)
