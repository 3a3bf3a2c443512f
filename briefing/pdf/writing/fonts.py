"""A face and the glyphs that were painted with it, to a composite font in the file: subset, instanced, exactly mapped.

A character code stands for one (glyph, text) pair, so the mapping back to text is exact: the ligature of f and i says
two letters, the hyphen at a line's end says U+00AD and in a word U+002D. With TrueType outlines the pairs share a glyph by
the map from code to glyph; with CFF outlines a code *is* a glyph, and a second text is said by ActualText instead.
"""

from __future__ import annotations

import hashlib
import re
import struct
from functools import lru_cache
from typing import TYPE_CHECKING

import uharfbuzz as hb

from briefing.pdf.writing.compact_font import is_cid_keyed, set_charset
from briefing.pdf.writing.file_structure import Document
from briefing.pdf.writing.values import Value, encode, name, number, reference

if TYPE_CHECKING:
    from briefing.text.faces import Face

_DROPPED = (  # a PDF reader finds all of this in the file around the font
    *("GSUB", "GPOS", "GDEF", "BASE", "STAT", "MATH", "kern", "name", "OS/2", "post", "cmap"),
    *("DSIG", "gasp", "meta", "VORG", "vhea", "vmtx", "MVAR", "avar", "FFTM"),
)
_FLAGS = (
    hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.DOWNGRADE_CFF2
)


@lru_cache(maxsize=64)  # who builds a brief again wants the same glyphs again
def _cut(face: Face, glyphs: tuple[int, ...], flags: hb.SubsetFlags) -> tuple[hb.Face, dict[int, int]]:
    """The face with these glyphs only, at its place on its axes; and where each glyph stands in it."""
    wanted = hb.SubsetInput()
    for axis, value in sorted(face.axes.items()):
        wanted.pin_axis_location(face.hbface, axis, value)
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs)
    wanted.flags = flags
    dropped = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
    for tag in _DROPPED:
        dropped.add(int.from_bytes(tag.ljust(4).encode("ascii"), "big"))
    plan = hb.SubsetPlan(face.hbface, wanted)
    places = dict(plan.old_to_new_glyph_mapping)
    return plan.execute(), places


