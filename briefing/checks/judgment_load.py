"""J310, more than a reader can hold: from the key judgments to the advice that they are too many or too long.

What    more than seven key judgments; a statement of more than two sentences or more than 45 words; a lead-in of more
        than eight words.
Why     a judgment that cannot be repeated from memory is not used; a long one hides two.
Bad     nine key judgments of a paragraph each
Good    three to seven, each of one sentence, the reasons in the sections
Clause  ICD 203, D.6.e(6) (clear main message); ICD 208.
"""

from __future__ import annotations

from briefing.checks.reading.passages import Passage
from briefing.checks.reading.sentences import sentences
from briefing.diagnostics import Diagnostics
from briefing.model.brief import Brief

CLAUSE = "ICD 203, D.6.e(6)"
MOST_JUDGMENTS = 7
MOST_SENTENCES = 2
MOST_WORDS = 45
MOST_LEAD_IN_WORDS = 8


def check_judgment_load(brief: Brief, tell: Diagnostics) -> None:
    """Advise of too many judgments, and of each that is too long."""
    count = len(brief.key_judgments)
    if count > MOST_JUDGMENTS:
        first_too_many = brief.key_judgments[MOST_JUDGMENTS]
        message = f"there are {count} key judgments; more than {MOST_JUDGMENTS} are not remembered"
        tell.advice("J310", message, first_too_many.span_of("id"), path="key_judgments", reference=CLAUSE)
    for judgment in brief.key_judgments:
        said = list(sentences(Passage(judgment, "statement", "", judgment.statement), brief.meta.lang))
        words = sum(len(s.said.split()) for s in said)
        where = judgment.where("statement")
        if len(said) > MOST_SENTENCES:
            message = f"this judgment is {len(said)} sentences long: keep to one or two"
            tell.advice("J310", message, **where, reference=CLAUSE)
        elif words > MOST_WORDS:
            tell.advice("J310", f"this judgment is {words} words long: keep to {MOST_WORDS}", **where, reference=CLAUSE)
        if judgment.heading is not None and len(judgment.heading.split()) > MOST_LEAD_IN_WORDS:
            message = f"this lead-in is {len(judgment.heading.split())} words long: keep to {MOST_LEAD_IN_WORDS}"
            tell.advice("J310", message, **judgment.where("heading"), reference=CLAUSE)
