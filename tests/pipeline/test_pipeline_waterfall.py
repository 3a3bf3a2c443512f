"""A brief of waterfalls in every sheet: nothing to complain of, told in words, its data as CSV, its gap said in a note."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from briefing.associated.extract import read_contents
from briefing.load import load
from briefing.model.figures.waterfall import WaterfallEnd, WaterfallFigure
from briefing.model.part import Part
from briefing.pipeline import build
from briefing.transcript import transcript
from briefing.validate.brief import validate_brief

BRIEF = Path(__file__).parent / "briefs" / "waterfalls.yaml"
SHEETS = sorted(p.stem for p in (Path(__file__).resolve().parents[2] / "styles").glob("*.yaml"))


@pytest.mark.parametrize("sheet", SHEETS)
def test_waterfalls_stand_in_every_sheet(sheet: str) -> None:
    result = build(BRIEF, style=sheet)
    assert [d for d in result.diagnostics if d.code.startswith(("S", "L")) and d.code != "L403"] == []
    said = transcript(result.data)
    assert "Waterfall chart from 410.5 (Costs in 2023) to 608.5 (Costs in 2025) in 4 steps." in said
    assert (
        "Costs by cause, in thousand crowns. Largest rise +1,150.0 (Second dredger); largest fall −1,000.0 (State grant)." in said
    )
    assert "In order: −30 (Closed); not stated (Leased); +20 (Built)." in said
    assert "One step is not stated: the sums after it are as given, and cannot be checked." in said
    assert "Projected: Result expected in May, Result expected in October." in said
    with pikepdf.open(io.BytesIO(result.data)) as pdf:
        assert len(pdf.pages) < 9


def test_its_data_are_attached() -> None:
    files = {f.name: f.data.decode() for f in read_contents(build(BRIEF).data, "waterfalls.pdf").files if f.name.endswith(".csv")}
    (costs,) = [data for data in files.values() if "Second dredger" in data]
    assert costs.splitlines() == [
        "Step,Change (thousand crowns),Total (thousand crowns),Remarks",
        "Costs in 2023,,410.5,",
        "Wages,62,472.5,",
        "Fuel,-14,458.5,",
        "So far,,458.5,",
        "Second dredger,1150,1608.5,projected",
        "State grant,-1000,608.5,projected",
        "Costs in 2025,,608.5,projected",
    ]
    (berths,) = [data for data in files.values() if "Leased" in data]
    assert "Leased,,105,not stated" in berths.splitlines()


def test_it_shows_every_field_of_the_kind() -> None:
    figures = [f for f in validate_brief(load(BRIEF)).brief.figures if isinstance(f, WaterfallFigure)]
    parts: list[Part] = [part for figure in figures for part in figure.waterfall.walk()]
    for kind in {type(part) for part in parts}:
        assert {name for part in parts if type(part) is kind for name in part.model_fields_set} == set(kind.model_fields)
    assert WaterfallEnd in {type(part) for part in parts}
