"""Pictures of every form conform in both targets: grey, colour, opacity, palettes, photographs, and all that SVG can do."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from briefing.pipeline import Options, build_bytes

pytestmark = pytest.mark.slow
Judge = Callable[..., list[str]]
FLAVOURS = {"1.7": "ua1,3a", "2.0": "ua2,4f,wt1a,wt1r"}
HEAD = """\
briefing: 1
id: pictures
product: assessment
title: Pictures of a harbour
bottom_line: They are all there.
meta: {date: 2024-11-17, information_cutoff: 2024-11-10, version: "1", status: final, organisation: Board, lang: en-GB}
marking: none
question: Are they?
key_judgments:
  - {id: a, statement: They are., kind: past, change: new, supports: [s], confidence: {level: high, because: seen}}
sources:
  - {id: s, originator: Office, title: Survey, type: official, directness: primary, published: 2024-04}
figures:
"""
GREY = Image.linear_gradient("L").resize((640, 400))
COLOUR = Image.merge("RGB", (GREY, GREY.transpose(Image.Transpose.FLIP_LEFT_RIGHT), GREY.point([255 - v for v in range(256)])))
VECTORS = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 200">
<defs><linearGradient id="a" gradientTransform="rotate(30)"><stop offset="0" stop-color="red"/>
<stop offset=".5" stop-color="gold" stop-opacity=".3"/><stop offset=".5" stop-color="navy"/><stop offset="1" stop-color="teal"/></linearGradient>
<radialGradient id="b" fx="30%" fy="30%"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#036" stop-opacity="0"/></radialGradient>
<clipPath id="c" clipPathUnits="objectBoundingBox"><circle cx=".5" cy=".5" r=".5"/></clipPath>
<marker id="m" viewBox="0 0 10 10" refX="9" refY="5" orient="auto"><path d="M0 0L10 5L0 10z"/></marker></defs>
<rect x="10" y="10" width="120" height="80" fill="url(#a)" stroke="black" opacity=".8"/><circle cx="200" cy="50" r="40" fill="url(#b)"/>
<g opacity=".5"><rect x="260" y="10" width="60" height="60" fill="red"/><rect x="290" y="30" width="60" height="60" fill="blue"/>
<text x="262" y="85" font-size="14">in a group</text></g><g clip-path="url(#c)"><rect x="370" y="10" width="80" height="80"/></g>
<path d="M20 120 C 90 90 200 190 300 130" fill="none" stroke="#333" stroke-width="3" stroke-dasharray="8 3" marker-end="url(#m)"/>
<text x="20" y="180" font-size="16" fill="#006" fill-opacity=".8">Words with <tspan font-weight="bold">weight</tspan></text></svg>
"""  # noqa: E501


def with_alpha(image: Image.Image) -> Image.Image:
    copy = image.copy()
    copy.putalpha(GREY)
    return copy


def saved(image: Image.Image, form: str, **options: Any) -> bytes:
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A brief with every kind of picture."""
    turned = Image.Exif()
    turned[0x0112] = 6
    pictures = {
        "grey.png": saved(GREY, "PNG"),
        "colour.png": saved(COLOUR, "PNG"),
        "bit.png": saved(GREY.convert("1"), "PNG"),
        "palette.png": saved(COLOUR.quantize(16), "PNG"),
        "deep.png": saved(Image.frombytes("I;16", (64, 4), bytes(range(256)) * 2), "PNG"),
        "opacity.png": saved(with_alpha(COLOUR), "PNG"),
        "grey-opacity.png": saved(with_alpha(GREY), "PNG"),
        "palette-opacity.png": saved(COLOUR.quantize(16), "PNG", transparency=bytes(range(0, 256, 16))),
        "transparent.png": saved(COLOUR, "PNG", transparency=(7, 8, 9)),
        "photograph.jpg": saved(COLOUR, "JPEG"),
        "grey.jpg": saved(GREY, "JPEG", progressive=True),
        "turned.jpg": saved(COLOUR, "JPEG", exif=turned),
        "vectors.svg": VECTORS.encode(),
    }
    folder = tmp_path_factory.mktemp("pictures")
    lines = HEAD
    for number, (name, data) in enumerate(pictures.items()):
        (folder / name).write_bytes(data)
        lines += f"  - {{id: f{number}, kind: image, image: {{file: {name}, width: 50%}}, headline: The file {name},\n"
        lines += "     alt: Shades that run from one side to the other., source: [s]}\n"
    path = folder / "brief.yaml"
    path.write_text(lines, encoding="utf-8")
    return path


def test_pictures_of_every_form_conform(brief: Path, target: str, judge: Judge) -> None:
    data = build_bytes(brief, options=Options(target)).data
    assert judge(FLAVOURS[target], data) == []
    assert build_bytes(brief, options=Options(target)).data == data
