"""The closed Markdown of prose: markdown-it-py, set up to know what a text may hold and what is refused in it.

The rules for citations, references, footnotes and brackets are ours and record their places. Every expression that runs over an
author's text takes a time in proportion to its length: none scans to the end from each of many places, none tries again what it
has passed (the possessive `*+` of Python 3.11).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

MOST_NESTED = 10
"""How deep lists and quotes, or emphasis and links, stand within one another: no page can show more."""

REFUSED = {
    "heading_open": (
        "a heading cannot stand in a text",
        "give the section a `heading:` of its own, or begin the paragraph with **strong** words",
    ),
    "fence": ("code cannot stand in a text", "write the words without the backquotes"),
    "code_block": ("this line is indented so far that Markdown takes it for code", "indent it like the lines above"),
    "hr": ("a line of dashes or stars means a rule, and briefs have none in their texts", "delete it"),
    "html_block": ("HTML cannot stand in a text", "write \\< for the sign itself"),
    "table_open": ("a table cannot stand in a text", "give it under `tables:` and write `{table:ID}` on a line of its own"),
    "code_inline": ("code cannot stand in a text", "write the words without the backquotes, or \\` for the sign itself"),
    "html_inline": ("HTML cannot stand in a text", "write \\< for the sign itself"),
    "image": ("an image cannot stand in a text", "give it under `figures:` and write `{fig:ID}` on a line of its own"),
    "footnote": ("a footnote cannot be written like this", "cite a source with [@ID], or say it in the text"),
}
"""Tokens of rules that are on only to be refused: typed by accident or out of habit, they must not be printed as they stand."""

_MARKUP = re.compile(r"[*_\[\]{}<>`\\#|!&]|^(?: {4}|[ \t]*+(?:(?:[-+]|\d++[.)])\s|[-=]{2}|\n))|  \n", re.MULTILINE)


def has_markup(text: str) -> bool:
    """Whether anything in a text may be markup: most short texts have none, and need no parser."""
    return _MARKUP.search(text) is not None


_CITATION = re.compile(r"\[(@[^\[\]]*+)\]")
"""`[@survey, p. 3]`: a citation, group 1 with the sign."""
_REFERENCE = re.compile(r"\{([A-Za-z_]++)(?::\s*+([\w-]*+)(?:\.(\w++))?)?\}")
"""`{kj:open.likelihood}`: kind, id and field of a reference, the last two where given."""
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]++\]")
"""`[^1]`: a footnote of other Markdown, refused."""


@lru_cache(maxsize=1)
def markdown() -> MarkdownIt:
    """The parser, made once."""
    from markdown_it import MarkdownIt  # only a text with markup needs it, and it takes long to load

    md = MarkdownIt("zero")
    md.enable(["blockquote", "list", "paragraph", "heading", "lheading", "fence", "code", "hr", "html_block", "table"])
    md.enable(["emphasis", "escape", "newline", "autolink", "backticks", "html_inline", "image"])
    md.disable(["text_join", "fragments_join"], ignoreInvalid=True)
    md.options["html"] = True
    md.inline.ruler.before("emphasis", "citation", _rule("citation", _CITATION))
    md.inline.ruler.before("emphasis", "footnote", _rule("footnote", _FOOTNOTE))
    md.inline.ruler.before("emphasis", "bracket", _bracket)
    md.inline.ruler.before("emphasis", "reference", _rule("reference", _REFERENCE, "kind", "id", "field"))
    # a list is two levels, itself and its item; the parser itself leaves out what is nested deeper than twice what we allow
    md.options["maxNesting"] = 4 * MOST_NESTED
    return md


def _rule(type: str, pattern: re.Pattern[str], *facts: str) -> Callable[[StateInline, bool], bool]:
    """A rule that makes one token of what matches: its groups are the facts, the first one or all of it the content."""

    def rule(state: StateInline, silent: bool) -> bool:
        m = pattern.match(state.src, state.pos)
        if m is None:
            return False
        if not silent:
            token = state.push(type, "", 0)
            token.content = m[1] if m.re.groups else m[0]
            token.meta = {"start": m.start(), "end": m.end(), **{fact: m[n] for n, fact in enumerate(facts, 1)}}
        state.pos = m.end()
        return True

    return rule


_ADDRESS = re.compile(r"\(\s*+<?([^()\s<>]*+(?:\([^()\s]*+\)[^()\s<>]*+)*+)>?\s*+(?:(\"[^\"]*+\"|'[^']*+')\s*+)?\)")
"""`(https://… "title")` behind the words of a link: address, title."""
_NO_ADDRESS = re.compile(r"\(([^()\n]*+)\)")
"""What stands there and is no address."""
_LANGUAGE = re.compile(r"\{lang=([^{}\n]*+)\}")


def _bracket(state: StateInline, silent: bool) -> bool:
    """`[words](address)` and `[words]{lang=xx}`."""
    if state.src[state.pos] != "[":
        return False
    start, most = state.pos, state.posMax
    close = state.md.helpers.parseLinkLabel(state, start)  # what may stand within is said when it is read
    if close < 0:
        return False
    behind = close + 1
    language = _LANGUAGE.match(state.src, behind, most)
    address = _ADDRESS.match(state.src, behind, most) or _NO_ADDRESS.match(state.src, behind, most)  # the latter to be refused
    found = language or address
    if found is None:
        return False
    if not silent:
        kind = "language" if language else "weblink"
        token = state.push(f"{kind}_open", "", 1)
        token.meta = {"start": start, "end": start + 1, "value": found[1].strip(), "address": behind}
        token.meta["title"] = (found[2] or "") if found.re is _ADDRESS else ""
        state.pos, state.posMax = start + 1, close
        state.linkLevel += 1
        state.md.inline.tokenize(state)
        state.linkLevel -= 1
        token = state.push(f"{kind}_close", "", -1)
        token.meta = {"start": close, "end": found.end()}
    state.pos, state.posMax = found.end(), most
    return True
