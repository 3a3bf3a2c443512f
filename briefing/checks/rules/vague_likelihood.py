"""U214 vague-likelihood: a likelihood is meant, and no term is used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.passages import Voice
from briefing.checks.reading.sentences import Sentence
from briefing.checks.reading.word_lists import all_in, found_in
from briefing.checks.rule import Finding, Kind, Rule
from briefing.diagnostics import Severity


def find(read: BriefRead) -> Iterator[Finding]:
    """Each «may», «could», «possibly» and the like that is ours; «cannot rule out» as an advice."""
    hint = "say how likely with a term of the yardstick, best as a judgment and `{kj:ID.likelihood}`"
    consequence = "in some houses this means unlikely, but grave: write the term, and what would follow"
    for sentence in read.sentences(Voice.OURS):
        path = sentence.passage.path
        for m in all_in(sentence.text, read.words, "cannot_exclude_patterns"):
            if not read.reported(sentence, m.start()):
                message = f"`{m[0]}` is no likelihood"
                yield Finding(message, sentence.span(*m.span()), path, hints=(consequence,), severity=Severity.ADVICE)
        found = all_in(sentence.text, read.words, "vague_patterns")
        found += [m for m in all_in(sentence.text, read.words, "vague_modal_patterns") if _is_chance(read, sentence, m)]
        for m in sorted(found, key=lambda m: m.start()):
            if not read.reported(sentence, m.start()) and not _in_question(sentence.text[: m.start()]):
                yield Finding(f"`{m[0].strip()}` is no likelihood", sentence.span(*m.span()), path, hints=(hint,))


def _is_chance(read: BriefRead, sentence: Sentence, m: re.Match[str]) -> bool:
    """Whether «may», «might», «could» speak of what may come: not the month, no permission, no ability in the past."""
    word, text = m[0], sentence.text
    if word[0].isupper() and (word == "May" or m.start() > 0):
        return False
    behind = re.match(r"\s+(?:not\s+|also\s+|only\s+)?([a-z]+)", text[m.end() :])
    if behind is None:
        return False
    if word == "may":
        return not (behind[1] in read.words.get("permit_verbs", ()) or found_in(text, read.words, "permission_patterns"))
    if word == "could":
        past = found_in(text[: m.start()] + " " + text[m.end() :], read.words, "past_cue_patterns")
        return past is None or found_in(text, read.words, "future_cue_patterns") is not None
    return True


def _in_question(before: str) -> bool:
    """Whether it is asked, not said: behind «whether», «how», «what»."""
    return re.search(r"\b(?:whether|how|what|who|which)\b[^,;:]*$|^\s*(?:Whether|How|What|Who|Which)\b", before) is not None


RULE = Rule(
    "U214",
    "vague-likelihood",
    Kind.WORDS,
    "-/W/W",
    title="A likelihood is meant, and no term is used",
    why="«May» covers everything from a trace of doubt to near certainty; the reader puts in what suits.",
    bad="bottom_line: The pumps could fail within weeks.",
    good="bottom_line: The spillway could carry 900 cubic metres a second before the quake.",
    clause="ICD 203, D.6.e(2)(a)",
    find=find,
    needs=("vague_patterns",),
)
