"""U201, confidence and likelihood in one sentence: from texts to the sentences that say how sure and how likely at once.

What    a sentence with a level of confidence and a likelihood: a term of the yardstick, a percentage, a printed likelihood.
        `confidence: because` is printed in one sentence with its level, so a likelihood there is found, too.
Why     likelihood is about the event, confidence about the basis; together they are read as one number, or as two.
Bad     We judge with moderate confidence that it is {likelihood} that the channel closes.
Good    It is {likelihood} that the channel closes. (`confidence: {level: moderate, because: …}` is a sentence of its own.)
Clause  ICD 203, D.6.e(2)(b): «must not combine a confidence level and a degree of likelihood … in the same sentence».

The IPCC allows both in one sentence: under its scale this is an advice.
"""

from __future__ import annotations

import re

from briefing.checks.reading.passages import Voice, passages
from briefing.checks.reading.sentences import LIKE, sentences
from briefing.checks.typed_terms import term_pattern
from briefing.diagnostics import Diagnostic, Diagnostics, Severity
from briefing.model.brief import Brief
from briefing.model.judgments import Confidence
from briefing.model.yardsticks import confidence_scale_of, yardstick_of

CLAUSE = "ICD 203, D.6.e(2)(b)"
_LEVEL = r"(?:very\s+low|low|moderate|medium|very\s+high|high)"
_CONFIDENCE = re.compile(
    rf"\b{_LEVEL}(?:\s+to\s+{_LEVEL})?\s+(?:analytic(?:al)?\s+)?confidence\b|\bconfidence\s+(?:level\s+)?(?:is|was|remains|as|:)\s+{_LEVEL}\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\d\s?(?:%|per\s?cent\b)")


def check_mixed_confidence(brief: Brief, tell: Diagnostics) -> None:
    """Tell each such sentence, at its confidence (or, in `because`, at its likelihood)."""
    scale = confidence_scale_of(brief.standards)
    severity = Severity.ADVICE if scale.beside_likelihood else Severity.ERROR
    terms = term_pattern(yardstick_of(brief.standards))
    hint = "say how likely in one sentence, and how sure in another"

    def terms_or_marks(text: str) -> object:
        return LIKE in text or terms.search(text)

    for passage in (p for p in passages(brief) if p.voice in (Voice.OURS, Voice.ADVICE)):
        because = isinstance(passage.part, Confidence) and passage.field == "because"
        for sentence in sentences(passage, brief.meta.lang, terms_or_marks if because else _CONFIDENCE.search):
            likely = terms.search(sentence.text) or re.search(LIKE, sentence.text)
            if because:
                found, message = likely, "the reason of a confidence is printed with its level, and this is a likelihood"
            else:
                likely = likely or _PERCENT.search(sentence.text)
                found = _CONFIDENCE.search(sentence.text) if likely else None
                message = "this sentence says how sure and how likely at once"
            if found is not None:
                span = sentence.span(*found.span())
                tell.extend([Diagnostic("U201", severity, message, span, passage.path, (hint,), reference=CLAUSE)])
