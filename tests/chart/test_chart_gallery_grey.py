"""Figures on paper without colour: every line of words stands out from its ground, and nothing is printed beside the drawing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from briefing.chart.draw import draw
from briefing.chart.ink.displaylist import DisplayList
from briefing.compose.story import Element, Story
from briefing.layout.pages import Page, Pages, PlacedDrawing, Target
from briefing.pdf import write
from briefing.validate.sheet import load_sheet
from tests.chart.gallery import GALLERY
from tests.chart.ink import contrast, read

pytestmark = pytest.mark.slow
DPI, MARGIN = 216, 12.0
SCALE = DPI / 72


def printed(drawing: DisplayList, folder: Path) -> tuple[int, int, bytes]:
    """Width, height and grey pixels of a page that holds the drawing and a margin."""
    program = shutil.which("pdftoppm")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("FIGURES WERE NOT PRINTED: there is no pdftoppm (Debian: poppler-utils)")
        pytest.skip("there is no pdftoppm")
    figure = Element("Figure", "figure", alt="A figure")
    story = Story(Element("Document").add(figure), "en", {}, {"title": "A figure"})
    width, height = drawing.width + 2 * MARGIN, drawing.height + 2 * MARGIN
    page = Page(1, "1", width, height, "rest", items=[PlacedDrawing(MARGIN, MARGIN, drawing, figure)])
    (folder / "page.pdf").write_bytes(write(Pages(story, [page], {figure.order: Target(0, 0.0, 0.0)})))
    subprocess.run([program, "-r", str(DPI), "-gray", "-singlefile", str(folder / "page.pdf"), str(folder / "page")], check=True)
    _, size, _, pixels = (folder / "page.pgm").read_bytes().split(b"\n", 3)
    across, down = map(int, size.split())
    return across, down, pixels


def grey(value: int) -> tuple[float, float, float]:
    return (value / 255,) * 3


@pytest.mark.parametrize("sheet", ["chancery", "ministry", "accessible"])
@pytest.mark.parametrize("kind", GALLERY)
def test_a_figure_is_readable_without_colour(kind: str, sheet: str, tmp_path: Path) -> None:
    drawing = draw(GALLERY[kind]["ordinary"], 300.0, load_sheet(sheet))
    across, down, pixels = printed(drawing, tmp_path)
    rows = [pixels[y * across : (y + 1) * across] for y in range(down)]
    edge = int((MARGIN - 1) * SCALE)
    assert min(min(min(r[:edge]), min(r[-edge:])) for r in rows) == 255, "printed beside the drawing"
    assert min(map(min, (*rows[:edge], *rows[-edge:]))) == 255, "printed over or under the drawing"
    for words in read(drawing).words:
        x0, y0, x1, y1 = words.box
        left, right = int((x0 + MARGIN) * SCALE), int((x1 + MARGIN) * SCALE) + 1
        upper, lower = int((drawing.height - y1 + MARGIN) * SCALE), int((drawing.height - y0 + MARGIN) * SCALE) + 1
        found = [v for r in rows[upper:lower] for v in r[left:right]]
        assert contrast(grey(min(found)), grey(max(found))) >= 4.5, words.text
