"""PNG to the samples of a picture: passed through where PDF knows the same form, decoded where it has opacity or is interlaced.

Every byte is checked first (chunk sums, the length of the deflated rows, their filters), so that what is passed through opens.
Read after the PNG specification, third edition (W3C, 2023).
"""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from briefing.chart.ink.displaylist import Samples
from briefing.chart.pictures.content import Raster, Unusable, check_size
from briefing.records import fresh, record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by colour type
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))  # Adam7
_BLOCK = 1 << 20
LEVEL = 6  # of deflate for what is compressed again


@record(frozen=False, eq=False)
class _File:
    """The chunks that decide the picture."""

    width: int
    height: int
    depth: int
    colour: int
    interlaced: bool
    palette: bytes = b""
    transparency: bytes | None = None
    rows: list[bytes] = fresh(default_factory=list)

    @property
    def channels(self) -> int:
        return _CHANNELS[self.colour]


def read_png(data: bytes) -> Raster:
    """The picture of a PNG file. Raises Unusable when it is damaged, cut short or too large."""
    file = _chunks(data)
    check_size(file.width, file.height, file.channels)
    _check_rows(file)
    if file.interlaced or file.colour in (4, 6) or (file.colour == 3 and file.transparency is not None):
        return _decoded(file, data)
    key: tuple[int, ...] = ()
    if file.transparency is not None:
        values = file.transparency[: 2 * file.channels]
        if len(values) < 2 * file.channels:
            raise Unusable("damaged", "its transparent colour is cut short")
        key = tuple(int.from_bytes(values[i : i + 2], "big") & ((1 << file.depth) - 1) for i in range(0, len(values), 2))
    colours = {0: "gray", 2: "rgb", 3: "indexed"}[file.colour]
    samples = Samples(file.width, file.height, file.depth, colours, "png", b"".join(file.rows), file.palette, key)
    return Raster(file.width, file.height, samples)


def _chunks(data: bytes) -> _File:
    file: _File | None = None
    for kind, body in _parts(data):
        if file is None:
            file = _header(kind, body)
        elif kind == b"PLTE":
            if len(body) % 3 or not 3 <= len(body) <= 768:
                raise Unusable("damaged", "the PNG file is damaged: its palette is none")
            file.palette = body
        elif kind == b"tRNS":
            file.transparency = body
        elif kind == b"IDAT":
            file.rows.append(body)
        elif not kind[0] & 0x20:
            raise Unusable("foreign", f"the PNG file has a part that is not known: {kind.decode('latin-1')}")
    if file is None or (file.colour == 3 and not file.palette):
        raise Unusable("damaged", "the PNG file is damaged: its palette or its size is missing")
    return file


def _parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks up to the end of the image; the sums of those that matter are checked."""
    at = len(SIGNATURE)
    while True:
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if at + 12 + length > len(data):
            raise Unusable("damaged", "the PNG file is cut short")
        if kind == b"IEND":
            return
        body = data[at + 8 : at + 8 + length]
        sum_ = int.from_bytes(data[at + 8 + length : at + 12 + length], "big")
        if (not kind[0] & 0x20 or kind == b"tRNS") and zlib.crc32(body, zlib.crc32(kind)) != sum_:
            raise Unusable("damaged", "the PNG file is damaged: a checksum does not match")
        yield kind, body
        at += 12 + length


def _header(kind: bytes, body: bytes) -> _File:
    if kind != b"IHDR" or len(body) != 13:
        raise Unusable("damaged", "the PNG file is damaged: it does not begin with its size")
    depth, colour, compression, filtering, interlace = body[8:]
    if depth not in _DEPTHS.get(colour, ()) or compression or filtering or interlace > 1:
        raise Unusable("damaged", "the PNG file is damaged: its form is unknown")
    width, height = int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big")
    return _File(width, height, depth, colour, bool(interlace))


def _row(width: int, file: _File) -> int:
    """Bytes of a row of so many pixels, its filter included."""
    return 1 + (width * file.channels * file.depth + 7) // 8


def _check_rows(file: _File) -> None:
    """Undo the compression block by block, keeping nothing: the rows must be as many and as long as the size says."""
    sizes = [(file.width, file.height)]
    if file.interlaced:
        sizes = [(-(-(file.width - x) // dx), -(-(file.height - y) // dy)) for x, y, dx, dy in _PASSES]
    wanted = sum(_row(w, file) * h for w, h in sizes if w > 0 and h > 0)  # whole numbers
    stride = _row(file.width, file)
    inflate = zlib.decompressobj()
    got = 0
    try:
        for part in file.rows:
            waiting = part
            while waiting and not inflate.eof:
                block = inflate.decompress(waiting, _BLOCK)
                waiting = inflate.unconsumed_tail
                if not file.interlaced and max(block[-got % stride :: stride], default=0) > 4:
                    raise Unusable("damaged", "the PNG file is damaged: a row is filtered in no known way")
                got += len(block)
                if got > wanted:
                    raise Unusable("damaged", "the PNG file is damaged: it has more pixels than it says")
        while not inflate.eof and got <= wanted:
            block = inflate.decompress(inflate.unconsumed_tail, _BLOCK)
            got += len(block)
            if not block:
                break
    except zlib.error:
        raise Unusable("damaged", "the PNG file is damaged: its pixels cannot be unpacked") from None
    if got != wanted or not inflate.eof:
        raise Unusable("damaged", "the PNG file is cut short" if got < wanted else "the PNG file is damaged")


def _decoded(file: _File, data: bytes) -> Raster:
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=["PNG"]) as image:
            image.load()
            return _split(file, image)
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError):
        raise Unusable("damaged", "the PNG file is damaged: its pixels cannot be read") from None


def _split(file: _File, image: Image) -> Raster:
    """Colours and opacity apart, eight bits each; an opacity that is nowhere less than full is left out."""
    if image.mode.startswith("I"):  # 16 bits of grey: the upper ones are kept
        width = 2 if image.mode.startswith("I;16") else 4
        upper = 0 if image.mode.endswith("B") else 1
        from PIL import Image as Images

        image = Images.frombytes("L", image.size, image.tobytes()[upper::width])
    mask = None
    if image.mode in ("LA", "RGBA", "PA") or file.transparency is not None:
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
        if alpha.getextrema() != (255, 255):
            mask = _differences(alpha, "gray")
    grey = file.colour in (0, 4)
    return Raster(file.width, file.height, _differences(_opaque(image, grey), "gray" if grey else "rgb"), mask)


def _opaque(image: Image, grey: bool) -> Image:
    """The colours alone; of grey pixels one channel, which no weighting of colours has touched."""
    if not grey:
        return image.convert("RGB")
    return image.getchannel(0) if image.mode == "RGBA" else image.convert("L")


def _differences(image: Image, colours: str) -> Samples:
    """Deflated differences to the left neighbour (the TIFF predictor of PDF): the same whatever the version of Pillow."""
    from PIL import ImageChops
    from PIL.Image import Transform

    shifted = image.transform(image.size, Transform.AFFINE, (1, 0, -1, 0, 1, 0))  # one pixel to the right, 0 at the left edge
    rows = ImageChops.subtract_modulo(image, shifted).tobytes()
    return Samples(image.width, image.height, 8, colours, "sub", zlib.compress(rows, LEVEL))
