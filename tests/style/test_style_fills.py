"""Fills that some eye, or a printer without colour, takes for one are a warning at the sheet's own line."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.style.vision import GREY, VISIONS, nearest
from briefing.validate.sheet import load_sheet

SHEETS = sorted(p.stem for p in (Path(__file__).resolve().parents[2] / "styles").glob("*.yaml"))


def test_the_measure_is_that_of_the_paper() -> None:
    black, white = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
    assert nearest(black, white)[0] == pytest.approx(1, abs=0.001)
    assert nearest(black, black)[0] == 0
    red, green = (0.8, 0.1, 0.1), (0.25, 0.5, 0.0)
    distance, whom = nearest(red, green, grey=False)
    assert distance < 0.05
    assert whom in ("to eyes without red cones", "to eyes without green cones")
    assert len(VISIONS) == 5


@pytest.mark.parametrize("name", SHEETS)
def test_no_shipped_sheet_is_warned_of(name: str) -> None:
    assert not [d for d in load_sheet(name).diagnostics if d.code == "Y210"]


def test_two_fills_of_one_grey_are_told_at_the_line_that_chose_them(tmp_path: Path) -> None:
    path = tmp_path / "house.yaml"
    path.write_text('style: 1\nextends: chancery\ncharts:\n  mid: "#8A3A2E"\n  firm: "#4B5A1F"\n', encoding="utf-8")
    told = [d for d in load_sheet(str(path)).diagnostics if d.code == "Y210"]
    assert told[0].message == (
        f"charts: firm (#4B5A1F) and mid (#8A3A2E) are 0.00 apart {GREY}; fills side by side want 0.08"
    )
    assert told[0].severity.value == "warning"
    assert told[0].span is not None
    assert (told[0].span.line, told[0].span.column) == (4, 8)
    assert any("to eyes without red cones" in d.message for d in told)


def test_the_line_of_today_is_dashed_and_may_have_the_grey_of_a_fill(tmp_path: Path) -> None:
    path = tmp_path / "house.yaml"
    path.write_text('style: 1\nextends: chancery\ncharts:\n  mid: "#2E6DB4"\n  asof: "#A6541C"\n', encoding="utf-8")
    assert not [d for d in load_sheet(str(path)).diagnostics if d.code == "Y210" and "asof" in d.message]
