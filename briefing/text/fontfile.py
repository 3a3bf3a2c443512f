"""A font file to what keeps it out of a document: damage, missing tables, no outlines, a licence; read from its directory.

Nothing is drawn or decoded here: the directory of an OpenType file says which tables there are and where, and two of the
tables say the rest. The largest faces (some 10 MB) are asked in a tenth of a millisecond.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

_KINDS = {b"\0\1\0\0", b"true", b"OTTO"}
_NEEDED = ("cmap", "head", "hhea", "hmtx", "maxp")  # OpenType 1.9, «Required tables», as far as a document needs them
_OUTLINES = ("CFF ", "CFF2")
_OTHERS = {
    b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"%PDF": "a PDF file", b"wOFF": "a font packed for the web",
    b"wOF2": "a font packed for the web", b"%!PS": "a PostScript font", b"PK\3\4": "a ZIP archive",
    b"\x80\1": "a PostScript font",
}  # fmt: skip


class Unusable(Exception):
    """Why a font file cannot be used; a clause that goes on from the name of the file, and what to do."""

    def __init__(self, why: str, hint: str = "it may be damaged, or another kind of file under this name") -> None:
        super().__init__(why)
        self.why, self.hint = why, hint


@lru_cache(maxsize=64)
def problem_of(path: Path, changed: int) -> tuple[str, str] | None:
    """What keeps the font file out of a document, and what to do; None for a file that may be used.

    `changed` is the file's time of change in nanoseconds: a file that was mended is looked at again.
    """
    del changed
    try:
        with path.open("rb") as file:
            _look(file, path.stat().st_size)
    except Unusable as problem:
        return problem.why, problem.hint
    except OSError as problem:
        return f"cannot be read: {(problem.strerror or 'it gives no bytes').lower()}", ""
    return None


def _look(file: BinaryIO, size: int) -> None:
    head = file.read(16)
    if not head:
        raise Unusable("is empty", "copy it again from where it came from")
    if head[:4] == b"ttcf" and len(head) == 16:
        file.seek(struct.unpack(">L", head[12:16])[0])  # the first face of a collection
        head = file.read(16)
    if head[:4] not in _KINDS:
        what = next((words for sign, words in _OTHERS.items() if head.startswith(sign)), "")
        raise Unusable(f"cannot be read as a font{': it is ' + what if what else ''}", "take the .ttf or .otf of this face")
    tables = _directory(file, head, size)
    lost = [tag for tag in _NEEDED if tables.get(tag, (0, 0))[1] == 0]
    if lost:
        raise Unusable(f"lacks what every font has (the table{'s' if len(lost) > 1 else ''} {', '.join(lost)})")
    if not any(tag in tables for tag in _OUTLINES) and not {"glyf", "loca"} <= set(tables):
        raise Unusable("has no outlines", "a font of bitmaps cannot be embedded: take one with outlines")
    _check_units(file, tables)
    _check_licence(file, tables)


def _directory(file: BinaryIO, head: bytes, size: int) -> dict[str, tuple[int, int]]:
    """Where each table begins and how long it is. Raises Unusable when one reaches beyond the end of the file."""
    count = struct.unpack(">H", head[4:6])[0] if len(head) >= 6 else 0
    raw = head[12:16] + file.read(16 * count - 4) if count else b""
    tables: dict[str, tuple[int, int]] = {}
    for at in range(0, 16 * count, 16):
        row = raw[at : at + 16]
        if len(row) < 16:
            raise Unusable("is cut short", "copy it again from where it came from")
        start, length = struct.unpack(">LL", row[8:16])
        if start + length > size:
            raise Unusable("is cut short", "copy it again from where it came from")
        tables[row[:4].decode("latin-1")] = start, length
    return tables


def _read(file: BinaryIO, tables: dict[str, tuple[int, int]], tag: str, least: int) -> bytes:
    start, length = tables.get(tag, (0, 0))
    file.seek(start)
    return file.read(length) if length >= least else b""


def _check_units(file: BinaryIO, tables: dict[str, tuple[int, int]]) -> None:
    head = _read(file, tables, "head", 54)
    units = struct.unpack(">H", head[18:20])[0] if head else 0
    if not 16 <= units <= 16384 or head[12:16] != b"\x5f\x0f\x3c\xf5":
        raise Unusable("is damaged: its head table makes no sense", "copy it again from where it came from")


def _check_licence(file: BinaryIO, tables: dict[str, tuple[int, int]]) -> None:
    """OpenType 1.9, OS/2, fsType: of bits 1 to 3 the least restrictive holds; bit 8 no subsetting, bit 9 bitmaps only."""
    table = _read(file, tables, "OS/2", 10)
    bits = struct.unpack(">H", table[8:10])[0] if table else 0
    hint = "choose another font, or ask its maker for a licence (and a file) that allows it"
    if bits & 0x000E == 0x0002:
        raise Unusable("says that it may not be embedded in a document (fsType 2)", hint)
    if bits & 0x0200:
        raise Unusable("allows only its bitmaps to be embedded in a document (fsType 512)", hint)
    if bits & 0x0100:
        raise Unusable("does not allow a part of it to be embedded, and documents hold parts only (fsType 256)", hint)
