"""What would break the promise is said at its place, all of it at once, before anything is written."""

from __future__ import annotations

import ast
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from briefing.chart.ink.displaylist import DisplayList, Glyphs
from briefing.compose.story import Element, Story
from briefing.diagnostics import Diagnostics, Problems, Span
from briefing.language.tags import is_language
from briefing.layout.pages import Pages
from briefing.pdf import write
from briefing.pdf.writing.preflight import check_story


def span(line: int) -> Span:
    return Span("a.yaml", line, 3, line, 9)


def codes(story: Story) -> list[tuple[str, int]]:
    said = Diagnostics()
    check_story(story, said)
    return [(d.code, 0 if d.span is None else d.span.line) for d in said]


def story(*content: Element, lang: str = "en", title: str = "T") -> Story:
    return Story(Element("Document").add(*content), lang, {}, {"title": title})


@pytest.mark.parametrize("tag", ["en", "en-GB", "zh-Hans", "zh-Hant-TW", "sr-Latn", "es-419", "de-CH-1996", "uk"])
def test_language_tags_that_are(tag: str) -> None:
    assert is_language(tag)


@pytest.mark.parametrize("tag", ["", "e", "english language", "en_GB", "en-", "-en", "en GB", "en--GB", "123"])
def test_language_tags_that_are_not(tag: str) -> None:
    assert not is_language(tag)


def test_everything_wrong_is_said_at_once_in_file_order() -> None:
    bad = story(
        Element("H1", span=span(1)).add("One"),
        Element("H3", span=span(2)).add("Three"),
        Element("Figure", span=span(3)),
        Element("P", span=span(4), lang="klingon!").add("x"),
        Element("Table", span=span(5)).add(Element("TR").add(Element("TD"))),
        Element("P", id="a", span=span(6)),
        Element("P", id="a", span=span(7)),
        lang="",
        title=" ",
    )
    assert codes(bad) == [("F202", 0), ("F210", 0), ("F203", 2), ("F204", 3), ("F202", 4), ("F205", 5), ("F207", 7)]


def test_headings_may_go_up_any_number_of_levels_and_down_one() -> None:
    good = story(*(Element(f"H{n}").add("x") for n in (1, 2, 3, 1, 2)))
    assert codes(good) == []
    assert codes(story(Element("H2", span=span(1)))) == [("F203", 1)]


def test_what_is_not_read_is_not_checked() -> None:
    assert codes(story(Element("Div", artifact=True).add(Element("Figure"), Element("H4")))) == []


def test_rows_are_counted_with_the_cells_that_reach_into_them() -> None:
    def row(*cells: tuple[int, int]) -> Element:
        made = [Element("TH", attributes={"ColSpan": c, "RowSpan": r, "Scope": "Column"}) for c, r in cells]
        return Element("TR", span=span(len(cells))).add(*made)

    assert codes(story(Element("Table").add(row((1, 2), (2, 1)), row((1, 1), (1, 1)), row((3, 1))))) == []
    assert codes(story(Element("Table").add(row((1, 3), (2, 1)), row((1, 1), (1, 1)), row((3, 1))))) == [("F206", 1)]


def test_nothing_is_written_when_something_is_wrong(handmade: ModuleType, styles: Any) -> None:
    wrong = handmade.story_of(handmade.line("H2", "Too deep"))
    with pytest.raises(Problems) as raised:
        write(Pages(wrong, [], {}))
    assert [d.code for d in raised.value.diagnostics] == ["F203"]


def test_a_character_without_a_glyph_is_named_at_its_place(handmade: ModuleType, styles: Any) -> None:
    story = handmade.story_of(handmade.line("P", "A \U0001f600 face", span=span(12)))
    press = handmade.Press(styles)
    handmade.set_block(press, story.root)
    with pytest.raises(Problems) as raised:
        write(Pages(story, press.pages, press.targets))
    (said,) = raised.value.diagnostics
    assert (said.code, said.span) == ("F102", span(12))


def test_a_face_that_forbids_embedding_is_refused_by_name(handmade: ModuleType) -> None:
    styles = handmade.make_styles()
    styles.text.stack.primary.fs_type = 0x0002
    good = handmade.story_of(handmade.line("P", "Words", span=span(12)))
    press = handmade.Press(styles)
    handmade.set_block(press, good.root)
    with pytest.raises(Problems) as raised:
        write(Pages(good, press.pages, press.targets))
    (said,) = raised.value.diagnostics
    assert said.code == "F101"
    assert "SourceSerif4" in said.message


@pytest.mark.parametrize("own_place", [True, False])
def test_a_character_missing_in_a_drawing_is_named_at_its_figure(handmade: ModuleType, styles: Any, own_place: bool) -> None:
    figure = Element("Figure", "figure", alt="A drawing", span=span(7) if own_place else None)
    story = handmade.story_of(handmade.block("Sect", figure, span=span(6)))
    press = handmade.Press(styles)
    press.drawing(DisplayList(40, 20, [Glyphs(1, 5, "a\U0001f600b", styles.text)]), figure)
    with pytest.raises(Problems) as raised:
        write(Pages(story, press.pages, press.targets))
    (said,) = raised.value.diagnostics
    assert (said.code, said.span) == ("F102", span(7 if own_place else 6))
    assert "U+1F600" in said.message
    assert said.hints


def test_every_refusal_names_a_way_out() -> None:
    """Each call that tells an error has a hint, wherever in the writer and the proof it stands."""
    without = [
        f"{path.name}:{call.lineno}"
        for path in (Path(__file__).resolve().parents[2] / "briefing" / "pdf").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in ("error", "warning")
        if "hints" not in {k.arg for k in call.keywords}
    ]
    assert without == []
