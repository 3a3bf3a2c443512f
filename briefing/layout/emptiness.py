"""Laid-out pages to an advice on each that is less full than its sheet asks: which block did not fit below what stands there."""

from __future__ import annotations

from briefing.compose.story import Element
from briefing.diagnostics import Diagnostic, Severity
from briefing.layout.pages import Page, Pages, PlacedLine
from briefing.layout.standing import bottom_of, place_of, tagged, top_of, up
from briefing.style.sheet import Sheet

MOST_TOLD = 3


def empty_pages(pages: Pages, sheet: Sheet) -> list[Diagnostic]:
    """An advice for each of the first three pages that are too empty, the last page left out; the third names the others."""
    found = [(n, full) for n, page in enumerate(pages.pages[:-1]) if (full := fill(page, sheet)) < sheet.least_fill]
    told = []
    for number, full in found[:MOST_TOLD]:
        block = _begins(pages.pages[number + 1])
        words = "" if block is None else f", for `{_words(block)}` {_why(pages, number + 1, sheet)}"
        message = f"page {pages.pages[number].label} is {full:.0%} full{words}"
        told.append(Diagnostic("L403", Severity.ADVICE, message, None if block is None else place_of(block)))
    more = [pages.pages[n].label for n, _ in found[MOST_TOLD:]]
    if more:
        last = told[-1]
        told[-1] = Diagnostic(last.code, last.severity, last.message, last.span,
                              hints=(f"there are {len(more)} more such pages: {', '.join(more)}",))  # fmt: skip
    return told


def fill(page: Page, sheet: Sheet) -> float:
    """How far down the text of a page goes, as a share of the room above its notes."""
    top, bottom = sheet.template(page.template).margin.top, page.height - page.foot
    notes = [
        i.y - i.line.ascent for i in page.items
        if isinstance(i, PlacedLine) and isinstance(i.owner, Element) and any(e.role == "Note" for e in up(i.owner))
    ]  # fmt: skip
    bottom = min([bottom, *notes])
    low = max((bottom_of(item) for item, _ in tagged(page) if top_of(item) < bottom), default=top)
    return min(max(low - top, 0.0) / max(bottom - top, 1.0), 1.0)


def _begins(page: Page) -> Element | None:
    """The largest block that begins with the first thing on a page; None where nothing is read there."""
    block = next((owner for _, owner in tagged(page)), None)
    for above in block.ancestors() if block is not None else ():
        if above.parent is None or above.elements[0] is not block:
            break
        block = above
    return block


def _why(pages: Pages, number: int, sheet: Sheet) -> str:
    """Why a page begins where it does."""
    forced = pages.pages[number].template != sheet.template_for(number + 1).name
    return "begins a page of its own" if forced else "does not fit below"


def _words(block: Element) -> str:
    words = (block.title or block.text()).split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")
