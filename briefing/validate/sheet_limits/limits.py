"""All the limits of a sheet in their order: what stands on an impossible page is not looked at."""

from __future__ import annotations

from briefing.diagnostics import Diagnostics
from briefing.style.sheet import Sheet
from briefing.validate.sheet_limits import letters, pages
from briefing.validate.sheet_limits.colours import Colours
from briefing.validate.sheet_limits.findings import SheetFindings


def check_limits(sheet: Sheet, diagnostics: Diagnostics) -> None:
    """Add what in a sheet cannot be printed well to the diagnostics."""
    found = SheetFindings(sheet, diagnostics)
    if not pages.pages(found) or not pages.frames(found):
        return  # nothing can stand on such a page: that is said once, not of every element
    pages.markings(found)
    colours = Colours(found)
    colours.contrasts()
    colours.fills()
    letters.sizes(found)
    letters.leading(found)
    letters.spaces(found)
    letters.measures(found)
    if letters.faces(found):
        letters.running_words(found)
        letters.label_words(found)
        letters.line_length(found)
