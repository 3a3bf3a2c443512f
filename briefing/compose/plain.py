"""An author's parsed text to what can be known of it without setting it: its plain words, its citations, whether it is short."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model import prose as p


def citations(prose: p.Prose) -> Iterator[tuple[str, str]]:
    """The sources that a text cites, each with its locator, in order."""
    for block in prose.blocks:
        yield from _citations_in(block)


def _citations_in(block: p.Block) -> Iterator[tuple[str, str]]:
    if isinstance(block, p.Paragraph):
        stack: list[p.Inline] = list(reversed(block.inlines))
        while stack:
            part = stack.pop()
            if isinstance(part, p.Cite):
                yield from part.items
            elif isinstance(part, p.Emphasis | p.Strong | p.Link | p.Language):
                stack += reversed(part.children)
    elif isinstance(block, p.BulletList | p.NumberedList):
        for item in block.items:
            for inner in item:
                yield from _citations_in(inner)
    elif isinstance(block, p.Quote):
        for inner in block.blocks:
            yield from _citations_in(inner)


def is_short(prose: p.Prose) -> bool:
    """Whether a text can stand in a row of several: one paragraph of a few words that is no sentence."""
    text = prose.text.strip()
    single = len(prose.blocks) == 1 and isinstance(prose.blocks[0], p.Paragraph)
    return single and len(text) <= 60 and not text.endswith((".", "!", "?")) and "\n" not in text


def plain(prose: p.Prose) -> str:
    """The words of a text without its markup, its citations and its references left out; for descriptions and short names."""
    return " ".join(" ".join(_plain_block(b) for b in prose.blocks).split())


def _plain_block(block: p.Block) -> str:
    match block:
        case p.Paragraph():
            return "".join(_plain_inline(i) for i in block.inlines)
        case p.BulletList() | p.NumberedList():
            return " ".join(_plain_block(b) for item in block.items for b in item)
        case p.Quote():
            return " ".join(_plain_block(b) for b in block.blocks)
        case _:
            return ""


def _plain_inline(part: p.Inline) -> str:
    match part:
        case p.Plain():
            return part.text
        case p.Emphasis() | p.Strong() | p.Link() | p.Language():
            return "".join(_plain_inline(i) for i in part.children)
        case p.LineBreak():
            return " "
        case _:
            return ""
