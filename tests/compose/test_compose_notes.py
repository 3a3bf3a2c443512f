"""Notes and the list of sources: what each of them says of a source, where, and by which number."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.compose import compose
from briefing.compose.notes import NoteForm
from briefing.compose.story import Element, Story
from briefing.language.note_numbers import note_number
from briefing.model.brief import Brief
from tests.compose.story_rules import broken_rules
from tests.compose.story_text import story_text

Find = Callable[[Story, str], list[Element]]
Make = Callable[..., Story]
Written = Callable[[str, dict[str, str]], Brief]


def texts(elements: list[Element]) -> list[str]:
    return [e.text() for e in elements]


def test_the_three_dates_of_a_source_are_told_apart_and_what_is_not_stated_is_said(story_of: Make) -> None:
    story = story_of("assessment")
    log, letter = (story.by_id[f"source-{name}"].text() for name in ("log", "letter"))
    assert "published 28 February 2031; information of February 2031; accessed 1 March 2031" in log
    assert "publication date not stated" in letter


@pytest.mark.parametrize("hidden", ["", "layout: {hide: [sources]}\n"])
def test_a_note_says_all_of_a_source_where_no_list_does(hidden: str, written: Written) -> None:
    story = compose(written("assessment", {"title: The harbour": hidden + "title: The harbour"}))
    text = story.notes["note-log"].text()
    assert text.startswith("1(TLP:CLEAR) Harbour clerk, The log of the mole")
    assert ("L-4" in text) == bool(hidden)
    assert text.rstrip(".").endswith("p. 3") == (not hidden)
    assert story_text(story).count("L-4") == 1


def test_another_place_in_a_source_has_a_note_of_its_own_that_says_the_source_in_short(story_of: Make) -> None:
    story = story_of("assessment")
    assert story.notes["note-letter.3"].text() == "3A merchant, para 2 (see note 2)."
    (link,) = (e for e in story.notes["note-letter.3"].walk_elements() if e.href == "#note-letter")
    assert link.text() == "2"


def test_a_source_that_only_its_own_entry_calls_has_no_note_and_its_number_there(written: Written, by_look: Find) -> None:
    third = "sources:\n  - {id: never, originator: A ferryman, title: What he saw, type: interview, published: not_stated,"
    third += " directness: primary, derived_from: [log]}\n"
    story = compose(written("assessment", {"sources:\n": third}))
    assert list(story.notes) == ["note-log", "note-letter", "note-letter.3"]
    assert [e.text() for e in by_look(story, "sources.marker")] == ["1", "2", "4"]  # in the order of their numbers
    entry = story.by_id["source-never"]
    assert "A ferryman, What he saw. Interview" in entry.text()
    assert not [e for e in entry.walk_elements() if e.role == "Link" and not e.href]
    assert broken_rules(story) == []


def test_neighbouring_citations_are_kept_apart_and_no_place_stands_in_a_number(written: Written, by_look: Find) -> None:
    brief = written("assessment", {"before the river does [@log, p. 3].": "before the river does. [@log, p. 3; @letter]"})
    assert by_look(compose(brief), "judgment.text")[0].text().endswith("does.1,2")


def test_numbers_of_notes_can_be_letters_or_symbols_and_stand_in_brackets(story_of: Make, by_look: Find) -> None:
    letters = story_of("assessment", note_form=NoteForm("letters"))
    assert [letters.notes[id].text()[:1] for id in letters.notes] == ["a", "b", "c"]
    assert "does nota,c." in next(t for t in texts(by_look(letters, "text")) if t.startswith("OSW"))
    symbols = story_of("assessment", note_form=NoteForm("symbols"))
    assert [symbols.notes[id].text()[:1] for id in symbols.notes] == ["*", "†", "‡"]
    brackets = story_of("assessment", note_form=NoteForm(brackets=True))
    assert "does not\u00a0[1, 3]." in next(t for t in texts(by_look(brackets, "text")) if t.startswith("OSW"))
    assert broken_rules(brackets) == []


@given(st.integers(1, 5000))
def test_every_note_has_a_number_that_no_other_has(place: int) -> None:
    for form in ("arabic", "letters", "symbols"):
        assert note_number(place, form) != note_number(place + 1, form)
        assert len(note_number(place, form)) <= len(note_number(place + 1, form))
