"""P451 silence-as-neutral: silence is taken for neutrality or consent."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.passages import Voice
from briefing.checks.reading.word_lists import found_in
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """Each position called neutral of somebody who said nothing; each sentence that takes silence for consent."""
    for position in read.brief.positions:
        if position.stance == "neutral" and found_in(str(position.summary), read.words, "silence_patterns"):
            message = "this actor said nothing, and is called neutral"
            yield Finding(message, **position.where("stance"), hints=("write `stance: silent`",))
    for sentence in read.sentences(Voice.OURS, Voice.REPORT, Voice.ADVICE, Voice.WATCH):
        found = found_in(sentence.text, read.words, "silence_as_consent_patterns")
        if found is not None and not read.reported(sentence, found.start()):
            span, path = sentence.span(*found.span()), sentence.passage.path
            yield Finding("silence is taken for neutrality or consent", span, path, hints=("say that nothing was said",))


RULE = Rule(
    "P451",
    "silence-as-neutral",
    Kind.FIELD_WORDS,
    "-/W/W",
    title="Silence is taken for neutrality or consent",
    why="Who says nothing may be against, undecided or not asked; neutral is what somebody says or does.",
    bad="""\
actors: [{id: varn, name: Varn, type: state}]
issues: [{id: levy, question: Levy, poles: [against, for]}]
positions: [{actor: varn, issue: levy, stance: neutral, kind: declared, as_of: 2024, sources: [survey], summary: Said nothing.}]
""",
    good="""\
actors: [{id: varn, name: Varn, type: state}]
issues: [{id: levy, question: Levy, poles: [against, for]}]
positions: [{actor: varn, issue: levy, stance: silent, kind: declared, as_of: 2024, sources: [survey], summary: Said nothing.}]
""",
    clause="ICD 203, D.6.e(3)",
    find=find,
    needs=("silence_patterns",),
)
