"""What the story says and in which order: the things a reader of a brief relies on."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest

from briefing.chart.kinds.estimates import EstimateChart
from briefing.compose import compose
from briefing.compose.order import short_title
from briefing.compose.story import Element, Story, Words
from briefing.model.brief import Brief
from briefing.model.products import PRODUCTS, Product
from tests.compose.story_rules import broken_rules
from tests.compose.story_text import story_text

Find = Callable[[Story, str], list[Element]]
Make = Callable[..., Story]
Written = Callable[[str, dict[str, str]], Brief]

NAMES = ["assessment", "decision", "custom"]


def ids(story: Story) -> list[str]:
    """The sections at the top of the story, in order."""
    return [e.id for e in story.root.children if isinstance(e, Element) and e.role == "Sect"]


def texts(elements: list[Element]) -> list[str]:
    return [e.text() for e in elements]


@pytest.mark.parametrize("notes", ["foot", "end"])
def test_notes_are_numbered_by_first_citation_and_printed_once(notes: str, story_of: Make) -> None:
    story = story_of("assessment", notes=notes)
    assert list(story.notes) == ["note-log", "note-letter", "note-letter.3"]
    numbers = [story.notes[id].text()[:1] for id in story.notes]
    assert numbers == ["1", "2", "3"]
    found = [e for e in story.root.walk() if isinstance(e, Element) and e.role == "Note"]
    assert found == list(story.notes.values())


def test_a_note_stands_after_the_block_that_cites_it_first_and_leads_back(story_of: Make) -> None:
    story = story_of("assessment")
    note = story.notes["note-log"]
    assert note.parent is not None
    before = note.parent.children[note.parent.children.index(note) - 1]
    assert isinstance(before, Element)
    assert before.look == "judgment.reason"  # judgment, likelihood, confidence and its reason, then the sources
    back = next(e for e in note.walk() if isinstance(e, Element) and e.role == "Link")
    call = story.by_id[back.href[1:]]
    assert (call.role, call.note) == ("Reference", "note-log")


def test_end_notes_stand_in_the_section_of_the_sources(story_of: Make) -> None:
    story = story_of("assessment", notes="end")
    sources = story.by_id["sources"]
    assert all(note in list(sources.walk()) for note in story.notes.values())


def test_neighbouring_citations_stand_in_the_order_of_their_numbers(written: Written, by_look: Find) -> None:
    brief = written("assessment", {"[@log; @letter, para 2]": "[@letter; @log]"})
    assert "does not1,2." in next(t for t in texts(by_look(compose(brief), "text")) if t.startswith("OSW"))


# -- estimates ----------------------------------------------------------------------------------------------------------
def charts(story: Story) -> list[EstimateChart]:
    return [e.drawing for e in story.root.walk() if isinstance(e, Element) and isinstance(e.drawing, EstimateChart)]


def test_claims_of_different_bases_are_never_one_series(story_of: Make) -> None:
    panels = charts(story_of("assessment"))[0].panels
    assert [p.heading for p in panels] == ["Present at one time", "Planned ceiling", "Cumulative total"]
    assert [[c.label for g in p.groups for c in g.claims] for p in panels] == [
        ["12", "“dozens”", "11 (8–14)"],
        ["up to 100,000"],
        ["at least 1,500"],
    ]


def test_a_claim_in_words_has_no_number(story_of: Make) -> None:
    claim = next(c for p in charts(story_of("assessment"))[0].panels for g in p.groups for c in g.claims if c.words)
    assert (claim.value, claim.low, claim.high, claim.best) == (None, None, None, None)
    assert claim.note == "2"


def test_what_must_not_be_done_with_the_figures_is_said(story_of: Make) -> None:
    text = story_text(story_of("assessment"))
    assert "neither added up nor averaged" in text


def test_a_set_drawn_in_the_prose_is_not_drawn_again(story_of: Make) -> None:
    assert len(charts(story_of("assessment"))) == 2  # two sets, one of them drawn by the author's own figure


FIGURES = """figures:
  - {id: f1, kind: positions, data: toll, headline: Who wants the toll, source: [log]}
  - {id: f2, kind: timeline, headline: What came when, source: [log]}
  - {id: f3, kind: options, headline: What can be done, source: [log]}
  - {id: f4, kind: scenarios, headline: Two winters, source: [log]}
  - {id: f5, kind: estimates, data: tugs, headline: The tugs counted, source: [log]}
