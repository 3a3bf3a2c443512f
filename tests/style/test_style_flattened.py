"""A sheet as one file: it says all that its chain of sheets says, and says it again when it is read."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefing.style.flattened import flattened
from briefing.validate.sheet import load_sheet, shipped_styles

SHEETS = sorted(p.stem for p in shipped_styles().glob("*.yaml"))


@pytest.mark.parametrize("name", SHEETS)
def test_read_again_it_is_the_same_sheet(name: str, tmp_path: Path) -> None:
    sheet = load_sheet(name)
    said = sheet.flattened()
    again = tmp_path / "style.yaml"
    again.write_text(said, "utf-8")
    read = load_sheet(again)
    assert read.specified.sections == sheet.specified.sections
    assert not read.diagnostics
    assert flattened(read.specified) == said


@pytest.mark.parametrize("name", SHEETS)
def test_it_stands_alone(name: str) -> None:
    said = yaml.safe_load(load_sheet(name).flattened())
    assert "extends" not in said
    assert "tokens" not in said
    assert said["style"] == 1
    assert "$color" not in str(said)


def test_words_that_other_readers_take_for_values_stay_words(tmp_path: Path) -> None:
    house = tmp_path / "house.yaml"
    house.write_text('style: 1\nextends: base\nname: "a: b # c \\u2028 d"\nlabels: {en: {note: "no"}}\n', "utf-8")
    said = yaml.safe_load(load_sheet(house).flattened())
    assert said["labels"]["en"] == {"note": "no"}
    assert said["name"] == "a: b # c \u2028 d"


def test_what_a_house_resets_stays_reset(tmp_path: Path) -> None:
    house = tmp_path / "house.yaml"
    house.write_text("style: 1\nextends: chancery\nelements: {section: {space_before: null}}\n", "utf-8")
    sheet = load_sheet(house)
    again = tmp_path / "again.yaml"
    again.write_text(sheet.flattened(), "utf-8")
    assert load_sheet(again).look("section") == sheet.look("section")
