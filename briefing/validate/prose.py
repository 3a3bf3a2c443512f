"""An author's text to prose: a small, closed Markdown read by markdown-it-py, every part with its place in the text.

markdown-it's inline tokens carry no position. Its block tokens tell the lines of each paragraph; within a paragraph the
tokens come in order, so a cursor that steps over each token's own markup finds where the next one begins; the rules for
citations, references and brackets are ours and record their places themselves. What Markdown has beyond the closed set
(headings, tables, code, images, HTML) is refused at its place and never printed as it was typed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from briefing.diagnostics import Diagnostics
from briefing.language.tags import NotALanguage, language_tag
from briefing.load import Scalar
from briefing.model import prose as p
from briefing.model.lines import is_seen, one_line
from briefing.model.values import LONGEST_ADDRESS
from briefing.suggest import closest
from briefing.validate.half_written import tell_half_written

_MARKUP = re.compile(r"[*_\[\]{}<>`\\#|!&]|^\s*(?:[-+]|\d+[.)])\s|^\s*[-=]{2,}\s*$|\n\s*\n|\n {4,}|^ {4,}|  \n", re.MULTILINE)
_CITATION = re.compile(r"\[(@[^\[\]]*)\]")
_CITED = re.compile(r"\s*@([\w.:/-]*\w)(?:\s*,\s*(.*?))?\s*", re.DOTALL)
_REFERENCE = re.compile(r"\{([A-Za-z_]+)(?::\s*([\w-]*)(?:\.(\w+))?)?\}")
_UNSEEN_SIGN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_EMBED = re.compile(r"\s*\{(fig|table):([\w-]+)\}\s*")
_ADDRESS = re.compile(r"\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?\s*(\"[^\"]*\"|'[^']*')?\s*\)")
_NO_ADDRESS = re.compile(r"\(([^()\n]*)\)")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_LANGUAGE = re.compile(r"\{lang=([^{}\n]*)\}")
_SCHEME = re.compile(r"(?:https?://[^\s<>/?#]+(?:[/?#][^\s<>]*)?|mailto:[^\s<>@]+@[^\s<>@]+)\Z", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"<([a-z][a-z0-9+.-]*:[^\s<>]*)>", re.IGNORECASE)

KINDS = {
    "kj": "a key judgment",
    "est": "an estimate",
    "fig": "a figure",
    "table": "a table",
    "actor": "an actor",
    "likelihood": "the likelihood of its own judgment",
}
# Block rules that are on only to be refused: typed by accident or out of habit, they must not be printed as they stand.
_REFUSED = {
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
# What no page can show any more; the parser itself leaves out what is nested deeper than twice that.
MOST_NESTED = 10


def parse_prose(scalar: Scalar, diagnostics: Diagnostics) -> p.Prose:
    """Parse the text of a scalar; what is wrong with its markup goes to `diagnostics` (B120 and on)."""
    text = scalar.text or ""
    tell_half_written(scalar, diagnostics)
    if _MARKUP.search(text) is None:  # most short texts have no markup, and no parser is loaded for them
        stripped = text.strip()
        if not stripped:
            return p.Prose(text, (), scalar)
        return p.Prose(text, (p.Paragraph((p.Plain(_joined(stripped), text.index(stripped[0])),)),), scalar)
    return p.Prose(text, _Reader(text, scalar, diagnostics).blocks(), scalar)


def _joined(text: str) -> str:
    return text.replace("\n", " ")


# -- the parser -----------------------------------------------------------------------------------------------------
@lru_cache(maxsize=1)
def _markdown() -> Any:
    from markdown_it import MarkdownIt

    md = MarkdownIt("zero")
    md.enable(["blockquote", "list", "paragraph", "heading", "lheading", "fence", "code", "hr", "html_block", "table"])
    md.enable(["emphasis", "escape", "newline", "autolink", "backticks", "html_inline", "image"])
    md.disable(["text_join", "fragments_join"], ignoreInvalid=True)
    md.options["html"] = True
    md.inline.ruler.before("emphasis", "citation", _citation)
    md.inline.ruler.before("emphasis", "footnote", _footnote)
    md.inline.ruler.before("emphasis", "bracket", _bracket)
    md.inline.ruler.before("emphasis", "reference", _reference)
    md.options["maxNesting"] = 4 * MOST_NESTED  # a list is two levels: itself and its item
    return md


def _citation(state: Any, silent: bool) -> bool:
    if not state.src.startswith("[@", state.pos):
        return False
    m = _CITATION.match(state.src, state.pos)
    if m is None:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content, token.meta = m[1], {"start": m.start(), "end": m.end()}
    state.pos = m.end()
    return True


def _reference(state: Any, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return False
    m = _REFERENCE.match(state.src, state.pos)
    if m is None:
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.meta = {"start": m.start(), "end": m.end(), "kind": m[1], "id": m[2], "field": m[3] or ""}
    state.pos = m.end()
    return True


def _footnote(state: Any, silent: bool) -> bool:
    m = _FOOTNOTE.match(state.src, state.pos)
    if m is None:
        return False
    if not silent:
        state.push("footnote", "", 0).content = m[0]
    state.pos = m.end()
    return True


def _bracket(state: Any, silent: bool) -> bool:
    """`[words](address)` and `[words]{lang=xx}`."""
    if state.src[state.pos] != "[":
        return False
    start, most = state.pos, state.posMax
    close = state.md.helpers.parseLinkLabel(state, start)  # what may stand within is said when it is read
    if close < 0:
        return False
    rest = state.src[close + 1 : most]
    language = _LANGUAGE.match(rest)
    address = _ADDRESS.match(rest) or _NO_ADDRESS.match(rest)  # the latter is taken to be refused
    found = language or address
    if found is None:
        return False
    end = close + 1 + found.end()
    if not silent:
        kind = "language" if language else "weblink"
        token = state.push(f"{kind}_open", "", 1)
        token.meta = {"start": start, "end": start + 1, "value": found[1].strip(), "address": close + 1}
        token.meta["title"] = (found[2] or "") if found.re is _ADDRESS else ""
        state.pos, state.posMax = start + 1, close
        state.linkLevel += 1
        state.md.inline.tokenize(state)
        state.linkLevel -= 1
        token = state.push(f"{kind}_close", "", -1)
        token.meta = {"start": close, "end": end}
    state.pos, state.posMax = end, most
    return True


# -- reading --------------------------------------------------------------------------------------------------------
class _Reader:
    """Turns the tokens of one text into blocks."""

    def __init__(self, text: str, scalar: Scalar, diagnostics: Diagnostics) -> None:
        self.text, self.scalar, self.diagnostics = text, scalar, diagnostics
        self.starts = [0, *(m.end() for m in re.finditer("\n", text))]

    def error(self, code: str, message: str, start: int, end: int, *hints: str) -> None:
        self.diagnostics.error(code, message, self.scalar.span_at(start, end), hints=hints)

    def blocks(self) -> tuple[p.Block, ...]:
        tokens = _markdown().parse(self.text)
        deep = next((t for t in tokens if t.level > 2 * MOST_NESTED and t.map), None)
        if deep is not None:
            start = self.starts[deep.map[0]]
            hint = "make a paragraph or a list of its own of it"
            self.error("B120", f"lists and quotes stand within one another more than {MOST_NESTED} deep", start, start + 1, hint)
        found, _ = self._blocks(tokens, 0, "")
        return tuple(found)

    def _blocks(self, tokens: list[Any], i: int, until: str) -> tuple[list[p.Block], int]:
        out: list[p.Block] = []
        while i < len(tokens):
            token = tokens[i]
            kind = token.type
            if kind == until:
                return out, i + 1
            if kind in _REFUSED:
                i = self._refuse(tokens, i)
                continue
            if kind == "paragraph_open":
                out += self._paragraph(tokens[i + 1])
                i += 3
            elif kind == "blockquote_open":
                inner, i = self._blocks(tokens, i + 1, "blockquote_close")
                self._wordless(inner, token, "a quote")
                out.append(p.Quote(tuple(inner)))
            elif kind in ("bullet_list_open", "ordered_list_open"):
                block, i = self._list(tokens, i)
                out.append(block)
            else:
                i += 1
        return out, i

    def _list(self, tokens: list[Any], i: int) -> tuple[p.Block, int]:
        ordered = tokens[i].type == "ordered_list_open"
        first = int(tokens[i].attrGet("start") or 1) if ordered else 1
        items: list[tuple[p.Block, ...]] = []
        i += 1
        while tokens[i].type == "list_item_open":
            token = tokens[i]
            inner, i = self._blocks(tokens, i + 1, "list_item_close")
            self._wordless(inner, token, "an entry of a list")
            items.append(tuple(inner))
        return (p.NumberedList(first, tuple(items)) if ordered else p.BulletList(tuple(items))), i + 1

    def _wordless(self, inner: list[p.Block], token: Any, what: str) -> None:
        if not inner:
            start = self.starts[min(token.map[0], len(self.starts) - 1)]
            at = start + len(self.text[start:]) - len(self.text[start:].lstrip(" "))
            self.error("B124", f"{what} has no words", at, at + 1, "write its words, or delete it")

    def _refuse(self, tokens: list[Any], i: int) -> int:
        token = tokens[i]
        message, hint = _REFUSED[token.type]
        line = token.map[0] if token.map else 0
        start = self.starts[min(line, len(self.starts) - 1)]
        end = self.text.find("\n", start)
        end = len(self.text) if end < 0 else end
        while start < end and self.text[start] == " ":
            start += 1
        self.error("B120", message, start, max(end, start + 1), hint)
        if token.nesting == 1:
            level = token.level
            i += 1
            while i < len(tokens) and not (tokens[i].nesting == -1 and tokens[i].level == level):
                i += 1
        return i + 1

    def _paragraph(self, token: Any) -> list[p.Block]:
        places = self._places(token)
        lines = token.content.split("\n")
        embeds = [_EMBED.fullmatch(line) for line in lines]
        if all(embeds):
            out: list[p.Block] = []
            at = 0
            for line, m in zip(lines, embeds, strict=True):
                assert m is not None
                out.append(p.Embed(m[1], m[2], places[min(at + m.start(1) - 1, len(places) - 1)]))
                at += len(line) + 1
            return out
        return [p.Paragraph(self._inlines(token, places))]

    def _places(self, token: Any) -> list[int]:
        """For each character of a paragraph's content its offset in the text: lines lose their indentation and their `>`."""
        out: list[int] = []
        number = token.map[0]
        for content in token.content.split("\n"):
            start = self.starts[min(number, len(self.starts) - 1)]
            end = self.text.find("\n", start)
            line = self.text[start : len(self.text) if end < 0 else end]
            at = start + max(0, len(line.rstrip()) - len(content.rstrip()))
            out += range(at, at + len(content) + 1)
            number += 1
        return out

    def _inlines(self, token: Any, places: list[int]) -> tuple[p.Inline, ...]:
        return _Inlines(self, token.content, places).read(token.children or [])


