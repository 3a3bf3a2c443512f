"""U201 mixed-confidence-likelihood: one sentence says how sure and how likely.

The IPCC allows both in one sentence: under its scale this is an advice.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.passages import Voice
from briefing.checks.reading.sentences import LIKE, Sentence
from briefing.checks.reading.speech import subject_is_ours
from briefing.checks.reading.word_lists import patterns
from briefing.checks.rule import Finding, Kind, Rule
from briefing.diagnostics import Severity
from briefing.model.judgments import Confidence


def find(read: BriefRead) -> Iterator[Finding]:
    """Each such sentence, at its confidence; in `because`, which is printed with its level, at the likelihood."""
    severity = Severity.ADVICE if read.scale.beside_likelihood else None
    hint = "say how likely in one sentence, and how sure in another"
    for sentence in read.sentences(Voice.OURS, Voice.ADVICE, Voice.WATCH):
        if is_reason(sentence):
            found, message = (
                likelihood_in(read, sentence),
                "the reason of a confidence is printed with its level, and this is a likelihood",
            )
        else:
            found = mixed(read, sentence)
            message = "this sentence says how sure and how likely at once"
        if found is not None:
            yield Finding(message, sentence.span(*found), sentence.passage.path, hints=(hint,), severity=severity)


def is_reason(sentence: Sentence) -> bool:
    """Whether a sentence is the reason of a confidence."""
    return isinstance(sentence.passage.part, Confidence) and sentence.passage.field == "because"


def mixed(read: BriefRead, sentence: Sentence) -> tuple[int, int] | None:
    """Where a sentence that has a likelihood says how sure we are."""
    for pattern in patterns(read.words.get("confidence_patterns", ())):
        for m in pattern.finditer(sentence.text):
            ours = not _of_others(read, sentence, m.start(), m.end()) and not read.reported(sentence, m.start())
            if ours and (likelihood_in(read, sentence) or _chance_in(read, sentence)):
                return m.span()
    return None


def likelihood_in(read: BriefRead, sentence: Sentence) -> tuple[int, int] | None:
    """Where a sentence says how likely: a printed likelihood, or a term of any yardstick."""
    at = sentence.text.find(LIKE)
    if at >= 0:
        return at, at + 1
    return next(((term.start, term.end) for term in read.terms(sentence)), None)


def _chance_in(read: BriefRead, sentence: Sentence) -> bool:
    return any(pattern.search(sentence.text) for pattern in patterns(read.words.get("chance_patterns", ())))


def _of_others(read: BriefRead, sentence: Sentence, start: int, end: int) -> bool:
    """Whether somebody else is sure: «the council has low confidence in its meters», unless it goes on «that …»."""
    if any(p.match(sentence.text, end) for p in patterns(read.words.get("confidence_ours_behind_patterns", ()))):
        return False
    before = sentence.text[:start]
    for pattern in patterns(read.words.get("confidence_of_others_patterns", ())):
        if (m := pattern.search(before)) is not None:
            return not subject_is_ours(sentence, m.start(), read.lang)
    return False


RULE = Rule(
    "U201",
    "mixed-confidence-likelihood",
    Kind.WORDS,
    "E/E/E",
    title="One sentence says how sure and how likely",
    why=("Likelihood is about the event, confidence about its basis; in one sentence they are read as one number, or as two."),
    bad="bottom_line: We judge with moderate confidence that it is {kj:closure.likelihood} that the channel closes.",
    good="bottom_line: It is {kj:closure.likelihood} that the channel closes. Our confidence in this is moderate.",
    clause="ICD 203, D.6.e(2)(b): «must not combine a confidence level and a degree of likelihood … in the same sentence»",
    find=find,
    needs=("confidence_patterns",),
)
