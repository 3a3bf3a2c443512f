"""Filling loses nothing and a trial leaves nothing behind: every line once, however much is left over."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import FrameType
from typing import Any

import pytest

from briefing.compose.story import Break, Element
from briefing.layout.galley import FREE, Aside, Decor, Galley, Slab, SlabItem
from briefing.layout.notes import Foot, NoteSetter
from briefing.layout.pages import Pages
from briefing.layout.setting import Setting
from briefing.layout.trial import Frame, PageState, begin_page, try_slabs
from briefing.style.computed import Edges
from briefing.validate.sheet import load_sheet
from tests.layout.stories import call, flow, heading, laid, line, note, section, table, text, told, words
from tests.layout.values import frozen
from tests.properties.geometry import lost_words, outside, overlaps


def whole(pages: Pages, style: str = "chancery") -> None:
    """Asserts that every word stands once, nothing over anything else and nothing outside its frame."""
    lost, doubled = lost_words(pages)
    assert (lost, doubled) == (Counter(), Counter())
    for page in pages.pages:
        assert overlaps(page) == [], page.number
        assert outside(page, load_sheet(style)) == [], page.number


def numbered_note(count: int) -> Element:
    """A note of so many lines, each with its number."""
    body = line("note.text")
    for number in range(count):
        body.add(f"line {number}", Break())
    return Element("Note", "item", "note", id="note-1").add(line("note.marker", "1", role="Lbl"), body)


def side(said: str) -> Element:
    return Element("Aside", "flow", "side_note").add(line("", said))


def test_notes_left_over_after_the_last_page_are_printed_however_many_pages_they_take() -> None:
    long = numbered_note(30_000)
    pages = laid(told(section(heading("Part"), line("text", "A call.", call(1))), long, notes={long.id: long}), "large-print")
    assert len(pages.pages) > 520
    printed = [w for p in pages.pages for w in words(p) if w.startswith("line ")]
    assert printed == [f"line {n}" for n in range(30_000)]


def test_asides_left_over_after_the_last_page_are_printed_one_below_the_other() -> None:
    blocks = [text(1), side("many words here " * 300), text(1), side("other words there " * 300), *(text() for _ in range(40))]
    whole(laid(told(section(heading("Part"), *blocks))))


def test_text_waits_for_a_page_where_the_notes_of_the_pages_before_leave_it_room() -> None:
    long = note(1, "A very long note about very little. " * 900)
    blocks = [line("text", "A call.", call(1)), *(text() for _ in range(40))]
    whole(laid(told(section(heading("Part"), *blocks), long, notes={long.id: long})))


LONG = {
    "a note": lambda n: ([line("text", "A call.", call(1))], [numbered_note(n)]),
    "many notes": lambda n: ([line("text", f"Words {i}", call(i)) for i in range(n)], [note(i, "A source.") for i in range(n)]),
    "an aside": lambda n: ([text(), side("a few words " * n)], []),
    "rows": lambda n: ([table(n)], []),
    "what is kept together": lambda n: ([flow("judgment", *(line("text", f"line {i}") for i in range(n)))], []),
    "a cell": lambda n: ([table(1, "many words in one cell " * n)], []),
    "a word": lambda n: ([line("text", "x" * n)], []),
    "paragraphs": lambda n: ([line("text", f"line {i}") for i in range(n)], []),
    "figures": lambda n: ([figure(100.0) for _ in range(n)], []),
    "a list": lambda n: ([items(n)], []),
}


def figure(height: float) -> Element:
    drawing = Element("Figure", "figure", "figure.drawing", drawing=height)  # type: ignore[arg-type]
    return flow("figure", line("figure.title", "What it shows", role="Caption"), drawing)


def items(count: int) -> Element:
    entries = [
        Element("LI", "item", "list.item").add(
            line("list.marker", "•", role="Lbl"), flow("", line("", f"item {n}"), role="LBody")
        )
        for n in range(count)
    ]
    return Element("L", "list", "list").add(*entries)


def steps(work: Callable[[], object]) -> int:
    """How many lines of Python a piece of work runs through: a measure of time that no other process disturbs. In a thread of its
    own, so that it takes nothing away from what measures coverage."""
    count = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    def traced() -> None:
        sys.settrace(trace)
        work()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(traced).result()
    return count


@pytest.mark.parametrize("what", LONG)
def test_twice_as_much_takes_twice_the_time(what: str) -> None:
    def laid_out(size: int) -> int:
        blocks, notes = LONG[what](size)
        story = told(section(heading("Part"), *blocks), *notes, notes={n.id: n for n in notes})
        return steps(lambda: laid(story))

    laid_out(10)
    small, large = laid_out(200), laid_out(400)
    assert large < 2.3 * small, (small, large)


def state_of(height: float = 400.0) -> tuple[PageState, Setting]:
    """A page of a sheet with some of it filled, and what it was set by."""
    setting = Setting(told(text()), load_sheet("chancery"), draw=None)  # type: ignore[arg-type]
    frame = Frame(50.0, 50.0 + height, Foot(NoteSetter(setting), 50.0, 300.0, height), 12.0, 50.0)
    start = begin_page(frame, None).page
    trial = try_slabs(start, [slab(40.0, asides=[aside(60.0)]), slab(40.0, opens=[Decor(50.0, 300.0)])], ())
    assert trial is not None
    return trial.page, setting


def slab(height: float, **more: Any) -> Slab:
    return Slab(50.0, 350.0, height, height - 3, [SlabItem(50.0, height - 3, None, None)], **more)  # type: ignore[arg-type]


def aside(height: float, strict: bool = False) -> Aside:
    return Aside(360.0, 80.0, [Slab(360.0, 440.0, 12.0, 9.0, []) for _ in range(int(height / 12))], strict=strict)


@pytest.mark.parametrize(
    "slabs",
    [
        [slab(100.0), slab(600.0)],
        [slab(100.0, opens=[Decor(50.0, 300.0, Edges(5, 5, 5, 5), (0, 0, 0))]), slab(300.0)],
        [slab(50.0, asides=[aside(100.0, strict=True)]), slab(50.0, asides=[aside(600.0, strict=True)])],
        [slab(12.0, snap=True), slab(500.0)],
    ],
)
def test_a_trial_that_fails_leaves_the_page_and_the_galley_as_they_were(slabs: list[Slab]) -> None:
    page, _ = state_of()
    before = frozen(page), frozen(slabs)
    assert try_slabs(page, slabs, ()) is None
    assert (frozen(page), frozen(slabs)) == before


def test_a_trial_that_succeeds_leaves_the_page_it_began_from_as_it_was() -> None:
    page, _ = state_of()
    slabs = [slab(40.0, asides=[aside(500.0)], opens=[Decor(50.0, 300.0, background=(0, 0, 0))]), slab(20.0)]
    before = frozen(page), frozen(slabs)
    one = try_slabs(page, slabs, ())
    two = try_slabs(page, slabs, ())
    assert one is not None
    assert two is not None
    assert frozen(one) == frozen(two)
    assert (frozen(page), frozen(slabs)) == before
    assert one.page.waiting
    assert not page.waiting


def test_a_galley_is_the_same_after_it_was_filled() -> None:
    from briefing.layout.area import Area
    from briefing.layout.blocks import SETTERS
    from briefing.layout.filling import Filler
    from briefing.layout.flow import Flow

    figure = Element("Figure", "figure", "figure.drawing", drawing=2000)  # type: ignore[arg-type]
    caption = line("figure.title", "What it shows", role="Caption")
    story = told(
        section(heading("Part"), text(3), Element("Div", "flow", "figure").add(caption, figure), table(80), side("a few " * 900))
    )

    def draw(specification: Any, measure: float, look: object = None) -> Any:
        from briefing.chart.ink.displaylist import DisplayList, Ops

        return DisplayList(measure, float(specification), [Ops("0 0 10 10 re f")])

    setting = Setting(story, load_sheet("chancery"), draw)
    inside = Flow(setting, SETTERS)
    columns = setting.sheet.column_set(setting.template_for(1).columns, 460.0)
    for node in story.root.children:
        assert isinstance(node, Element)
        inside.block(node, Area(60.0, 460.0, columns), setting.sheet.look("text"))
    galley = inside.finish()
    before = frozen(galley)
    one = Filler(setting, NoteSetter(setting), galley).fill()
    assert frozen(galley) == before
    two = Filler(setting, NoteSetter(setting), galley).fill()
    assert frozen(one) == frozen(two)
    assert len(one) > 3


def test_a_galley_knows_where_it_may_be_parted_and_who_calls_a_note_first() -> None:
    slabs = [
        slab(10.0, level=FREE, notes=("a",)),
        slab(10.0, level=2, notes=("a", "b")),
        slab(10.0, level=1),
        slab(10.0, template="x", level=2),
    ]
    galley = Galley(slabs)
    assert [galley.end(0, level) for level in (0, 1, 2)] == [3, 2, 1]
    assert [galley.end(i, FREE) for i in range(4)] == [3, 3, 3, 4]
    assert galley.calls(0, 4) == ("a", "b")
    assert galley.calls(1, 2) == ("b",)
    assert galley.height(1, 3) == 20.0


def test_what_keeps_with_the_next_within_a_card_does_not_keep_that_card_with_the_next() -> None:
    cards = [flow("judgment", line("judgment.text", f"judgment {n} " * 40)) for n in range(8)]
    first, second = laid(told(section(heading("Part"), text(7), *cards))).pages
    on_first, on_second = (sum(w.count("judgment") for w in words(page)) for page in (first, second))
    assert on_first % 40 == on_second % 40 == 0  # every card whole
    assert on_first > 0
