"""Prose: from an author's parsed text to lines, lists and quotes of the story, every character knowing its place in the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.compose.elements import Inline, bullets, flow, inline, line, link
from briefing.compose.notes import separator
from briefing.compose.story import Break, Element, Node
from briefing.diagnostics import Place, Span
from briefing.model import prose as p

if TYPE_CHECKING:
    from briefing.compose.composition import Composition


def inlines(c: Composition, parts: Sequence[p.Inline], place: Place | None, before: str | None = None) -> list[Node | str]:
    """The parts of a paragraph as parts of a line. A space before a citation is dropped: its number stands at the word.

    `before` are the words in front of them, "" at the start of a paragraph, None where they are not known.
    """
    out: list[Node | str] = []
    for i, part in enumerate(parts):
        if isinstance(part, p.Ref):
            out += c.reference(part.kind, part.id, part.field, _words_before(parts, i, before))
        elif isinstance(part, p.Plain):
            text = part.text
            if i + 1 < len(parts) and isinstance(parts[i + 1], p.Cite):
                text = text.rstrip(" ")
            out += c.abbreviated(text, place, part.start)
        else:
            out += _inline(c, part, place)
    return out


def _words_before(parts: Sequence[p.Inline], i: int, before: str | None) -> str | None:
    """The words in front of a part, `before` of the first; None where another part ends there."""
    if i == 0:
        return before
    part = parts[i - 1]
    return part.text if isinstance(part, p.Plain) else None


def _inline(c: Composition, part: p.Inline, place: Place | None) -> list[Node | str]:
    match part:
        case p.Emphasis():
            return [inline("emphasis", *inlines(c, part.children, place), role="Em")]
        case p.Strong():
            return [inline("strong", *inlines(c, part.children, place), role="Strong")]
        case p.Link():
            return [link(part.href, *inlines(c, part.children, place))]
        case p.Language():
            e = inline("", *inlines(c, part.children, place))
            e.lang = part.lang
            return [e]
        case p.LineBreak():
            return [Break()]
        case p.Cite():
            return c.notes.calls(part.items)
        case _:
            raise TypeError(type(part).__name__)


def blocks(
    c: Composition,
    prose: p.Prose,
    look: str = "text",
    *,
    before: Inline = (),
    after: Inline = (),
    span: Span | None = None,
    close: bool = False,
) -> list[Element]:
    """A text as blocks: its paragraphs as lines of a look, its lists, quotes and embedded figures as themselves.

    The text is one passage: a term of likelihood gives its range once.
    `before` is set in front of the first paragraph (a line of its own when the text begins with something else), `after`
    behind the last. `close` puts a full stop at the end of a text that ends in a word: it stands among sentences.
    """
    if span is None and prose.place is not None:
        span = prose.place.span
    out: list[Element] = []
    if before and not (prose.blocks and isinstance(prose.blocks[0], p.Paragraph)):
        out.append(line(look, *(before[:-1] if before[-1] == " " else before), span=span))
        before = ()
    with c.likelihoods.passage():
        for block in prose.blocks:
            out += _block(c, block, prose.place, look, before, span)
            before = ()
    last = out[-1] if out and out[-1].kind == "line" and isinstance(prose.blocks[-1], p.Paragraph) else None
    if last is not None and close and not last.text().rstrip("0123456789,; ").endswith(ENDS):
        last.add(c.say("period"))
    if after:
        if last is None:
            last = line(look, span=span)
            out.append(last)
        end = last.children[-1] if last.children else None
        if isinstance(end, Element) and _is_call(end) and _is_call(after[0]):
            last.add(separator())
        last.add(*after)
    return out


# A text that ends so needs no full stop.
ENDS = (".", "!", "?", "…", ":", ";", ".”", ".’", ".»", ".)")


def _is_call(node: Node | str | None) -> bool:
    return isinstance(node, Element) and node.look == "reference"


def _block(c: Composition, block: p.Block, place: Place | None, look: str, before: Inline, span: Span | None) -> list[Element]:
    match block:
        case p.Paragraph():
            at = span  # the words know their own places; finding one for every paragraph costs more than setting it
            return [line(look, *before, *inlines(c, block.inlines, place, ""), span=at)]
        case p.BulletList():
            return [bullets([_all(c, item, place, "list.text", span) for item in block.items])]
        case p.NumberedList():
            return [bullets([_all(c, item, place, "list.text", span) for item in block.items], numbered=True, start=block.start)]
        case p.Quote():
            return [flow("quote", _all(c, block.blocks, place, "", span), role="BlockQuote", span=span)]
        case p.Embed():
            return c.embed(block.kind, block.id)
        case _:
            raise TypeError(type(block).__name__)


def _all(c: Composition, items: Sequence[p.Block], place: Place | None, look: str, span: Span | None) -> list[Element]:
    return [e for block in items for e in _block(c, block, place, look, (), span)]
