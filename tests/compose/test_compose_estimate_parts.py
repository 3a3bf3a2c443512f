"""More estimates than one drawing should hold: parts that share a scale, every claim in one of them, under its own headings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.chart.kinds.estimates import Claim, EstimateChart, Group, Panel
from briefing.compose import compose
from briefing.compose.estimate_parts import MOST_CLAIMS, count_of_parts, part_of_chart
from briefing.compose.story import Element, Story
from briefing.diagnostics import Diagnostics
from briefing.layout.crowding import most_claims
from briefing.layout.pages import PlacedDrawing, PlacedLine
from briefing.load import load
from briefing.pipeline import Lines, lay_out_brief
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
    headed = ["Part 1 of 2", "Figure 1, part 2 of 2: The counts differ by a factor of forty"]
    assert [words for words in said if "art " in words] == headed
    assert sum(1 for n in story.root.walk() if isinstance(n, Element) and n.role == "Caption" and "factor" in n.text()) == 1
    assert first.alt.startswith("Part 1 of 2. Chart of 20 claims")
    assert second.alt.startswith("Part 2 of 2. Chart of 20 claims")
    assert "lowest 210 (Count 21); highest 400 (Count 40)" in second.alt


@pytest.mark.parametrize("style", ["chancery", "ministry", "accessible", "large-print", "letter"])
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
                elif isinstance(item, PlacedLine) and re.search(r"[Pp]art \d+ of", item.line.text):
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


LONG = "Survey of the northern and western roads and of the outer basins"
FORMS = ("value: {0}", "at_most: {0}", "at_least: {0}", "words: many", "range: {{low: {0}, high: 99000}}")


def mixed_brief(count: int, folder: Path, *, who: str) -> Path:
    """Claims of every form on three bases, a question for every seven, with a reference line."""
    bases = ("present", "cumulative", "planned")
    values = [FORMS[n % 5].format(900 + 2000 * n) for n in range(count)]
    rows = [
        f"      - {{by: {who} {n}, attribution: {'named' if n % 3 else 'unnamed'}, kind: claimed, {values[n]}, "
        f"basis: {bases[n * 3 // count]}, answers: How much lies at place {n // 7}?, as_of: 2024-03, sources: [survey], "
        f"qualification: only what was seen from the air in good weather}}"
        for n in range(count)
    ]
    lines = "    reference_lines: [{value: 40000, label: Full warehouse}]\n    entries:\n"
    path = folder / "mixed.yaml"
    head = HEAD.replace("basis: present", "basis: mixed").replace("    entries:\n", lines)
    path.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    return path


EVERY = [
    pytest.param(style, who, count, marks=() if (style, count) == ("large-print", 20) else pytest.mark.slow)
    for style in ("chancery", "ministry", "accessible", "large-print", "letter", "narrow")
    for who, count in (("Count", 40), (LONG, 20), (LONG, 40))
]


@pytest.mark.parametrize(("style", "who", "count"), EVERY)
def test_every_claim_stands_once_in_full_size_below_words_of_its_own(style: str, who: str, count: int, tmp_path: Path) -> None:
    """No part is scaled down to fit its page: a drawing that a page does not hold is parted again."""
    brief = mixed_brief(count, tmp_path, who=who)
    if style == "narrow":  # figures 150 points wide
        sheet = tmp_path / "narrow.yaml"
        columns = "page: {columns: {main: 298pt, gutter: 16pt, side: 150pt}}\nelements: {figure: {place: side}}"
        sheet.write_text(f"style: 1\nname: Narrow\nextends: chancery\n{columns}\n", encoding="utf-8")
        style = str(sheet)
    laid_out = lay_out_brief(brief, style, Diagnostics(), Lines()).pages
    drawings = [
        (item.scale, item.owner.alt, item.owner.drawing)
        for page in laid_out.pages
        for item in page.items
        if isinstance(item, PlacedDrawing) and isinstance(item.owner, Element) and isinstance(item.owner.drawing, EstimateChart)
    ]
    assert {scale for scale, _, _ in drawings} == {1.0}
    assert most_claims(laid_out) == {}
    shown = [who for _, _, chart in drawings for who in names(chart)]
    assert shown == [f"{who} {n}" for n in range(count)]
    assert len(drawings) > (count > 20)  # twenty claims may stand in one drawing
    for n, (_, alt, chart) in enumerate(drawings, 1):
        assert alt.startswith(f"Part {n} of {len(drawings)}. ") == (len(drawings) > 1)
        assert chart.reference_lines == ((40000.0, "Full warehouse"),)
