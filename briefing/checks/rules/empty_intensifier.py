"""U212 empty-intensifier: emphasis stands in place of evidence."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.passages import Voice
from briefing.checks.reading.word_lists import all_in
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """Each such word that is ours and no part of a term."""
    for sentence in read.sentences(Voice.OURS, Voice.ADVICE):
        for m in all_in(sentence.text, read.words, "intensifier_patterns"):
            if not read.reported(sentence, m.start()):
                span, path = sentence.span(*m.span()), sentence.passage.path
                yield Finding(f"`{m[0].strip()}` is no evidence", span, path, hints=("take it out, or say what shows it",))


RULE = Rule(
    "U212",
    "empty-intensifier",
    Kind.WORDS,
    "-/I/I",
    title="Emphasis stands in place of evidence",
    why="What is obvious needs no word for it, and what needs the word is not obvious.",
    bad="bottom_line: The levy has undeniably failed.",
    good="bottom_line: The seal was obviously forged, the court found.[@survey]",
    clause="ICD 203, D.6.e(6)",
    find=find,
    needs=("intensifier_patterns",),
)
