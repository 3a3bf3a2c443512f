"""S111 unsourced-quotation: somebody’s words stand without their source."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.passages import Passage, Voice
from briefing.checks.reading.sentences import quotations
from briefing.checks.rule import Finding, Kind, Rule
from briefing.diagnostics import Span
from briefing.model.brief import Brief
from briefing.model.prose import Cite, Plain, Quote, inlines_of

FEWEST = 5  # words of a quotation that is not merely a term
LEAST_OF_A_TITLE = 5  # letters of a word that has a capital in a title


def find(read: BriefRead) -> Iterator[Finding]:
    """Each quotation of five words or more, and each set-off one, that is neither cited nor in a part with sources."""
    hint = "cite it: `[@source, p. 3]`"
    terms = {entry.term.casefold() for entry in read.brief.glossary}
    for sentence in read.sentences(Voice.OURS):
        if sentence.cited or _has_sources(sentence.passage):
            continue
        for start, end in quotations(sentence):
            words = sentence.said[start + 1 : end - 1].split()
            title = all(word[:1].isupper() or len(word) < LEAST_OF_A_TITLE for word in words)
            if len(words) >= FEWEST and not title and " ".join(words).casefold() not in terms:
                span, path = sentence.span(start, end), sentence.passage.path
                yield Finding("these words are somebody’s, and whose is not said", span, path, hints=(hint,))
    for passage in read.passages:
        if passage.voice is Voice.OURS and not _has_sources(passage):
            yield from (Finding("this quotation has no source", s, passage.path, hints=(hint,)) for s in _set_off(passage))


def _has_sources(passage: Passage) -> bool:
    part = passage.part
    return not isinstance(part, Brief) and bool(getattr(part, "sources", None) or getattr(part, "source", None))


def _set_off(passage: Passage) -> Iterator[Span | None]:
    """Where set-off quotations begin that have no citation in them or in the block behind them."""
    blocks = passage.prose.blocks
    for index, block in enumerate(blocks):
        if isinstance(block, Quote) and not any(isinstance(i, Cite) for i in inlines_of(blocks[index : index + 2])):
            first = next((i for i in inlines_of((block,)) if isinstance(i, Plain)), None)
            place = passage.prose.place
            if first is not None:
                yield place.span_at(first.start, first.start + len(first.text)) if place is not None else None


RULE = Rule(
    "S111",
    "unsourced-quotation",
    Kind.WORDS,
    "-/W/W",
    title="Somebody’s words stand without their source",
    why="Quoted words claim to be exact; without the source nobody can see whose they are, and whether they are.",
    bad="bottom_line: Everyone agrees that “the levy is a gift to the mills and to nobody else”.",
    good="bottom_line: The office agrees that “the levy is a gift to the mills and to nobody else”.[@survey]",
    clause="ICD 206 (each time a source is directly cited)",
    find=find,
)
