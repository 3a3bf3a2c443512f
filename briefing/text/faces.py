"""Font files to shaped words: one face, and a stack of faces in which every character finds the first that has it.

Variable fonts are shaped as they are, at their axis values, and only cut to an instance when they are embedded: all 1,463
advances of Source Serif 4 are equal both ways, and the cutting costs 14 ms a face.
"""

from __future__ import annotations

import hashlib
import os
import struct
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

import uharfbuzz as hb

Glyph = tuple[int, float, float, float, "str | None"]  # glyph, advance, x and y offset in 1/1000 em, the text it stands for
Features = tuple[tuple[str, int], ...]

# Kerning, common ligatures and contextual forms; never the discretionary ligatures (ct, st) that change the look of words.
BASE_FEATURES: Features = (("kern", 1), ("liga", 1), ("calt", 1), ("dlig", 0))
# Control and joining characters have no ink of their own and belong to the character before them.
_SELECTORS = (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))  # Unicode 16, 23.4: which form of the character before them
_JOINING = frozenset({0x200B, 0x200C, 0x200D, 0x2060, 0x00AD, *_SELECTORS})

FileState = tuple[str, int, int]
"""The path of a file, its time of change in nanoseconds, its size: what is read of it is remembered under these."""

_blobs: dict[FileState, hb.Blob] = {}
_hashes: dict[FileState, str] = {}


def file_state(path: str) -> FileState:
    """The state of a file now. Raises OSError where there is none."""
    found = os.stat(path)
    return path, found.st_mtime_ns, found.st_size


class Face:
    """One font file at given axis values. Metrics are in 1/1000 em.

    `axes` hold the values of a variable font's axes, clamped to what the font has. `scale` makes a fallback face sit well
    beside its primary (0.94 for Han beside Latin).
    """

    __slots__ = ("_glyphs", "_units", "ascent", "axes", "cap_height", "cff", "descent", "font", "fs_type", "hbface", "index",
                 "italic", "path", "scale", "serif", "unicodes", "upem", "x_height")  # fmt: skip

    def __init__(
        self, path: str, *, index: int = 0, serif: bool = False, italic: bool = False, scale: float = 1.0, **axes: float
    ) -> None:
        self.path, self.index, self.serif, self.italic, self.scale = path, index, serif, italic, scale
        state = file_state(path)
        blob = _blobs.get(state)
        if blob is None:
            blob = _blobs[state] = hb.Blob.from_file_path(path)
        self.hbface = hb.Face(blob, index)
        self.font = hb.Font(self.hbface)
        known = {a.tag: (a.min_value, a.max_value) for a in self.hbface.axis_infos} if self.hbface.has_var_data else {}
        self.axes = {t: min(max(v, known[t][0]), known[t][1]) for t, v in sorted(axes.items()) if t in known}
        if self.axes:
            self.font.set_variations(self.axes)
        self.upem: int = self.hbface.upem
        self._units: float = 1000.0 / self.upem
        self.unicodes: frozenset[int] = _unicodes_of(state, index, self.hbface)
        tags = set(self.hbface.table_tags)
        self.cff = bool(tags & {"CFF ", "CFF2"})
        extents = self.font.get_font_extents("ltr")
        self.ascent, self.descent = extents.ascender * self._units, -extents.descender * self._units
        os2 = bytes(self.hbface.reference_table("OS/2").data) if "OS/2" in tags else b""
        self.fs_type = struct.unpack(">H", os2[8:10])[0] if len(os2) >= 10 else 0
        version = struct.unpack(">H", os2[:2])[0] if len(os2) >= 2 else 0
        if version >= 2 and len(os2) >= 90:
            x, cap = struct.unpack(">hh", os2[86:90])
            self.x_height, self.cap_height = x * self._units, cap * self._units
        else:
            self.x_height, self.cap_height = 500.0, 700.0
        self._glyphs: dict[tuple[str, Features], tuple[float, tuple[Glyph, ...]]] = {}

    @property
    def postscript_name(self) -> str:
        """The font's own PostScript name."""
        return self.hbface.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "Font"

    def sha256(self) -> str:
        """The SHA-256 of the font file, for a manifest; a file that has not changed since is not read again."""
        key = file_state(self.path)
        found = _hashes.get(key)
        if found is None:
            found = _hashes[key] = hashlib.sha256(Path(self.path).read_bytes()).hexdigest()
        return found

    def advance(self, glyph: int) -> float:
        """A glyph's own advance in 1/1000 em."""
        return int(self.font.get_glyph_h_advance(glyph)) * self._units

    def shape(self, text: str, features: Features) -> tuple[float, tuple[Glyph, ...]]:
        """Width in 1/1000 em and the glyphs of a word, remembered. Every character belongs to exactly one glyph's text."""
        key = (text, features)
        found = self._glyphs.get(key)
        if found is None:
            found = self._glyphs[key] = self._shape(text, features)
        return found

    def _shape(self, text: str, features: Features) -> tuple[float, tuple[Glyph, ...]]:
        if not text:
            return 0.0, ()
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.cluster_level = _CLUSTERS
        wanted = _wanted.get(features)
        if wanted is None:
            wanted = _wanted[features] = dict(BASE_FEATURES + features)
        hb.shape(self.font, buffer, wanted)
        infos, k = buffer.glyph_infos, self._units
        clusters = [i.cluster for i in infos]
        said: Sequence[str | None] = text if clusters == _COUNT[: len(text)] else _said(text, clusters)
        out: list[Glyph] = []
        width = 0
        for info, position, words in zip(infos, buffer.glyph_positions, said, strict=True):
            x, y, advance, _ = position.position
            glyph: Glyph = (info.codepoint, advance * k, x * k, y * k, words)
            out.append(_shared.setdefault(glyph, glyph))
            width += advance
        return width * k, tuple(out)