"""


def test_figures_that_no_text_embeds_stand_in_the_section_that_tells_the_same(written: Written) -> None:
    story = compose(written("assessment", {"figures:\n": FIGURES}))
    assert broken_rules(story) == []
    homes = {}
    for e in story.root.children:
        assert isinstance(e, Element)
        homes.update({n.id: e.id for n in e.walk() if isinstance(n, Element) and n.look == "figure"})
    assert homes["figure-f1"] == "positions"
    assert homes["figure-f2"] == "timeline"
    assert homes["figure-f3"] == "options"
    assert homes["figure-f4"] == "scenarios"
    assert homes["figure-f5"] == "estimates"
    assert "figures" not in ids(story)
    text = story_text(story)
    assert text.count("First ice on the mole.") == text.count("It calls a toll ruinous.") == 1


def test_a_figure_of_one_issue_leaves_the_other_issues_to_the_section(written: Written) -> None:
    story = compose(written("assessment", {"figures:\n": FIGURES}))
    heads = [e.text() for e in story.by_id["positions"].walk() if isinstance(e, Element) and e.role == "TH"]
    assert any("Should ships pay a toll?" in h for h in heads)
    assert any("Who pays the tug" in h for h in heads)


# -- times ----------------------------------------------------------------------------------------------------------------
def test_order_without_dates_is_said_as_order(story_of: Make, by_look: Find) -> None:
    story = story_of("assessment")
    assert texts(by_look(story, "timeline.date")) == ["10 January 2031", "Thereafter", "Late spring"]
    events = texts(by_look(story, "timeline.text"))
    assert events[1].startswith("The ports met.")
    assert events[2].endswith("(reported; after “The first ice”)")  # not right below it
    assert not by_look(story, "timeline.order")


def test_events_without_any_order_have_a_list_of_their_own(written: Written, by_look: Find) -> None:
    loose = "  - {date: not_stated, text: A gull came., certainty: reported, sources: [log]}\n"
    loose += "  - {id: two, date: not_stated, text: A tern came., certainty: reported, sources: [log]}\n"
    loose += "  - {date: not_stated, after: two, text: It left., certainty: reported, sources: [log]}\n"
    story = compose(written("assessment", {"timeline:\n": "timeline:\n" + loose}))
    assert broken_rules(story) == []
    known, other = by_look(story, "timeline")
    assert "10 January 2031" in known.text()
    assert [n for n in ("gull", "tern", "left") if n in other.text()] == ["gull", "tern", "left"]
    assert "after “A tern came”" in other.text()
    assert not [e for e in other.walk_elements() if e.role == "Lbl"]
    assert texts(by_look(story, "timeline.order")) == ["Order not stated"]


def test_dated_events_stand_in_the_order_of_time_and_undated_behind_what_they_follow(story_of: Make, by_look: Find) -> None:
    events = texts(by_look(story_of("custom"), "timeline.text"))
    assert [re.findall(r"The \w+ thing", e)[0] for e in events] == ["The first thing", "The second thing", "The last thing"]
    assert texts(by_look(story_of("custom"), "timeline.date"))[0] == "January 2031 to February 2031"


# -- the rest -------------------------------------------------------------------------------------------------------------
def test_an_abbreviation_carries_its_expansion_a_mere_term_does_not(story_of: Make, by_look: Find) -> None:
    found = by_look(story_of("assessment"), "abbreviation")
    assert {(e.text(), e.expansion) for e in found} == {("OSW", "Office of Small Waters")}


def test_the_yardstick_box_says_in_words_which_terms_are_used(story_of: Make) -> None:
    box = story_of("decision", yardstick="table").by_id["yardstick"]
    rows = [
        [c.text() for c in e.children if isinstance(c, Element)] for e in box.walk() if isinstance(e, Element) and e.role == "TR"
    ]
    assert ["Likely", "55–80%", "judgment\u00a01"] in rows
    assert ["Very likely", "80–95%", "not used"] in rows


def test_the_yardstick_shows_its_terms_once(story_of: Make) -> None:
    """On a strip told in words, or in a table; where the author draws them, in that figure alone."""
    for name, own in (("decision", False), ("assessment", True)):
        for form in ("strip", "table"):
            box = story_of(name, yardstick=form).by_id["yardstick"]
            parts = [e for e in box.walk_elements() if e.role in ("Figure", "Table")]
            assert [e.role for e in parts] == ["Figure" if own or form == "strip" else "Table"]
            assert parts[0].role == "Table" or parts[0].alt


def test_big_grids_of_positions_are_split(written: Written) -> None:
    actors = "".join(f"  - {{id: a{i}, name: Actor {i}, type: state}}\n" for i in range(12))
    stance = "stance: neutral, kind: declared, summary: None., as_of: 2031, sources: [log]"
    stances = "".join(f"  - {{actor: a{i}, issue: toll, {stance}}}\n" for i in range(12))
    brief = written("assessment", {"actors:\n": "actors:\n" + actors, "positions:\n": "positions:\n" + stances})
    section = compose(brief).by_id["positions"]
    tables = [e for e in section.children if isinstance(e, Element) and e.role == "Table"]
    rows = [sum(isinstance(n, Element) and n.role == "TR" for n in t.walk()) - 1 for t in tables]
    assert rows == [7, 7]  # fourteen actors in two tables of at most nine


def test_words_of_the_author_know_where_they_stand(story_of: Make) -> None:
    story = story_of("assessment")
    words = next(
        n
        for n in story.root.walk()
        if isinstance(n, Words) and n.text.startswith("Likely") is False and "before the river" in n.text
    )
    span = words.span(words.text.index("river"))
    assert span is not None
    assert span.file.endswith("assessment.yaml")


def test_a_long_brief_has_contents_a_short_one_has_none(story_of: Make, written: Written) -> None:
    assert "contents" not in ids(story_of("assessment"))
    assert "contents" in ids(story_of("assessment", contents=True)), "where layout finds that it takes many pages"
    long = compose(written("assessment", {"      - one\n": "      - one\n\n      " + "word " * 9000 + "\n\n      - more\n"}))
    assert "contents" in ids(long)
    assert broken_rules(long) == []
    entries = [e for e in long.root.walk() if isinstance(e, Element) and e.role == "TOCI"]
    assert all(a.text() != b.text() for a, b in pairwise(entries))


def test_the_words_of_the_program_are_the_sheets(story_of: Make) -> None:
    story = story_of("decision", labels={"bottom_line": "Головне", "month_3": "березня"})
    assert story.by_id["bottom_line"].text().startswith("Головне")
    assert story.facts["date"] == "4 березня 2031"


def test_a_product_that_names_few_sections_leaves_none_out(
    brief_of: Callable[[str], Brief], monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = brief_of("assessment")
    before = ids(compose(brief))
    monkeypatch.setitem(PRODUCTS, "assessment", Product((), ("key_judgments",), two_tiers=True))
    assert sorted(ids(compose(brief))) == sorted(before)


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("The river will rise", "The river will rise"),
        ("Pyongyang’s soldiers: what their journey to the front means for Beijing", "Pyongyang’s soldiers"),
        ("Will the dam hold? What three surveys of the lower reach say of it", "Will the dam hold?"),
        ("The harbour of Holmouth silts up faster than its three surveys agree", "The harbour of Holmouth silts up faster…"),
        ("A: the very long title that stands behind a colon that parts too little", "A: the very long title that stands behind…"),
        ("Wasserstraßenneubauamtsverwaltungsvorschriftenentwurf", "Wasserstraßenneubauamtsverwaltungsvorschriftenen…"),
    ],
)
def test_a_running_head_has_a_short_title(title: str, short: str) -> None:
    assert short_title(title) == short
