"""U209 numeric-confidence: confidence is given as a number."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.passages import Voice
from briefing.checks.reading.word_lists import all_in
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """Each such number."""
    hint = f"write a level of the scale: {', '.join(read.scale.levels)}; a percentage belongs to a likelihood"
    for sentence in read.sentences(Voice.OURS, Voice.ADVICE):
        for m in all_in(sentence.text, read.words, "numeric_confidence_patterns"):
            if not read.reported(sentence, m.start()):
                span, path = sentence.span(*m.span()), sentence.passage.path
                yield Finding(f"confidence is no number: `{m[0].strip()}`", span, path, hints=(hint,))


RULE = Rule(
    "U209",
    "numeric-confidence",
    Kind.WORDS,
    "-/E/E",
    title="Confidence is given as a number",
    why="A percentage says how likely; confidence says how good the basis is, and has no percentage.",
    bad="bottom_line: We hold with 80% confidence that the gate leaks.",
    good="bottom_line: The level lies within a 95% confidence interval of two metres.",
    clause="ICD 203, D.6.e(2)",
    find=find,
    needs=("numeric_confidence_patterns",),
)
