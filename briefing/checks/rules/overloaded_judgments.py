"""J310 overloaded-judgments: there are more key judgments, or longer ones, than a reader keeps.

The numbers are those of this house, not of ICD 203.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.passages import Passage
from briefing.checks.reading.sentences import sentences
from briefing.checks.rule import Finding, Kind, Rule

MOST_JUDGMENTS = 7
MOST_SENTENCES = 2
MOST_WORDS = 45
MOST_LEAD_IN_WORDS = 8


def find(read: BriefRead) -> Iterator[Finding]:
    """Too many judgments; each that is too long, or has too long a lead-in."""
    judgments = read.brief.key_judgments
    if len(judgments) > MOST_JUDGMENTS:
        message = f"there are {len(judgments)} key judgments; more than {MOST_JUDGMENTS} are not remembered"
        yield Finding(message, judgments[MOST_JUDGMENTS].span_of("id"), "key_judgments")
    for judgment in judgments:
        said = list(sentences(Passage(judgment, "statement", "", judgment.statement), read.lang))
        words = sum(len(sentence.said.split()) for sentence in said)
        where = judgment.where("statement")
        if len(said) > MOST_SENTENCES:
            yield Finding(f"this judgment is {len(said)} sentences long: keep to one or two", **where)
        elif words > MOST_WORDS:
            yield Finding(f"this judgment is {words} words long: keep to {MOST_WORDS}", **where)
        if judgment.heading is not None and len(judgment.heading.split()) > MOST_LEAD_IN_WORDS:
            message = f"this lead-in is {len(judgment.heading.split())} words long: keep to {MOST_LEAD_IN_WORDS}"
            yield Finding(message, **judgment.where("heading"))


RULE = Rule(
    "J310",
    "overloaded-judgments",
    Kind.DATA,
    "-/I/I",
    title="There are more key judgments, or longer ones, than a reader keeps",
    why="A judgment that cannot be repeated from memory is not used; a long one hides two.",
    bad="""\
key_judgments:
  - {id: closure, statement: "It is {likelihood} that the channel closes. It opens. It closes again."}
""",
    good="""\
key_judgments:
  - {id: closure, statement: "It is {likelihood} that the channel closes for a month."}
""",
    clause="House numbers; ICD 203, D.6.e(6) (clear main message); ICD 208",
    find=find,
)
