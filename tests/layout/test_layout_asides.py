"""What stands beside the text stands on nothing: neither on another aside nor on what goes across the page above it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.compose.story import Element
from briefing.layout.pages import Artifact, PlacedDrawing, PlacedLine
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
