"""P453 loaded-word: a word takes sides."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.passages import Voice
from briefing.checks.reading.word_lists import all_in
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """Each such word outside quotations and names, and not said by others."""
    for sentence in read.sentences(Voice.OURS, Voice.REPORT, Voice.ADVICE, Voice.WATCH):
        for m in all_in(sentence.text, read.words, "loaded_patterns"):
            if any(m[0].strip().casefold() in name for name in read.actors) or read.reported(sentence, m.start()):
                continue
            span, path = sentence.span(*m.span()), sentence.passage.path
            yield Finding(f"`{m[0].strip(' ,')}` takes sides", span, path, hints=("name the office, the group or the act",))


RULE = Rule(
    "P453",
    "loaded-word",
    Kind.WORDS,
    "-/I/I",
    title="A word takes sides",
    why="A word that takes sides tells more of its author than of its subject.",
    bad="bottom_line: The regime in Varn plays with the valve.",
    good="bottom_line: The tax regime in Varn is two years old.",
    clause="ICD 203, D.6.a (objective)",
    find=find,
    needs=("loaded_patterns",),
)
