"""J302 hollow-if-wrong: what follows if the assumption is wrong is not said."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.word_lists import content_words, found_in
from briefing.checks.rule import Finding, Kind, Rule

FEWEST = 3  # words that say something


def find(read: BriefRead) -> Iterator[Finding]:
    """Each `if_wrong` of fewer than three words that say something, or of words that say nothing."""
    for assumption in read.brief.assumptions:
        words = str(assumption.if_wrong)
        if found_in(words, read.words, "hollow_patterns") or len(content_words(words, read.words, "stop")) < FEWEST:
            message = f"what follows if `{assumption.id}` is wrong is not said"
            yield Finding(
                message, **assumption.where("if_wrong"), hints=("name the judgment that falls, and what would hold instead",)
            )


RULE = Rule(
    "J302",
    "hollow-if-wrong",
    Kind.FIELD_WORDS,
    "-/W/W",
    title="What follows if the assumption is wrong is not said",
    why="An assumption is stated so that the reader can see what falls with it.",
    bad="""\
assumptions:
  - {id: zero, text: Both surveys measure from one zero., if_wrong: It would be different.}
""",
    good="""\
assumptions:
  - {id: zero, text: Both surveys measure from one zero., if_wrong: Their depths differ by up to half a metre without any silt.}
""",
    clause="ICD 203, D.6.e(3)",
    find=find,
    needs=(
        "stop",
        "hollow_patterns",
    ),
)
