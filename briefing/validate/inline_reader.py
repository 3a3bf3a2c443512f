"""From the inline tokens of one paragraph to its inline parts, each with its place in the text.

The tokens come in order and without places, so a cursor that steps over each token's own markup finds where the next one begins.
Parts that are open stand on a stack, whose depth is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from briefing.language.tags import NotALanguage, language_tag
from briefing.model import prose as p
from briefing.model.lines import is_seen, one_line
from briefing.model.values import LONGEST_ADDRESS
from briefing.records import fresh, record
from briefing.suggest import closest
from briefing.validate.markdown import MOST_NESTED, REFUSED

if TYPE_CHECKING:
    from markdown_it.token import Token

_CITED = re.compile(r"\s*+@([\w.:/-]*\w)(?:\s*+,\s*+(.*?))?\s*+", re.DOTALL)
_UNSEEN_SIGN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_SCHEME = re.compile(r"(?:https?://[^\s<>/?#]+(?:[/?#][^\s<>]*)?|mailto:[^\s<>@]+@[^\s<>@]+)\Z", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"<([a-z][a-z0-9+.-]*+:[^\s<>]*+)>", re.IGNORECASE)
_BRACE = re.compile(r"\{[^{}\n]{0,40}\}?")

KINDS = {
    "kj": "a key judgment",
    "est": "an estimate",
    "fig": "a figure",
    "table": "a table",
    "actor": "an actor",
    "likelihood": "the likelihood of its own judgment",
}
"""What `{kind:id}` can name, and `{likelihood}`."""


class Tell(Protocol):
    """How a finding about characters `start` to `end` of the text is told."""

    def __call__(self, code: str, message: str, start: int, end: int, *hints: str) -> None:
        """Tell it."""
        ...


@record(frozen=False)
class _Open:
    """A part that is open: its token's type and facts, where it begins in the text, what stands in it so far."""

    kind: str = ""
    meta: dict[str, str | int] = fresh(default_factory=dict)
    start: int = 0
    parts: list[p.Inline] = fresh(default_factory=list)


