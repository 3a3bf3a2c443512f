"""Cards that hold a statement alone may be parted from each other, and none is parted in itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.compose.story import Element
from briefing.diagnostics import Diagnostics
from briefing.layout.pages import PlacedLine
from briefing.layout.standing import up
from briefing.pipeline import Lines, lay_out_brief

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("style", ["chancery", "ministry", "letter", "dense", "accessible", "large-print"])
def test_page_1_holds_judgments_and_none_stands_on_two_pages(style: str) -> None:
    pages = lay_out_brief(ROOT / "inputs" / "dprk-troops.yaml", style, Diagnostics(), Lines()).pages.pages
    on: dict[str, set[int]] = {}
    for page in pages:
        for item in page.items:
            if isinstance(item, PlacedLine) and isinstance(item.owner, Element):
                for e in up(item.owner):
                    if e.look == "judgment":
                        on.setdefault(e.id, set()).add(page.number)
    if style != "large-print":  # there a card takes half a page: a whole one would leave the page before it as empty
        assert all(len(numbers) == 1 for numbers in on.values()), on
    first = sum(numbers == {1} for numbers in on.values())
    assert first == 6 or style in ("accessible", "large-print")
