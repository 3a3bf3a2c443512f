"""U210 off-band: a term and a number do not belong together."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.passages import Voice
from briefing.checks.reading.terms import band_behind
from briefing.checks.reading.word_lists import all_in
from briefing.checks.rule import Finding, Kind, Rule
from briefing.model.yardsticks import YARDSTICKS


def find(read: BriefRead) -> Iterator[Finding]:
    """Each term with a percentage in brackets that leaves its band; «certain» and «impossible» with any."""
    for sentence in read.sentences(Voice.OURS, Voice.ADVICE, Voice.WATCH):
        if "(" not in sentence.text:
            continue
        path = sentence.passage.path
        for term in read.terms(sentence):
            band = term.band or next((b for y in YARDSTICKS.values() if (b := y.find(term.words)) is not None), None)
            if band is not None and band_behind(sentence, term.end, band) is False:
                end = sentence.text.index(")", term.end) + 1
                message = f"`{term.words}` is {band.label}, not {sentence.text[term.end : end].strip()}"
                yield Finding(message, sentence.span(term.start, end), path, hints=("change the word or the number",))
        for m in all_in(sentence.text, read.words, "absolute_patterns"):
            message = f"nothing certain or impossible has a percentage: `{m[0]}`"
            yield Finding(message, sentence.span(*m.span()), path, hints=("take a term of the yardstick",))


RULE = Rule(
    "U210",
    "off-band",
    Kind.WORDS,
    "-/E/E",
    title="A term and a number do not belong together",
    why="Half the readers take the word and half the number.",
    bad="bottom_line: It is unlikely (50%) that the tankers suffice.",
    good="bottom_line: It is {kj:closure.likelihood} that the tankers suffice.",
    clause="The table of the declared yardstick; ICD 203, D.6.e(2)(a)",
    find=find,
    needs=("behind_a_predicate",),
)
