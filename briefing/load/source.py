"""Files as read: their bytes, their characters, their lines, and the way back from a value's character to the file's.

A file is read once and whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from pathlib import Path

from briefing.diagnostics import Diagnostics, Span
from briefing.inputs import Lack, NotRead, read_input

# A brief of 500 pages has about 2 MB; a file larger than this is not one.
MOST_BYTES = 5_000_000

_LINE_END = re.compile("\r\n|\r|\n|\x85|\u2028|\u2029")  # YAML 1.2 section 5.4; NEL, LS and PS as libyaml counts them


class Source:
    """One file. `name` is the path as the user typed it, for display; `text` is without its byte order mark."""

    __slots__ = ("_starts", "data", "name", "path", "text")

    def __init__(self, name: str, path: Path, data: bytes, text: str) -> None:
        self.name, self.path, self.data, self.text = name, path, data, text
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """The offset at which each line begins."""
        if self._starts is None:
            self._starts = [0, *(m.end() for m in _LINE_END.finditer(self.text))]
        return self._starts

    def line(self, number: int) -> str | None:
        """The text of a line, counted from 1, without its end."""
        starts = self.starts
        if not 1 <= number <= len(starts):
            return None
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n\x85\u2028\u2029")

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, both from 0."""
        starts = self.starts
        return min(starts[line] + column, len(self.text)) if line < len(starts) else len(self.text)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 0, of an offset."""
        line = bisect_right(self.starts, offset) - 1
        return line, offset - self.starts[line]

    def span(self, start: int, end: int | None = None) -> Span:
        """The span of a stretch of offsets (one character without `end`)."""
        (l0, c0), (l1, c1) = self.position(start), self.position(start + 1 if end is None else end)
        if l1 > l0 and end is None:
            l1, c1 = l0, c0 + 1
        return Span(self.name, l0 + 1, c0 + 1, l1 + 1, c1 + 1)


_CODES: dict[Lack, str] = {
    "missing": "B101", "folder": "B102", "unreadable": "B103", "large": "B104", "no name": "B116", "outside": "B117",
}  # fmt: skip


def read(path: Path, name: str, diagnostics: Diagnostics, span: Span | None = None, typed: str = "") -> Source | None:
    """Read a regular file; None, with a diagnostic, when that cannot be done.

    `span` is where another file names it, and `typed` what stands there; `name` is what it is called in findings of its own.
    """
    try:
        data = read_input(path, typed or name, most=MOST_BYTES)
    except NotRead as problem:
        tell_not_read(problem, span or Span(name, 1, 1, 1, 2), diagnostics)
        return None
    return _decoded(name, path, data, diagnostics)


def tell_not_read(problem: NotRead, span: Span, diagnostics: Diagnostics) -> None:
    """Say at the place where a file is named why it is not read."""
    diagnostics.error(_CODES[problem.lack], problem.message, span, hints=problem.hints)


def _decoded(name: str, path: Path, data: bytes, diagnostics: Diagnostics) -> Source | None:
    form = _other_encoding(data)
    if form is not None:
        diagnostics.error("B105", f"{name} is written in {form}; save it as UTF-8", Span(name, 1, 1, 1, 2))
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        before = data[: problem.start].decode("utf-8", "replace").removeprefix("\ufeff")
        place = Source(name, path, b"", before + "?").span(len(before))
        byte = data[problem.start]
        diagnostics.error(
            "B105",
            f"this is not UTF-8 (byte {byte:#04x})",
            place,
            hints=("save the file as UTF-8 in your editor and look at this character",),
        )
        return None
    return Source(name, path, data, text.removeprefix("\ufeff"))


def _other_encoding(data: bytes) -> str | None:
    """UTF-32 or UTF-16, by the mark at its beginning or by the zero bytes of a file that begins with a Latin letter."""
    begin = data[:4]
    zeros = tuple(not byte for byte in begin)
    if begin in (b"\xff\xfe\0\0", b"\0\0\xfe\xff") or zeros in ((False, True, True, True), (True, True, True, False)):
        return "UTF-32"
    if begin[:2] in (b"\xff\xfe", b"\xfe\xff") or zeros in ((False, True, False, True), (True, False, True, False)):
        return "UTF-16"
    return None


# -- from a value's characters to the file's ------------------------------------------------------------------------
def offsets_of(value: str, style: str, source: Source, start: tuple[int, int], end: tuple[int, int]) -> list[int]:
    """For each character of a value the offset in the file of the character that stands for it.

    A folded line end stands at its line end, an escape at its backslash. Where the two cannot be matched (they always
    can, for text that YAML accepted) the remaining characters stand at the last matched place.
    """
    base = source.offset(*start)
    raw = source.text[base : source.offset(*end)]
    if style == "double":
        offsets = _double(value, raw, 1)
    elif style in ("literal", "folded"):
        offsets = _block(value, raw)
    else:
        offsets = _flow(value, raw, int(style == "single"), quoted=style == "single")
    return [base + offset for offset in offsets]


def _flow(value: str, raw: str, at: int, *, quoted: bool) -> list[int]:
    out: list[int] = []
    size, last_blanks = len(raw), _blanks_before_line_ends(raw)
    for character in value:
        if character in " \n":
            out.append(min(at, size - 1))
            if at < size and raw[at] == character and character == " " and at not in last_blanks:
                at += 1
            elif out and len(out) > 1 and character == "\n" and value[len(out) - 2] == "\n":
                at = _next_line(raw, at)
            else:
                at = _next_line(raw, at)
                at = _skip_blank(raw, at) if character == " " else at
            continue
        while at < size and raw[at] in " \t\r\n" and raw[at] != character:
            at += 1
        out.append(min(at, size - 1))
        at += 2 if quoted and character == "'" and raw[at : at + 2] == "''" else 1
    return out


_BLANKS_BEFORE_LINE_END = re.compile(r"(?<![ \t])[ \t]++(?=[\r\n]|\Z)")


def _blanks_before_line_ends(raw: str) -> frozenset[int]:
    """The offsets of blanks and tabs behind which only such follow on their line."""
    return frozenset(at for m in _BLANKS_BEFORE_LINE_END.finditer(raw) for at in range(m.start(), m.end()))


def _next_line(raw: str, at: int) -> int:
    while at < len(raw) and raw[at] not in "\r\n":
        at += 1
    if raw[at : at + 2] == "\r\n":
        return at + 2
    return at + 1


def _skip_blank(raw: str, at: int) -> int:
    while at < len(raw) and raw[at] in " \t":
        at += 1
    return at


_ESCAPE_LENGTH = {"x": 4, "u": 6, "U": 10}


def _double(value: str, raw: str, at: int) -> list[int]:
    out: list[int] = []
    size, last_blanks = len(raw), _blanks_before_line_ends(raw)
    i = 0
    while i < len(value):
        while raw[at : at + 1] == "\\" and raw[at + 1 : at + 2] in ("\n", "\r", ""):  # an escaped line end says nothing
            at = _skip_blank(raw, _next_line(raw, at))
            if at >= size:
                break
        if at >= size:
            out += [size - 1] * (len(value) - i)
            break
        character = value[i]
        if raw[at] == "\\":
            out.append(at)
            at += _ESCAPE_LENGTH.get(raw[at + 1 : at + 2], 2)
        elif character in " \n" and (raw[at] in "\r\n" or at in last_blanks):
            out.append(at)
            at = _next_line(raw, at)
            if character == " " or (i + 1 < len(value) and value[i + 1] != "\n"):
                at = _skip_blank(raw, at) if character == " " else _skip_lines(raw, at)
        else:
            while at < size and raw[at] != character and raw[at] in " \t\r\n":
                at += 1
            out.append(min(at, size - 1))
            at += 1
        i += 1
    return out


def _skip_lines(raw: str, at: int) -> int:
    while at < len(raw) and raw[at] in " \t\r\n":
        at += 1
    return at


def _block(value: str, raw: str) -> list[int]:
    lines = _lines(raw, _next_line(raw, 0))  # the first line holds the indicator only
    last = max(len(raw) - 1, 0)
    indent = _indent(value, raw, lines)
    out: list[int] = []
    number = 0
    at, end = (lines[0][0] + indent, lines[0][1]) if lines else (last, last)
    for character in value:
        if character not in "\n ":  # a fold may swallow one of several line ends
            while at >= end and number + 1 < len(lines):
                number += 1
                at, end = lines[number][0] + indent, lines[number][1]
        if character == "\n" or (character == " " and at >= end):
            out.append(min(end, last))
            number += 1
            at, end = (lines[number][0] + indent, lines[number][1]) if number < len(lines) else (len(raw), len(raw))
        else:
            out.append(min(at, last))
            at += 1
    return out


def _lines(raw: str, at: int) -> list[tuple[int, int]]:
    """Start and end of every line from `at` on."""
    out: list[tuple[int, int]] = []
    while at <= len(raw):
        end = at
        while end < len(raw) and raw[end] not in "\r\n":
            end += 1
        out.append((at, end))
        if end >= len(raw):
            break
        at = _next_line(raw, end)
    return out


def _indent(value: str, raw: str, lines: list[tuple[int, int]]) -> int:
    """How far a block is indented: what its first line with words has in the file beyond what it has in the value.

    That is the same whether the indentation was given (`|2`) or found by YAML.
    """
    kept = next((line for line in value.split("\n") if line.strip(" ")), "")
    there = next((raw[s:e] for s, e in lines if raw[s:e].strip(" ")), "")
    return max(0, len(there) - len(there.lstrip(" ")) - len(kept) + len(kept.lstrip(" ")))
