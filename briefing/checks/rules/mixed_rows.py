"""U203 mixed-rows: a term of the other row of ICD 203 stands beside the declared one."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.passages import Voice
from briefing.checks.rule import Finding, Kind, Rule
from briefing.checks.rules.unknown_term import nearest, other_row


def find(read: BriefRead) -> Iterator[Finding]:
    """Each term of the other row that is ours."""
    for sentence in read.sentences(Voice.OURS, Voice.ADVICE):
        for term in read.terms(sentence):
            if other_row(read, term) is not None and not read.reported(sentence, term.start):
                span, path = sentence.span(term.start, term.end), sentence.passage.path
                message = f"`{term.words}` is a term of the other row of ICD 203"
                yield Finding(message, span, path, hints=nearest(read, term))


RULE = Rule(
    "U203",
    "mixed-rows",
    Kind.WORDS,
    "-/W/E",
    title="A term of the other row of ICD 203 stands beside the declared one",
    why=("The two rows mean the same and read as if they did not: «improbable» after «unlikely» looks like a finer grade."),
    bad="bottom_line: Delay is {kj:closure.likelihood}; cancellation is improbable.",
    good="bottom_line: The probable cause that the report names is {kj:closure.likelihood}.",
    clause="ICD 203, D.6.e(2)(a) («must include a disclaimer»)",
    find=find,
    needs=("behind_a_predicate",),
)
