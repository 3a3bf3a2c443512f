"""Pages to the sources that are told twice on one of them: by their note, and by their entry in the list of sources."""

from __future__ import annotations

from briefing.compose.story import Element
from briefing.layout.pages import Pages


def noted_at_entry(pages: Pages) -> frozenset[str]:
    """The ids of the sources whose note begins on the page on which their entry does, where a list tells them whole."""
    entries = {e.id: page for e in pages.story.by_id.values() if (page := _page(pages, e)) is not None}
    found = set()
    for note in pages.story.notes:
        source = note.removeprefix("note-")
        if "source-" + source in entries and entries.get(note) == entries["source-" + source]:
            found.add(source)
    return frozenset(found)


def _page(pages: Pages, e: Element) -> int | None:
    target = pages.targets.get(e.order)
    return None if target is None else target.page
