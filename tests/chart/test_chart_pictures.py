"""An author's pixels reach the file as they were, in every form of PNG and JPEG; no broken file goes further than its reading."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from briefing.chart.ink.displaylist import Glyphs, Picture, Samples
from briefing.chart.kinds.image.image_picture import draw as draw_picture
from briefing.chart.kinds.image.image_picture import printed_width
from briefing.chart.pictures.content import VECTOR_WIDTH, Raster, Unusable
from briefing.chart.pictures.png import SIGNATURE
from briefing.chart.pictures.reading import MOST_BYTES, read_picture
from briefing.validate.sheet import load_sheet

SIZE = (37, 23)
GREY = Image.frombytes("L", SIZE, bytes((x * 7 + y * 11) % 256 for y in range(SIZE[1]) for x in range(SIZE[0])))
COLOUR = Image.merge("RGB", (GREY, GREY.transpose(Image.Transpose.FLIP_LEFT_RIGHT), GREY.point([255 - v for v in range(256)])))


def saved(image: Image.Image, form: str = "PNG", **options: Any) -> bytes:
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def raster(data: bytes) -> Raster:
    content = read_picture("x", data).content
    assert isinstance(content, Raster)
    return content


def pixels(samples: Samples) -> Image.Image:
    """The samples as a reader of PDF sees them (ISO 32000-1, 7.4.4.4): predictors undone, palette looked up."""
    if samples.coding == "jpeg":
        return Image.open(BytesIO(samples.data)).convert("L" if samples.colours == "gray" else "RGB")
    channels = 3 if samples.colours == "rgb" else 1
    rows = zlib.decompress(samples.data)
    if samples.coding == "sub":
        out = bytearray(rows)
        width = samples.width * channels
        for start in range(0, len(out), width):
            for i in range(start + channels, start + width):
                out[i] = (out[i] + out[i - channels]) & 255
        return Image.frombytes("L" if channels == 1 else "RGB", (samples.width, samples.height), bytes(out))
    kind = {"gray": 0, "rgb": 2, "indexed": 3}[samples.colours]
    parts = [(b"IHDR", struct.pack(">IIBBBBB", samples.width, samples.height, samples.bits, kind, 0, 0, 0))]
    parts += [(b"PLTE", samples.palette)] if samples.palette else []
    parts += [(b"IDAT", samples.data), (b"IEND", b"")]
    whole = b"".join(struct.pack(">I", len(b)) + k + b + struct.pack(">I", zlib.crc32(k + b)) for k, b in parts)
    return Image.open(BytesIO(SIGNATURE + whole))


def with_alpha(image: Image.Image) -> Image.Image:
    copy = image.copy()
    copy.putalpha(GREY)
    return copy


FORMS: dict[str, Callable[[], bytes]] = {
    "grey": lambda: saved(GREY),
    "colour": lambda: saved(COLOUR),
    "one bit": lambda: saved(GREY.convert("1")),
    "palette": lambda: saved(COLOUR.quantize(16)),
    "colour and opacity": lambda: saved(with_alpha(COLOUR)),
    "grey and opacity": lambda: saved(with_alpha(GREY)),
    "palette with opacity": lambda: saved(COLOUR.quantize(16), transparency=bytes(range(0, 256, 16))),
    "grey 16": lambda: saved(Image.frombytes("I;16", SIZE, b"".join(bytes((0, v)) for v in GREY.tobytes()))),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_pixels_of_a_png_are_those_of_the_file(form: str) -> None:
    data = FORMS[form]()
    found = raster(data)
    seen = Image.open(BytesIO(data))
    shown = pixels(found.samples)
    if form == "grey 16":
        assert shown.tobytes() == seen.tobytes()
    else:
        assert shown.convert("RGB").tobytes() == seen.convert("RGBA").convert("RGB").tobytes()
    if "opacity" in form:
        assert found.mask is not None
        assert pixels(found.mask).tobytes() == seen.convert("RGBA").getchannel("A").tobytes()
    else:
        assert found.mask is None


def test_pixels_that_pdf_knows_are_passed_through() -> None:
    """Not a byte depends on the version of Pillow."""
    data = saved(COLOUR)
    assert raster(data).samples.data in data
    photograph = saved(COLOUR, "JPEG")
    assert raster(photograph).samples.data == photograph


def test_an_opacity_that_hides_nothing_is_left_out() -> None:
    opaque = COLOUR.copy()
    opaque.putalpha(255)
    assert raster(saved(opaque)).mask is None


def test_a_transparent_colour_stays_transparent() -> None:
    samples = raster(saved(COLOUR, transparency=(7, 8, 9))).samples
    assert samples.transparent == (7, 8, 9)


ORIENTATIONS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_a_photograph_stands_as_it_was_held(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    found = raster(saved(COLOUR, "JPEG", exif=exif))
    upright = COLOUR.transpose(ORIENTATIONS[orientation])
    assert (found.width, found.height) == upright.size
    a, b, c, d, e, f = found.matrix
    for x, y in ((0, 0), (SIZE[0] - 1, 0), (0, SIZE[1] - 1), (20, 5)):
        u, v = (x + 0.5) / SIZE[0], 1 - (y + 0.5) / SIZE[1]
        at = int((a * u + c * v + e) * found.width), int((1 - (b * u + d * v + f)) * found.height)
        assert upright.getpixel(at) == COLOUR.getpixel((x, y))


def test_what_a_camera_wrote_about_the_place_is_not_printed() -> None:
    exif = Image.Exif()
    exif[0x010E] = "at the house of the keeper"
    data = saved(COLOUR, "JPEG", exif=exif)
    assert b"the keeper" in data
    assert b"the keeper" not in raster(data).samples.data


def test_a_progressive_and_a_grey_photograph_are_taken() -> None:
    assert raster(saved(COLOUR, "JPEG", progressive=True)).samples.colours == "rgb"
    assert raster(saved(GREY, "JPEG")).samples.colours == "gray"


REFUSED: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "press": (lambda: saved(COLOUR.convert("CMYK"), "JPEG"), "foreign", "CMYK"),
    "gif": (lambda: saved(COLOUR, "GIF"), "foreign", "a GIF file"),
    "tiff": (lambda: saved(COLOUR, "TIFF"), "foreign", "a TIFF file"),
    "webp": (lambda: b"RIFF0000WEBPVP8 ", "foreign", "a WebP file"),
    "pdf": (lambda: b"%PDF-1.7\n", "foreign", "a PDF file"),
    "words": (lambda: b"some words", "foreign", "something else"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_png_or_jpeg_is_named(what: str) -> None:
    make, kind, words = REFUSED[what]
    with pytest.raises(Unusable, match=words) as refused:
        read_picture("x.png", make())
    assert refused.value.kind == kind


def bomb(width: int, height: int) -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return SIGNATURE + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head)) + struct.pack(">I", 0) + b"IEND\0\0\0\0"


@pytest.mark.parametrize("size", [(60_000, 60_000), (2**31 - 1, 2**31 - 1), (5_001, 5_001)])
def test_a_bomb_is_refused_before_it_is_decoded(size: tuple[int, int]) -> None:
    with pytest.raises(Unusable, match="megapixels") as refused:
        read_picture("x.png", bomb(*size))
    assert refused.value.kind == "large"


def test_rows_that_go_on_beyond_the_size_are_refused() -> None:
    """A small head in front of gigabytes of zeros."""
    head = b"IHDR" + struct.pack(">IIBBBBB", 10, 10, 8, 2, 0, 0, 0)
    body = b"IDAT" + zlib.compress(bytes(50_000_000), 9)
    parts = (head, body, b"IEND")
    data = SIGNATURE + b"".join(struct.pack(">I", len(p) - 4) + p + struct.pack(">I", zlib.crc32(p)) for p in parts)
    with pytest.raises(Unusable, match="more pixels than it says"):
        read_picture("x.png", data)


WHOLE = [
    *(saved(image) for image in (COLOUR, with_alpha(COLOUR), COLOUR.quantize(16))),
    saved(COLOUR, "JPEG"),
    saved(GREY, "JPEG", progressive=True),
]
CHANGES = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=4)), min_size=1, max_size=4)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(WHOLE), st.data())
def test_a_file_cut_anywhere_is_refused_in_words(data: bytes, draw: st.DataObject) -> None:
    end = draw.draw(st.integers(1, len(data) - 13 if data.startswith(SIGNATURE) else len(data) - 1))
    with pytest.raises(Unusable):
        read_picture("x", data[:end])


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(WHOLE), CHANGES)
def test_a_damaged_file_is_refused_or_placed_and_nothing_else(data: bytes, changes: list[tuple[float, bytes]]) -> None:
    broken = bytearray(data)
    for share, put in changes:
        at = int(share * len(broken))
        broken[at : at + len(put)] = put
    assert len(broken) < MOST_BYTES
    try:
        found = read_picture("x", bytes(broken)).content
    except Unusable:
        return
    assert isinstance(found, Raster)
    assert found.width > 0
    assert found.height > 0


def test_the_width_is_the_authors_else_the_columns_and_pixels_are_not_blown_up() -> None:
    data = saved(COLOUR)
    assert printed_width(read_picture("x", data), 400.0) == pytest.approx(37 * 0.75)
    assert printed_width(read_picture("x", data, share=0.5), 400.0) == 200.0
    assert printed_width(read_picture("x", data, points=150.0), 400.0) == 150.0
    assert printed_width(read_picture("x", data, points=500.0), 400.0) == 400.0
    assert printed_width(read_picture("x", saved(COLOUR.resize((1000, 400)))), 400.0) == 400.0


def test_the_drawing_keeps_the_proportions() -> None:
    drawing = draw_picture(read_picture("x", saved(COLOUR.resize((1000, 400)))), 300.0, None)  # type: ignore[arg-type]
    assert (drawing.width, drawing.height) == (300.0, 120.0)
    (step,) = drawing.steps
    assert isinstance(step, Picture)
    assert step.matrix == (300.0, 0.0, 0.0, 120.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("given", "printed"),
    [(20.0, 20.0), (12.0, 14.0), (8.0, 12.0)],  # as it is; the least size of the sheet; half as large again at most
)
def test_words_of_a_vector_picture_are_no_smaller_than_the_sheet_allows(given: float, printed: float) -> None:
    size = given * 640 / VECTOR_WIDTH
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300"><text y="160" font-size="{size}">Sea</text></svg>'
    drawing = draw_picture(read_picture("plan.svg", svg.encode()), VECTOR_WIDTH, load_sheet("large-print").charts)
    assert [step.style.size for step in drawing.steps if isinstance(step, Glyphs)] == [pytest.approx(printed, abs=0.01)]