class EmbeddedFace:
    """One face in one file. `resource` is its name in content streams."""

    __slots__ = ("_by_glyph", "_keyed_by_glyph", "_pairs", "codes", "face", "number", "resource")

    def __init__(self, face: Face, resource: str, object_number: int) -> None:
        self.face = face
        self.resource = resource
        self.number = object_number
        # a CFF font whose glyphs have names has no charset of codes to rewrite: its codes are its glyph numbers
        table = bytes(face.hbface.reference_table("CFF ").data) if face.cff else b""
        self._keyed_by_glyph = bool(table) and not is_cid_keyed(table)
        self.codes: dict[tuple[int, str], tuple[str, float, bool]] = {}
        self._by_glyph: dict[int, tuple[int, str]] = {}  # the latest code of a glyph, and what that says
        self._pairs: list[tuple[int, str, int, float]] = [(0, "", 0, 0.0)]  # glyph, text, code, advance; first .notdef

    def code(self, glyph: int, text: str) -> tuple[str, float, bool]:
        """The code for a glyph that says `text`, remembered in `codes`: four hexadecimal digits, the glyph's own advance
        in 1/1000 em as the file will state it, and False when the code says something else (CFF only)."""
        advance = self.face.advance(glyph)
        known = self._by_glyph.get(glyph) if self.face.cff else None
        if known is None:
            number = glyph if self._keyed_by_glyph else len(self._pairs)
            self._pairs.append((glyph, text, number, advance))
            known = self._by_glyph[glyph] = (number, text)
        made = self.codes[glyph, text] = (f"{known[0]:04X}", advance, known[1] == text)
        return made

    # -- embedding ----------------------------------------------------------------------------------------------
    def write(self, document: Document) -> None:
        """Add the font to the file, under the number given at the beginning."""
        subset, places = self._subset()
        program, entry = self._program(document, subset, places)
        # a name may have 127 bytes, with the tag of the subset (ISO 19005-3, 6.1.13)
        label = re.sub(r"[^A-Za-z0-9-]", "", self.face.postscript_name)[:100] or "Font"
        base = name(_tag(program) + "+" + label)
        descriptor = document.add(encode({**self._descriptor(subset, base), **entry}))
        descendant: dict[str, Value] = {
            "Type": b"/Font",
            "Subtype": b"/CIDFontType0" if self.face.cff else b"/CIDFontType2",
            "BaseFont": base,
            "CIDSystemInfo": {"Registry": "Adobe", "Ordering": "Identity", "Supplement": 0},
            "FontDescriptor": reference(descriptor),
            "DW": 1000,
            "W": self._widths(),
        }
        if not self.face.cff:
            glyphs = b"".join(struct.pack(">H", places[glyph]) for glyph, *_ in self._pairs)
            descendant["CIDToGIDMap"] = reference(document.add_stream(glyphs))
        font: dict[str, Value] = {
            "Type": b"/Font",
            "Subtype": b"/Type0",
            "BaseFont": base,
            "Encoding": b"/Identity-H",
            "DescendantFonts": [reference(document.add(encode(descendant)))],
            "ToUnicode": reference(document.add_stream(self._to_unicode())),
        }
        document.fill(self.number, encode(font))

    def _subset(self) -> tuple[hb.Face, dict[int, int]]:
        glyphs = tuple(sorted({glyph for glyph, *_ in self._pairs}))
        return _cut(self.face, glyphs, _FLAGS | hb.SubsetFlags.RETAIN_GIDS if self._keyed_by_glyph else _FLAGS)

    def _program(self, document: Document, subset: hb.Face, places: dict[int, int]) -> tuple[bytes, dict[str, Value]]:
        """The font program, and the descriptor's entry for it."""
        if not self.face.cff:
            program = bytes(subset.blob.data)
            return program, {"FontFile2": reference(document.add_stream(program, {"Length1": len(program)}))}
        program = bytes(subset.reference_table("CFF ").data)
        if not self._keyed_by_glyph:
            order = [0] * (max(places.values()) + 1)
            for glyph, _, code, _ in self._pairs:
                order[places[glyph]] = code
            program = set_charset(program, order)
        return program, {"FontFile3": reference(document.add_stream(program, {"Subtype": b"/CIDFontType0C"}))}

    def _descriptor(self, subset: hb.Face, base: bytes) -> dict[str, Value]:
        face = self.face
        scale = 1000.0 / face.upem
        box = struct.unpack(">4h", bytes(subset.reference_table("head").data)[36:44])
        weight = round(face.axes.get("wght", struct.unpack(">H", _table(face, "OS/2", 6)[4:6])[0]))
        angle = struct.unpack(">i", _table(face, "post", 8)[4:8])[0] / 65536
        return {
            "Type": b"/FontDescriptor",
            "FontName": base,
            "Flags": 4 | (64 if angle else 0),  # symbolic: the codes are ours
            "FontBBox": [round(v * scale) for v in box],
            "ItalicAngle": angle,
            "Ascent": round(face.ascent),
            "Descent": -round(face.descent),
            "CapHeight": round(face.cap_height),
            "XHeight": round(face.x_height),
            "StemV": 50 + (weight * weight) // 4225,  # the usual estimate from the weight class; only substitutes need it
        }

    def _widths(self) -> list[Value]:
        out: list[Value] = []
        run: list[Value] = []
        last = -1
        for code, advance in sorted((code, advance) for _, _, code, advance in self._pairs[1:]):
            if code != last + 1:
                run = []
                out += [code, run]
            run.append(number(advance).encode("ascii"))
            last = code
        return out

    def _to_unicode(self) -> bytes:
        rows = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for _, text, code, _ in self._pairs[1:]]
        rows.sort()
        blocks = (rows[i : i + 100] for i in range(0, len(rows), 100))  # at most 100 to a block (Adobe note 5411)
        mapped = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n"
            "<</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n"
            "/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            f"{mapped}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        ).encode("ascii")


def _table(face: Face, tag: str, size: int) -> bytes:
    """A table of the font, at least `size` bytes long; zeros where it has none."""
    return bytes(face.hbface.reference_table(tag).data).ljust(size, b"\0")


def _tag(program: bytes) -> str:
    """The six letters that mark a subset, from its content."""
    return "".join(chr(65 + b % 26) for b in hashlib.sha256(program).digest()[:6])


class Fonts:
    """The faces painted with so far, in the order of their first use."""

    __slots__ = ("_document", "_faces")

    def __init__(self, document: Document) -> None:
        self._document = document
        self._faces: dict[int, EmbeddedFace] = {}

    def of(self, face: Face) -> EmbeddedFace:
        """This face in this file."""
        got = self._faces.get(id(face))
        if got is None:
            got = self._faces[id(face)] = EmbeddedFace(face, f"/F{len(self._faces) + 1}", self._document.reserve())
        return got

    def faces(self) -> list[Face]:
        """The faces themselves."""
        return [embedded.face for embedded in self._faces.values()]

    def write(self) -> dict[str, Value]:
        """Embed them all: the entries of the font resources."""
        for embedded in self._faces.values():
            embedded.write(self._document)
        return {f.resource[1:]: reference(f.number) for f in self._faces.values()}


def embedding_forbidden(face: Face) -> bool:
    """True when the font's own licence bits (OS/2 fsType) forbid outlines in a document: bit 1 alone, or bitmaps only.

    OpenType 1.9, OS/2: the least restrictive of bits 1–3 holds; 0 is installable embedding.
    """
    return face.fs_type & 0x000E == 0x0002 or bool(face.fs_type & 0x0200)
