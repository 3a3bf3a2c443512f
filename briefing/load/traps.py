"""YAML that is not what its author meant, to a sentence that says so: the parser's complaints in the author's own terms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.diagnostics import Diagnostics, Span
from briefing.load.slips import QUOTE as _QUOTE
from briefing.load.slips import YamlMark, slip, span_at

if TYPE_CHECKING:
    from yaml import MarkedYAMLError

    from briefing.load.nodes import Scalar
    from briefing.load.source import Source

# What a file may not hold: control characters (YAML 1.2 section 5.1), lone surrogates, noncharacters, and private characters,
# which mean something in one font only and which the program uses for itself.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufffe\uffff\U000f0000-\U0010ffff]"
)
_TAB_INDENT = re.compile(r"^[ ]*\t[ \t]*(?=\S)", re.MULTILINE)
MOST_TOLD = 20

Found = tuple[str, str, Span | None] | None


@dataclass(frozen=True, slots=True)
class _Complaint:
    """What the parser says: its two sentences, where (line and column from 0), that line, and where the trouble began."""

    told: str
    context: str
    source: Source
    line: int
    column: int
    words: str
    context_mark: YamlMark | None



def characters(source: Source, diagnostics: Diagnostics) -> bool:
    """Whether the file holds only characters that may stand in a brief, and no tab where YAML counts spaces."""
    told = 0
    for m in _FORBIDDEN.finditer(source.text):
        _tell_character(m.group(), source.span(m.start()), diagnostics)
        told += 1
        if told >= MOST_TOLD:
            break
    for m in _TAB_INDENT.finditer(source.text):
        at = m.group().index("\t") + m.start()
        diagnostics.error(
            "B107",
            "a tab stands at the beginning of this line; YAML wants spaces there",
            source.span(at, m.end()),
            hints=("replace each tab by two spaces",),
        )
        told += 1
        if told >= MOST_TOLD:
            break
    return not told


def _tell_character(character: str, span: Span, diagnostics: Diagnostics) -> None:
    code = ord(character)
    what = "a byte order mark in the middle of the file" if code == 0xFEFF else f"the invisible character U+{code:04X}"
    if 0xE000 <= code <= 0xF8FF or code >= 0xF0000:
        what = f"the private character U+{code:04X}, which means something in one font only,"
    hint = "delete it: it was probably pasted along with the text"
    diagnostics.error("B107", f"{what} cannot stand in a brief", span, hints=(hint,))


def escaped(scalar: Scalar, diagnostics: Diagnostics) -> None:
    """Refuse in double quotes the characters that a file may not hold as themselves: `\\u0007`, `\\uE000`."""
    for m in _FORBIDDEN.finditer(scalar.text or ""):
        _tell_character(m.group(), scalar.span_at(m.start()), diagnostics)


def cut_short(scalar: Scalar, source: Source, diagnostics: Diagnostics) -> None:
    """Warn of prose that ends where ` #` begins a comment its author did not mean."""
    line, column = scalar.end
    rest = (source.line(line + 1) or "")[column:]
    m = re.match(r"[ \t]+#(.*)", rest)
    if m is None or not m[1]:
        return
    words = m[1]
    sentence = len((scalar.text or "").split()) >= 5 and words[:2].strip()[:1].islower() and words.startswith(" ") is False
    if (not words[0].isspace() and words[0] not in "#=-*!") or sentence:
        at = column + rest.index("#")
        span = Span(source.name, line + 1, at + 1, line + 1, at + len(words) + 2)
        diagnostics.warning(
            "B118",
            "everything from ` #` on is a comment and will not be printed",
            span,
            hints=(f"if it belongs to the text, {_QUOTE}",),
        )


def explain(problem: MarkedYAMLError, source: Source, diagnostics: Diagnostics) -> None:
    """Say what a YAML error means for a brief, at the place where it can be mended."""
    mark = problem.problem_mark or problem.context_mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    words = source.line(line + 1) or ""
    where = span_at(source, line, column)
    complaint = _Complaint(
        str(problem.problem or ""), str(problem.context or ""), source, line, column, words, problem.context_mark
    )
    slipped = None if _opening_brace(complaint) else slip(source, line, column, problem.context_mark)
    if slipped is not None:
        diagnostics.error("B109", slipped[0], slipped[2], hints=(slipped[1],))
        return
    for rule in (_opening_brace, _opening_sign, _colon_inside, _quote_open, _indentation):
        found = rule(complaint)
        if found is not None:
            message, hint, span = found
            diagnostics.error("B109", message, span or where, hints=(hint,) if hint else ())
            return
    diagnostics.error(
        "B109",
        "this is not YAML: something is missing or too much before this place",
        where,
        hints=(_QUOTE, "look at the line above as well"),
    )


def _value_start(words: str) -> int:
    m = re.match(r"\s*(?:- +)*(?:[\w-]+:[ \t]+)?", words)
    return m.end() if m else 0


def _opening_brace(c: _Complaint) -> Found:
    """`statement: {likelihood} that …` and `text: [@a] says …`: a value that begins like a map or a list."""
    lines = [c.line]
    if c.context_mark is not None:
        lines.insert(0, c.context_mark.line)
    lines += [c.line - 1] if c.line else []
    for number in lines:
        text = c.source.line(number + 1) or ""
        at = _value_start(text)
        if text[at : at + 1] in ("{", "[") and re.match(r"\{[\w:.-]*\}\s*\S|\[@|\[[^\]]*\]\s*[({\w]", text[at:]):
            sign = text[at]
            taken = "block of fields" if sign == "{" else "list"
            message = f"a text that begins with `{sign}` must stand in quotes: YAML takes it for a {taken}"
            return message, _QUOTE, span_at(c.source, number, at)
    return None


def _opening_sign(c: _Complaint) -> Found:
    if "cannot start any token" in c.told and c.column < len(c.words):
        sign = c.words[c.column]
        if sign == "\t":
            return "a tab stands here; YAML wants spaces", "replace it by a space", None
        at = _value_start(c.words)
        if c.words[at : at + 1] == "[" and sign == "@":
            return (
                "a text that begins with `[` must stand in quotes: YAML takes it for a list",
                _QUOTE,
                span_at(c.source, c.line, at),
            )
        return f"a text cannot begin with `{sign}` without quotes", _QUOTE, None
    if "percent" in c.told or (c.column == 0 and c.words.startswith("%")):
        return "a line cannot begin with `%`", "delete it, or put the text in quotes", None
    return None


def _colon_inside(c: _Complaint) -> Found:
    if "mapping values are not allowed" not in c.told:
        return None
    m = re.match(r"(\s*(?:- +)*)([\w-]+):[ \t]+(\S.*)$", c.words)
    if m and c.column > m.end(2) + 1:
        return f"the text of `{m[2]}` holds a colon and a space; YAML takes what stands before it for a key", _QUOTE, None
    before = c.source.line(c.line) or ""
    if c.line and re.match(r"\s*(?:- +)*[\w-]+:[ \t]+\S", before):
        key = re.match(r"\s*(?:- +)*([\w-]+):", before)
        return (
            f"this line is indented further than `{key[1] if key else ''}` above, which already has its value",
            "give it the same indentation as the key above, or move the value above away",
            None,
        )
    return "a colon and a space stand here where no key can be", _QUOTE, None


def _quote_open(c: _Complaint) -> Found:
    start = c.context_mark
    if "quoted scalar" in c.context and start is not None:
        mark = (c.source.line(start.line + 1) or " ")[start.column : start.column + 1] or "a quote"
        if "escape" in c.told:
            return (
                "after \\ in double quotes only certain letters may stand",
                "write \\\\ for a backslash, or use single quotes",
                None,
            )
        return (
            f"the text that begins with {mark} here has no closing {mark}",
            "close it; inside single quotes write '' for an apostrophe, or use `|`",
            span_at(c.source, start.line, start.column),
        )
    if "expected <block end>" in c.told or "did not find expected key" in c.told:
        m = re.search(r"(['\"])(?:[^'\"]|'')*\1(?=[^\s,}\]#:])|(['\"])[^'\"]*\2\s+\S", c.words)
        if m:
            return (
                "something stands behind the closing quote",
                "put the whole text in one pair of quotes; inside single quotes write '' for an apostrophe",
                span_at(c.source, c.line, m.start()),
            )
    return None


def _indentation(c: _Complaint) -> Found:
    if "could not find expected ':'" in c.told:
        number = c.context_mark.line if c.context_mark is not None else max(c.line - 1, 0)
        text = c.source.line(number + 1) or ""
        at = len(text) - len(text.lstrip())
        hint = "write `key: value`; a text over several lines is indented under its key or follows `|`"
        return "there is no colon after this key", hint, span_at(c.source, number, at, max(1, len(text.strip())))
    if "did not find expected key" in c.told or "expected <block end>" in c.told or "'-' indicator" in c.told:
        above = c.context_mark
        where = f" (the block began in line {above.line + 1})" if above is not None else ""
        return (
            f"this line does not stand under the one it belongs to{where}",
            "keys of one block begin in the same column; the dashes of a list as well",
            None,
        )
    if "did not find expected ',' or" in c.told or "expected ',' or" in c.told:
        above = c.context_mark
        begin = span_at(c.source, above.line, above.column) if above is not None else None
        return "the list or block that begins here is not closed", f"close it with ] or }}; if it is a text, {_QUOTE}", begin
    if "block scalar" in c.context or "indentation" in c.told:
        return (
            "the indentation of this text cannot be read",
            "indent every line of the text two spaces further than its key",
            None,
        )
    return None
