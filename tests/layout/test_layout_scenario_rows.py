"""Scenarios in rows beside one line of probability: read as a list, the words of each likelihood clear of its band."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.chart.draw import draw
from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.kinds.scenarios import BAR_HEIGHT, ScenarioBars, ScenarioRow, band_ends
from briefing.compose.story import Element, Story
from briefing.layout import lay_out
from briefing.layout.pages import Pages, PlacedDrawing, PlacedLine
from briefing.validate.sheet import load_sheet
from tests.layout.stories import heading, line, section, text, told

STYLES = ["base", "chancery", "ministry", "accessible", "dense", "large-print", "letter"]
WHAT = "A force nearer 10,000 than 100,000 serves in the region and is relieved in turn; the partnership deepens by degrees. "
USUAL = [("likely", 55.0, 80.0), ("unlikely", 20.0, 45.0), ("very unlikely", 5.0, 20.0)]
Rows = list[tuple[str, float, float]]


def story_of(rows: Rows) -> Story:
    bars = ScenarioBars(tuple((f"Title {n}", *row) for n, row in enumerate(rows)))
    items = Element("L", "list", "scenario_rows", drawing=bars)
    for n, (label, low, high) in enumerate(rows):
        parts = {"title": f"Title {n}", "likelihood": f"{label} {low:g}–{high:g}%", "text": WHAT}
        body = Element("LBody", "flow", "").add(*(line(f"scenario_rows.{part}", words) for part, words in parts.items()))
        letter = line("scenario_rows.letter", "ABCDEFG"[n], role="Lbl")
        items.add(Element("LI", "item", "scenario_rows.item", id=f"scenario-{n}").add(letter, body))
    return told(section(heading("Scenarios"), text(1), items, text(2)))


def laid(rows: Rows, style: str) -> tuple[Pages, list[ScenarioRow]]:
    """The pages, and the rows that were drawn."""
    drawn: list[ScenarioRow] = []
    sheet = load_sheet(style)

    def drawing(spec: object, measure: float, look: object = None) -> DisplayList:
        if isinstance(spec, ScenarioRow):
            drawn.append(spec)
        return draw(spec, measure, sheet, look)  # type: ignore[arg-type]

    return lay_out(story_of(rows), sheet, drawing), drawn


def words_of(pages: Pages, look: str) -> list[PlacedLine]:
    found = (i for page in pages.pages for i in page.items if isinstance(i, PlacedLine) and isinstance(i.owner, Element))
    return [i for i in found if isinstance(i.owner, Element) and i.owner.look == f"scenario_rows.{look}"]


@pytest.mark.parametrize("style", STYLES)
def test_a_likelihood_stands_beside_its_band_on_the_height_of_the_title(style: str) -> None:
    pages, rows = laid(USUAL, style)
    assert len(rows) == 3
    assert [r.likeliest for r in rows] == [True, False, False]
    assert [(r.first, r.last) for r in rows] == [(True, False), (False, False), (False, True)]
    titles, likelihoods = words_of(pages, "title"), words_of(pages, "likelihood")
    assert len(titles) == len(likelihoods) == 3
    for title, likelihood, row in zip(titles, likelihoods, rows, strict=True):
        assert likelihood.x > title.x + title.line.width
        if row.label[1] < row.bar:  # beside the band, not below it
            assert abs(title.y - likelihood.y) < 2.5
    drawings = [i for page in pages.pages for i in page.items if isinstance(i, PlacedDrawing) and i.drawing.width > 250]
    assert all(not isinstance(i.owner, Element) for i in drawings[-3:]), "what is drawn repeats the words"


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.text("abcde fgh", min_size=1, max_size=60), st.integers(0, 100), st.integers(0, 100)),
        min_size=1, max_size=5,
    )
)  # fmt: skip
def test_words_of_a_likelihood_never_meet_their_band_nor_leave_the_line(found: list[tuple[str, int, int]]) -> None:
    rows = [(label.strip() or "even", float(min(a, b)), float(max(a, b))) for label, a, b in found]
    _, drawn = laid(rows, "chancery")
    for row in drawn[-len(rows) :]:
        assert row.band is not None
        x, top, width, height = row.label
        measure = 464.0
        start, end = band_ends(row.band, row.left, measure)
        beside = x >= end or x + width <= start
        assert beside or top >= row.bar + BAR_HEIGHT - 0.01
        assert row.left - 0.01 <= x
        assert top + height <= row.height
        assert row.bar >= 0


def test_in_a_narrow_column_scenarios_stand_below_each_other_in_words(tmp_path: Path) -> None:
    path = tmp_path / "house.yaml"
    path.write_text("style: 1\nextends: chancery\nelements:\n  scenario_rows: {bars: 75%}\n", encoding="utf-8")
    pages, rows = laid(USUAL, str(path))
    assert not rows
    titles, likelihoods = words_of(pages, "title"), words_of(pages, "likelihood")
    assert [t.y for t in titles] < [x.y for x in likelihoods]
    assert [x.line.text for x in likelihoods] == ["likely 55–80%", "unlikely 20–45%", "very unlikely 5–20%"]
