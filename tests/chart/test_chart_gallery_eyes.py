"""Every kind of figure in every sheet, for eyes that see fewer colours: words and marks stand out from what is beneath them."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefing.chart.draw import draw
from briefing.chart.ink.displaylist import DisplayList, Glyphs, Ops
from briefing.chart.ink.look import ChartLook
from briefing.chart.ink.pen import measure_words
from briefing.chart.kinds.timeline import TimelineBand
from briefing.style.sheet import Sheet
from briefing.style.vision import VISIONS, light
from briefing.validate.sheet import load_sheet
from tests.chart.gallery import GALLERY

STYLES = Path(__file__).resolve().parents[2] / "styles"
SHEETS = sorted(p.stem for p in STYLES.glob("*.yaml"))
TIMELINE = TimelineBand(
    ((4.0, 4.0, 4.0, "confirmed"), (30.0, 60.0, 45.0, "reported"), (140.0, 140.0, 140.0, "planned")),
    (0.5, 40.0, 100.0),
    36.0,
    (-1, 1, -1),
    ((20.0, "2023"), (75.0, "2024"), (130.0, "2025")),
)
FIGURES = {"timeline": TIMELINE, **{f"{kind}: {case}": s for kind, cases in GALLERY.items() for case, s in cases.items()}}
GROUNDS = ("heat", "influence")  # their cells have grounds, and say what they say in words and numbers
Colour = tuple[float, float, float]


@pytest.fixture(scope="module", params=SHEETS)
def sheet(request: pytest.FixtureRequest) -> Sheet:
    return load_sheet(request.param)


def luminance(colour: Colour, vision: str) -> float:
    """Relative luminance (WCAG 2.2) of a colour as it is seen."""
    r, g, b = light(colour, VISIONS[vision])
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: Colour, other: Colour, vision: str) -> float:
    darker, lighter = sorted((luminance(one, vision), luminance(other, vision)))
    return (lighter + 0.05) / (darker + 0.05)


def colours_of(code: str) -> list[Colour]:
    return [(float(r), float(g), float(b)) for r, g, b in _INK.findall(code)]


def boxes(drawing: DisplayList) -> list[tuple[float, float, float, float, Glyphs]]:
    """Every line of words with the box of its letters: left, foot, right, head."""
    return [
        (s.x, s.y, s.x + measure_words(s.text, s.style), s.y + s.style.x_height, s)
        for s in drawing.steps
        if isinstance(s, Glyphs)
    ]


_INK = re.compile(r"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b")
_FILL = re.compile(r"([\d.]+) ([\d.]+) ([\d.]+) rg\b")


def grounds(drawing: DisplayList, look: ChartLook, reader: SimpleNamespace) -> list[tuple[Glyphs, Colour]]:
    """Each line of words with the colour that was painted last where its middle stands."""
    out: list[tuple[Glyphs, Colour]] = []
    painted: list[tuple[float, float, float, float, Colour]] = []
    for step in drawing.steps:
        if isinstance(step, Ops):
            fill = _FILL.search(step.code)
            if fill is not None:
                alone = DisplayList(drawing.width, drawing.height, (step,))
                (colour,) = colours_of(fill[0])
                painted += [(s.x0, s.y0, s.x1, s.y1, colour) for s in reader.shapes(alone) if s.operator in ("f", "B")]
        elif isinstance(step, Glyphs):
            x, y = step.x + measure_words(step.text, step.style) / 2, step.y + step.style.x_height / 2
            under = [c for x0, y0, x1, y1, c in painted if x0 <= x <= x1 and y0 <= y <= y1]
            out.append((step, under[-1] if under else look.paper))
    return out


@pytest.mark.parametrize("name", [n for n in FIGURES if n.endswith((": ordinary", "timeline"))])
def test_words_stand_out_from_what_is_beneath_them_for_every_eye(name: str, sheet: Sheet, reader: SimpleNamespace) -> None:
    for step, ground in grounds(draw(FIGURES[name], 480.0, sheet), sheet.charts, reader):
        for vision in VISIONS:
            assert contrast(step.style.colour, ground, vision) >= 4.5, (step.text, step.style.colour, ground, vision)


@pytest.mark.parametrize("name", [n for n in FIGURES if not n.startswith(GROUNDS)])
def test_every_mark_stands_out_by_its_fill_or_its_outline_for_every_eye(name: str, sheet: Sheet, reader: SimpleNamespace) -> None:
    """A pale fill never stands alone: an outline, a line or words are on it. Rules and the lines of a grid are no marks."""
    look = sheet.charts
    quiet = {tuple(round(v, 3) for v in c) for c in (look.grid, look.paper, look.rule)}
    drawing = draw(FIGURES[name], 480.0, sheet)
    painted: list[tuple[tuple[float, float, float, float], list[Colour], str]] = []
    for step in drawing.steps:
        if isinstance(step, Ops):
            colours = colours_of(step.code)
            if any(tuple(round(v, 3) for v in c) not in quiet for c in colours):
                alone = DisplayList(drawing.width, drawing.height, (step,))
                painted += [((s.x0, s.y0, s.x1, s.y1), colours, s.code) for s in reader.shapes(alone)]
    for vision in VISIONS:
        loud = [box[:4] for box in boxes(drawing)]
        pale = []
        for box, colours, code in painted:
            seen = max(contrast(c, look.paper, vision) for c in colours) >= 3.0
            (loud.append(box) if seen else pale.append((*box, code)))
        for x0, y0, x1, y1, code in pale:
            assert any(a <= x1 + 1.5 and x0 <= c + 1.5 and b <= y1 + 1.5 and y0 <= d + 1.5 for a, b, c, d in loud), code
