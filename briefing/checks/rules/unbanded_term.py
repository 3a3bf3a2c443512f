"""U204 unbanded-term: a term of the yardstick is typed by hand: without its band, and without a link to the judgment."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.passages import Voice
from briefing.checks.reading.terms import band_behind
from briefing.checks.rule import Finding, Kind, Rule
from briefing.checks.rules.mixed_confidence import is_reason, mixed
from briefing.diagnostics import Severity
from briefing.model.judgments import Judgment


def find(read: BriefRead) -> Iterator[Finding]:
    """Each such term that is ours; an advice where its right band stands behind it."""
    for sentence in read.sentences(Voice.OURS, Voice.ADVICE):
        terms = [term for term in read.terms(sentence) if term.band is not None]
        if not terms or is_reason(sentence) or mixed(read, sentence):
            continue
        own = isinstance(sentence.passage.part, Judgment) and sentence.passage.field == "statement"
        hint = "write `{kj:ID.likelihood}` with the id of the judgment"
        if own:
            hint = "write `{likelihood}`, and the term in `likelihood:`"
        for term in terms:
            if read.reported(sentence, term.start):
                continue
            message, severity = f"`{term.words}` is a likelihood, typed as a word: it is printed without its band", None
            if term.band is not None and band_behind(sentence, term.end, term.band) is True:
                message = f"`{term.words}` is typed with its band: it will not follow the judgment"
                severity = Severity.ADVICE
            span = sentence.span(term.start, term.end)
            yield Finding(message, span, sentence.passage.path, hints=(hint,), severity=severity)


RULE = Rule(
    "U204",
    "unbanded-term",
    Kind.WORDS,
    "I/W/W",
    title="A term of the yardstick is typed by hand: without its band, and without a link to the judgment",
    why=(
        "A reader’s idea of «likely» lies in the meant band 32% of the time, with the number beside the word 66% "
        "(Wintle and others, 2019); and a typed term does not follow the judgment when that changes."
    ),
    bad="bottom_line: The channel is likely to close.",
    good="bottom_line: It is {kj:closure.likelihood} that the channel closes.",
    clause="ICD 203, D.6.e(2)(a)",
    find=find,
)
