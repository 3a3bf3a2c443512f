"""The proof finds what validators pass: files that are well formed and say something else than the story."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from briefing.chart.ink.displaylist import DisplayList, Ops
from briefing.compose.story import Element, Words
from briefing.diagnostics import Span
from briefing.layout.pages import LAYOUT, Page, Pages, PlacedLine
from briefing.pdf import prove, write
from briefing.text.items import Run
from briefing.text.paragraph import break_lines

WORDS = ("One paragraph stands here.", "Another of them follows.", "Its third is the last.")


@pytest.fixture
def make(handmade: ModuleType, styles: Any) -> Callable[[], Pages]:
    def made() -> Pages:
        story = handmade.story_of(*(handmade.line("P", w, span=Span("a.yaml", i, 1, i, 9)) for i, w in enumerate(WORDS, 1)))
        page = Page(1, "1", 300, 200, "rest")
        for i, element in enumerate(story.root.children):
            assert isinstance(element, Element)
            page.items.append(
                PlacedLine(20, 40 + 20 * i, break_lines([Run(styles.text, element, element.text())], 260)[0], element)
            )
        return Pages(story, [page], {})

    return made


def said(pages: Pages, written: Pages | None = None) -> list[tuple[str, str, int]]:
    """What the proof says of the file made from `written` when the story is that of `pages`."""
    return [(d.code, d.message, 0 if d.span is None else d.span.line) for d in prove(write(written or pages), pages)]


def test_a_sound_file_proves(make: Callable[[], Pages], handmade: ModuleType, styles: Any) -> None:
    assert said(make()) == []
    for target in ("1.7", "2.0"):
        pages = handmade.everything(styles, align="justify")
        assert list(prove(write(pages, target=target), pages)) == []


def test_a_lost_line_is_named_at_its_place(make: Callable[[], Pages]) -> None:
    pages = make()
    del pages.pages[0].items[1]
    assert said(pages) == [("F301", "the words «Another of them follows.» are not in the file", 2)]


def test_a_doubled_line_is_named(make: Callable[[], Pages]) -> None:
    pages = make()
    pages.pages[0].items.append(pages.pages[0].items[0])
    ((code, message, _),) = said(pages)
    assert code == "F301"
    assert "which the brief does not say there" in message
    assert "paragraph stands" in message


def test_a_changed_word_is_named_with_both_readings(make: Callable[[], Pages]) -> None:
    pages = make()
    line = pages.pages[0].items[2]
    assert isinstance(line, PlacedLine)
    line.line.pieces[0].text = "Its third is the list."
    assert said(pages) == [("F301", "the file says «list.» where the brief says «last.»", 3)]


def test_words_of_another_order_are_found(make: Callable[[], Pages]) -> None:
    pages, other = make(), make()
    other.story.root.children.reverse()
    assert {code for code, _, _ in said(other, pages)} == {"F301"}


def test_words_run_together_at_a_lines_end_are_found(make: Callable[[], Pages], styles: Any) -> None:
    pages = make()
    first = pages.story.root.children[0]
    assert isinstance(first, Element)
    lines = break_lines([Run(styles.text, first, WORDS[0])], 80)
    lines[0].pieces[-1].text = lines[0].pieces[-1].text.rstrip()
    pages.pages[0].items[0:1] = [PlacedLine(20, 20 + 12 * i, line, first) for i, line in enumerate(lines)]
    ((code, message, line_number),) = said(pages)
    assert (code, line_number) == ("F301", 1)
    assert "where the brief says" in message


def test_words_painted_as_an_artifact_are_lost(make: Callable[[], Pages]) -> None:
    pages = make()
    pages.pages[0].items[0].owner = LAYOUT
    assert [code for code, _, _ in said(pages)] == ["F301"]


def test_text_outside_the_page_is_found(make: Callable[[], Pages]) -> None:
    for dx, dy in ((400, 0), (0, 400), (0, -60)):
        pages = make()
        item = pages.pages[0].items[0]
        assert isinstance(item, PlacedLine)
        item.x += dx
        item.y += dy
        assert [(code, "outside page 1" in message) for code, message, _ in said(pages)] == [("F303", True)]


def test_a_drawing_outside_the_page_is_found_at_its_figure(handmade: ModuleType, styles: Any) -> None:
    figures = [Element("Figure", "figure", alt=f"Drawing {n}", span=Span("a.yaml", n, 1, n, 9)) for n in (3, 5)]
    story = handmade.story_of(*figures)
    press = handmade.Press(styles)
    for x, figure in zip((20, 900), figures, strict=True):
        press.drawing(DisplayList(40, 20, [Ops("0 0 40 20 re f")]), figure)
        press.pages[-1].items[-1].x = x
    pages = Pages(story, press.pages, press.targets)
    (found,) = prove(write(pages), pages)
    assert (found.code, found.span) == ("F303", figures[1].span)
    assert found.hints == ("make it shorter, or give it more room in the style sheet",)


def test_bytes_that_are_no_file_are_said_to_be_none(make: Callable[[], Pages]) -> None:
    data = write(make())
    for broken in (b"", data[:-20], data[:200], data.replace(b"/Filter", b"/Filler")):
        assert [d.code for d in prove(broken, make())] == ["F301"]


def test_a_link_without_an_annotation_is_found(handmade: ModuleType, styles: Any) -> None:
    story = handmade.story_of(handmade.line("P", handmade.inline("Link", "words", href="https://example.org")))
    press = handmade.Press(styles)
    handmade.set_block(press, story.root)
    pages = Pages(story, press.pages, press.targets)
    data = write(pages)
    assert list(prove(data, pages)) == []
    # the annotation stays on its page, the element forgets it
    from briefing.diagnostics import Diagnostics
    from briefing.pdf.proof import proving
    from briefing.pdf.proof.reading_order import of_file
    from briefing.pdf.proof.tagged_file import read_file

    file = read_file(data)
    for element in file.root.walk():
        element.annotations = []
    found = Diagnostics()
    proving._prove_links(file, of_file(file), found)
    assert [d.code for d in found] == ["F304", "F304"]


def test_order_of_painting_is_compared_with_order_of_reading(make: Callable[[], Pages]) -> None:
    from briefing.pdf.proof.reading_order import of_file
    from briefing.pdf.proof.tagged_file import read_file

    file = read_file(write(make()))
    assert of_file(file).unordered() == []
    file.root.children.reverse()
    assert of_file(file).unordered() == [0]


def test_a_line_that_begins_on_the_page_and_ends_off_it_is_found(make: Callable[[], Pages]) -> None:
    pages = make()
    item = pages.pages[0].items[0]
    assert isinstance(item, PlacedLine)
    item.x += 300 - 20 - item.line.pieces[0].width + 3
    assert [(code, "outside page 1" in message) for code, message, _ in said(pages)] == [("F303", True)]
    item.x -= 4
    assert said(pages) == []


def test_attachments_are_compared_with_those_that_were_meant(make: Callable[[], Pages]) -> None:
    from briefing.pdf import Attachment

    pages = make()
    one = Attachment("a.csv", "text/csv", b"a,b\n", "Numbers", "Data")
    data = write(pages, attachments=[one])
    assert list(prove(data, pages, [one])) == []
    assert [d.code for d in prove(data, pages, [])] == ["F307"]
    assert [d.code for d in prove(write(pages), pages, [one])] == ["F307"]


def test_one_lost_word_of_a_long_story_is_one_difference(handmade: ModuleType, styles: Any) -> None:
    words = [f"word{n}" for n in range(1500)]
    element = handmade.line("P", " ".join(words))
    story = handmade.story_of(element)
    press = handmade.Press(styles)
    handmade.set_block(press, story.root)
    data = write(Pages(story, press.pages, press.targets))
    element.children[0].text = " ".join([*words[:700], "another", *words[700:]])
    (only,) = prove(data, Pages(story, press.pages, press.targets))
    assert only.message == "the words «another» are not in the file"


def test_soft_hyphens_and_breaks_are_no_difference(handmade: ModuleType, styles: Any) -> None:
    element = handmade.line("P")
    element.add(Words("inter\u00adnationali\u00adsation of considerations"))
    story = handmade.story_of(element)
    page = Page(1, "1", 300, 200, "rest")
    lines = break_lines([Run(styles.text, element, element.text())], 60, hyphenate=True)
    page.items += [PlacedLine(20, 40 + 14 * i, line, element) for i, line in enumerate(lines)]
    assert len(lines) > 2
    assert said(Pages(story, [page], {})) == []
