"""What stands beside the text stands on nothing: neither on another aside nor on what goes across the page above it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.compose.story import Element
from briefing.layout.pages import Artifact, PlacedBox, PlacedDrawing, PlacedLine
from tests.layout.stories import PROSE, flow, laid, line, section, text, told


def across(height: float) -> Element:
    """A drawing over every column."""
    picture = Element("Figure", "figure", "figure.drawing", alt="what it shows")
    picture.drawing = height  # type: ignore[assignment]
    return flow("figure", line("figure.title", "What goes across", role="Caption"), picture, role="Sect")


def side(times: int) -> Element:
    return Element("Aside", "flow", "side_note").add(line("", PROSE * times))


def in_aside(owner: Element | Artifact) -> bool:
    e = owner if isinstance(owner, Element) else None
    while e is not None and e.role != "Aside":
        e = e.parent
    return e is not None


@settings(max_examples=60, deadline=None)
@given(before=st.integers(0, 10), height=st.floats(60, 500), times=st.integers(1, 6))
def test_a_side_note_never_stands_on_what_goes_across(before: int, height: float, times: int) -> None:
    pages = laid(told(section(*(text() for _ in range(before)), across(height), text(), side(times), text(3))))
    for page in pages.pages:
        notes = [i for i in page.items if isinstance(i, PlacedLine) and in_aside(i.owner)]
        for drawing in (i for i in page.items if isinstance(i, PlacedDrawing)):
            for note in notes:
                inside = drawing.y < note.y < drawing.y + drawing.drawing.height * drawing.scale
                assert not inside, (page.number, note.line.text)


@settings(max_examples=60, deadline=None)
@given(before=st.integers(0, 12), items=st.integers(1, 40), heights=st.lists(st.floats(200, 600), min_size=2, max_size=4))
def test_drawings_beside_the_text_wait_for_the_end_of_a_box_across_the_page(
    before: int, items: int, heights: list[float]
) -> None:
    beside = Element("Aside", "flow", "side_note")
    for height in heights:
        picture = Element("Figure", "figure", "", alt="what it shows")
        picture.drawing = height  # type: ignore[assignment]
        beside.add(picture)
    panel = flow("panel", *(line("", f"Finding {n}. {PROSE}") for n in range(items)))
    pages = laid(told(section(*(text() for _ in range(before)), text(), beside, text()), panel, text(3)))
    drawn = 0
    for page in pages.pages:
        drawings = [i for i in page.items if isinstance(i, PlacedDrawing)]
        drawn += len(drawings)
        for box in (i for i in page.items if isinstance(i, PlacedBox) and i.height > 20):
            for d in drawings:
                over = box.x < d.x < box.x + box.width and box.y < d.y + d.drawing.height - 1 and d.y + 1 < box.y + box.height
                assert not over, page.number
    assert drawn == len(heights), "nothing beside the text is lost"
