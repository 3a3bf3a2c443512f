"""Where a note stands: with its call, below its table, or nowhere, where the source itself stands on the page."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefing.cli.verbs import STARTER
from briefing.compose.story import Element
from briefing.diagnostics import Diagnostics, Problems
from briefing.layout.pages import Pages, PlacedLine
from briefing.pipeline import Lines, lay_out_brief
from tests.properties.geometry import lost_words


def pages_of(folder: Path, text: str, said: str = "") -> Pages:
    data = yaml.safe_load(STARTER.read_text("utf-8").replace("SLUG", "harbour"))
    data["sections"][0]["body"] = text
    rows = [["Bar", "6.9 m [@ferry, p. 4]"]]
    data["tables"] = [{"id": "depths", "title": "Depths", "columns": ["Mark", "Depth"], "rows": rows, "source": ["survey"]}]
    ferry = {"id": "ferry", "originator": "Ferryman", "title": "His log", "type": "interview", "published": "not_stated"}
    data["sources"].append({**ferry, "directness": "primary"})
    path, sheet = folder / "harbour.yaml", folder / "sheet.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    sheet.write_text("style: 1\nextends: chancery\n" + said, encoding="utf-8")
    return lay_out_brief(path, sheet, Diagnostics(), Lines()).pages


def place_of(pages: Pages, words: str) -> tuple[int, float]:
    """The page and the height of the first line that begins with these words."""
    for number, page in enumerate(pages.pages):
        for item in page.items:
            if isinstance(item, PlacedLine) and isinstance(item.owner, Element) and item.line.text.startswith(words):
                return number, item.y
    raise AssertionError(words)


def test_a_note_in_a_table_stands_at_the_foot_or_below_it(tmp_path: Path) -> None:
    foot = pages_of(tmp_path, "{table:depths}\n\nText below.")
    below = pages_of(tmp_path, "{table:depths}\n\nText below.", "elements: {table: {notes: below}}\n")
    for pages, order in ((foot, ["Bar", "Text below", "Ferryman, His"]), (below, ["Bar", "Ferryman, His", "Text below"])):
        assert sorted(order, key=lambda words: place_of(pages, words)) == order


def test_no_source_is_told_at_the_foot_of_the_page_of_its_entry(tmp_path: Path) -> None:
    """On one long page no note repeats the list of sources that stands on it; a place in a source still has its note."""
    pages = pages_of(tmp_path, "Text that cites.[@ferry]\n\n{table:depths}", "page: {size: [210mm, 2000mm]}\n")
    assert len(pages.pages) == 1
    assert [note.text()[1:] for note in pages.story.notes.values()] == ["Ferryman, p. 4 (see note 3)."]
    links = [e for e in pages.story.root.walk_elements() if e.role == "Link" and e.href.startswith(("#source-", "#note-"))]
    assert len(links) > 3
    assert all(e.href[1:] in pages.story.by_id for e in links)
    assert lost_words(pages) == ({}, {})


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("notes: {place: side}", "place"),
        ("notes: {nmber: letters}", "number"),
        ("notes: {number: roman}", "letters"),
        ("elements: {reference: {form: bracket}}", "brackets"),
        ("elements: {table: {whole_up_to: 60}}", "60%"),
        ("elements: {table: {least_row: 3}}", "least_rows"),
    ],
)
def test_a_key_written_wrong_is_told_with_what_is_meant(said: str, hint: str, tmp_path: Path) -> None:
    with pytest.raises(Problems) as told:
        pages_of(tmp_path, "Text.", said + "\n")
    (problem,) = told.value.diagnostics
    assert problem.span is not None
    assert problem.span.line == 3
    assert any(hint in words for words in (problem.message, *problem.hints))
