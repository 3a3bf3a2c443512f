"""Scenarios in one picture: what is said of them stands once, by whichever way it is shown."""

from __future__ import annotations

from collections.abc import Callable

from briefing.compose import compose
from briefing.compose.story import Element, Story
from briefing.model.brief import Brief
from tests.compose.story_rules import broken_rules

Written = Callable[[str, dict[str, str]], Brief]
Make = Callable[..., Story]

SHUT, OPEN = "Shut for a month", "Open throughout"


def _section(story: Story) -> Element:
    assert broken_rules(story) == []
    return story.by_id["scenarios"]


def _rows(section: Element) -> list[Element]:
    return [e for e in section.walk_elements() if e.look == "scenario_rows.item"]


def test_each_scenario_is_an_item_with_its_letter_its_heading_and_its_likelihood(story_of: Make) -> None:
    section = _section(story_of("assessment"))
    assert [e.role for e in section.walk_elements() if e.role == "L" and e.look == "scenario_rows"] == ["L"]
    assert [row.elements[0].text() for row in _rows(section)] == ["A", "B"]
    heads = [next(e for e in row.walk_elements() if e.look == "scenario_rows.title") for row in _rows(section)]
    assert [h.role for h in heads] == ["H2", "H2"]
    text = section.text()
    for title in (SHUT, OPEN):
        assert text.count(title) == 1
    likelihoods = [e.text() for e in section.walk_elements() if e.look == "scenario_rows.likelihood"]
    assert len(likelihoods) == 2


def test_a_long_scenario_stands_below_the_picture_without_its_likelihood(written: Written) -> None:
    long = "The river takes what it wants. " * 20
    brief = written("assessment", {"what: The harbour is {likelihood}": f"what: {long}The harbour is {{likelihood}}"})
    section = _section(compose(brief))
    assert len(_rows(section)) == 2
    below = [e for e in section.walk_elements() if e.look == "scenario"]
    assert [e.title for e in below] == [SHUT, OPEN]
    assert not [e for s in below for e in s.walk_elements() if e.look == "scenario_rows.likelihood"]
    links = [e.href for e in _rows(section)[0].walk_elements() if e.role == "Link" and e.href.startswith("#scenario-")]
    assert links == ["#" + below[0].id]


def test_one_horizon_is_said_once_and_different_ones_with_each(story_of: Make, written: Written) -> None:
    assert _section(story_of("assessment")).text().count("Horizon:") == 2
    same = written("assessment", {"      horizon: 2031\n": "      horizon: 2031-05\n"})
    text = _section(compose(same)).text()
    assert text.count("Horizon:") == 1
    assert "Horizon: by the end of May 2031. At most one of these scenarios can come about." in text


def test_without_likelihoods_there_is_no_picture_and_nothing_is_lost(written: Written) -> None:
    none = dict.fromkeys(("      likelihood: {percent: 60}\n", "      likelihood: unlikely\n"), "")
    section = _section(compose(written("assessment", {**none, "The harbour is {likelihood} to be": "The harbour is to be"})))
    assert not _rows(section)
    for words in (SHUT, OPEN, "Ships pass all winter.", "Cold nights", "At most one of these scenarios"):
        assert words in section.text()


def test_an_authors_figure_in_the_section_is_the_picture_itself(written: Written) -> None:
    figure = "figures:\n  - {id: two-ways, kind: scenarios, headline: Two winters, source: [log]}\n"
    section = _section(compose(written("assessment", {"figures:\n": figure})))
    assert len(_rows(section)) == 2
    assert section.text().count(SHUT) == 1
    assert not [e for e in section.walk_elements() if e.look == "scenario"]
    figure_of = next(e for e in _rows(section)[0].ancestors() if e.look == "figure")
    assert "Two winters" in figure_of.text()
