"""U207 bare-future: another’s conduct is foretold without a likelihood."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.passages import Voice
from briefing.checks.reading.sentences import LIKE, Sentence
from briefing.checks.reading.speech import agent
from briefing.checks.reading.word_lists import all_in, found_in, patterns
from briefing.checks.rule import Finding, Kind, Rule

HINT = "make it a judgment and write `{kj:ID.likelihood}`, or cite who says so"
HEDGES = ("vague_patterns", "vague_modal_patterns", "hedge_hearsay_patterns", "hedge_seeming_patterns")


def find(read: BriefRead) -> Iterator[Finding]:
    """Each «will» of one who can choose, in a sentence without likelihood, condition, hedge or citation."""
    for sentence in read.sentences(Voice.OURS):
        if sentence.cited or LIKE in sentence.text:
            continue
        for m in all_in(sentence.text, read.words, "bare_future_patterns"):
            if not agent(sentence, m.start(), read.lang, read.actors) or _excused(read, sentence, m.start(), m.end()):
                continue
            span, path = sentence.span(m.start(), m.start() + len(m[0].rstrip())), sentence.passage.path
            yield Finding(f"`{m[0].strip()}` foretells what another does, without a likelihood", span, path, hints=(HINT,))


def _excused(read: BriefRead, sentence: Sentence, start: int, end: int) -> bool:
    text = sentence.text
    if read.terms(sentence) or any(found_in(text, read.words, key) for key in ("condition_patterns", *HEDGES)):
        return True
    if any(p.match(text, end) for p in patterns(read.words.get("stative_patterns", ()))):
        return True
    scheduled = any(p.match(text, end) for p in patterns(read.words.get("schedule_patterns", ())))
    return (scheduled and any(c.isdigit() for c in text)) or read.reported(sentence, start)


RULE = Rule(
    "U207",
    "bare-future",
    Kind.WORDS,
    "-/I/W",
    title="Another’s conduct is foretold without a likelihood",
    why="«Will» says certain; of what others choose to do nothing is.",
    bad="bottom_line: The dam authority will refuse a release.",
    good="bottom_line: Higher prices will make storage dearer.",
    clause="ICD 203, D.6.e(2), (8)",
    find=find,
    needs=(
        "bare_future_patterns",
        "agents",
    ),
)
