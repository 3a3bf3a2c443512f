"""Sentences: from the texts of a brief to their sentences, each character still knowing where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing.diagnostics import Span
from briefing.model import prose as p
from briefing.model.brief import Brief
from briefing.model.part import Part
from briefing.model.prose import Prose
from briefing.records import record

LIKELIHOOD = "\ufffc"
"""Stands for a likelihood that the program prints."""

_END = re.compile(r"(?<=[.!?])[”’\"')\]]*\s+(?=[“‘\"'(\[]*[^\Wa-z\d_]|[“‘\"'(\[]*\ufffc)")


@record
class Passage:
    """A text of a brief: its part, its field, its YAML path."""

    part: Part
    field: str
    path: str
    prose: Prose


@record
class Sentence:
    """A sentence as it is read. `offsets` say where each of its characters stands in the prose."""

    text: str
    offsets: tuple[int, ...]
    passage: Passage

    def span(self, start: int, end: int) -> Span | None:
        """Where characters `start` to `end` of the sentence stand in the author's file."""
        place = self.passage.prose.place
        if place is None or start >= len(self.offsets):
            return None
        return place.span_at(self.offsets[start], self.offsets[min(end, len(self.offsets)) - 1] + 1)


def passages(brief: Brief) -> Iterator[Passage]:
    """Every text of a brief, in the order of the model."""
    for part in brief.walk():
        for name in type(part).model_fields:
            value = getattr(part, name)
            if isinstance(value, Prose):
                yield Passage(part, name, part.path_of(name), value)
            elif isinstance(value, tuple):
                for index, item in enumerate(value):
                    if isinstance(item, Prose):
                        yield Passage(part, name, f"{part.path_of(name)}[{index}]", item)


def sentences(passage: Passage) -> Iterator[Sentence]:
    """The sentences of a text in its own words: quotations are left out, citations and references are not words."""
    for paragraph in _paragraphs(passage.prose.blocks):
        letters: list[str] = []
        offsets: list[int] = []
        _spell(paragraph.inlines, letters, offsets)
        text = "".join(letters)
        at = 0
        for m in (*_END.finditer(text), None):
            end = len(text) if m is None else m.end()
            if text[at:end].strip():
                yield Sentence(text[at:end], tuple(offsets[at:end]), passage)
            at = end


def _paragraphs(blocks: Iterable[p.Block]) -> Iterator[p.Paragraph]:
    for block in blocks:
        if isinstance(block, p.Paragraph):
            yield block
        elif isinstance(block, (p.BulletList, p.NumberedList)):
            for item in block.items:
                yield from _paragraphs(item)


def _spell(inlines: Iterable[p.Inline], letters: list[str], offsets: list[int]) -> None:
    for inline in inlines:
        if isinstance(inline, p.Plain):
            letters.extend(inline.text)
            offsets.extend(range(inline.start, inline.start + len(inline.text)))
        elif isinstance(inline, (p.Emphasis, p.Strong, p.Link, p.Language)):
            _spell(inline.children, letters, offsets)
        elif isinstance(inline, p.LineBreak):
            letters.append(" ")
            offsets.append(inline.start)
        elif isinstance(inline, p.Ref) and (inline.kind == "likelihood" or inline.field == "likelihood"):
            letters.append(LIKELIHOOD)
            offsets.append(inline.start)