class _Inlines:
    """Turns the inline tokens of one paragraph into inline parts; `at` is the cursor in the paragraph's content."""

    def __init__(self, reader: _Reader, content: str, places: list[int]) -> None:
        self.reader, self.content, self.places, self.at = reader, content, places, 0

    def place(self, offset: int) -> int:
        """The offset in the whole text of an offset in the paragraph."""
        return self.places[min(offset, len(self.places) - 1)] if self.places else 0

    def read(self, tokens: list[Any]) -> tuple[p.Inline, ...]:
        """The parts, in order."""
        parts, _ = self._until(tokens, 0, "")
        return parts

    def _until(self, tokens: list[Any], i: int, close: str) -> tuple[tuple[p.Inline, ...], int]:
        out: list[p.Inline] = []
        while i < len(tokens):
            token = tokens[i]
            kind = token.type
            if kind == close:
                self.at = token.meta["end"] if token.meta and "end" in token.meta else self.at + len(token.markup)
                return _merged(out), i + 1
            i += 1
            if kind in ("text", "text_special"):
                self._text(out, token)
            elif kind in ("em_open", "strong_open"):
                start = self.place(self.at)
                self.at += len(token.markup)
                inner, i = self._until(tokens, i, kind.replace("open", "close"))
                out.append((p.Emphasis if kind == "em_open" else p.Strong)(inner, start))
            elif kind in ("weblink_open", "language_open"):
                self.at = token.meta["end"]
                inner, i = self._until(tokens, i, kind.replace("open", "close"))
                out.append(self._bracketed(kind, token.meta, inner))
            elif kind == "link_open":  # <https://…>
                i = self._autolink(out, tokens, i)
            elif kind == "citation":
                out += self._citation(token)
            elif kind == "reference":
                out += self._reference(token)
            elif kind == "softbreak":
                out.append(p.Plain(" ", self.place(self.content.find("\n", self.at))))
                self.at = self._after_line()
            elif kind == "hardbreak":
                out.append(p.LineBreak(self.place(self.at)))
                self.at = self._after_line()
            elif kind in _REFUSED:
                self._refused(token)
        return _merged(out), i

    def _after_line(self) -> int:
        at = self.content.find("\n", self.at) + 1
        while at < len(self.content) and self.content[at] == " ":
            at += 1
        return at

    def _text(self, out: list[p.Inline], token: Any) -> None:
        content = token.content
        if not content:
            return
        if token.type == "text_special" and content != token.markup:  # an escape that took its backslash away
            self.at += 1
        found = self.content.find(content, self.at)
        if found < 0:
            found = self.at
        for m in re.finditer(r"[{}]", content):
            word = re.match(r"\{[^{}\n]{0,40}\}?", content[m.start() :])
            if token.type == "text" and m.group() == "{" and word:
                start = self.place(found + m.start())
                hint = "write \\{ for the sign itself; references are written like {kj:ID}"
                self.reader.error("B121", f"`{word.group()}` is not a reference", start, start + len(word.group()), hint)
                break
        for m in _OTHER_SCHEME.finditer(content):  # what Markdown itself refuses as a link comes as words
            if token.type == "text":
                self._address(m[1], found + m.start(1))
        out.append(p.Plain(content, self.place(found)))
        self.at = found + len(content)

    def _bracketed(self, kind: str, meta: dict[str, Any], inner: tuple[p.Inline, ...]) -> p.Inline:
        start = self.place(meta["start"])
        self._inside(kind, inner, start)
        if kind == "language_open":
            return p.Language(inner, self._language(meta), start)
        href = meta["value"]
        at = self.content.find(href, meta["address"]) if href else meta["start"]
        self._address(href, at)
        if meta["title"]:
            there = self.place(self.content.find(meta["title"], at))
            hint = "delete it, or say it in the words of the link"
            self.reader.error("B122", "a link's title is not printed", there, there + len(meta["title"]), hint)
        return p.Link(inner, href, start)

    def _inside(self, kind: str, inner: tuple[p.Inline, ...], start: int) -> None:
        """Words stand in the brackets, and no link in the words of a link."""
        what = "link" if kind == "weblink_open" else "phrase"
        if not any(map(_says, inner)):
            self.reader.error("B124", f"this {what} has no words", start, start + 1, "write them between the brackets")
        if kind == "weblink_open" and any(map(_leads, inner)):
            hint = "end the link before it"
            self.reader.error("B122", "another link or a reference stands in the words of this link", start, start + 1, hint)

    def _language(self, meta: dict[str, Any]) -> str:
        words: str = meta["value"]
        try:
            return language_tag(words)
        except NotALanguage as problem:
            at = self.content.find("=", meta["address"]) + 1
            start = self.place(at)
            self.reader.error("B215", problem.message, start, start + max(1, len(words)), problem.hint)
            return ""

    def _address(self, href: str, at: int) -> None:
        if len(href) > LONGEST_ADDRESS:
            message = f"this address has {len(href):,} characters; it may have {LONGEST_ADDRESS:,}"
            self.reader.error("B122", message, self.place(at), self.place(at) + len(href))
        elif not href.isascii() and _UNSEEN_SIGN.search(href) is not None:
            start, message = self.place(at), "a character that nobody can see stands in this address"
            self.reader.error("B122", message, start, start + len(href), "delete it")
        elif _SCHEME.match(href) is None:
            start = self.place(max(at, 0))
            hint = (
                f"write `https://{href}`"
                if re.match(r"[\w.-]+\.\w+", href)
                else "a link leads to https://…, http://… or mailto:…"
            )
            self.reader.error(
                "B122",
                f"`{href}` is not a web address" if href else "this link has no address",
                start,
                start + max(1, len(href)),
                hint,
            )

    def _autolink(self, out: list[p.Inline], tokens: list[Any], i: int) -> int:
        start = self.content.find("<", self.at)
        end = self.content.find(">", start)
        shown = self.content[start + 1 : end]
        href = shown if ":" in shown else f"mailto:{shown}"
        self._address(href, start + 1)
        out.append(p.Link((p.Plain(shown, self.place(start + 1)),), href, self.place(start)))
        self.at = end + 1
        while i < len(tokens) and tokens[i].type != "link_close":
            i += 1
        return i + 1

    def _citation(self, token: Any) -> list[p.Inline]:
        meta = token.meta
        self.at = meta["end"]
        items: list[tuple[str, str]] = []
        for part in token.content.split(";"):
            m = _CITED.fullmatch(part)
            if m is None:
                start = self.place(meta["start"])
                hint = "write `[@source]`, `[@source, p. 3]` or `[@one; @other]` with the ids of sources"
                self.reader.error("B123", f"`{part.strip()}` is not a citation", start, start + meta["end"] - meta["start"], hint)
                return []
            items.append((m[1], one_line(m[2] or "")))
        return [p.Cite(tuple(items), self.place(meta["start"]))]

    def _reference(self, token: Any) -> list[p.Inline]:
        meta = token.meta
        self.at = meta["end"]
        kind, id, field = meta["kind"], meta["id"], meta["field"]
        start = self.place(meta["start"])
        end = start + meta["end"] - meta["start"]
        if kind == "likelihood" and id is None:
            return [p.Ref("likelihood", "", "", start)]
        if kind not in KINDS or kind == "likelihood" or not id:
            close = closest(kind, KINDS)
            if kind in KINDS and kind != "likelihood":
                self.reader.error(
                    "B121", f"`{{{kind}}}` does not say which: it wants an id", start, end, f"write `{{{kind}:ID}}`"
                )
            else:
                shown = f"`{{{close}}}`" if close == "likelihood" else f"`{{{close}:ID}}`" if close else ""
                known = "references are {kj:ID}, {kj:ID.likelihood}, {est:ID}, {fig:ID}, {table:ID}, {actor:ID}, {likelihood}"
                self.reader.error(
                    "B121",
                    f"`{self.content[meta['start'] : meta['end']]}` is not a reference",
                    start,
                    end,
                    *([f"did you mean {shown}?"] if shown else []),
                    known,
                )
            return []
        return [p.Ref(kind, id, field, start)]

    def _refused(self, token: Any) -> None:
        message, hint = _REFUSED[token.type]
        sign = {"code_inline": "`", "html_inline": "<", "image": "![", "footnote": "[^"}[token.type]
        at = max(self.content.find(sign, self.at), 0)
        size = len(token.content) + (2 * len(token.markup) if token.type == "code_inline" else 0) if token.type != "image" else 2
        start = self.place(at)
        self.reader.error("B120", message, start, start + max(size, 1), hint)
        self.at = at + max(size, 1)
        if token.type == "image":
            close = self.content.find(")", at)
            self.at = close + 1 if close >= 0 else self.at


def _says(part: p.Inline) -> bool:
    """Whether there is something to read in this part."""
    if isinstance(part, p.Plain):
        return is_seen(part.text)
    if isinstance(part, (p.Emphasis, p.Strong, p.Link, p.Language)):
        return any(map(_says, part.children))
    return not isinstance(part, p.LineBreak)


def _leads(part: p.Inline) -> bool:
    """Whether this part is a link, or has one within."""
    if isinstance(part, (p.Emphasis, p.Strong, p.Language)):
        return any(map(_leads, part.children))
    return isinstance(part, (p.Link, p.Cite)) or (isinstance(part, p.Ref) and part.kind != "likelihood")


def _merged(parts: list[p.Inline]) -> tuple[p.Inline, ...]:
    """Neighbouring words joined where they are neighbours in the file too, so that offsets still hold."""
    out: list[p.Inline] = []
    for part in parts:
        last = out[-1] if out else None
        if isinstance(part, p.Plain) and isinstance(last, p.Plain) and part.start == last.start + len(last.text):
            out[-1] = p.Plain(last.text + part.text, last.start)
        else:
            out.append(part)
    return tuple(out)
