"""Images on the page: never higher than it, never apart from their captions, and never silently rough."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from briefing.chart.kinds.image import ImagePicture
from briefing.compose.story import Element
from briefing.diagnostics import Diagnostic, Diagnostics
from briefing.layout.pages import Pages, PlacedDrawing, PlacedLine
from briefing.pdf import write
from briefing.pdf.proof.tagged_file import read_file
from briefing.pipeline import Lines, lay_out_brief

Laid = tuple[Pages, list[Diagnostic]]
BRIEF = """\
briefing: 1
id: bar
product: assessment
title: The bar
bottom_line: The bar moves.
meta: {date: 2024-11-17, information_cutoff: 2024-11-10, version: "1", status: final, organisation: Board, lang: en-GB}
marking: none
question: Why?
key_judgments:
  - {id: a, statement: It moved., kind: past, change: new, supports: [s], confidence: {level: high, because: seen}}
sources:
  - {id: s, originator: Office, title: Survey, type: official, directness: primary, published: 2024-04}
figures:
  - {id: plan, kind: image, image: IMAGE, headline: Where the bar lies, subtitle: Here, alt: "A plan, [la barre]{lang=fr}.",
     source: [s], note: Not to scale.}
"""
"""A brief with one image."""


def laid_out(folder: Path, size: tuple[int, int], image: str = "plan.png", sheet: str = "chancery") -> Laid:
    file = BytesIO()
    Image.linear_gradient("L").resize(size).save(file, "PNG")
    (folder / "plan.png").write_bytes(file.getvalue())
    (folder / "brief.yaml").write_text(BRIEF.replace("IMAGE", image), encoding="utf-8")
    said = Diagnostics()
    return lay_out_brief(folder / "brief.yaml", sheet, said, Lines()).pages, list(said)


def placed(pages: Pages) -> tuple[int, PlacedDrawing]:
    for index, page in enumerate(pages.pages):
        for item in page.items:
            owner = item.owner
            if isinstance(item, PlacedDrawing) and isinstance(owner, Element) and isinstance(owner.drawing, ImagePicture):
                return index, item
    raise AssertionError("the image is nowhere")


@pytest.mark.parametrize("sheet", ["chancery", "ministry", "large-print"])
@pytest.mark.parametrize("size", [(1200, 800), (1200, 9000), (1200, 1500)])
def test_an_image_stands_on_one_page_with_its_caption(tmp_path: Path, size: tuple[int, int], sheet: str) -> None:
    pages, _ = laid_out(tmp_path, size, sheet=sheet)
    index, item = placed(pages)
    page = pages.pages[index]
    assert item.y > 0
    assert item.y + item.drawing.height * item.scale < page.height
    words = " ".join(p.text for i in page.items if isinstance(i, PlacedLine) for p in i.line.pieces)
    assert "Where the bar lies" in words.replace("\u00a0", " ")
    assert "Not to scale" in words.replace("\u00a0", " ")


def test_few_pixels_are_told_with_their_number_at_the_line_of_the_image(tmp_path: Path) -> None:
    _, said = laid_out(tmp_path, (400, 200))
    (warning,) = [d for d in said if d.code == "L304"]
    assert "96 dpi" in warning.message
    assert "`width: 68mm`" in warning.hints[0]
    assert warning.span is not None
    assert (warning.span.line, warning.span.column) == (14, 36)
    assert not [d for d in laid_out(tmp_path, (400, 200), "{file: plan.png, width: 60mm}")[1] if d.code == "L304"]
    assert not [d for d in laid_out(tmp_path, (2400, 1200))[1] if d.code == "L304"]


def test_a_width_of_its_own_is_kept(tmp_path: Path) -> None:
    _, item = placed(laid_out(tmp_path, (800, 400), "{file: plan.png, width: 60mm}")[0])
    assert item.drawing.width * item.scale == pytest.approx(60 * 72 / 25.4)


def test_the_file_is_the_same_twice_and_the_figure_says_its_words(tmp_path: Path) -> None:
    pages, _ = laid_out(tmp_path, (1200, 800))
    data = write(pages)
    assert write(laid_out(tmp_path, (1200, 800))[0]) == data
    figures = [node.facts.get("Alt", "") for node in read_file(data).root.walk() if node.role == "Figure"]
    assert [alt for alt in figures if alt.startswith("A plan")] == ["A plan, la barre."]
