"""A heading in the rail stands on the first baseline of its text, and across the page only above what goes across itself."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.compose.story import Element
from briefing.layout.pages import Page, Pages, PlacedLine
from briefing.style.model import Specified
from briefing.style.sheet import Sheet
from briefing.validate.sheet import load_sheet
from tests.layout.stories import PROSE, flow, heading, laid, line, lines, section, table, text, told
from tests.properties.geometry import lost_words, overlaps

TITLE = "A heading of many words that the rail breaks"
RAIL, MAIN = 50.0, 214.0  # left edges of ministry's columns


def figure(height: float) -> Element:
    drawing = Element("Figure", "figure", "figure.drawing", drawing=height)  # type: ignore[arg-type]
    return flow("figure", line("figure.title", "What it shows", role="Caption"), drawing)


def bullets(count: int) -> Element:
    out = Element("L", "list", "list")
    for _ in range(count):
        body = flow("", line("list.text", PROSE), role="LBody")
        out.add(Element("LI", "item", "list.item").add(line("list.marker", "•", role="Lbl"), body))
    return out


FOLLOWERS = {
    "text": lambda: text(),
    "a short text": lambda: line("text", "One line."),
    "a list": lambda: bullets(2),
    "a table": lambda: table(4),
    "a figure": lambda: figure(120.0),
    "a panel": lambda: flow("panel", line("panel.text", PROSE)),
    "a group that begins with a table": lambda: flow("", table(3), text()),
    "a note in the margin": lambda: flow("side_note", line("side_note.text", PROSE), role="Aside"),
}


FOUND = st.lists(st.sampled_from(sorted(FOLLOWERS)), min_size=1, max_size=4)


def headings(page: Page) -> list[PlacedLine]:
    return [i for i in lines(page) if isinstance(i.owner, Element) and i.owner.role == "H1"]


def test_a_heading_in_the_rail_stands_on_the_first_baseline_of_its_text() -> None:
    for follower in ("text", "a short text", "a list"):
        page = laid(told(section(heading(TITLE), FOLLOWERS[follower]())), "ministry").pages[0]
        first = headings(page)[0]
        body = [i for i in lines(page) if i.x >= MAIN - 1]
        assert first.x == RAIL
        assert len(headings(page)) > 1, "it is broken to the width of the rail"
        assert abs(first.y - min(i.y for i in body)) < 0.01, follower


def sheet_with_annexes() -> Sheet:
    """Ministry with annexes that begin a page."""
    specified = load_sheet("ministry").specified
    sections = specified.sections.copy()
    sections["sequence"] = {**sections["sequence"], "annexes": "annex"}
    return Sheet(Specified(sections, specified.origins))


def test_a_heading_at_the_head_of_a_page_moves_its_text_down_to_its_own_baseline() -> None:
    annex = flow("annex", heading("A heading"), text(), role="Sect")
    page = laid(told(section(text()), annex), sheet_with_annexes()).pages[1]
    assert abs(headings(page)[0].y - min(i.y for i in lines(page))) < 0.01
    assert [abs(i.y - headings(page)[0].y) < 0.01 for i in lines(page)].count(True) == 2


def test_a_heading_stands_across_only_above_what_goes_across_the_page() -> None:
    for follower in ("a table", "a figure", "a panel", "a group that begins with a table"):
        page = laid(told(section(heading(TITLE), FOLLOWERS[follower]())), "ministry").pages[0]
        assert len(headings(page)) == 1, follower
        others = [i for i in lines(page) if i not in headings(page)]
        assert headings(page)[0].y < min(i.y for i in others) - 5, follower


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 14), FOUND), min_size=1, max_size=8))
def test_no_heading_is_printed_over_anything(parts: list[tuple[int, list[str]]]) -> None:
    title = "Words of a heading "
    story = told(*(section(heading(title * size), *(FOLLOWERS[f]() for f in found), text()) for size, found in parts))
    pages: Pages = laid(story, "ministry")
    assert lost_words(pages) == (Counter(), Counter())
    for page in pages.pages:
        assert overlaps(page) == [], page.number
        first = {i.owner.order: i.y for i in reversed(headings(page)) if isinstance(i.owner, Element)}
        body = [i.y for i in lines(page) if i not in headings(page)]
        assert all(any(y >= top - 6.0 for y in body) for top in first.values()), "no heading without its text"
