"""Figures drawn through our backend look as matplotlib's own PDF of them does, pixel by pixel, in the same face."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.plotting.settings import default_settings, import_matplotlib
from briefing.compose.story import Element, Story
from briefing.layout.pages import Page, Pages, PlacedDrawing, Target
from briefing.pdf import write
from briefing.text.catalogue import find
from briefing.text.faces import Face, FontStack
from briefing.text.style import TextStyle
from tests.chart.plots import PLOTS

pytestmark = pytest.mark.slow
DPI = 80
WIDTH, HEIGHT = 330.0, 215.0
MEAN, FAR = 2.2, 2.0  # of 255; per cent of the pixels that differ by more than a quarter
# words set with kerning are narrower than matplotlib lays them out, so that what it places by their width moves by a point
# and a hatch stands at another phase
LOOSER = {
    "hatches": 5,
    "broken_bars": 2,
    "logarithms": 1.6,
    "turned_words": 1.6,
    "table_below": 1.6,
    "polar": 1.6,
    "line_styles": 1.6,
}


def face() -> Path:
    return find("Source Sans 3")


def styles() -> Any:
    made: dict[tuple[float, tuple[float, float, float]], TextStyle] = {}
    stack = FontStack([Face(str(face()))])

    def style_of(font: Any, colour: tuple[float, float, float]) -> TextStyle:
        key = (float(font.get_size_in_points()), colour)
        if key not in made:
            made[key] = TextStyle(stack, key[0], colour, hyphenate=False, lang="en")
        return made[key]

    return style_of


def figure_of(name: str) -> Any:
    from matplotlib.figure import Figure

    # before 3.11 a line of text was of another height, and the layout engine moved everything by it
    figure = Figure(figsize=(WIDTH / 72, HEIGHT / 72), dpi=72, layout=None if old() else "constrained")
    PLOTS[name](figure)
    return figure


def old() -> bool:
    import matplotlib

    return tuple(map(int, matplotlib.__version__.split(".")[:2])) < (3, 11)


def page_of(drawing: DisplayList) -> bytes:
    """A file with one page, as large as the drawing."""
    figure = Element("Figure", "figure", alt="A figure")
    story = Story(Element("Document").add(figure), "en", {}, {"title": "A figure"})
    page = Page(1, "1", drawing.width, drawing.height, "rest", items=[PlacedDrawing(0.0, 0.0, drawing, figure)])
    return write(Pages(story, [page], {figure.order: Target(0, 0.0, 0.0)}))


def pixels(pdf: bytes, folder: Path, name: str) -> Any:
    import numpy as np
    from PIL import Image

    program = shutil.which("pdftoppm")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("FIGURES WERE NOT COMPARED: there is no pdftoppm (Debian: poppler-utils)")
        pytest.skip("there is no pdftoppm")
    path = folder / f"{name}.pdf"
    path.write_bytes(pdf)
    subprocess.run([program, "-r", str(DPI), "-gray", "-png", "-singlefile", str(path), str(path.with_suffix(""))], check=True)
    return np.asarray(Image.open(path.with_suffix(".png")).convert("L"), dtype=float)


@pytest.mark.parametrize("name", PLOTS)
def test_a_figure_looks_as_matplotlib_prints_it(name: str, tmp_path: Path) -> None:
    import_matplotlib()
    import numpy as np
    from matplotlib import font_manager
    from matplotlib.backends.backend_pdf import FigureCanvasPdf

    from briefing.chart.plotting.backend import draw_figure

    font_manager.fontManager.addfont(str(face()))
    family = font_manager.fontManager.ttflist[-1].name
    with default_settings(**{"font.family": family, "pdf.fonttype": 42, "mathtext.fontset": "dejavusans"}):
        out = io.BytesIO()
        FigureCanvasPdf(figure_of(name)).print_pdf(out, metadata={"CreationDate": None})
        ours = draw_figure(figure_of(name), styles(), optical=False)
    wanted, got = pixels(out.getvalue(), tmp_path, "theirs"), pixels(page_of(ours), tmp_path, "ours")
    height, width = (min(a, b) for a, b in zip(wanted.shape, got.shape, strict=True))
    assert abs(wanted.shape[0] - got.shape[0]) <= 1
    assert abs(wanted.shape[1] - got.shape[1]) <= 1
    apart = np.abs(wanted[:height, :width] - got[:height, :width])
    room = LOOSER.get(name, 1.0)
    if old():
        room = max(room, 2.5)
    assert apart.mean() <= MEAN * room, f"mean difference {apart.mean():.2f}"
    assert (apart > 64).mean() * 100 <= FAR * room, f"{(apart > 64).mean() * 100:.2f} per cent differ"


def test_the_comparison_can_fail(tmp_path: Path) -> None:
    """A figure without its marks is not the figure."""
    import_matplotlib()
    import numpy as np

    from briefing.chart.ink.displaylist import Glyphs
    from briefing.chart.plotting.backend import draw_figure

    with default_settings():
        drawn = draw_figure(figure_of("grouped_bars"), styles(), optical=False)
    bare = DisplayList(drawn.width, drawn.height, [s for s in drawn.steps if isinstance(s, Glyphs)])
    a, b = pixels(page_of(drawn), tmp_path, "whole"), pixels(page_of(bare), tmp_path, "bare")
    assert np.abs(a - b).mean() > MEAN * 2


@pytest.mark.parametrize("name", ["sketch", "path effects"])
def test_what_is_not_drawn_alike_is_drawn_at_least(name: str, tmp_path: Path) -> None:
    import_matplotlib()
    from matplotlib import patheffects
    from matplotlib.figure import Figure

    from briefing.chart.plotting.backend import draw_figure

    settings: dict[str, Any] = {"path.sketch": (1, 100, 2)} if name == "sketch" else {}
    with default_settings(**settings):
        figure = Figure(figsize=(3, 2))
        axes = figure.subplots()
        effects = [patheffects.withStroke(linewidth=4, foreground="white")] if name == "path effects" else None
        axes.plot([0, 1, 2], [0, 2, 1], path_effects=effects)
        axes.text(1, 1, "words", path_effects=effects)
        drawing = draw_figure(figure, styles(), optical=False)
    assert pixels(page_of(drawing), tmp_path, "drawn").min() < 128
