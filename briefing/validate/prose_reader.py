"""From an author's text to prose: paragraphs, lists and quotes, every part of them with its place in the text.

markdown-it's inline tokens carry no position; its block tokens tell the lines of each paragraph. What Markdown has beyond the
closed set (headings, tables, code, images, HTML) is refused at its place and never printed as it was typed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from briefing.diagnostics import Diagnostics
from briefing.load import Scalar
from briefing.model import prose as p
from briefing.validate.half_written import tell_half_written
from briefing.validate.inline_reader import InlineReader
from briefing.validate.markdown import MOST_NESTED, REFUSED, has_markup, markdown

if TYPE_CHECKING:
    from markdown_it.token import Token

_EMBED = re.compile(r"\s*+\{(fig|table):([\w-]+)\}\s*+")


def parse_prose(scalar: Scalar, diagnostics: Diagnostics) -> p.Prose:
    """Parse the text of a scalar; what is wrong with its markup goes to `diagnostics` (B120 and on)."""
    text = scalar.text or ""
    tell_half_written(scalar, diagnostics)
    if not has_markup(text):
        stripped = text.strip()
        if not stripped:
            return p.Prose(text, (), scalar)
        plain = p.Plain(stripped.replace("\n", " "), text.index(stripped[0]))
        return p.Prose(text, (p.Paragraph((plain,)),), scalar)
    return p.Prose(text, BlockReader(text, scalar, diagnostics).blocks(), scalar)


class BlockReader:
    """Turns the tokens of one text into blocks."""

    def __init__(self, text: str, scalar: Scalar, diagnostics: Diagnostics) -> None:
        self.text, self.scalar, self.diagnostics = text, scalar, diagnostics
        self.starts = [0, *(m.end() for m in re.finditer("\n", text))]
        self.tokens: list[Token] = []

    def error(self, code: str, message: str, start: int, end: int, *hints: str) -> None:
        """Tell what is wrong with these characters of the text."""
        self.diagnostics.error(code, message, self.scalar.span_at(start, end), hints=hints)

    def blocks(self) -> tuple[p.Block, ...]:
        """The blocks of the text, in order."""
        self.tokens = markdown().parse(self.text)
        deep = next((t for t in self.tokens if t.level > 2 * MOST_NESTED and t.map), None)
        if deep is not None:
            start = self._start(deep)
            hint = "make a paragraph or a list of its own of it"
            self.error("B120", f"lists and quotes stand within one another more than {MOST_NESTED} deep", start, start + 1, hint)
        return tuple(self._blocks(0, "")[0])

    def _blocks(self, i: int, until: str) -> tuple[list[p.Block], int]:
        """The blocks from a token on to the one of a type, and the token after it; the parser bounds how deep they nest."""
        out: list[p.Block] = []
        while i < len(self.tokens):
            token = self.tokens[i]
            if token.type == until:
                return out, i + 1
            if token.type in REFUSED:
                i = self._refuse(i)
            elif token.type == "paragraph_open":
                out += self._paragraph(self.tokens[i + 1])
                i += 3
            elif token.type == "blockquote_open":
                inner, i = self._blocks(i + 1, "blockquote_close")
                self._check_words(inner, token, "a quote")
                out.append(p.Quote(tuple(inner)))
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                block, i = self._list(i)
                out.append(block)
            else:
                i += 1
        return out, i

    def _list(self, i: int) -> tuple[p.Block, int]:
        opening = self.tokens[i]
        items: list[tuple[p.Block, ...]] = []
        i += 1
        while self.tokens[i].type == "list_item_open":
            token = self.tokens[i]
            inner, i = self._blocks(i + 1, "list_item_close")
            self._check_words(inner, token, "an entry of a list")
            items.append(tuple(inner))
        if opening.type == "bullet_list_open":
            return p.BulletList(tuple(items)), i + 1
        return p.NumberedList(int(opening.attrGet("start") or 1), tuple(items)), i + 1

    def _start(self, token: Token) -> int:
        """Where the first line of a token begins."""
        return self.starts[min(token.map[0] if token.map else 0, len(self.starts) - 1)]

    def _line_end(self, start: int) -> int:
        following = bisect_right(self.starts, start)
        return self.starts[following] - 1 if following < len(self.starts) else len(self.text)

    def _indented(self, start: int) -> int:
        """The first character of a line that is no blank, or its end."""
        end = self._line_end(start)
        while start < end and self.text[start] == " ":
            start += 1
        return start

    def _check_words(self, inner: list[p.Block], token: Token, what: str) -> None:
        if not inner:
            at = self._indented(self._start(token))
            self.error("B124", f"{what} has no words", at, at + 1, "write its words, or delete it")

    def _refuse(self, i: int) -> int:
        """Tell what is no part of a text, and pass over all of it."""
        token = self.tokens[i]
        message, hint = REFUSED[token.type]
        start = self._indented(self._start(token))
        self.error("B120", message, start, max(self._line_end(start), start + 1), hint)
        if token.nesting == 1:
            i += 1
            while i < len(self.tokens) and not (self.tokens[i].nesting == -1 and self.tokens[i].level == token.level):
                i += 1
        return i + 1

    def _paragraph(self, token: Token) -> list[p.Block]:
        places = self._places(token)
        lines = token.content.split("\n")
        embeds = [m for line in lines if (m := _EMBED.fullmatch(line)) is not None]
        if len(embeds) < len(lines):
            reader = InlineReader(self.error, token.content, places)
            return [p.Paragraph(reader.read(token.children or []))]
        out: list[p.Block] = []
        at = 0
        for line, m in zip(lines, embeds, strict=True):
            out.append(p.Embed(m[1], m[2], places[min(at + m.start(1) - 1, len(places) - 1)]))
            at += len(line) + 1
        return out

    def _places(self, token: Token) -> list[int]:
        """For each character of a paragraph's content its offset in the text: lines lose their indentation and their `>`."""
        out: list[int] = []
        number = token.map[0] if token.map else 0
        for content in token.content.split("\n"):
            start = self.starts[min(number, len(self.starts) - 1)]
            line = self.text[start : self._line_end(start)]
            at = start + max(0, len(line.rstrip()) - len(content.rstrip()))
            out += range(at, at + len(content) + 1)
            number += 1
        return out
