"""Images are read from the folder of the brief and from nowhere else."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.chart.pictures.reading import MOST_BYTES
from briefing.diagnostics import Diagnostic, Problems
from briefing.load import load
from briefing.model.brief import Brief
from briefing.validate.brief import Validated, validate_brief

CASES = Path(__file__).resolve().parents[1] / "cases" / "brief"
BAR = (CASES / "images" / "bar.png").read_bytes()
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
figures: FIGURES
"""
FIGURE = "[{id: plan, kind: image, image: IMAGE, headline: Where the bar lies, alt: A plan of the bar., source: [s]}]"


@pytest.fixture
def brief(tmp_path: Path) -> Callable[[str], Validated]:
    """A brief in a folder of its own with one image of that name."""
    (tmp_path / "here").mkdir()

    def make(image: str) -> Validated:
        path = tmp_path / "here" / "brief.yaml"
        path.write_text(BRIEF.replace("FIGURES", FIGURE.replace("IMAGE", image)), encoding="utf-8")
        return validate_brief(load(path))

    return make


def refused(brief: Callable[[str], Validated], image: str) -> Diagnostic:
    with pytest.raises(Problems) as problems:
        brief(image)
    (one,) = problems.value.diagnostics
    return one


def test_a_photograph_that_says_where_it_was_taken_is_a_warning(brief: Callable[[str], Validated], tmp_path: Path) -> None:
    """The pixels on the page say nothing of it, but the file itself is attached."""
    from PIL import Image

    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 30.0, 0.0), 3: "E", 4: (35.0, 0.0, 0.0)})
    Image.new("RGB", (8, 8)).save(tmp_path / "here" / "quay.jpg", exif=exif)
    Image.new("RGB", (8, 8)).save(tmp_path / "here" / "bare.jpg", exif=Image.Exif())
    (told,) = brief("quay.jpg").diagnostics
    assert (told.code, told.severity.value) == ("B235", "warning")
    assert told.message == "quay.jpg says where it was taken (GPS), and the file travels inside the PDF"
    assert not brief("bare.jpg").diagnostics


def test_a_figure_holds_the_bytes_and_the_kind_of_its_image(brief: Callable[[str], Validated], tmp_path: Path) -> None:
    """What the content says counts, not the name."""
    (tmp_path / "here" / "maps").mkdir()
    (tmp_path / "here" / "maps" / "bar.jpg").write_bytes(BAR)
    image = brief("maps/../maps/bar.jpg").brief.figures[0].image
    assert image is not None
    assert (image.picture.name, image.picture.media_type, image.picture.data) == ("maps/bar.jpg", "image/png", BAR)


def test_the_file_is_looked_for_beside_the_file_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "parts" / "maps").mkdir(parents=True)
    (tmp_path / "parts" / "maps" / "bar.png").write_bytes(BAR)
    (tmp_path / "parts" / "figures.yaml").write_text(FIGURE.replace("IMAGE", "maps/bar.png"), encoding="utf-8")
    (tmp_path / "brief.yaml").write_text(BRIEF.replace("FIGURES", "{file: parts/figures.yaml}"), encoding="utf-8")
    made: Brief = validate_brief(load(tmp_path / "brief.yaml")).brief
    assert made.figures[0].image is not None
    assert made.figures[0].image.picture.name == "parts/maps/bar.png"


@pytest.mark.parametrize("image", ["../secret.png", "/etc/hostname", "link.png", "folder/secret.png", "there/../../secret.png"])
def test_nothing_outside_the_folder_is_read(brief: Callable[[str], Validated], tmp_path: Path, image: str) -> None:
    (tmp_path / "secret.png").write_bytes(BAR)
    (tmp_path / "here" / "link.png").symlink_to(tmp_path / "secret.png")
    (tmp_path / "here" / "folder").symlink_to(tmp_path)
    said = refused(brief, image)
    assert said.code == "B230"
    assert "outside the folder" in said.message
    assert said.span is not None
    assert said.span.line == 13


def test_a_link_within_the_folder_is_followed(brief: Callable[[str], Validated], tmp_path: Path) -> None:
    (tmp_path / "here" / "bar.png").write_bytes(BAR)
    (tmp_path / "here" / "link.png").symlink_to("bar.png")
    image = brief("link.png").brief.figures[0].image
    assert image is not None
    assert image.picture.name == "link.png"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without pipes")
def test_a_pipe_does_not_make_the_build_wait(brief: Callable[[str], Validated], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "here" / "pipe.png")
    started = time.process_time()
    assert "not a regular file" in refused(brief, "pipe.png").message
    assert time.process_time() - started < 5


def test_a_link_to_itself_is_told(brief: Callable[[str], Validated], tmp_path: Path) -> None:
    (tmp_path / "here" / "loop.png").symlink_to("loop.png")
    assert refused(brief, "loop.png").code == "B230"


@pytest.mark.parametrize("image", ['"a\\0b.png"', "x" * 5000, '"  "', "https://example.org/bar.png"])
def test_what_is_no_name_is_told(brief: Callable[[str], Validated], image: str) -> None:
    assert refused(brief, image).code in ("B107", "B211", "B227", "B230")


def test_a_file_over_the_limit_is_not_read(brief: Callable[[str], Validated], tmp_path: Path) -> None:
    with (tmp_path / "here" / "large.png").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert refused(brief, "large.png").code == "B232"


def test_what_is_not_drawn_of_an_svg_is_a_warning_at_its_line(brief: Callable[[str], Validated], tmp_path: Path) -> None:
    body = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/><script>1</script></svg>'
    (tmp_path / "here" / "plan.svg").write_text(body, encoding="utf-8")
    (warning,) = list(brief("plan.svg").diagnostics)
    assert (warning.code, warning.severity.value) == ("B234", "warning")
    assert warning.span is not None
    assert warning.span.line == 13
