"""A bound on pages: the least change that does, in the order of what a reader notices least, or what would have to go."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.compose.story import Element, Story
from briefing.diagnostics import Diagnostic, Severity, Span
from briefing.layout.fitting import count, within
from briefing.layout.pages import Pages
from briefing.records import replace
from briefing.style.fit import Fit, Tightening
from briefing.style.sheet import Sheet
from briefing.validate.sheet import load_sheet
from tests.layout.stories import heading, laid, section, table, text, told

SHEET = load_sheet("chancery")
ASKED = Span("brief.yaml", 7, 16, 7, 17)


def named(id: str, *blocks: Element, look: str = "section", line: int = 1) -> Element:
    e = Element("Sect", "flow", look, id=id, span=Span("brief.yaml", line, 3, line, 9))
    e.title = id.capitalize()
    return e.add(heading(id.capitalize()), *blocks)


class Desk:
    """A layout that remembers in which sheets it was asked."""

    def __init__(self, story: Story) -> None:
        self.story, self.asked = story, list[Sheet]()

    def __call__(self, sheet: Sheet) -> Pages:
        self.asked.append(sheet)
        return laid(self.story, sheet)


def fitted(story: Story, pages: int, *, slack: float = 0.04, of: str = "all") -> tuple[Pages, Desk]:
    desk = Desk(story)
    return within(Fit(pages, of, slack), desk(SHEET), SHEET, desk, ASKED), desk  # type: ignore[arg-type]


def codes(pages: Pages) -> list[str]:
    return [d.code for d in pages.diagnostics]


def prose(paragraphs: int) -> Story:
    return told(section(heading("A part"), *(text(1) for _ in range(paragraphs))))


def just_over(pages: int, make: Callable[[int], Story]) -> Story:
    """The shortest story that takes more pages than these."""
    return next(s for n in range(1, 200) if len(laid(s := make(n)).pages) > pages)


def test_what_fits_is_laid_out_once_and_nothing_is_said() -> None:
    pages, desk = fitted(prose(3), 5)
    assert len(desk.asked) == 1
    assert codes(pages) == []


def test_the_least_change_that_does_is_made_and_told() -> None:
    pages, desk = fitted(just_over(2, prose), 2)
    assert len(pages.pages) == 2
    (note,) = pages.diagnostics
    assert (note.code, note.severity) == ("L401", Severity.ADVICE)
    assert note.message.startswith("fitted to 2 pages: spaces between blocks ")
    assert len(desk.asked) <= 1 + 3 + 2, "three levers, and two steps of halving"


@settings(max_examples=20)
@given(st.integers(10, 60), st.integers(1, 3))
def test_a_bound_is_kept_or_no_lever_is_long_enough(paragraphs: int, most: int) -> None:
    story = prose(paragraphs)
    natural = laid(story)
    pages, _ = fitted(story, most)
    if len(natural.pages) <= most:
        assert codes(pages) == []
    elif "L402" in codes(pages):
        levers = [Tightening(0.96), Tightening(0.96, 0.96), Tightening(0.96, 0.96, 0.96)]
        assert all(len(laid(story, SHEET.tightened(by)).pages) > most for by in levers)
    else:
        assert codes(pages) == ["L401"]
        assert len(pages.pages) <= most


def test_without_slack_nothing_is_changed() -> None:
    pages, _ = fitted(just_over(2, prose), 2, slack=0.0)
    assert codes(pages) == ["L402"]
    assert "smaller" not in pages.diagnostics[0].message


def too_long() -> Story:
    return told(
        named("judgments", text(4), line=10), named("section-one", *(text(3) for _ in range(9)), line=20),
        named("section-two", *(text(3) for _ in range(9)), line=30), named("sources", *(text(2) for _ in range(5)), line=40),
        named("glossary", text(1), line=50), named("annex-maps", *(text(3) for _ in range(3)), look="annex", line=60),
    )  # fmt: skip


def error(pages: Pages) -> Diagnostic:
    (found,) = pages.diagnostics
    assert (found.code, found.severity, found.span) == ("L402", Severity.ERROR, ASKED)
    return found


def test_what_is_too_long_says_how_many_lines_and_what_would_have_to_go_the_least_needed_first() -> None:
    found = error(fitted(too_long(), 2)[0])
    assert "lines too many, though spaces between blocks, leading and sizes are 4 % smaller" in found.message
    said = [(words.split("`")[1], span.line) for words, span in found.related]
    assert said[:3] == [("Annex-maps", 60), ("Glossary", 50), ("Section-two", 30)]
    assert all("could go" in words and "line" in words for words, _ in found.related)


def test_judgments_and_sources_are_never_proposed() -> None:
    found = error(fitted(too_long(), 1)[0])
    assert {span.line for _, span in found.related} <= {20, 30, 50, 60}


def lines_said(words: str) -> int:
    return int(next(w for w in words.replace(",", "").split() if w.isdecimal()))


def test_no_more_is_proposed_than_is_too_much() -> None:
    found = error(fitted(too_long(), 2)[0])
    wanted = lines_said(found.message.split(": ", 1)[1])
    takes = [lines_said(words.rsplit("`", 1)[1]) for words, _ in found.related]
    assert sum(takes[:-1]) < wanted, "without the last one it would not be enough"


@pytest.mark.parametrize("most", [2, 3])
def test_without_what_could_go_the_rest_fits(most: int) -> None:
    whole = too_long()
    found = error(fitted(whole, most)[0])
    gone = {span.line for _, span in found.related}
    kept = told(*(e for e in whole.root.elements if e.span is not None and e.span.line not in gone))
    assert len(laid(kept, SHEET.tightened(Tightening(0.96, 0.96, 0.96))).pages) <= most


def test_a_bound_on_the_main_part_counts_no_annex_and_proposes_none() -> None:
    annex = named("annex-maps", *(text(4) for _ in range(12)), look="annex")
    story = told(named("section-one", *(text(3) for _ in range(6))), annex)
    everything = laid(story)
    main = count(everything, "main")
    assert main < count(everything, "all") == len(everything.pages)
    pages, _ = fitted(story, main, of="main")
    assert codes(pages) == []
    longer = told(named("section-one", *(text(3) for _ in range(20))), named("annex-maps", text(4), look="annex", line=60))
    found = error(fitted(longer, 1, of="main")[0])
    assert found.related
    assert all(span.line != 60 for _, span in found.related)
    assert "before its annexes" in found.message


def test_without_an_annex_the_main_part_is_all() -> None:
    pages = laid(prose(20))
    assert count(pages, "main") == count(pages, "all")


# -- the sheet ------------------------------------------------------------------------------------------------------------
def test_a_tightened_sheet_has_smaller_spaces_leading_and_sizes_and_the_same_faces() -> None:
    by = Tightening(0.9, 0.98, 0.97)
    tight = SHEET.tightened(by)
    for name in ("text", "heading", "title", "judgment", "table.cell"):
        old, new = SHEET.look(name), tight.look(name)
        assert new.space_before == pytest.approx(0.9 * old.space_before)
        assert new.leading == pytest.approx(0.98 * old.leading)
        assert new.size == pytest.approx(0.97 * old.size)
        assert replace(new, size=old.size, leading=old.leading, space_before=old.space_before, space_after=old.space_after) == old
    assert tight.grid == pytest.approx(0.98 * SHEET.grid)
    assert SHEET.look("text").size == load_sheet("chancery").look("text").size


@pytest.mark.parametrize("style", ["accessible", "large-print"])
def test_no_size_falls_below_the_least_that_the_sheet_asks_for(style: str) -> None:
    sheet = load_sheet(style)
    least = sheet.specified.sections["checks"]["min_size"].points()
    tight = sheet.tightened(Tightening(size=0.5))
    for name in ("text", "note", "table.cell", "title"):
        assert tight.look(name).size >= min(least, sheet.look(name).size) - 1e-9


def test_a_table_over_pages_is_counted_whole() -> None:
    found = error(fitted(told(named("tables", table(90), line=12)), 1)[0])
    assert [span.line for _, span in found.related] == [12]