class InlineReader:
    """Turns the inline tokens of one paragraph into inline parts; `at` is the cursor in the paragraph's content."""

    def __init__(self, tell: Tell, content: str, places: list[int]) -> None:
        self.tell, self.content, self.places, self.at = tell, content, places, 0
        self.stack = [_Open()]
        self.too_deep = 0

    def read(self, tokens: Sequence[Token]) -> tuple[p.Inline, ...]:
        """The parts, in order."""
        rest = iter(tokens)
        for token in rest:
            if token.type == "link_open":  # <https://…>: its words and its end follow
                self._autolink()
                next((t for t in rest if t.type == "link_close"), None)
            elif token.nesting == 1:
                self._open(token)
            elif token.nesting == -1:
                self._close(token)
            elif token.type in REFUSED:
                self._refused(token)
            elif token.type in _LEAVES:
                _LEAVES[token.type](self, token)
        return _merged(self.stack[0].parts)

    def place(self, offset: int) -> int:
        """The offset in the whole text of an offset in the paragraph."""
        return self.places[min(offset, len(self.places) - 1)] if self.places else 0

    def _add(self, part: p.Inline) -> None:
        self.stack[-1].parts.append(part)

    # -- what holds other parts -------------------------------------------------------------------------------------------
    def _open(self, token: Token) -> None:
        start = self.place(token.meta["start"] if token.meta else self.at)
        self.at = token.meta["end"] if token.meta else self.at + len(token.markup)
        if len(self.stack) > MOST_NESTED:
            if not self.too_deep:
                message = f"emphasis and links stand within one another more than {MOST_NESTED} deep"
                self.tell("B120", message, start, start + 1, "take some of it away: no page can show it")
            self.too_deep += 1
        else:
            self.stack.append(_Open(token.type, token.meta, start))

    def _close(self, token: Token) -> None:
        self.at = token.meta["end"] if token.meta else self.at + len(token.markup)
        if self.too_deep:
            self.too_deep -= 1
            return
        done = self.stack.pop()
        parts = _merged(done.parts)
        if done.kind == "em_open":
            self._add(p.Emphasis(parts, done.start))
        elif done.kind == "strong_open":
            self._add(p.Strong(parts, done.start))
        else:
            self._add(self._bracketed(done, parts))

    def _bracketed(self, done: _Open, inner: tuple[p.Inline, ...]) -> p.Inline:
        value, title, address = str(done.meta["value"]), str(done.meta["title"]), int(done.meta["address"])
        self._check_words(done, inner)
        if done.kind == "language_open":
            return p.Language(inner, self._language(value, address), done.start)
        at = self.content.find(value, address) if value else int(done.meta["start"])
        self._check_address(value, at)
        if title:
            there = self.place(self.content.find(title, at))
            hint = "delete it, or say it in the words of the link"
            self.tell("B122", "a link's title is not printed", there, there + len(title), hint)
        return p.Link(inner, value, done.start)

    def _check_words(self, done: _Open, inner: tuple[p.Inline, ...]) -> None:
        """Words stand in the brackets, and no link in the words of a link."""
        what, start = "link" if done.kind == "weblink_open" else "phrase", done.start
        if not any(map(_says, inner)):
            self.tell("B124", f"this {what} has no words", start, start + 1, "write them between the brackets")
        if what == "link" and any(map(_leads, inner)):
            message = "another link or a reference stands in the words of this link"
            self.tell("B122", message, start, start + 1, "end the link before it")

    def _language(self, words: str, address: int) -> str:
        try:
            return language_tag(words)
        except NotALanguage as problem:
            start = self.place(self.content.find("=", address) + 1)
            self.tell("B215", problem.message, start, start + max(1, len(words)), problem.hint)
            return ""

    # -- addresses --------------------------------------------------------------------------------------------------------
    def _check_address(self, href: str, at: int) -> None:
        start = self.place(max(at, 0))
        end = start + max(1, len(href))
        if len(href) > LONGEST_ADDRESS:
            self.tell("B122", f"this address has {len(href):,} characters; it may have {LONGEST_ADDRESS:,}", start, end)
        elif not href.isascii() and _UNSEEN_SIGN.search(href) is not None:
            self.tell("B122", "a character that nobody can see stands in this address", start, end, "delete it")
        elif _SCHEME.match(href) is None:
            bare = re.match(r"[\w.-]+\.\w+", href)
            hint = f"write `https://{href}`" if bare else "a link leads to https://…, http://… or mailto:…"
            message = f"`{href}` is not a web address" if href else "this link has no address"
            self.tell("B122", message, start, end, hint)

    def _autolink(self) -> None:
        start = self.content.find("<", self.at)
        end = self.content.find(">", start)
        shown = self.content[start + 1 : end]
        href = shown if ":" in shown else f"mailto:{shown}"
        self._check_address(href, start + 1)
        self._add(p.Link((p.Plain(shown, self.place(start + 1)),), href, self.place(start)))
        self.at = end + 1

    # -- what stands alone ------------------------------------------------------------------------------------------------
    def _text(self, token: Token) -> None:
        content = token.content
        if not content:
            return
        if token.type == "text_special" and content != token.markup:  # an escape that took its backslash away
            self.at += 1
        found = self.at if self.content.startswith(content, self.at) else max(self.content.find(content, self.at), self.at)
        if token.type == "text":
            self._check_signs(content, found)
        self._add(p.Plain(content, self.place(found)))
        self.at = found + len(content)

    def _check_signs(self, content: str, at: int) -> None:
        """A brace begins a reference; what Markdown itself refuses as a link comes as words."""
        brace = _BRACE.search(content)
        if brace is not None:
            start = self.place(at + brace.start())
            hint = "write \\{ for the sign itself; references are written like {kj:ID}"
            self.tell("B121", f"`{brace[0]}` is not a reference", start, start + len(brace[0]), hint)
        for m in _OTHER_SCHEME.finditer(content):
            self._check_address(m[1], at + m.start(1))

    def _soft_break(self, token: Token) -> None:  # noqa: ARG002
        self._add(p.Plain(" ", self.place(self.content.find("\n", self.at))))
        self._pass_line_end()

    def _hard_break(self, token: Token) -> None:  # noqa: ARG002
        self._add(p.LineBreak(self.place(self.at)))
        self._pass_line_end()

    def _pass_line_end(self) -> None:
        self.at = self.content.find("\n", self.at) + 1
        while self.at < len(self.content) and self.content[self.at] == " ":
            self.at += 1

    def _citation(self, token: Token) -> None:
        start, self.at = token.meta["start"], token.meta["end"]
        items: list[tuple[str, str]] = []
        for part in token.content.split(";"):
            m = _CITED.fullmatch(part)
            if m is None:
                place = self.place(start)
                hint = "write `[@source]`, `[@source, p. 3]` or `[@one; @other]` with the ids of sources"
                self.tell("B123", f"`{part.strip()}` is not a citation", place, place + self.at - start, hint)
                return
            items.append((m[1], one_line(m[2] or "")))
        self._add(p.Cite(tuple(items), self.place(start)))

    def _reference(self, token: Token) -> None:
        begin, self.at = token.meta["start"], token.meta["end"]
        kind, id, field = token.meta["kind"], token.meta["id"], token.meta["field"] or ""
        start = self.place(begin)
        end = start + self.at - begin
        if kind == "likelihood" and id is None:
            self._add(p.Ref("likelihood", "", "", start))
        elif kind in KINDS and kind != "likelihood":
            if id:
                self._add(p.Ref(kind, id, field, start))
            else:
                message = f"`{{{kind}}}` does not say which: it wants an id"
                self.tell("B121", message, start, end, f"write `{{{kind}:ID}}`")
        else:
            meant = closest(kind, KINDS)
            shown = f"`{{{meant}}}`" if meant == "likelihood" else f"`{{{meant}:ID}}`" if meant else ""
            hints = (f"did you mean {shown}?",) if shown else ()
            known = "references are {kj:ID}, {kj:ID.likelihood}, {est:ID}, {fig:ID}, {table:ID}, {actor:ID}, {likelihood}"
            self.tell("B121", f"`{self.content[begin : self.at]}` is not a reference", start, end, *hints, known)

    def _refused(self, token: Token) -> None:
        message, hint = REFUSED[token.type]
        sign = {"code_inline": "`", "html_inline": "<", "image": "![", "footnote": "[^"}[token.type]
        at = max(self.content.find(sign, self.at), 0)
        size = len(token.content) + (2 * len(token.markup) if token.type == "code_inline" else 0)
        size = 2 if token.type == "image" else max(size, 1)
        start = self.place(at)
        self.tell("B120", message, start, start + size, hint)
        self.at = at + size
        if token.type == "image":
            self.at = max(self.content.find(")", at) + 1, self.at)


_LEAVES = {
    "text": InlineReader._text,
    "text_special": InlineReader._text,
    "softbreak": InlineReader._soft_break,
    "hardbreak": InlineReader._hard_break,
    "citation": InlineReader._citation,
    "reference": InlineReader._reference,
}
"""How a token that holds no other is read."""


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
    run: list[str] = []
    start = end = 0
    for part in (*parts, None):
        if isinstance(part, p.Plain) and run and part.start == end:
            run.append(part.text)
            end += len(part.text)
            continue
        if run:
            out.append(p.Plain("".join(run), start))
            run = []
        if isinstance(part, p.Plain):
            run, start, end = [part.text], part.start, part.start + len(part.text)
        elif part is not None:
            out.append(part)
    return tuple(out)
