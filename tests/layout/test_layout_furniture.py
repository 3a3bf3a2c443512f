"""Running lines: never printed over each other, over the text or off the page, however long what they say is."""

from __future__ import annotations

from itertools import pairwise

import pytest

from briefing.compose.story import Element
from briefing.diagnostics import Problems
from briefing.layout.pages import Artifact, Page, Pages, PlacedLine
from tests.layout.stories import flow, heading, laid, line, section, text, told

CAVEATS = [f"NOT FOR RELEASE OUTSIDE OFFICE {n}" for n in range(60)]
SHEETS = ["base", "chancery", "ministry", "accessible", "large-print", "dense"]


def marked(times: int, style: str, **facts: str) -> Pages:
    words = " · ".join(CAVEATS[:times])
    opening = flow("opening", line("title", "A title", role="Title"))
    parts = (section(heading(f"Part {i}"), *(text(2) for _ in range(8))) for i in range(3))
    known = {"title": "The harbour stays open", "organisation": "Office of harbours", "reference": "R 7", "marking": words}
    return laid(told(line("marking", words), opening, *parts, **{**known, **facts}), style)


def overlapping(page: Page) -> list[tuple[str, str]]:
    """The lines of a page that are printed over each other: at one height, or nearer than their letters are high."""
    found = sorted((i for i in page.items if isinstance(i, PlacedLine)), key=lambda i: i.y)
    out = []
    for n, a in enumerate(found):
        for b in found[n + 1 :]:
            high = 0.75 * max(p.style.size for p in b.line.pieces if p.style is not None)
            if b.y - high < a.y and a.x < b.x + b.line.width - 0.5 and b.x < a.x + a.line.width - 0.5:
                out.append((a.line.text, b.line.text))
    return out


def running(page: Page) -> list[PlacedLine]:
    return [i for i in page.items if isinstance(i, PlacedLine) and isinstance(i.owner, Artifact) and i.owner.subtype]


@pytest.mark.parametrize("style", SHEETS)
@pytest.mark.parametrize("times", [1, 3, 6, 10, 12])
def test_a_long_marking_is_printed_over_nothing(style: str, times: int) -> None:
    pages = marked(times, style)
    for page in pages.pages:
        assert overlapping(page) == []
        for i in page.items:
            if isinstance(i, PlacedLine):
                assert i.x > 0
                assert i.x + i.line.width < page.width
                assert 12 < i.y < page.height - 8
        shown = " ".join(" ".join(i.line.text for i in page.items if isinstance(i, PlacedLine)).split()) + " "
        assert all(shown.count(c + " ") == 2 for c in CAVEATS[:times])


@pytest.mark.parametrize("style", ["chancery", "ministry", "large-print"])
def test_a_marking_that_would_fill_the_page_is_an_error_with_a_hint(style: str) -> None:
    with pytest.raises(Problems) as caught:
        marked(40, style)
    (said,) = caught.value.diagnostics
    assert said.code == "L306"
    assert "there is room for 8" in said.message
    assert said.hints


def test_a_short_marking_moves_nothing() -> None:
    def body(pages: Pages) -> list[tuple[int, float, float]]:
        return [
            (p.number, i.x, i.y)
            for p in pages.pages
            for i in p.items
            if isinstance(i, PlacedLine) and isinstance(i.owner, Element) and i.owner.look != "marking"
        ]

    assert body(marked(1, "chancery")) == body(marked(0, "chancery"))


@pytest.mark.parametrize("style", SHEETS)
@pytest.mark.parametrize("fact", ["title", "organisation", "reference"])
@pytest.mark.parametrize("many", [20, 60, 101, 400])
def test_a_running_line_of_one_long_word_is_cut_inside_it(style: str, fact: str, many: int) -> None:
    pages = marked(1, style, **{fact: "Donaudampfschifffahrt" * (many // 20) + " office"})
    for page in pages.pages:
        lines = running(page)
        assert all(i.x > 0 and i.x + i.line.width <= page.width for i in lines)
        rows: dict[float, list[PlacedLine]] = {}
        for i in lines:
            rows.setdefault(round(i.y), []).append(i)
        for row in rows.values():
            row.sort(key=lambda i: i.x)
            assert all(a.x + a.line.width + 3 < b.x for a, b in pairwise(row)), [i.line.text for i in row]
        for i in lines:
            if "onaud" in i.line.text.lower() and "office" not in i.line.text.lower():
                assert i.line.text.endswith("…")
                assert len(i.line.text) > 8
