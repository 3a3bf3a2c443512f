"""R352 advocacy-in-assessment: an assessment tells its reader what to do."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.passages import Voice
from briefing.checks.reading.sentences import Sentence
from briefing.checks.reading.word_lists import all_in, found_in
from briefing.checks.rule import Finding, Kind, Rule

HINT = "say what would follow from each course under `options:`, or make this a decision brief"


def find(read: BriefRead) -> Iterator[Finding]:
    """Each «should» of one who decides, and each «we recommend», in our voice."""
    if read.brief.product != "assessment":
        return
    for sentence in read.sentences(Voice.OURS):
        if sentence.cited or found_in(sentence.text, read.words, "by_law_patterns"):
            continue
        found = [m for m in all_in(sentence.text, read.words, "advice_patterns") if _decides(read, sentence, m.start())]
        found += all_in(sentence.text, read.words, "we_advise_patterns") + all_in(
            sentence.text, read.words, "advice_phrases_patterns"
        )
        for m in found:
            if not read.reported(sentence, m.start()):
                span, path = sentence.span(m.start(), m.start() + len(m[0].rstrip())), sentence.passage.path
                yield Finding("this tells the reader what to do", span, path, hints=(HINT,))


def _decides(read: BriefRead, sentence: Sentence, verb: int) -> bool:
    """Whether the subject right before a verb is one of the list, or a declared actor."""
    subject = sentence.text[:verb].rstrip().casefold()
    last = subject.rsplit(maxsplit=1)[-1] if subject else ""
    return last in read.words.get("advisers", ()) or any(subject.endswith(name) for name in read.actors)


RULE = Rule(
    "R352",
    "advocacy-in-assessment",
    Kind.WORDS,
    "-/W/E",
    title="An assessment tells its reader what to do",
    why="Who advises has chosen; the reader of an assessment wants to choose.",
    bad="bottom_line: The council should order cuts at once.",
    good="bottom_line: The gauge should read zero. Growers must register by June, the decree says.[@survey]",
    clause="ICD 203, D.6.b (independent of political consideration)",
    find=find,
    needs=("advice_patterns",),
)
