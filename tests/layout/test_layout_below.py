"""What is said below a drawing or a table, its notes and its source line, stands on the page of its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.compose.story import Element
from briefing.diagnostics import Diagnostics
from briefing.layout.pages import Page, PlacedDrawing, PlacedLine
from briefing.pipeline import Lines, lay_out_brief

SPECIMEN = Path(__file__).resolve().parents[2] / "inputs" / "specimen.yaml"


def of_look(page: Page, look: str) -> list[Element]:
    return [i.owner for i in page.items if isinstance(i, PlacedLine) and isinstance(i.owner, Element) and i.owner.look == look]


@pytest.mark.parametrize("style", ["chancery", "ministry", "accessible", "letter"])
def test_notes_and_source_stand_below_their_drawing(style: str) -> None:
    """Below a tall one the first of them does; a source line never stands alone at the top of a page."""
    pages = lay_out_brief(SPECIMEN, style, Diagnostics(), Lines()).pages.pages
    ends: dict[int, int] = {}
    heights: dict[int, float] = {}
    for number, page in enumerate(pages):
        for i in page.items:
            if isinstance(i, PlacedDrawing) and isinstance(i.owner, Element) and i.owner.look == "figure.drawing":
                ends[id(i.owner.parent)] = number
                heights[id(i.owner.parent)] = i.drawing.height
    places: dict[int, list[int]] = {}
    for number, page in enumerate(pages):
        for note in of_look(page, "figure.note"):
            if id(note.parent) in ends:
                places.setdefault(id(note.parent), []).append(number)
    assert len(places) > 8
    for frame, found in places.items():
        assert found[0] == ends[frame]
        assert found[-1] == ends[frame] or (heights[frame] > 250 and found.count(found[-1]) > 1)


def test_a_short_table_stands_whole() -> None:
    pages = lay_out_brief(SPECIMEN, "chancery", Diagnostics(), Lines()).pages.pages
    on: dict[int, set[int]] = {}
    rows: dict[int, set[int]] = {}
    for number, page in enumerate(pages):
        for i in page.items:
            e = i.owner if isinstance(i, PlacedLine) and isinstance(i.owner, Element) else None
            above = e
            row = None
            while above is not None and above.role != "Table":
                row = above if above.role == "TR" else row
                above = above.parent
            if above is not None and row is not None:
                on.setdefault(id(above), set()).add(number)
                rows.setdefault(id(above), set()).add(id(row))
    short = [t for t in on if len(rows[t]) <= 4]
    assert len(short) > 2
    assert all(len(on[t]) == 1 for t in short)
