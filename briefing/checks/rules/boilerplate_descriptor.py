"""S103 boilerplate-descriptor: one descriptor serves several sources, or says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.word_lists import content_words
from briefing.checks.rule import Finding, Kind, Rule
from briefing.model.evidence import Source

FEWEST = 2  # words that say something


def find(read: BriefRead) -> Iterator[Finding]:
    """Each descriptor that stood before; each of two words or fewer besides such as «the» and «is», where these are listed."""
    first: dict[str, Source] = {}
    for source in read.brief.sources:
        if source.descriptor is None:
            continue
        words, where = str(source.descriptor), source.where("descriptor")
        same = first.setdefault("".join(c for c in words.casefold() if c.isalnum()), source)
        if same is not source:
            span = same.span_of("descriptor")
            message = f"`{source.id}` has the descriptor of `{same.id}`"
            related = (("it stands here first", span),) if span is not None else ()
            yield Finding(message, **where, hints=("say what is true of this source",), related=related)
        elif "stop" in read.words and len(content_words(words, read.words, "stop")) <= FEWEST:
            hint = "say how near to the facts it is, how complete, how old, whose interest it serves"
            yield Finding(f"the descriptor of `{source.id}` says nothing of its quality", **where, hints=(hint,))


RULE = Rule(
    "S103",
    "boilerplate-descriptor",
    Kind.FIELD_WORDS,
    "-/I/W",
    title="One descriptor serves several sources, or says nothing",
    why="A descriptor that fits every source says nothing of this one.",
    bad="""\
sources:
  - {id: survey, descriptor: Public data of the operator.}
  - {id: pilots, descriptor: Public data of the operator.}
""",
    good="""\
sources:
  - {id: survey, descriptor: "Taken in one week with one instrument, by a crew that knows the river."}
""",
    clause="ICD 206 (source descriptors); ICD 203, D.6.e(1)",
    find=find,
)
