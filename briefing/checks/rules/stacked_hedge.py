"""U206 stacked-hedge: two hedges stand in one clause."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.passages import Voice
from briefing.checks.reading.sentences import LIKE, Sentence
from briefing.checks.reading.speech import clauses
from briefing.checks.reading.word_lists import all_in, found_in
from briefing.checks.rule import Finding, Kind, Rule

KINDS = (
    "hedge_belief_patterns", "hedge_seeming_patterns", "hedge_hearsay_patterns", "hedge_adverb_patterns", "hedge_modal_patterns",
    "hedge_possible_patterns", "hedge_double_patterns",
)  # fmt: skip


def find(read: BriefRead) -> Iterator[Finding]:
    """Each clause with hedges of two kinds, from the first to the second of them."""
    for sentence in read.sentences(Voice.OURS):
        hedges = _hedges(read, sentence)
        if len(hedges) < 2 and not any(kind == "hedge_double_patterns" for _, _, kind in hedges):
            continue
        for begin, end in clauses(sentence, read.lang):
            within = [hedge for hedge in hedges if begin <= hedge[0] < end and not read.reported(sentence, hedge[0])]
            second = next((h for h in within[1:] if h[2] != within[0][2] and h[0] >= within[0][1]), None)
            double = next((h for h in within if h[2] == "hedge_double_patterns"), None)
            first = double or (within[0] if second else None)
            last = max(within, key=lambda h: h[1]) if first is not None else None
            if first is not None and last is not None:
                span, path = sentence.span(first[0], last[1]), sentence.passage.path
                yield Finding("two hedges stand in one clause", span, path, hints=("keep one, best a term of the yardstick",))


def _hedges(read: BriefRead, sentence: Sentence) -> list[tuple[int, int, str]]:
    """The hedges of a sentence by their place, each with its kind."""
    found = [(m, kind) for kind in KINDS for m in all_in(sentence.text, read.words, kind)]
    out = [(m.start(), m.end(), kind) for m, kind in found if m[0] != "May" or not sentence.text[: m.start()].strip()]
    if any(kind == "hedge_modal_patterns" for _, _, kind in out) and found_in(sentence.text, read.words, "permission_patterns"):
        out = [hedge for hedge in out if hedge[2] != "hedge_modal_patterns"]
    if out:
        out += [(term.start, term.end, "term") for term in read.terms(sentence)]
        out += [(i, i + 1, "term") for i, char in enumerate(sentence.text) if char == LIKE]
    return sorted(out)


RULE = Rule(
    "U206",
    "stacked-hedge",
    Kind.WORDS,
    "-/W/W",
    title="Two hedges stand in one clause",
    why="Each hedge takes something off, and nobody knows how much is left.",
    bad="bottom_line: It appears that the mill might perhaps close.",
    good="bottom_line: The mill reportedly closed on Monday.[@survey]",
    clause="Kent, Words of Estimative Probability, note 9; ICD 203, D.6.e(2)",
    find=find,
    needs=("hedge_modal_patterns",),
)