def _said(text: str, clusters: list[int]) -> list[str | None]:
    """What each glyph says: the first of a cluster all its characters, the others nothing."""
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    out: list[str | None] = []
    seen: set[int] = set()
    for cluster in clusters:
        out.append(None if cluster in seen else text[cluster : ends[cluster]])
        seen.add(cluster)
    return out


_CLUSTERS = hb.BufferClusterLevel.MONOTONE_CHARACTERS
_COUNT = list(range(256))
_wanted: dict[Features, dict[str, int]] = {}
# One tuple for each glyph at each advance: words are many, their glyphs are few.
_shared: dict[Glyph, Glyph] = {}
_sets: dict[tuple[FileState, int], frozenset[int]] = {}


def _unicodes_of(state: FileState, index: int, face: hb.Face) -> frozenset[int]:
    found = _sets.get((state, index))
    if found is None:
        found = _sets[state, index] = frozenset(face.unicodes)
    return found


class FontStack:
    """A primary face and its fallbacks."""

    __slots__ = ("_segments", "faces", "primary")

    def __init__(self, faces: Iterable[Face]) -> None:
        self.faces = tuple(faces)
        self.primary = self.faces[0]
        self._segments: dict[str, tuple[tuple[Face, str], ...]] = {}

    def segments(self, text: str) -> tuple[tuple[Face, str], ...]:
        """The text in runs of one face each; what no face has stays with the primary (and is reported by `missing`)."""
        found = self._segments.get(text)
        if found is None:
            if self.primary.unicodes.issuperset(map(ord, text)):
                found = ((self.primary, text),)
            else:
                found = tuple(self._split(text))
            self._segments[text] = found
        return found

    def _split(self, text: str) -> list[tuple[Face, str]]:
        out: list[tuple[Face, str]] = []
        for cluster in _clusters(text):
            face = self._face_of(cluster)
            if out and out[-1][0] is face:
                out[-1] = (face, out[-1][1] + cluster)
            else:
                out.append((face, cluster))
        return out

    def _face_of(self, cluster: str) -> Face:
        """The first face with all of a character and its marks (or with the two as one character), else with the character."""
        needed = [ord(c) for c in cluster if ord(c) not in _JOINING] or [ord(cluster[0])]
        for face in self.faces:
            if face.unicodes.issuperset(needed):
                return face
        if len(needed) > 1:
            composed = [ord(c) for c in unicodedata.normalize("NFC", cluster) if ord(c) not in _JOINING]
            for face in self.faces:
                if face.unicodes.issuperset(composed):
                    return face
        return next((f for f in self.faces if needed[0] in f.unicodes), self.primary)

    def missing(self, text: str) -> frozenset[str]:
        """The characters that no face has. Line ends, ties, soft hyphens, joiners and variation selectors need no glyph."""
        if self.primary.unicodes.issuperset(map(ord, text)):
            return frozenset()
        lost = {c for c in text if c not in _NO_GLYPH and not any(ord(c) in f.unicodes for f in self.faces)}
        marks = {c for c in lost if unicodedata.combining(c)}
        if marks:  # a mark that its letter always takes in (e and an acute are é) needs no glyph of its own
            left = {c for cluster in _clusters(text) for c in unicodedata.normalize("NFC", cluster)}
            lost -= marks - left
        return frozenset(lost)


def _clusters(text: str) -> list[str]:
    """Characters with the marks and joiners that belong to them."""
    out: list[str] = []
    for character in text:
        if out and (ord(character) in _JOINING or unicodedata.combining(character)):
            out[-1] += character
        else:
            out.append(character)
    return out


_NO_GLYPH = frozenset("\n\t\ue000") | {chr(code) for code in _JOINING}
