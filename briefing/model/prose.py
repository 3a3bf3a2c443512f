"""Prose: an author's text as blocks of inline parts, every part knowing where it begins in the text.

The markup is closed: paragraphs, lists, quotes, emphasis, strong, links, citations, references, language spans and figures
on lines of their own. `start` counts characters of `Prose.text`; `Prose.place` tells where those stand in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Union

from briefing.diagnostics import Place
from briefing.records import record


@record
class Plain:
    """Words as typed, backslashes undone."""

    text: str
    start: int = 0


@record
class Enclosing:
    """Marks around other inline parts."""

    children: tuple[Inline, ...]


@record
class Emphasis(Enclosing):
    """`*words*`."""

    start: int = 0


@record
class Strong(Enclosing):
    """`**words**`."""

    start: int = 0


@record
class Link(Enclosing):
    """`[words](https://…)` or `<https://…>`."""

    href: str
    start: int = 0


@record
class Cite:
    """`[@id, p. 3; @other]`: source ids, each with its locator ("" for none)."""

    items: tuple[tuple[str, str], ...]
    start: int = 0


@record
class Ref:
    """`{kind:id}`, `{kind:id.field}` or `{likelihood}` (kind likelihood, no id)."""

    kind: str
    id: str = ""
    field: str = ""
    start: int = 0


@record
class Language(Enclosing):
    """`[words]{lang=fr}`."""

    lang: str
    start: int = 0


@record
class LineBreak:
    """A backslash or two spaces at a line's end."""

    start: int = 0


Inline = Union[Plain, Emphasis, Strong, Link, Cite, Ref, Language, LineBreak]


@record
class Paragraph:
    """One paragraph."""

    inlines: tuple[Inline, ...]


@record
class BulletList:
    """Items with bullets, each of blocks."""

    items: tuple[tuple[Block, ...], ...]


@record
class NumberedList:
    """Items with numbers from `start`."""

    start: int
    items: tuple[tuple[Block, ...], ...]


@record
class Quote:
    """A quotation set off."""

    blocks: tuple[Block, ...]


@record
class Embed:
    """`{fig:id}` or `{table:id}` on a line of its own: the figure or table stands here."""

    kind: str
    id: str
    start: int = 0


Block = Union[Paragraph, BulletList, NumberedList, Quote, Embed]


@record
class Prose:
    """A text, its blocks, and where it stands."""

    text: str
    blocks: tuple[Block, ...] = ()
    place: Place | None = None

    @classmethod
    def plain(cls, text: str) -> Prose:
        """A text without markup: one paragraph."""
        return cls(text, (Paragraph((Plain(text),)),))

    def __str__(self) -> str:
        return self.text


def blocks_of(blocks: Iterable[Block]) -> Iterator[Block]:
    """These blocks and all within them, in order."""
    for block in blocks:
        yield block
        if isinstance(block, Quote):
            yield from blocks_of(block.blocks)
        elif isinstance(block, BulletList | NumberedList):
            for item in block.items:
                yield from blocks_of(item)


def inlines_within(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """These inline parts and all within them, in order."""
    for inline in inlines:
        yield inline
        if isinstance(inline, Enclosing):
            yield from inlines_within(inline.children)


def inlines_of(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Every inline part of these blocks, in order."""
    for block in blocks_of(blocks):
        if isinstance(block, Paragraph):
            yield from inlines_within(block.inlines)
