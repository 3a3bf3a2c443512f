"""Any notes, at the foot or beside the text: each whole and once, never before its call, and none in the way of another thing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.compose.story import Element
from briefing.layout.pages import Artifact, Page, Pages, PlacedLine
from briefing.validate.sheet import load_sheet
from tests.layout.stories import PROSE, call, flow, heading, laid, line, note, section, table, told
from tests.properties.geometry import lost_words, outside, overlaps

SHEETS = [(base, place) for base in ("chancery", "ministry", "large-print") for place in ("foot", "aside")]


@pytest.fixture(scope="session")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sheets")
    for base, place in SHEETS:
        said = f"style: 1\nextends: {base}\nnotes: {{place: {place}}}\n"
        (folder / f"{base}-{place}.yaml").write_text(said, encoding="utf-8")
    return folder


Made = tuple[list[Element], dict[str, Element]]


@st.composite
def stories(draw: st.DrawFn) -> Made:
    """Blocks with calls here and there, in text, in tables and beside the text, and the notes that they call."""
    blocks: list[Element] = []
    notes: dict[str, Element] = {}
    for _ in range(draw(st.integers(1, 25))):
        kind = draw(st.sampled_from(["text", "text", "text", "heading", "table", "side"]))
        words = (PROSE * draw(st.integers(1, 3))).strip()
        calls = []
        for _ in range(draw(st.integers(0, 2))):
            made = note(len(notes) + 1, "A source, and what it says. " * draw(st.sampled_from([1, 1, 1, 4, 60])))
            notes[made.id] = made
            calls.append(call(len(notes)))
        if kind == "heading":
            blocks.append(heading("Part of it"))
        elif kind == "table":
            grid = table(draw(st.integers(1, 12)))
            next(e for e in grid.walk_elements() if e.role == "TD").elements[0].add(*calls)
            blocks.append(grid)
            calls = []
        elif kind == "side":
            blocks.append(flow("side_note", line("", words), role="Aside"))
        blocks.append(line("text", words, *calls))
    return blocks, notes


def begins(pages: Pages, role: str) -> dict[str, int]:
    """The page on which each note, or each call of one, begins."""
    out: dict[str, int] = {}
    for number, page in enumerate(pages.pages):
        for item in page.items:
            if not isinstance(item, PlacedLine) or isinstance(item.owner, Artifact):
                continue
            for piece in item.line.pieces:
                for e in (piece.owner, *piece.owner.ancestors()) if isinstance(piece.owner, Element) else ():
                    if e.role == role:
                        out.setdefault(e.note or e.id, number)
    return out


def text_on(page: Page) -> bool:
    """Whether text of the flow stands on a page."""
    for item in page.items:
        owner = item.owner if isinstance(item, PlacedLine) else None
        if isinstance(owner, Element) and not any(e.role in ("Note", "Aside") for e in (owner, *owner.ancestors())):
            return True
    return False


@pytest.mark.parametrize(("base", "place"), SHEETS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(made=stories())
def test_any_notes_are_whole_and_in_no_way(base: str, place: str, made: Made, sheets: Path) -> None:
    blocks, notes = made
    path = sheets / f"{base}-{place}.yaml"
    pages = laid(told(section(*blocks, *notes.values()), notes=notes), str(path))
    assert lost_words(pages) == ({}, {})
    for page in pages.pages:
        assert overlaps(page) == []
        assert outside(page, load_sheet(str(path))) == []
    called, begun = begins(pages, "Reference"), begins(pages, "Note")
    assert set(begun) == set(notes)
    assert all(begun[name] >= called[name] for name in notes)
    floated = {e.note for block in blocks if block.role == "Table" for e in block.walk_elements()}  # go with it
    order = [begun[name] for name in notes if name not in floated]
    assert order == sorted(order) or place == "aside"
    last = max(n for n, page in enumerate(pages.pages) if text_on(page))
    # no page of notes while text waits; what goes across the page waits for the end of what stands beside it
    assert place == "aside" or all(text_on(page) for page in pages.pages[: last + 1])
