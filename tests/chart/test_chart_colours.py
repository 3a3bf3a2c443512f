"""Colours that stand side by side in a chart stay apart for every eye and in print without colour: distances as numbers.

Simulated are protanopia, deuteranopia and tritanopia (Machado, Oliveira, Fernandes 2009, severity 1.0, matrices on linear RGB);
the distance is that of OKLab (Ottosson 2020), in which 0.02 is about what an eye can just tell.
"""

from __future__ import annotations

from itertools import combinations, pairwise
from math import dist
from pathlib import Path

import pytest

from briefing.chart.data.frame import DASHES, FILLINGS, MARKERS, line_colour
from briefing.chart.look import ChartLook
from briefing.validate.sheet import load_sheet

ROOT = Path(__file__).resolve().parents[2]
SHEETS = sorted(p.stem for p in (ROOT / "styles").glob("*.yaml"))
Colour = tuple[float, float, float]
VISIONS: dict[str, tuple[Colour, Colour, Colour]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
GREY = ((0.2126, 0.7152, 0.0722),) * 3  # luminance (IEC 61966-2-1), as a printer without colour sees it


def linear(c: float) -> float:
    return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4


def seen(colour: Colour, vision: tuple[Colour, Colour, Colour]) -> Colour:
    """A colour in OKLab as an eye of this vision sees it."""
    given = [linear(c) for c in colour]
    r, g, b = (min(1.0, max(0.0, sum(m * x for m, x in zip(row, given, strict=True)))) for row in vision)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def apart(one: Colour, other: Colour, vision: tuple[Colour, Colour, Colour]) -> float:
    return dist(seen(one, vision), seen(other, vision))


def test_the_measure_measures() -> None:
    assert apart((0, 0, 0), (1, 1, 1), VISIONS["normal"]) == pytest.approx(1, abs=0.001)
    red, green = (0.8, 0.1, 0.1), (0.25, 0.5, 0.0)
    assert apart(red, green, VISIONS["normal"]) > 0.25
    assert apart(red, green, VISIONS["deuteranopia"]) < 0.12


def look_of(sheet: str) -> ChartLook:
    return load_sheet(sheet).charts


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("sheet", SHEETS)
def test_the_colours_of_fills_and_reference_lines_stay_apart_for_every_eye(sheet: str, vision: str) -> None:
    look = look_of(sheet)
    for a, b in combinations(("firm", "mid", "pale", "asof", "paper"), 2):
        assert apart(getattr(look, a), getattr(look, b), VISIONS[vision]) > 0.13, (a, b)


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_fills_are_a_scale_of_greys(sheet: str) -> None:
    look = look_of(sheet)
    greys = [seen(c, GREY)[0] for c in (look.firm, look.mid, look.pale, look.paper)]
    assert all(lighter - darker > 0.08 for darker, lighter in pairwise(greys)), greys


@pytest.mark.parametrize("sheet", SHEETS)
def test_lines_whose_colours_some_eye_takes_for_one_differ_in_dash_and_mark(sheet: str) -> None:
    look, close = look_of(sheet), 0
    for one, other in combinations(range(6), 2):
        colours = line_colour(look, one), line_colour(look, other)
        if min(apart(*colours, v) for v in (*VISIONS.values(), GREY)) < 0.13:
            close += 1
            assert DASHES[one] != DASHES[other]
            assert MARKERS[one] != MARKERS[other]
    assert close  # six colours that every eye tells apart do not exist: shape must tell


def test_six_series_have_six_dashes_marks_and_fillings() -> None:
    assert (len(set(DASHES)), len(set(MARKERS)), len(set(FILLINGS))) == (6, 6, 6)
