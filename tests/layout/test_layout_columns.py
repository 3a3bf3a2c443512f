"""Columns on pages: they fill and end alike, go on over pages, part at what stands across, and call their notes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.compose.story import Element
from briefing.layout.pages import Pages, PlacedLine
from briefing.style.sheet import Sheet
from briefing.validate.sheet import load_sheet
from tests.layout.stories import PROSE, call, flow, heading, laid, line, lines, note, section, told
from tests.properties.geometry import lost_words, outside, overlaps

TWO = "column_sets: {two: {main: 50%, gutter: 18pt, next: rest, flow: [main, next], balance: true}}"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A sheet in which lists, panels and quotes stand in two columns."""
    folder = tmp_path_factory.mktemp("sheet")
    path = folder / "house.yaml"
    looks = "elements: {list: {columns: two}, panel: {columns: two}, heading: {place: all}, quote: {columns: two}}"
    path.write_text(f"style: 1\nextends: chancery\n{TWO}\n{looks}\n", "utf-8")
    return str(path)


def sheet(path: str) -> Sheet:
    return load_sheet(path)


def items(count: int, times: int = 1) -> Element:
    entries = [
        Element("LI", "item", "list.item").add(
            line("list.marker", f"{n}.", role="Lbl"), flow("", line("list.text", f"Item {n}. {PROSE * times}"), role="LBody")
        )
        for n in range(count)
    ]
    return Element("L", "list", "list").add(*entries)


def whole(pages: Pages, style: str) -> None:
    assert lost_words(pages) == (Counter(), Counter())
    for page in pages.pages:
        assert overlaps(page) == [], page.number
        assert outside(page, sheet(style)) == [], page.number


def columns_of(found: list[PlacedLine], middle: float) -> tuple[list[PlacedLine], list[PlacedLine]]:
    left = [i for i in found if i.x < middle]
    return left, [i for i in found if i.x >= middle]


def test_a_list_ends_in_both_columns_at_one_height(house: str) -> None:
    pages = laid(told(section(heading("Part"), items(8))), house)
    whole(pages, house)
    page = pages.pages[0]
    left, right = columns_of([i for i in lines(page) if i.y > 100 and "Part" not in i.line.text], page.width / 2)
    assert left
    assert right
    assert abs(max(i.y for i in left) - max(i.y for i in right)) <= 3 * 13.5 + 4


def test_words_stand_in_the_order_of_the_story_first_column_first(house: str) -> None:
    page = laid(told(section(heading("Part"), items(8))), house).pages[0]
    numbers = [int(i.line.text.split()[1].rstrip(".")) for i in lines(page) if i.line.text.startswith("Item ")]
    assert numbers == list(range(8))


@pytest.mark.parametrize("count", [1, 2, 60])
def test_columns_go_on_over_as_many_pages_as_they_need(house: str, count: int) -> None:
    pages = laid(told(section(heading("Part"), items(count))), house)
    whole(pages, house)
    for page in pages.pages[:-1]:  # a page on which the run goes on is full in both columns, or leaves the last page more
        left, right = columns_of(lines(page), page.width / 2)
        foot = page.height - 52.0
        assert max(i.y for i in left) > foot - 140
        assert abs(max(i.y for i in left) - max(i.y for i in right)) < 70


def test_what_stands_across_parts_the_columns(house: str) -> None:
    body = [*(line("text", PROSE) for _ in range(4)), heading("Across"), *(line("text", PROSE) for _ in range(4))]
    page = laid(told(flow("quote", *body, role="BlockQuote")), house).pages[0]
    across = next(i for i in lines(page) if i.line.text.startswith("Across"))
    above = [i for i in lines(page) if i.y < across.y and i is not across]
    below = [i for i in lines(page) if i.y > across.y]
    for found in (above, below):
        left, right = columns_of(found, page.width / 2)
        assert left
        assert right
    order = [i.owner.order for i in lines(page) if isinstance(i.owner, Element)]
    assert order == sorted(order)


