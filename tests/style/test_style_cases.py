"""Every broken sheet of tests/cases/style is told what is wrong with it, where, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing.diagnostics import Problems, Severity
from briefing.validate.sheet import load_sheet

CASES = Path(__file__).resolve().parent.parent / "cases" / "style"
EXPECTED: list[dict[str, Any]] = yaml.safe_load((CASES / "expected.yaml").read_text(encoding="utf-8"))
SHEETS = sorted(p.stem for p in CASES.glob("*.yaml") if p.name != "expected.yaml")


def test_every_case_is_expected() -> None:
    assert sorted({e["sheet"] for e in EXPECTED}) == SHEETS


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_broken_sheet_is_told_what_and_where(sheet: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES)
    with pytest.raises(Problems) as raised:
        load_sheet(f"./{sheet}.yaml")
    expected = [e for e in EXPECTED if e["sheet"] == sheet]
    told = raised.value.diagnostics
    assert [(d.code, d.span and (Path(d.span.file).stem, d.span.line, d.span.column)) for d in told] == [
        (e["code"], (e.get("file", sheet), e["line"], e["column"])) for e in expected
    ], [d.message for d in told]
    for d, e in zip(told, expected, strict=True):
        assert d.severity is Severity.ERROR
        assert e["message"] in d.message
        assert e.get("hint", "") in " ".join(d.hints)


def test_an_unknown_name_lists_what_there_is(tmp_path: Path) -> None:
    with pytest.raises(Problems) as raised:
        load_sheet("minstry", search=[tmp_path])
    (told,) = raised.value.diagnostics
    assert told.code == "Y108"
    assert told.hints == ("did you mean `ministry`?",)


def test_the_words_are_the_same_in_every_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = os.fspath(CASES / "low_contrast.yaml")
    said = []
    for folder in (CASES, tmp_path):
        monkeypatch.chdir(folder)
        with pytest.raises(Problems) as raised:
            load_sheet(path)
        said.append(raised.value.diagnostics)
    assert said[0] == said[1]
