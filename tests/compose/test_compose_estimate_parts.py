"""More estimates than one drawing should hold: parts that share a scale, every claim in one of them, under its own headings."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.build import Lines, lay_out_brief
from briefing.chart.specification import Claim, EstimateChart, Group, Panel
from briefing.compose import compose
from briefing.compose.estimate_parts import MOST_CLAIMS, count_of_parts, part_of_chart
from briefing.compose.story import Element, Story
from briefing.diagnostics import Diagnostics
from briefing.layout.pages import PlacedDrawing, PlacedLine
from briefing.load import load
from briefing.validate.brief import validate_brief

HEAD = """\
briefing: 1
id: counts
product: assessment
title: The counts differ
bottom_line: Nobody has counted twice.
meta: {date: 2025-01-15, information_cutoff: 2025-01-14, version: "1", status: draft, organisation: Office, authors: [], lang: en}
marking: none
standards: {likelihood: icd203, confidence: low-moderate-high}
question: How many?
key_judgments:
  - id: a
    heading: More than last year
    statement: There is {likelihood} more than last year.
    kind: forecast
    likelihood: likely
    horizon: 2025-03
    confidence: {level: low, because: few reports agree}
    supports: [survey]
    implication: None yet.
    change: {status: new}
sources:
  - id: survey
    originator: Survey
    title: Counts
    type: official
    published: 2025-01-10
    category: other
    directness: primary
    descriptor: Measured at twelve places.
sections:
  - {id: one, heading: What was counted, body: "The counts differ."}
figures:
  - {id: counts, kind: estimates, data: sand, headline: The counts differ by a factor of forty, source: [survey]}
estimates:
  - id: sand
    quantity: Sand
    unit: tonnes
    basis: present
    headline: Counts
    entries:
"""


def brief_of(count: int, folder: Path) -> Path:
    rows = [
        f"      - {{by: Count {n}, attribution: named, kind: observed, value: {10 * n}, as_of: 2024-03, sources: [survey]}}"
        for n in range(1, count + 1)
    ]
    path = folder / "counts.yaml"
    path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def story_of(count: int, folder: Path) -> Story:
    return compose(validate_brief(load(brief_of(count, folder))).brief)


def charts(story: Story) -> list[Element]:
    return [n for n in story.root.walk() if isinstance(n, Element) and isinstance(n.drawing, EstimateChart)]


def names(chart: EstimateChart) -> list[str]:
    return [c.who for p in chart.panels for g in p.groups for c in g.claims]


def test_as_many_as_a_drawing_holds_are_one_drawing(tmp_path: Path) -> None:
    (only,) = charts(story_of(MOST_CLAIMS, tmp_path))
    assert "Part" not in only.alt


def test_forty_claims_are_two_drawings_of_one_figure_on_one_scale(tmp_path: Path) -> None:
    story = story_of(40, tmp_path)
    first, second = charts(story)
    assert isinstance(first.drawing, EstimateChart)
    assert isinstance(second.drawing, EstimateChart)
    assert names(first.drawing) + names(second.drawing) == [f"Count {n}" for n in range(1, 41)]
    assert first.parent is second.parent
    said = [n.text() for n in first.parent.children if isinstance(n, Element)] if first.parent is not None else []
    assert [words for words in said if words.startswith("Part")] == ["Part 1 of 2", "Part 2 of 2"]
    assert sum(1 for n in story.root.walk() if isinstance(n, Element) and n.role == "Caption" and "factor" in n.text()) == 1
    assert first.alt.startswith("Part 1 of 2. Chart of 20 claims")
    assert second.alt.startswith("Part 2 of 2. Chart of 20 claims")
    assert "from 210 (Count 21) to 400 (Count 40)" in second.alt


@pytest.mark.parametrize("style", ["chancery", "ministry", "large-print", "letter"])
def test_title_and_drawing_stand_on_one_page(style: str, tmp_path: Path) -> None:
    for count in (12, 19, 20, 27, 40):
        pages = lay_out_brief(brief_of(count, tmp_path), style, Diagnostics(), Lines()).pages.pages
        titles, parts, drawings = [], [], []
        for number, page in enumerate(pages):
            for item in page.items:
                owner = item.owner if isinstance(item, PlacedLine | PlacedDrawing) else None
                if not isinstance(owner, Element):
                    continue
                if owner.look == "figure.title" or (owner.parent is not None and owner.parent.look == "figure.title"):
                    titles.append(number)
                elif isinstance(item, PlacedLine) and item.line.text.startswith("Part "):
                    parts.append(number)
                elif isinstance(item, PlacedDrawing) and isinstance(owner.drawing, EstimateChart):
                    drawings.append(number)
                    assert item.scale == 1.0
        assert titles
        assert set(titles) == {drawings[0]}
        assert parts in ([], drawings)


def group_of(first: int, count: int, number: int) -> Group:
    return Group(f"Question {number}", tuple(Claim(f"c{n}", "claimed", value=float(n)) for n in range(first, first + count)))


@st.composite
def some_chart(draw: st.DrawFn) -> EstimateChart:
    at, panels = 0, []
    for p in range(draw(st.integers(1, 4))):
        groups = []
        for g in range(draw(st.integers(1, 4))):
            count = draw(st.integers(1, 18))
            groups.append(group_of(at, count, g))
            at += count
        panels.append(Panel(f"Panel {p}", "tonnes", tuple(groups)))
    return EstimateChart(tuple(panels))


@given(some_chart())
def test_every_claim_is_in_one_part_under_its_own_headings(chart: EstimateChart) -> None:
    def placed(chart: EstimateChart) -> list[tuple[str, str, str]]:
        return [(p.heading, g.question, c.who) for p in chart.panels for g in p.groups for c in g.claims]

    count = count_of_parts(len(placed(chart)))
    parts = [part_of_chart(chart, n) for n in range(1, count + 1)]
    assert [row for part in parts for row in placed(part)] == placed(chart)
    for part in parts:
        assert 0 < len(placed(part)) <= MOST_CLAIMS + 8
        assert len(names(part)) + sum(len(g.claims) for p in part.beyond for g in p.groups) == len(placed(chart))
