"""A wide table on a turned page: with its heading and its notes, and the text behind it on a page as before."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefing.cli.verbs import STARTER
from briefing.diagnostics import Diagnostics
from briefing.layout.pages import Artifact, Page, Pages, PlacedLine
from briefing.pipeline import Lines, lay_out_brief
from briefing.validate.sheet import load_sheet
from tests.properties.geometry import lost_words, outside, overlaps


def laid(folder: Path, columns: int, wide: str, *, place: str = "sections") -> tuple[Pages, list[str]]:
    data = yaml.safe_load(STARTER.read_text("utf-8").replace("SLUG", "harbour"))
    heads = [f"Measurement {n}" for n in range(columns)]
    rows = [[f"reported case {n}"] + ["unavailable measurement"] * (columns - 1) for n in range(8)]
    data["tables"] = [
        {"id": "wide", "title": "All at once", "columns": heads, "rows": rows, "source": ["survey"], "note": "Said below."}
    ]
    data.setdefault(place, []).append({"id": "own", "heading": "On its page", "body": "{table:wide}\n\nText behind it."})
    path, sheet = folder / "harbour.yaml", folder / "sheet.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    said = f"elements: {{table: {{wide: {wide}}}}}\nsequence: {{1: first, default: rest, annexes: annex}}\n"
    sheet.write_text(f"style: 1\nextends: chancery\n{said}", encoding="utf-8")
    pages = lay_out_brief(path, sheet, Diagnostics(), Lines()).pages
    assert lost_words(pages) == ({}, {})
    for page in pages.pages:
        assert overlaps(page) == []
        assert outside(page, load_sheet(str(sheet))) == []
    return pages, [d.code for d in pages.diagnostics]


def words(page: Page) -> str:
    return " ".join(i.line.text for i in page.items if isinstance(i, PlacedLine) and not isinstance(i.owner, Artifact))


@pytest.mark.parametrize("place", ["sections", "annexes"])
def test_a_wide_table_stands_on_a_turned_page(place: str, tmp_path: Path) -> None:
    pages, told = laid(tmp_path, 10, "turn", place=place)
    (turned,) = [n for n, page in enumerate(pages.pages) if page.width > page.height]
    page = pages.pages[turned]
    for said in ("On its page", "All at once", "Measurement 9", "Said below.", "Source:"):
        assert said in words(page)
    assert "Text behind it." in words(pages.pages[turned + 1])
    assert pages.pages[turned + 1].template == ("annex" if place == "annexes" else "rest")
    assert "L307" not in told


def test_a_table_that_no_page_holds_stands_as_records(tmp_path: Path) -> None:
    pages, told = laid(tmp_path, 30, "turn")
    assert all(page.width < page.height for page in pages.pages)
    assert told.count("L307") == 1


def test_a_table_that_fits_is_not_turned(tmp_path: Path) -> None:
    for columns, wide in ((3, "turn"), (10, "stack")):
        pages, _ = laid(tmp_path, columns, wide)
        assert all(page.width < page.height for page in pages.pages)


def test_a_table_with_notes_begins_no_page_in_an_annex(tmp_path: Path) -> None:
    pages, _ = laid(tmp_path, 3, "stack", place="annexes")
    (annex,) = [page for page in pages.pages if page.template == "annex"]
    assert all(said in words(annex) for said in ("On its page", "All at once", "Said below.", "Text behind it."))
