"""Sentences: from the texts of a brief to their sentences, each character still knowing where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

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
    """A sentence as it is read: from `start` in its paragraph, whose `runs` say where its characters stand in the prose."""

    text: str
    start: int
    runs: tuple[tuple[int, int], ...]  # from this character of the paragraph on, they stand in the prose from there on
    passage: Passage

    def span(self, start: int, end: int) -> Span | None:
        """Where characters `start` to `end` of the sentence stand in the author's file."""
        place = self.passage.prose.place
        if place is None or start >= len(self.text):
            return None
        return place.span_at(self._offset(start), self._offset(min(end, len(self.text)) - 1) + 1)

    def _offset(self, character: int) -> int:
        at = self.start + character
        begun, offset = next(run for run in reversed(self.runs) if run[0] <= at)
        return offset + at - begun


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


def sentences(passage: Passage, holding: Callable[[str], object] = bool) -> Iterator[Sentence]:
    """The sentences of a text in its own words: quotations are left out, citations and references are not words.

    Only paragraphs for which `holding` is true are taken apart: whoever looks for something rare says so there.
    """
    for paragraph in _paragraphs(passage.prose.blocks):
        words: list[str] = []
        runs: list[tuple[int, int]] = []
        _spell(paragraph.inlines, words, runs, 0)
        text = "".join(words)
        if not holding(text):
            continue
        at = 0
        for m in (*_END.finditer(text), None):
            end = len(text) if m is None else m.end()
            if text[at:end].strip():
                yield Sentence(text[at:end], at, tuple(runs), passage)
            at = end


def _paragraphs(blocks: Iterable[p.Block]) -> Iterator[p.Paragraph]:
    for block in blocks:
        if isinstance(block, p.Paragraph):
            yield block
        elif isinstance(block, (p.BulletList, p.NumberedList)):
            for item in block.items:
                yield from _paragraphs(item)


def _spell(inlines: Iterable[p.Inline], words: list[str], runs: list[tuple[int, int]], at: int) -> int:
    """Add these parts from character `at` of the paragraph on; returns the character after them."""
    for inline in inlines:
        if isinstance(inline, (p.Emphasis, p.Strong, p.Link, p.Language)):
            at = _spell(inline.children, words, runs, at)
            continue
        if isinstance(inline, p.Plain):
            text = inline.text
        elif isinstance(inline, p.LineBreak):
            text = " "
        elif isinstance(inline, p.Ref) and (inline.kind == "likelihood" or inline.field == "likelihood"):
            text = LIKELIHOOD
        else:
            continue
        words.append(text)
        runs.append((at, inline.start))
        at += len(text)
    return at
