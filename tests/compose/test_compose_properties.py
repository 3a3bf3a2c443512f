"""What holds for every brief: no word is lost or doubled, numbers follow the order of reading, time runs forward."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.compose import Arrangement, compose
from briefing.compose.composition import Composition
from briefing.compose.positions import split_evenly
from briefing.compose.story import Element, Words
from briefing.compose.timeline import in_order
from briefing.language.language import Language, plural_category
from briefing.model.brief import Brief
from briefing.model.prose import Cite, Paragraph, Plain, Prose
from briefing.model.values import NOT_STATED, When
from tests.compose.story_rules import broken_rules

SAY = Language()
days = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


# -- words ----------------------------------------------------------------------------------------------------------
@given(days, days)
def test_a_range_of_days_names_both_ends_and_no_number_twice(a: datetime.date, b: datetime.date) -> None:
    start, end = sorted((a, b))
    words = SAY.days(start, end)
    assert str(start.day) in words
    assert str(end.day) in words
    assert str(end.year) in words
    assert SAY(f"month_{start.month}") in words
    assert words.count(str(end.year)) == (2 if start.year != end.year and str(end.year) == str(start.year) else 1)


def test_times_read_as_english_writes_them() -> None:
    d = datetime.date
    assert SAY.date(d(2024, 11, 17)) == "17 November 2024"
    assert SAY.days(d(2024, 10, 1), d(2024, 10, 7)) == "1–7 October 2024"
    assert SAY.days(d(2024, 10, 28), d(2024, 11, 3)) == "28 October to 3 November 2024"
    assert SAY.days(d(2024, 12, 28), d(2025, 1, 3)) == "28 December 2024 to 3 January 2025"
    assert SAY.when(NOT_STATED) == "not stated"
    assert SAY.when(When("words", words="late spring")) == "late spring"
    assert SAY.when(When("month", d(2024, 10, 1), d(2024, 10, 31))) == "October 2024"


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_is_grouped_in_threes_and_keeps_its_value(n: int) -> None:
    words = SAY.number(float(n))
    assert int(words.replace(",", "").replace("\u2212", "-")) == n
    assert all(len(group) == 3 for group in words.lstrip("\u2212").split(",")[1:])


def test_plurals_follow_the_language() -> None:
    assert [plural_category("en", n) for n in (0, 1, 2)] == ["other", "one", "other"]
    assert [plural_category("uk", n) for n in (1, 2, 5, 11, 21, 22)] == ["one", "few", "many", "many", "one", "few"]
    assert SAY.several("basis_sources", 12000) == "12,000 sources."


@given(st.lists(st.text(alphabet="abc", min_size=1, max_size=3), max_size=6))
def test_a_list_in_a_sentence_holds_every_item_once_in_order(items: list[str]) -> None:
    assert re.split(", | and ", SAY.all_of(items)) == (items or [""])


# -- abbreviations --------------------------------------------------------------------------------------------------
@given(st.text(alphabet="ASEM- .,áñ\u00e9x", max_size=60))
@settings(max_examples=200)
def test_abbreviations_lose_no_character_and_stand_at_word_ends(text: str) -> None:
    c = Composition.__new__(Composition)
    c._expansions = {"AS": "one", "ASEM": "two", "EM-S": "three"}
    c._abbreviations = re.compile(r"(?:ASEM|EM-S|AS)(?![\w-])")
    parts = c.abbreviated(text, None, 0)
    joined = "".join(p.text if isinstance(p, Words) else p.text() for p in parts if not isinstance(p, str))  # type: ignore[union-attr]
    assert joined == text
    at = 0
    for p in parts:
        if isinstance(p, Element):
            word = p.text()
            assert not re.search(r"[\w-]$", text[:at])
            assert not re.match(r"[\w-]", text[at + len(word) :])
            at += len(word)
        elif isinstance(p, Words):
            assert p.start == at
            at += len(p.text)


# -- time -----------------------------------------------------------------------------------------------------------
@st.composite
def timelines(draw: st.DrawFn) -> list[Any]:
    count = draw(st.integers(1, 8))
    events = []
    for i in range(count):
        day = draw(st.none() | days)
        when = NOT_STATED if day is None else When("day", day, day)
        after = draw(st.none() | st.sampled_from([f"e{k}" for k in range(count)]))
        events.append(SimpleNamespace(id=f"e{i}", date=when, after=after))
    return events


@given(timelines())
def test_a_timeline_keeps_every_event_and_dated_ones_stand_in_order(events: list[Any]) -> None:
    out = in_order(events)
    assert sorted(e.id for e in out) == sorted(e.id for e in events)
    if all(e.date.start is not None for e in events):
        starts = [e.date.start for e in out]
        assert starts == sorted(starts)


@given(st.lists(st.integers(), max_size=40), st.integers(1, 9))
def test_a_split_keeps_the_order_and_makes_even_parts(items: list[int], most: int) -> None:
    parts = split_evenly(items, most)
    assert [x for part in parts for x in part] == items
    sizes = {len(p) for p in parts}
    assert not sizes or (max(sizes) <= most and max(sizes) - min(sizes) <= 1)


# -- notes ----------------------------------------------------------------------------------------------------------
@given(
    st.lists(st.lists(st.sampled_from(["log", "letter"]), min_size=1, max_size=3, unique=True), min_size=1, max_size=6),
    st.booleans(),
)
@settings(max_examples=25, deadline=None)
def test_notes_are_numbered_in_the_order_of_reading(
    brief_of: Callable[[str], Brief], citations: list[list[str]], end: bool
) -> None:
    brief = brief_of("assessment")
    inlines = [x for group in citations for x in (Plain("Said so"), Cite(tuple((s, "") for s in group)), Plain(". "))]
    bottom = Prose("…", (Paragraph(tuple(inlines)),))
    story = compose(brief.model_copy(update={"bottom_line": bottom}), arrangement=Arrangement("end" if end else "foot"))
    wanted = list(dict.fromkeys(s for group in citations for s in group))
    assert [id.removeprefix("note-") for id in story.notes][: len(wanted)] == wanted
    assert broken_rules(story) == []
