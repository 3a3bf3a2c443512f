"""The words above a drawing: wherever a page ends and however tall the drawing is, they stand on its page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.compose.story import Element
from briefing.layout.pages import Pages, PlacedDrawing, PlacedLine
from tests.layout.stories import PROSE, flow, heading, laid, line, section, text, told


def figure(height: float, *, notes: int) -> Element:
    picture = Element("Figure", "figure", "figure.drawing", alt="what it shows")
    picture.drawing = height  # type: ignore[assignment]
    title = line("figure.title", "Figure 1. What has been found", role="Caption")
    below = [line("figure.note", PROSE) for _ in range(notes)]
    return flow("figure", title, line("figure.subtitle", "Tonnes, 2024"), picture, *below, role="Sect")


def places(pages: Pages) -> tuple[set[int], set[int], float]:
    """The pages of the title and the subtitle, those of the drawing, and its scale."""
    words, drawn, scale = set(), set(), 0.0
    for page in pages.pages:
        for item in page.items:
            if isinstance(item, PlacedLine) and isinstance(item.owner, Element):
                if item.owner.look in ("figure.title", "figure.subtitle"):
                    words.add(page.number)
            elif isinstance(item, PlacedDrawing) and isinstance(item.owner, Element):
                drawn.add(page.number)
                scale = item.scale
    return words, drawn, scale


@pytest.mark.parametrize("style", ["chancery", "ministry", "accessible", "large-print", "letter"])
@settings(max_examples=25, deadline=None)
@given(
    before=st.integers(0, 9),
    head=st.booleans(),
    introduced=st.integers(0, 3),
    height=st.floats(40, 1300),  # beyond, a drawing is cut down so far that its words stay behind
    notes=st.integers(0, 2),
)
def test_a_title_is_never_parted_from_its_drawing(
    style: str, before: int, head: bool, introduced: int, height: float, notes: int
) -> None:
    blocks = [text() for _ in range(before)]
    blocks += [heading("What was counted")] if head else []
    blocks += [text(introduced)] if introduced else []
    pages = laid(told(section(*blocks, figure(height, notes=notes), text(2))), style)
    words, drawn, scale = places(pages)
    assert words == drawn
    assert len(drawn) == 1
    if height < 450:
        assert scale == 1.0
