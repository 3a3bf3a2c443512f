"""Small slips of the hand that YAML takes for something else, each to the place where the hand slipped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from briefing.diagnostics import Span

if TYPE_CHECKING:
    from briefing.load.source import Source


class YamlMark(Protocol):
    """A place as PyYAML gives it (its C parser and its Python parser have classes of their own); both count from 0."""

    @property
    def line(self) -> int:
        """The line."""
        ...

    @property
    def column(self) -> int:
        """The column, in characters."""
        ...


QUOTE = "put the whole text in quotes, or on the next lines after `|`"
Slip = tuple[str, str, Span]
_KEY = r"\s*(?:- +)*(?:[\w-]+:[ \t]+)"
_CONFLICT = re.compile(r"(<{7}|={7}|>{7})(?: |$)")
_TIGHT_DASH = re.compile(r"\s*(-)[A-Za-z_][\w-]*:(?:\s|$)")
_SIGN = re.compile(_KEY + r"([-?])(?:[ \t]|$)")
_MARK = re.compile(_KEY + r"([*&!])\S+")
_COMMAS = re.compile(r"([\[,])[ \t]*,")
_WIDE_SPACE = re.compile(r" *([\u00a0\u2000-\u200a\u202f\u3000]+)")
_LOOK_BACK = 3  # lines above the one of which the parser complains
_FAR = 400  # lines; a text in quotes is shorter


def slip(source: Source, line: int, column: int, begun: YamlMark | None) -> Slip | None:
    """What slipped at or shortly above a line (from 0) that cannot be read; `begun` is where the block around it began."""
    for number, words in _near(source, line, begun):
        m = _CONFLICT.match(words)
        if m:
            hint = "keep one of the two versions, and delete the lines with <<<<<<<, ======= and >>>>>>>"
            return "two versions of this file were merged and clash here", hint, span_at(source, number, 0, len(m[1]))
        m = _WIDE_SPACE.match(words)
        if m:
            hint = "replace it by common spaces: it was probably pasted along with the text"
            span = span_at(source, number, m.start(1), len(m[1]))
            return "a space that is none to YAML stands before the first word", hint, span
        m = _TIGHT_DASH.match(words)
        if m:
            hint = "write `- ` before the first key of an entry"
            return "a space is missing after this dash", hint, span_at(source, number, m.start(1))
        m = _SIGN.match(words)
        if m:
            return f"a text cannot begin with `{m[1]}` and a space without quotes", QUOTE, span_at(source, number, m.start(1))
        m = _MARK.match(words)
        if m:
            return f"a text cannot begin with `{m[1]}` without quotes", QUOTE, span_at(source, number, m.start(1))
    words = source.line(line + 1) or ""
    m = next((m for m in _COMMAS.finditer(words) if m.end() == column + 1), None)
    if m:
        before = "these two commas" if m[1] == "," else "the bracket and this comma"
        return f"there is nothing between {before}", "delete a comma, or write what is missing", span_at(source, line, column)
    return _open_quote(source, line, column)


def _near(source: Source, line: int, begun: YamlMark | None) -> Iterator[tuple[int, str]]:
    numbers = [*range(line, max(line - _LOOK_BACK, 0) - 1, -1), *([begun.line] if begun is not None else [])]
    return ((number, source.line(number + 1) or "") for number in numbers)


def _open_quote(source: Source, line: int, column: int) -> Slip | None:
    """A text in quotes that runs on until a quote far below closes it: where it began."""
    before = (source.line(line + 1) or "")[: column]
    for mark in ('"', "'"):
        if mark not in before:
            continue
        for number in range(line - 1, max(line - _FAR, 0) - 1, -1):
            words = source.line(number + 1) or ""
            opening = re.match(_KEY + mark, words)
            if opening is not None and words.count(mark, opening.end() - 1) % 2:
                message = f"the text that begins with {mark} here is not closed before line {line + 1}"
                hint = "close it at its end; inside single quotes write '' for an apostrophe, or use `|`"
                return message, hint, span_at(source, number, opening.end() - 1)
            if mark in words:
                break
    return None


def span_at(source: Source, line: int, column: int, length: int = 1) -> Span:
    """A place of the file, line and column from 0."""
    return Span(source.name, line + 1, column + 1, line + 1, column + 1 + length)
