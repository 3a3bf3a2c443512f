"""A sheet of an earlier build is used again exactly as long as reading it again would give the same."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from briefing.diagnostics import Problems
from briefing.pipeline import build
from briefing.validate import kept_sheets
from briefing.validate.sheet import load_sheet

ROOT = Path(__file__).resolve().parents[2]
HOUSE = "style: 1\nextends: ./lower.yaml\nelements:\n  title: {weight: 321}\n"
LOWER = "style: 1\nextends: base\nelements:\n  title: {size: 20pt}\n"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "lower.yaml").write_text(LOWER)
    path = tmp_path / "house.yaml"
    path.write_text(HOUSE)
    return path


def test_an_unchanged_sheet_is_the_same_sheet(house: Path) -> None:
    assert load_sheet(house) is load_sheet(house)
    assert load_sheet("chancery") is load_sheet("chancery")


@pytest.mark.parametrize("name", ["house.yaml", "lower.yaml"])
def test_a_changed_sheet_is_read_again(house: Path, name: str) -> None:
    changed = house.with_name(name)
    state = changed.stat()
    assert (load_sheet(house).look("title").weight, load_sheet(house).look("title").size) == (321, 20.0)
    changed.write_text(changed.read_text().replace("321", "654").replace("20pt", "21pt"))
    os.utime(changed, ns=(state.st_atime_ns, state.st_mtime_ns))  # the same length and the same time, other words
    after = load_sheet(house).look("title")
    assert (after.weight, after.size) == ((654, 20.0) if name == "house.yaml" else (321, 21.0))


def test_a_sheet_that_is_gone_or_broken_is_told(house: Path) -> None:
    load_sheet(house)
    (house.parent / "lower.yaml").unlink()
    with pytest.raises(Problems):
        load_sheet(house)
    (house.parent / "lower.yaml").write_text("style: 1\nelemnts: {}\n")
    with pytest.raises(Problems):
        load_sheet(house)


def test_one_name_in_two_folders_is_two_sheets(house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(house.parent / "lower.yaml", other)
    (other / "house.yaml").write_text(HOUSE.replace("321", "432"))
    monkeypatch.chdir(tmp_path)
    assert load_sheet("./house.yaml").look("title").weight == 321
    monkeypatch.chdir(other)
    assert load_sheet("./house.yaml").look("title").weight == 432


def test_a_changed_font_file_is_noticed(tmp_path: Path) -> None:
    from briefing.text.catalogue import find

    shutil.copy(find("Source Sans 3"), tmp_path / "Own.ttf")
    path = tmp_path / "house.yaml"
    path.write_text("style: 1\nextends: base\nfonts:\n  sans: {family: Own, source: 'file:Own.ttf'}\n")
    before = load_sheet(path)
    assert load_sheet(path) is before
    os.utime(tmp_path / "Own.ttf", (1, 1))
    assert load_sheet(path) is not before


def test_what_is_kept_is_bounded(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = load_sheet(house)
    sheet.text_style(sheet.look("text")).text_width("some words that nobody has measured before")
    monkeypatch.setattr(kept_sheets, "MOST_WORDS", 3)
    assert load_sheet(house) is not sheet
    for n in range(2 * kept_sheets.MOST_SHEETS):
        copy = house.with_name(f"house-{n}.yaml")
        copy.write_text(HOUSE)
        load_sheet(copy)
    assert len(kept_sheets._kept) <= kept_sheets.MOST_SHEETS


def test_a_rebuild_gives_the_bytes_of_a_first_build(monkeypatch: pytest.MonkeyPatch) -> None:
    brief = ROOT / "inputs" / "dprk-troops.yaml"
    build(ROOT / "inputs" / "specimen.yaml")  # fills the sheet with other words
    again = build(brief).data
    monkeypatch.setattr(kept_sheets, "_kept", {})
    assert build(brief).data == again
