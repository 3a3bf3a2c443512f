"""A text to warnings for what looks like markup and is none: it is printed as it stands, or a list runs on as a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefing.diagnostics import Diagnostics, Span
from briefing.load import Scalar

# What must be there before anything is looked for: most texts have none of it.
_SUSPECT = re.compile(r"[|~&@]|\*\*|\[[ xX]\]")
_FORMS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"(?<!\\)\[@[\w-]+\s*,\s*\]"), "this citation ends before it says where", "write [@ID], or [@ID, p. 3]"),
    (re.compile(r"\(@[\w-]+(?:,[^()\n]*)?\)"), "a citation stands in square brackets, these are round ones", "write [@ID]"),
    (
        re.compile(r"^[ \t]*\|[^|\n]*\|.*\|?[ \t]*$", re.MULTILINE),
        "a table is not written in a text",
        "give it under `tables:` and write {table:ID} where it belongs",
    ),
    (re.compile(r"(?<!\\)~~\S(?:[^~\n]*\S)?~~"), "words are not struck through with ~~", "delete them; a brief says what holds"),
    (re.compile(r"^[ \t]*[-*+][ \t]+\[[ xX]\]", re.MULTILINE), "there are no boxes to tick in a list", "delete the brackets"),
    (
        re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});"),
        "signs are not written by their HTML names",
        "write the sign itself",
    ),
)
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?![ \t]*\n))+")
_OPENED = re.compile(r"(?<!\\)\[@[\w-]*+")
_STRONG = re.compile(r"(?<!\\)\*\*(?!\*)")
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])[ \t]+\S")


_LINES = ("title", "heading", "headline", "subtitle")
_MARKUP = re.compile(
    r"(?<![\w*\\])\*\*?[^*\s](?:[^*]*[^*\s])?\*\*?(?![\w*])"  # emphasis
    r"|\[@[\w-]+|\{(?:kj|est|fig|table|actor)[:}]|\]\{lang="
)


def tell_marked_line(scalar: Scalar, field: str, path: str, diagnostics: Diagnostics) -> None:
    """Warn (B125) of markup in a title, a heading or a headline, where none is read."""
    found = _MARKUP.search(scalar.text or "") if field in _LINES else None
    if found is not None:
        message = f"no markup is read in a {field}: `{found[0]}` is printed as it stands"
        diagnostics.warning("B125", message, scalar.span_at(*found.span()), path=path, hints=("write plain words",))


def tell_half_written(scalar: Scalar, diagnostics: Diagnostics) -> None:
    """Warn (B125, B126) of every such place, where it stands; nothing is said of what a backslash marks as meant."""
    text = scalar.text or ""
    if _SUSPECT.search(text) is not None:
        for start, end, message, hint in sorted(_found(text)):
            diagnostics.warning("B125", message + ": it is printed as it stands", scalar.span_at(start, end), hints=(hint,))
    if scalar.style == "folded":
        _tell_folded(scalar, diagnostics)


def _found(text: str) -> Iterator[tuple[int, int, str, str]]:
    for pattern, message, hint in _FORMS:
        for m in pattern.finditer(text):
            yield m.start(), max(m.end(), m.start() + 1), message, hint
    for paragraph in _PARAGRAPH.finditer(text):
        last = text.rfind("]", paragraph.start(), paragraph.end())
        for m in _OPENED.finditer(text, max(last, paragraph.start()), paragraph.end()):
            yield m.start(), m.end(), "this citation is never closed", "write `]` behind the id: [@ID]"
        stars = list(_STRONG.finditer(text, paragraph.start(), paragraph.end()))
        if len(stars) % 2:
            hint = "put ** on both sides of the words, or \\*\\* for the signs themselves"
            yield stars[-1].start(), stars[-1].end(), "these words are not closed with a second **", hint


def _tell_folded(scalar: Scalar, diagnostics: Diagnostics) -> None:
    """YAML joins the lines below `>`: the items of a list become one sentence before anybody sees that they were items."""
    (first, _), (last, column) = scalar.start, scalar.end
    lines = [scalar.source.line(number + 1) or "" for number in range(first + 1, last + bool(column))]
    indent = min((len(x) - len(x.lstrip(" ")) for x in lines if x.strip()), default=0)
    for number, (before, line) in enumerate(pairwise(lines), first + 3):
        bare = line[indent:]
        if before.strip() and not before[indent:].startswith(" ") and _ITEM.match(bare):
            message = "this line is joined to the one before it, as the text begins with `>`: it will not be an item of a list"
            span = Span(scalar.source.name, number, indent + 1, number, len(line) + 1)
            diagnostics.warning("B126", message, span, hints=("begin the text with `|` instead of `>`",))
            return
