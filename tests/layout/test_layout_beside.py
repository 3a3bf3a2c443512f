"""What a sheet puts beside the text: a panel that begins where another element does, boxes and small figures in order."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.compose.story import Element
from briefing.layout.pages import PlacedDrawing
from tests.layout.stories import PROSE, flow, heading, laid, line, lines, section, text, told
from tests.properties.geometry import lost_words, outside, overlaps

PADDING = 8.0
ONE = "page: {columns: {main: rest}}\nchecks: {characters_per_line: [40, 130]}\nelements: {figure: {place: aside}}"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A sheet with its side column at the left, the bottom line in it, and small figures beside their text."""
    path = tmp_path_factory.mktemp("sheet") / "house.yaml"
    path.write_text(
        """style: 1
extends: base
page: {columns: {side: 150pt, gutter: 20pt, main: rest}, hang: 10pt}
elements:
  bottom_line: {place: aside, beside: judgments, rule_after: none, background: "#EDF2F6", padding: 8pt}
  figure: {place: aside}
""",
        "utf-8",
    )
    return str(path)


def panel(times: int = 1) -> Element:
    return flow("bottom_line", line("label", "Summary", role="H1"), line("bottom_line.text", PROSE * times), role="Sect")


def cards(count: int) -> Element:
    return flow("judgments", line("label", "Key judgments", role="H1"), *(line("judgment.text", PROSE) for _ in range(count)))


def figure(height: float) -> Element:
    drawing = Element("Figure", "figure", "figure.drawing", drawing=height)  # type: ignore[arg-type]
    return flow("figure", line("figure.title", "What it shows", role="Caption"), drawing, role="Sect")


def test_a_panel_begins_where_the_element_that_it_stands_beside_does(house: str) -> None:
    story = told(flow("opening", line("title", "A title", role="Title")), panel(), cards(5), section(heading("Part"), text(2)))
    page = laid(story, house).pages[0]
    summary = next(i for i in lines(page) if i.line.text == "Summary")
    main = next(i for i in lines(page) if i.line.text == "Key judgments")
    assert abs(summary.y - PADDING - main.y) < 0.1, "its upper edge is level with the top of the first line"
    assert summary.x < 150 + 68 < main.x
    assert overlaps(page) == []
    orders = [i.owner.order for i in lines(page) if isinstance(i.owner, Element) and i.line.text in ("Summary", "Key judgments")]
    assert isinstance(summary.owner, Element)
    assert summary.owner.order == min(orders), "it is read before what it stands beside"


def test_a_panel_stands_beside_what_comes_next_where_what_it_names_is_not_there(house: str) -> None:
    page = laid(told(flow("opening", line("title", "A title", role="Title")), panel(), section(text(3))), house).pages[0]
    summary = next(i for i in lines(page) if i.line.text == "Summary")
    body = [i for i in lines(page) if i.x > 200 and i.line.text != "A title"]
    assert abs(summary.y - min(i.y for i in body)) < 12


@settings(max_examples=60, deadline=None)
@given(
    before=st.integers(0, 6), times=st.integers(1, 30), count=st.integers(0, 20),
    heights=st.lists(st.floats(30, 200), max_size=6), between=st.integers(0, 4),
)  # fmt: skip
def test_panels_and_figures_beside_the_text_stand_in_order_and_on_nothing(
    house: str, before: int, times: int, count: int, heights: list[float], between: int
) -> None:
    blocks: list[Element] = [text(2) for _ in range(before)]
    for height in heights:
        blocks += [figure(height), *(text(1) for _ in range(between))]
    story = told(panel(times), cards(count), section(heading("Part"), *blocks, text(1)))
    pages = laid(story, house)
    assert lost_words(pages) == (Counter(), Counter())
    drawn: list[int] = []
    for page in pages.pages:
        assert overlaps(page) == [], page.number
        from briefing.validate.sheet import load_sheet

        assert outside(page, load_sheet(house)) == [], page.number
        found = sorted((i for i in page.items if isinstance(i, PlacedDrawing)), key=lambda i: i.y)
        drawn += [i.owner.order for i in found if isinstance(i.owner, Element)]
    assert drawn == sorted(drawn)
    assert len(drawn) == len(heights)


def test_aside_is_the_main_column_where_there_is_no_other(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_text(f"style: 1\nextends: base\n{ONE}\n", "utf-8")
    page = laid(told(section(heading("Part"), text(1), figure(80.0), text(1))), str(path)).pages[0]
    drawing = next(i for i in page.items if isinstance(i, PlacedDrawing))
    assert min(i.x for i in lines(page)) == drawing.x
    assert overlaps(page) == []


@settings(max_examples=40, deadline=None)
@given(heights=st.lists(st.floats(20, 420), min_size=1, max_size=6))
def test_low_figures_that_follow_each_other_stand_side_by_side_and_are_read_in_order(paired: str, heights: list[float]) -> None:
    pages = laid(told(section(heading("Part"), text(1), *(figure(h) for h in heights), text(1))), paired)
    assert lost_words(pages) == (Counter(), Counter())
    found = [(n, i) for n, page in enumerate(pages.pages) for i in page.items if isinstance(i, PlacedDrawing)]
    assert len(found) == len(heights)
    for page in pages.pages:
        assert overlaps(page) == [], page.number
    if len(heights) == 2:
        (a, one), (b, two) = sorted(found, key=lambda pair: pair[1].owner.order if isinstance(pair[1].owner, Element) else 0)
        if max(heights) < 220:  # two fifths of the frame, and the title above the drawing
            assert (a, one.y) == (b, two.y)
            assert one.x < two.x
        if max(heights) > 290:
            assert one.x == two.x


@pytest.fixture(scope="module")
def paired(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A sheet that sets low figures in pairs."""
    path = tmp_path_factory.mktemp("sheet") / "pairs.yaml"
    path.write_text("style: 1\nextends: base\nelements: {figure: {pair: halves}}\n", "utf-8")
    return str(path)
