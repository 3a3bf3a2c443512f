"""Laid-out pages to an advice on each that is less full than its sheet asks: which block did not fit below what stands there."""

from __future__ import annotations

from dataclasses import replace

from briefing.compose.story import Element
from briefing.diagnostics import Diagnostic, Severity
from briefing.layout.pages import Page, Pages, PlacedLine
from briefing.layout.standing import Extents, bottom_of, extents, place_of, tagged, top_of, up
from briefing.style.sheet import Sheet

MOST_TOLD = 3


def empty_pages(pages: Pages, sheet: Sheet) -> list[Diagnostic]:
    """An advice for each of the first three pages that are too empty, the last page left out; the third names the others."""
    found = [(n, full) for n, page in enumerate(pages.pages[:-1]) if (full := fill(page, sheet)) < sheet.least_fill]
    told = []
    places = extents(pages) if found else {}
    for number, full in found[:MOST_TOLD]:
        block = _begins(number + 1, pages, places)
        words = "" if block is None else f", for {_name(block)} {_why(pages, number + 1, sheet)}"
        message = f"page {pages.pages[number].label} is {full:.0%} full{words}"
        told.append(Diagnostic("L403", Severity.ADVICE, message, None if block is None else place_of(block)))
    more = [pages.pages[n].label for n, _ in found[MOST_TOLD:]]
    if more:
        told[-1] = replace(told[-1], hints=(f"there are {len(more)} more such pages: {', '.join(more)}",))
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


def _begins(number: int, pages: Pages, places: Extents) -> Element | None:
    """The largest block that begins on a page with the first thing there; None where nothing is read there."""
    first = next((owner for _, owner in tagged(pages.pages[number])), None)
    begun = [e for e in up(first) if e.parent is not None and min(places[e.order]) == number]
    return begun[-1] if begun else first


def _why(pages: Pages, number: int, sheet: Sheet) -> str:
    """Why a page begins where it does."""
    forced = pages.pages[number].template != sheet.template_for(number + 1).name
    return "begins a page of its own" if forced else "does not fit below"


def _name(block: Element) -> str:
    """A block by its title or its caption, a part of one by the title of what it belongs to."""
    caption = next((e for e in block.walk_elements() if e.role == "Caption"), None)
    title = block.title or (caption.text() if caption is not None else "")
    whole = next((e.title for e in block.ancestors() if e.title), "")
    if title or not whole:
        return f"`{_shortened(title or block.text())}`"
    return f"what follows in `{_shortened(whole)}`"


def _shortened(words: str) -> str:
    known = words.rstrip(".").split()
    return " ".join(known[:8]) + ("…" if len(known) > 8 else "")
