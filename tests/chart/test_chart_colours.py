"""Colours that stand side by side in a chart stay apart for every eye and in print without colour: distances as numbers.

Simulated are protanopia, deuteranopia and tritanopia (Machado, Oliveira, Fernandes 2009, severity 1.0, matrices on linear RGB);
the distance is that of OKLab (Ottosson 2020), in which 0.02 is about what an eye can just tell.
"""

from __future__ import annotations

from itertools import combinations, pairwise
from math import dist
from pathlib import Path

import pytest

from briefing.chart.ink.canvas import DASHES, FILLINGS, MARKERS, line_colour
from briefing.chart.ink.look import ChartLook
from briefing.style.vision import GREY, VISIONS, Rows, seen
from briefing.validate.sheet import load_sheet

ROOT = Path(__file__).resolve().parents[2]
SHEETS = sorted(p.stem for p in (ROOT / "styles").glob("*.yaml"))
Colour = tuple[float, float, float]
EYES = {name: rows for name, rows in VISIONS.items() if name != GREY}
NORMAL, NO_GREEN = VISIONS["to every eye"], VISIONS["to eyes without green cones"]


def apart(one: Colour, other: Colour, vision: Rows) -> float:
    return dist(seen(one, vision), seen(other, vision))


def test_the_measure_measures() -> None:
    assert apart((0, 0, 0), (1, 1, 1), NORMAL) == pytest.approx(1, abs=0.001)
    red, green = (0.8, 0.1, 0.1), (0.25, 0.5, 0.0)
    assert apart(red, green, NORMAL) > 0.25
    assert apart(red, green, NO_GREEN) < 0.12


def look_of(sheet: str) -> ChartLook:
    return load_sheet(sheet).charts


@pytest.mark.parametrize("vision", EYES)
@pytest.mark.parametrize("sheet", SHEETS)
def test_the_colours_of_fills_and_reference_lines_stay_apart_for_every_eye(sheet: str, vision: str) -> None:
    look = look_of(sheet)
    for a, b in combinations(("firm", "mid", "pale", "asof", "paper"), 2):
        assert apart(getattr(look, a), getattr(look, b), VISIONS[vision]) > 0.13, (a, b)


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_fills_are_a_scale_of_greys(sheet: str) -> None:
    look = look_of(sheet)
    greys = [seen(c, VISIONS[GREY])[0] for c in (look.firm, look.mid, look.pale, look.paper)]
    assert all(lighter - darker > 0.08 for darker, lighter in pairwise(greys)), greys


@pytest.mark.parametrize("sheet", SHEETS)
def test_lines_whose_colours_some_eye_takes_for_one_differ_in_dash_and_mark(sheet: str) -> None:
    look, close = look_of(sheet), 0
    for one, other in combinations(range(6), 2):
        colours = line_colour(look, one), line_colour(look, other)
        if min(apart(*colours, v) for v in VISIONS.values()) < 0.13:
            close += 1
            assert DASHES[one] != DASHES[other]
            assert MARKERS[one] != MARKERS[other]
    assert close  # six colours that every eye tells apart do not exist: shape must tell


def test_six_series_have_six_dashes_marks_and_fillings() -> None:
    assert (len(set(DASHES)), len(set(MARKERS)), len(set(FILLINGS))) == (6, 6, 6)
