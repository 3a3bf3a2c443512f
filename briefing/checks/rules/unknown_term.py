"""U202 unknown-term: a term of another yardstick stands in our voice."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.passages import Voice
from briefing.checks.reading.terms import Term
from briefing.checks.rule import Finding, Kind, Rule
from briefing.model.yardsticks import ICD203, ICD203_ROW2, YARDSTICKS, Band


def find(read: BriefRead) -> Iterator[Finding]:
    """Each such term, with the nearest of the declared yardstick."""
    for sentence in read.sentences(Voice.OURS, Voice.ADVICE):
        for term in read.terms(sentence):
            if term.band is None and other_row(read, term) is None and not read.reported(sentence, term.start):
                span, path = sentence.span(term.start, term.end), sentence.passage.path
                yield Finding(f"`{term.words}` is no term of {read.yardstick.name}", span, path, hints=nearest(read, term))


def other_row(read: BriefRead, term: Term) -> Band | None:
    """The band of a term in the other row of ICD 203, where one of the two is declared."""
    other = {"icd203": ICD203_ROW2, "icd203-row2": ICD203}.get(read.yardstick.id)
    return other.find(term.words) if other is not None and term.band is None else None


def nearest(read: BriefRead, term: Term) -> tuple[str, ...]:
    """The hint that names the term of the declared yardstick whose middle is nearest."""
    meant = next((band for y in YARDSTICKS.values() if (band := y.find(term.words)) is not None), None)
    if meant is None:
        return ()
    near = min(read.yardstick.bands, key=lambda band: abs(band.low + band.high - meant.low - meant.high))
    return (f"write `{near.term}` ({near.label}), or better `{{kj:ID.likelihood}}`",)


RULE = Rule(
    "U202",
    "unknown-term",
    Kind.WORDS,
    "-/E/E",
    title="A term of another yardstick stands in our voice",
    why=(
        "«Highly likely» has a band in one yardstick and none in the declared one: the reader looks it up in vain, or "
        "in the wrong table."
    ),
    bad="bottom_line: There is a realistic possibility that the channel stays shut.",
    good="bottom_line: The pilots say there is a realistic possibility that the channel stays shut.[@pilots]",
    clause="ICD 203, D.6.e(2)(a) («must use one of the following sets of terms»); PHIA Probability Yardstick",
    find=find,
    needs=("behind_a_predicate",),
)
