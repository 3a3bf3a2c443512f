"""What is printed of disputed estimates: who says it and of when, what is counted, and why the figures differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.chart.kinds.estimates import Claim, EstimateChart
from briefing.compose import compose
from briefing.compose.story import Element, Story
from briefing.load import load
from briefing.validate.brief import validate_brief
from tests.compose.story_text import story_text

CASE = Path(__file__).resolve().parents[1] / "cases" / "brief" / "estimates-as-a-series.yaml"
ENTRIES = """\
      - {by: Mission, attribution: named, kind: observed, value: 5, basis: present, as_of: 2024-03, sources: [s],
         answers: How many now?}
      - {by: Office, attribution: unnamed, kind: claimed, at_most: 90, basis: cumulative, as_of: not_stated, sources: [s]}
      - {by: Fleet, attribution: named, kind: projected, range: {low: 6, high: 9, best: 7}, basis: present, as_of: 2024-04-02,
         published: 2024-04-09, sources: [s], answers: How many soon?}
      - {by: Guild, attribution: named, kind: claimed, at_least: 3, basis: present, as_of: 2024-03, sources: [s],
         answers: How many now?}
      - {by: Paper, attribution: named, kind: claimed, words: thousands, basis: planned, as_of: 2024-03, sources: [s],
         qualification: as officials told it}
    ours: {by: We, attribution: named, kind: assessed, value: 6, basis: present, as_of: 2024-04, sources: [s],
      answers: How many now?}
    reference_lines: [{value: 8, label: Agreed ceiling}]
"""


def story_of(folder: Path, entries: str = ENTRIES, figures: str = "") -> Story:
    head, rest = CASE.read_text("utf-8").split("figures:\n")
    estimates = rest[rest.index("estimates:") : rest.index("      - {by: A")]
    sources = rest[rest.index("sources:\n") : rest.index("# expect")]
    path = folder / "sand.yaml"
    path.write_text(head + figures + estimates + entries + sources, encoding="utf-8")
    validated = validate_brief(load(path))
    return compose(validated.brief)


def chart_of(story: Story) -> EstimateChart:
    return next(n.drawing for n in story.root.walk() if isinstance(n, Element) and isinstance(n.drawing, EstimateChart))


def claims(chart: EstimateChart) -> dict[str, Claim]:
    return {c.who: c for p in chart.panels for g in p.groups for c in g.claims}


def test_one_panel_a_basis_and_in_it_one_group_a_question(tmp_path: Path) -> None:
    chart = chart_of(story_of(tmp_path))
    found = [(p.heading, [(g.question, [c.who for c in g.claims]) for g in p.groups]) for p in chart.panels]
    assert found == [
        ("Present at one time", [("How many now?", ["Mission", "Guild", "We"]), ("How many soon?", ["Fleet"])]),
        ("Cumulative total", [("", ["Office"])]),
        ("Planned ceiling", [("", ["Paper"])]),
    ]


def test_each_claim_says_its_kind_its_time_and_its_source(tmp_path: Path) -> None:
    found = claims(chart_of(story_of(tmp_path)))
    assert found["Mission"].detail == ("observed", "as of March 2024")
    assert found["Fleet"].detail == ("projected", "as of 2 April 2024", "published 9 April 2024")
    assert found["Office"].detail == ("claimed", "as-of date not stated", "source not named")
    assert found["Paper"].detail[-1] == "as officials told it"
    assert {c.note for c in found.values()} == {"1"}


def test_limits_ranges_words_and_our_own_are_what_they_are(tmp_path: Path) -> None:
    found = claims(chart_of(story_of(tmp_path)))
    assert (found["Office"].label, found["Office"].low, found["Office"].high) == ("up to 90", None, 90)
    assert (found["Guild"].label, found["Guild"].low, found["Guild"].high) == ("at least 3", 3, None)
    assert (found["Fleet"].label, found["Fleet"].best) == ("7 (6–9)", 7)
    assert (found["Paper"].label, found["Paper"].value) == ("“thousands”", None)
    assert found["We"].ours


def test_the_reader_is_told_why_the_figures_differ(tmp_path: Path) -> None:
    said = story_text(story_of(tmp_path))
    assert "These figures count different things: present at one time, cumulative total and planned ceiling. " in said
    assert "They are neither added up nor averaged. " in said


def test_what_holds_for_every_claim_is_said_once_in_the_subtitle(tmp_path: Path) -> None:
    story = story_of(tmp_path)
    subtitle = next(n for n in story.root.walk() if isinstance(n, Element) and n.look == "figure.subtitle")
    assert subtitle.text().endswith(". Filled: author named, open: not named")
    assert chart_of(story).shared == ()
    entries = "{{by: {who}, attribution: unnamed, kind: claimed, value: 5, basis: present, as_of: not_stated, sources: [s]}}"
    alike = "".join(f"      - {entries.format(who=who)}\n" for who in ("A", "B"))
    story = story_of(tmp_path, alike)
    subtitle = next(n for n in story.root.walk() if isinstance(n, Element) and n.look == "figure.subtitle")
    assert subtitle.text().endswith(". Claimed; as-of date not stated; source not named")
    assert chart_of(story).shared == ("claimed", "as-of date not stated", "source not named")


def test_notes_and_sources_of_a_figure_are_one_paragraph(tmp_path: Path) -> None:
    notes = [n.text() for n in story_of(tmp_path).root.walk() if isinstance(n, Element) and n.look == "figure.note"]
    assert len(notes) == 1
    assert notes[0].startswith("Note: These figures count different things")
    assert " Source: " in notes[0]


def test_a_reference_line_is_drawn_and_told(tmp_path: Path) -> None:
    story = story_of(tmp_path)
    assert chart_of(story).reference_lines == ((8, "Agreed ceiling"),)
    assert "Agreed ceiling: 8 tonnes." in story_text(story)


@pytest.mark.parametrize(("headline", "printed"), [("Counts", ["Figure 1. Counts"]), ("More", ["Figure 1. More", "Counts"])])
def test_a_headline_that_a_figure_and_its_set_share_is_printed_once(tmp_path: Path, headline: str, printed: list[str]) -> None:
    figure = f"figures:\n  - {{id: f, kind: estimates, data: sand, headline: {headline}, subtitle: Of us, source: [s]}}\n"
    story = story_of(tmp_path, figures=figure)
    lines = [n for n in story.root.walk() if isinstance(n, Element) and n.look in ("figure.title", "figure.subtitle")]
    assert [n.text() for n in lines[:-1]] == printed
    assert [n.id for n in lines if n.id] == ["estimate-sand"], "what refers to the set finds it"
