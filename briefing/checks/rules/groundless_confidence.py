"""U217 groundless-confidence: the reason of a confidence is no reason."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.word_lists import content_words
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """Each reason with fewer than two words that say something; without a list of such words, with fewer than three words."""
    listed = "stop" in read.words and "assurance" in read.words
    for judgment in read.brief.key_judgments:
        words = content_words(str(judgment.confidence.because), read.words, "stop", "assurance")
        if len(words) < (2 if listed else 3):
            message = f"why the confidence in `{judgment.id}` is {judgment.confidence.level} is not said"
            hint = "name what it rests on: how many sources, how near, how independent, what is missing"
            yield Finding(message, **judgment.confidence.where("because"), hints=(hint,))


RULE = Rule(
    "U217",
    "groundless-confidence",
    Kind.FIELD_WORDS,
    "-/W/W",
    title="The reason of a confidence is no reason",
    why="«High confidence, because it is well supported» says the same twice; the reader asked what supports it.",
    bad="""\
key_judgments:
  - {id: closure, confidence: {level: moderate, because: it is moderately supported}}
""",
    good="""\
key_judgments:
  - {id: closure, confidence: {level: moderate, because: one source only}}
""",
    clause="ICD 203, D.6.e(2)",
    find=find,
)
