"""Any brief the model admits builds: no word lost or doubled, nothing over anything else, nothing outside its frame."""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from briefing.diagnostics import Diagnostics, Problems
from briefing.layout.pages import Pages, PlacedLine
from briefing.pipeline import Lines, build_bytes, lay_out_brief
from briefing.validate.sheet import load_sheet
from tests.properties.briefs import ROOT, briefs
from tests.properties.geometry import lost_words, outside, overlaps

SHEETS = ("base", "chancery", "ministry")
BUILT: list[bool] = []


def laid_out(path: Path, style: str) -> Pages:
    return lay_out_brief(path, style, Diagnostics(), Lines()).pages


def faults(pages: Pages, style: str) -> list[object]:
    sheet = load_sheet(style)
    found: list[object] = [f"{w!r} lost" for w in lost_words(pages)[0]] + [f"{w!r} doubled" for w in lost_words(pages)[1]]
    for page in pages.pages:
        found += [(page.number, *pair) for pair in overlaps(page)] + [(page.number, words) for words in outside(page, sheet)]
    return found


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(text=briefs(), style=st.sampled_from(SHEETS))
def test_a_brief_that_the_model_admits_is_laid_out_whole(text: str, style: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "brief.yaml")
        shutil.copytree(ROOT / "inputs" / "maps", Path(folder, "maps"))  # what the specimen places
        path.write_text(text, encoding="utf-8")
        try:
            pages = laid_out(path, style)
        except Problems as problems:
            BUILT.append(False)
            note(str([str(d.message) for d in problems.diagnostics][:5]))
            placeless = [d for d in problems.diagnostics if d.span is None]
            pages = None
        else:
            placeless = []
    assert placeless == []
    if pages is None:
        return
    BUILT.append(True)
    assert faults(pages, style) == []


def test_most_generated_briefs_were_built() -> None:
    assert BUILT.count(True) >= len(BUILT) * 0.7, BUILT


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(text=briefs(), style=st.sampled_from(SHEETS))
def test_a_generated_brief_becomes_a_readable_file(text: str, style: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "brief.yaml")
        shutil.copytree(ROOT / "inputs" / "maps", Path(folder, "maps"))  # what the specimen places
        path.write_text(text, encoding="utf-8")
        try:
            result = build_bytes(path, style=style)
        except Problems:
            return
    with pikepdf.open(io.BytesIO(result.data)) as file:
        assert len(file.pages) == result.pages
        assert file.check_pdf_syntax() == []


@pytest.mark.parametrize("style", SHEETS)
@pytest.mark.parametrize("name", ["dprk-troops", "specimen", "specimen-decision"])
def test_the_shipped_briefs_are_laid_out_whole(name: str, style: str) -> None:
    assert faults(laid_out(ROOT / "inputs" / f"{name}.yaml", style), style) == []


def test_the_geometry_notices_what_it_is_there_for() -> None:
    pages = laid_out(ROOT / "inputs" / "specimen.yaml", "chancery")
    page = pages.pages[1]
    lines = [i for i in page.items if isinstance(i, PlacedLine) and len(i.line.text) > 40]
    lines[3].y = lines[4].y - 2
    assert overlaps(page)
    lines[5].x += 400
    assert outside(page, load_sheet("chancery"))
    lost = lines[6]
    page.items.remove(lost)
    page.items.append(lines[7])
    assert lost_words(pages)[0] or lost_words(pages)[1]
