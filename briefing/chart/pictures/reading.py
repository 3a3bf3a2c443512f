"""The bytes of an author's image file to a picture: told apart by their content, read within limits, remembered by their hash.

The reader of SVG is imported when there is one to read.
"""

from __future__ import annotations

import hashlib

from briefing.chart.kinds.image import ImagePicture
from briefing.chart.pictures import jpeg, png
from briefing.chart.pictures.content import Content, Unusable, Vector

MOST_BYTES = 20_000_000
"""A larger file is refused unread: it would travel inside the brief twice, as a picture and as an attachment."""

_KNOWN = (  # what else people have, by how it begins
    (b"GIF8", "a GIF file"),
    (b"BM", "a Windows bitmap"),
    (b"II*\0", "a TIFF file"),
    (b"MM\0*", "a TIFF file"),
    (b"%PDF", "a PDF file"),
    (b"%!PS", "a PostScript file"),
    (b"\xd7\xcd\xc6\x9a", "a Windows metafile"),
    (b"\x01\0\0\0", "a Windows metafile"),
    (b"\0\0\0\x0cjP", "a JPEG 2000 file"),
    (b"<", "a text with markup"),
    (b"PK\x03\x04", "an archive or an office document"),
    (b"\x1f\x8b", "a compressed file"),
)
_HINT = "save it as PNG (screenshots, drawings), JPEG (photographs) or SVG (plans, diagrams)"


def read_picture(name: str, data: bytes, *, share: float | None = None, points: float | None = None) -> ImagePicture:
    """The picture of a file. `name` is its path in the brief's folder; `share` or `points` is the width asked for.

    Raises Unusable, in words for the author. What the file is called decides nothing.
    """
    if data.startswith(png.SIGNATURE):
        media_type, content = "image/png", _content(data, "png")
    elif data.startswith(jpeg.SIGNATURE):
        media_type, content = "image/jpeg", _content(data, "jpeg")
    elif _is_svg(data):
        media_type, content = "image/svg+xml", _content(data, "svg")
    else:
        raise Unusable("foreign", f"it is {_what(data)}, not a PNG, JPEG or SVG image", _HINT)
    return ImagePicture(name, media_type, data, content, share, points)


_read: dict[bytes, Content | Unusable] = {}
_MOST_READ = 64  # a batch of briefs with one plan reads it once; it must not grow without end


def _content(data: bytes, kind: str) -> Content:
    key = hashlib.sha256(data).digest()
    found = _read.get(key)
    if found is None:
        if len(_read) >= _MOST_READ:
            _read.clear()
        try:
            found = _read[key] = _fresh(data, kind)
        except Unusable as unusable:
            found = _read[key] = unusable
    if isinstance(found, Unusable):
        raise Unusable(found.kind, found.message, *found.hints)
    return found


def _fresh(data: bytes, kind: str) -> Content:
    if kind == "svg":
        return _vector(data)
    return png.read_png(data) if kind == "png" else jpeg.read_jpeg(data)


def _vector(data: bytes) -> Vector:
    """The vectors of an SVG file, from the cache where it was read before; a file that cannot be placed is read every time."""
    from briefing.chart.pictures.keeping import keep_vector, load_vector, vector_name

    name = vector_name(data)
    vector = load_vector(name)
    if vector is None:
        from briefing.chart.pictures.svg import read_svg

        vector = read_svg(data)
        keep_vector(name, vector)
    return vector


def _is_svg(data: bytes) -> bool:
    head = data[:4000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = data[:4000].replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n")
    return head.startswith((b"<?xml", b"<svg", b"<!--", b"<!DOCTYPE svg")) and (b"<svg" in head or b":svg" in head)


def _what(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "a WebP file"
    if data[4:8] == b"ftyp":
        return "a HEIC or AVIF file" if data[8:12] in (b"heic", b"heix", b"mif1", b"avif") else "a video file"
    return next((what for start, what in _KNOWN if data.startswith(start)), "something else")
