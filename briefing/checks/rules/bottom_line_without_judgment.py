"""R351 bottom-line-without-judgment: the bottom line names no judgment, or repeats the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.passages import Passage
from briefing.checks.reading.sentences import sentences
from briefing.checks.rule import Finding, Kind, Rule
from briefing.model.prose import Ref, inlines_of

ALIKE = 0.85  # of the characters, as difflib counts


def find(read: BriefRead) -> Iterator[Finding]:
    """A bottom line without `{kj:…}` where there are judgments; else one whose first sentence is the title again."""
    brief = read.brief
    where = brief.where("bottom_line")
    if brief.key_judgments and not any(i.kind == "kj" for i in inlines_of(brief.bottom_line.blocks) if isinstance(i, Ref)):
        hint = f"write `{{kj:{brief.key_judgments[0].id}.likelihood}}` where the bottom line says how likely it is"
        yield Finding("the bottom line names no judgment", **where, hints=(hint,))
        return
    first = next(sentences(Passage(brief, "bottom_line", "bottom_line", brief.bottom_line), read.lang), None)
    if first is not None and _alike(first.said, brief.title):
        yield Finding("the bottom line begins with the title again", **where, hints=("say what the title leaves out",))


def _alike(one: str, other: str) -> bool:
    a, b = (re.findall(r"\w+", words.casefold()) for words in (one, other))
    if not a or 2 * len(set(a) & set(b)) < len(set(a) | set(b)):
        return False
    from difflib import SequenceMatcher  # seldom needed

    return SequenceMatcher(None, " ".join(a), " ".join(b)).ratio() > ALIKE


RULE = Rule(
    "R351",
    "bottom-line-without-judgment",
    Kind.DATA,
    "-/W/W",
    title="The bottom line names no judgment, or repeats the title",
    why=(
        "The bottom line is read alone; what it says must be what was judged, with its likelihood, and more than the title says."
    ),
    bad="bottom_line: The channel closes.",
    good="bottom_line: It is {kj:closure.likelihood} that the channel closes.",
    clause="ICD 203, D.6.e(6) («drawn collectively from those judgments»)",
    find=find,
)