@settings(max_examples=40, deadline=None)
@given(
    counts=st.lists(st.integers(1, 30), min_size=1, max_size=4), times=st.integers(1, 3), before=st.integers(0, 6),
    called=st.integers(0, 5), words=st.integers(1, 120),
)  # fmt: skip
def test_nothing_is_lost_or_printed_over_and_every_note_stands_on_its_page(
    house: str, counts: list[int], times: int, before: int, called: int, words: int
) -> None:
    blocks: list[Element] = [line("text", PROSE) for _ in range(before)]
    notes = {f"note-{n}": note(n, "few words " * words) for n in range(called)}
    for n, count in enumerate(counts):
        entries = items(count, times)
        for k in range(called):
            if k % len(counts) == n:
                target = list(entries.elements)[k % count]
                target.add(line("list.text", "A call.", call(k)))
        blocks += [heading(f"Part {n}"), entries, flow("panel", *(line("panel.text", PROSE) for _ in range(count)))]
    pages = laid(told(section(*blocks), *notes.values(), notes=notes), house)
    whole(pages, house)


def test_sections_flow_through_the_columns_of_a_page_and_end_alike_before_what_goes_across(house: str) -> None:
    from tests.layout.stories import table, text

    parts = [section(heading(f"Part {n}"), text(2)) for n in range(5)]
    pages = laid(told(*parts, section(heading("Counted"), table(4)), section(heading("Last"), text(2))), "dense")
    assert lost_words(pages) == (Counter(), Counter())
    page = pages.pages[0]
    assert overlaps(page) == []
    across = next(i for i in lines(page) if i.line.text.startswith("Counted"))
    assert across.x < page.width / 2, "the heading of a table across the page stands across itself"
    left, right = columns_of([i for i in lines(page) if i.y < across.y - 1], page.width / 2)
    assert any(i.line.text.startswith("Part") for i in right)
    assert abs(max(i.y for i in left) - max(i.y for i in right)) < 60, "no column is left half empty above a table"
    order = [i.owner.order for i in lines(page) if isinstance(i.owner, Element)]
    assert order == sorted(order)


def test_a_panel_that_is_kept_together_still_flows_through_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "house.yaml"
    path.write_text("style: 1\nextends: chancery\nelements: {panel: {columns: two, keep_together: true}}\n", "utf-8")
    panel = flow("panel", *(line("panel.text", PROSE) for _ in range(8)))
    pages = laid(told(section(*(line("text", PROSE) for _ in range(12))), panel), str(path)).pages
    found = [(n, i) for n, page in enumerate(pages) for i in lines(page) if getattr(i.owner, "look", "") == "panel.text"]
    assert len({n for n, _ in found}) == 1
    left, right = columns_of([i for _, i in found], pages[0].width / 2)
    assert abs(len(left) - len(right)) <= 4


@settings(max_examples=30, deadline=None)
@given(before=st.integers(0, 60))
def test_a_heading_above_columns_has_four_lines_in_each_before_a_page_ends(house: str, before: int) -> None:
    blocks = [line("text", "One line.") for _ in range(before)]
    pages = laid(told(section(*blocks), section(heading("Above"), items(9))), house)
    page = next(p for p in pages.pages if any(i.line.text == "Above" for i in lines(p)))
    below = [i for i in lines(page) if i.y > next(i.y for i in lines(page) if i.line.text == "Above")]
    assert len({round(i.y) for i in below}) >= 4


def test_twice_as_many_items_take_twice_the_time(house: str) -> None:
    from tests.layout.test_layout_filling import steps

    def work(count: int) -> int:
        story = told(section(heading("Part"), items(count)))
        return steps(lambda: laid(story, house))

    work(10)
    small, large = work(150), work(300)
    assert large < 2.3 * small, (small, large)


@pytest.mark.parametrize(
    ("said", "told_so"),
    [
        ("{main: 50%, gutter: 16pt, next: rest, flow: [main]}", "text flows through every column of a set, or through none"),
        ("{main: 50%, gutter: 16pt, next: rest, flow: [next, main]}", "`flow: [main, next]`"),
        ("{main: 50%, gutter: 16pt, next: rest, flow: [main, other]}", "`other`"),
        ("{main: 50%, gutter: 16pt, next: rest, flow: [main, next], balance: maybe}", "neither true nor false"),
    ],
)
def test_a_set_of_columns_that_cannot_flow_is_told_at_its_place(tmp_path: Path, said: str, told_so: str) -> None:
    from briefing.diagnostics import Problems

    path = tmp_path / "house.yaml"
    path.write_text(f"style: 1\nextends: base\ncolumn_sets:\n  two: {said}\n", "utf-8")
    with pytest.raises(Problems) as caught:
        load_sheet(str(path))
    found = caught.value.diagnostics[0]
    assert told_so in " ".join([found.message, *found.hints])
    assert found.span is not None
    assert found.span.line == 4
