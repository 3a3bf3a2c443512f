"""A composite font of the file to what its character codes say and how wide they are (ISO 32000-1, 9.7 and 9.10)."""

from __future__ import annotations

import codecs
import math
import re
from binascii import unhexlify
from collections.abc import Iterator

from briefing.pdf.proof.file import File
from briefing.pdf.proof.objects import Dictionary, UnreadableFile, integer_in, number_in

_ROW = re.compile(rb"^<([0-9A-F]{4})> <([0-9A-F]*)>$", re.MULTILINE)
_NARROW = 256  # a font with fewer codes is read byte by byte
_LARGEST_MAP = 1 << 22  # bytes of a font's map to characters: 65,536 codes of 15 bytes, and the long ones


class FontTable:
    """What the codes of a font say, and how wide they are."""

    __slots__ = ("_bounds", "_characters", "_longer", "_said", "_unit", "_widths", "high", "low")

    def __init__(self, file: File, font: Dictionary) -> None:
        descendant = file.dictionary(file.array(font.get("DescendantFonts"))[0])
        descriptor = file.dictionary(descendant.get("FontDescriptor"))
        self.high, self.low = number_in(descriptor.get("Ascent")) / 1000, number_in(descriptor.get("Descent")) / 1000
        rows = _ROW.findall(file.stream(font.get("ToUnicode"), _LARGEST_MAP))
        self._said = {int(code, 16): unhexlify(text).decode("utf-16-be") for code, text in rows}
        self._widths: dict[int, float] = {}
        for first, run in file.pairs(descendant.get("W")):
            self._widths.update(enumerate(map(number_in, file.array(run)), integer_in(first)))
        self._characters, self._bounds, self._unit = "", b"", 1
        self._longer: dict[int, str] = {}
        if max(self._said, default=0) < _NARROW:
            self._translate_bytes()

    def _translate_bytes(self) -> None:
        """Tables that read a string of codes at once. A ligature says several characters, and a code may stand for one only:
        a stand-in, written out afterwards."""
        self._longer = {0xF0000 + code: text for code, text in self._said.items() if len(text) != 1}
        one, wide = ["\ufffe"] * _NARROW, [0] * _NARROW
        for code, text in self._said.items():
            one[code] = text if len(text) == 1 else chr(0xF0000 + code)
        self._characters = "".join(one)
        self._unit = unit = math.ceil(max(self._widths.values(), default=1) / 255) or 1
        for code, width in self._widths.items():
            if width > 0 and code < _NARROW:
                wide[code] = math.ceil(width / unit)
        self._bounds = bytes(wide)

    def read(self, codes: bytes) -> tuple[str, bytes, float]:
        """The characters of codes given in hexadecimal digits, the codes, a byte each or (in wide fonts) two, and a width that
        they do not exceed, 1/1000 of the size."""
        raw = unhexlify(codes)
        if not self._characters:
            return "".join([self._said[code] for code in _pairs(raw)]), raw, self.advance(raw)
        if len(raw) % 2 or raw[::2].strip(b"\0"):
            raise UnreadableFile("a page shows a code that its font does not have")
        raw = raw[1::2]
        said, _ = codecs.charmap_decode(raw, "strict", self._characters)
        if self._longer and not said.isascii():
            said = said.translate(self._longer)
        return said, raw, sum(raw.translate(self._bounds)) * self._unit  # whole numbers

    def advance(self, codes: bytes) -> float:
        """The width of the codes, 1/1000 of the size."""
        return math.fsum([self._widths[code] for code in (codes if self._bounds else _pairs(codes))])


def _pairs(raw: bytes) -> Iterator[int]:
    return (high << 8 | low for high, low in zip(raw[::2], raw[1::2], strict=True))
