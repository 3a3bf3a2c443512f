"""U205 modified-term: a term is bent by a modifier."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.passages import Voice
from briefing.checks.reading.speech import epithet
from briefing.checks.reading.word_lists import all_in
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """Each such term that is ours, with the terms around it."""
    for sentence in read.sentences(Voice.OURS, Voice.ADVICE):
        for m in all_in(sentence.text, read.words, "modifier_patterns"):
            noun = m[0].split()[-1].casefold() in ("possibility", "that")
            before, behind = sentence.text[: m.start()], sentence.text[m.end() :]
            if read.reported(sentence, m.start()) or (not noun and epithet(before, behind, read.words)):
                continue
            span, path = sentence.span(*m.span()), sentence.passage.path
            yield Finding(f"`{m[0]}` has no band", span, path, hints=_around(read, m[0].split()[-1]))


def _around(read: BriefRead, word: str) -> tuple[str, ...]:
    bands = read.yardstick.bands
    found = read.yardstick.find(word)
    if found is None:
        return (f"the terms are {', '.join(read.yardstick.terms)}",)
    at = bands.index(found)
    near = [f"`{band.term}` ({band.label})" for band in bands[max(0, at - 1) : at + 2]]
    return (f"choose one of {', '.join(near)}",)


RULE = Rule(
    "U205",
    "modified-term",
    Kind.WORDS,
    "-/E/E",
    title="A term is bent by a modifier",
    why="«Quite likely» is more than likely to one reader and less to another; it has no band.",
    bad="bottom_line: Frost is quite likely in January.",
    good="bottom_line: It is {kj:closure.likelihood} that the frost lasts.",
    clause="ICD 203, D.6.e(2)(a); Kent, Words of Estimative Probability («must not be modified»)",
    find=find,
    needs=("modifier_patterns",),
)
