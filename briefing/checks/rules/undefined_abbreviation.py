"""X802 undefined-abbreviation: an abbreviation is nowhere explained."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.passages import Voice
from briefing.checks.rule import Finding, Kind, Rule

_ABBREVIATION = re.compile(r"(?<![\w.&-])(?P<letters>[A-ZА-ЯЄІЇҐ][A-ZА-ЯЄІЇҐ0-9]{1,5})(?:s)?(?![\w-])(?!\.\w)")
_ROMAN = re.compile(r"[IVXLC]+|[A-Z]\d+|[MGTk]Wh?")


def find(read: BriefRead) -> Iterator[Finding]:
    """Each abbreviation at its first use that neither glossary, names nor a text explains."""
    known = {*read.words.get("abbreviations_known", ()), *_named(read)}
    whole = "\n".join(passage.prose.text for passage in read.passages)
    seen: set[str] = set()
    for sentence in read.sentences(Voice.OURS, Voice.REPORT, Voice.ADVICE, Voice.WATCH, Voice.OTHERS):
        for m in _ABBREVIATION.finditer(sentence.text):
            short = m["letters"]
            if short in seen or short in known or _ROMAN.fullmatch(short) or sentence.text.isupper():
                continue
            seen.add(short)
            if not _explained(short, whole):
                span, path = sentence.span(m.start("letters"), m.end("letters")), sentence.passage.path
                hint = "write the full words before it once, «Full Words (ABC)», or add it to the glossary"
                yield Finding(f"`{short}` is nowhere explained", span, path, hints=(hint,))


def _explained(short: str, whole: str) -> bool:
    """«Full Words (ABC)», «ABC (full words)» or «ABC, the Full Words,» anywhere."""
    name = re.escape(short)
    return (
        re.search(rf"\(\s*(?:the\s+)?{name}s?\s*[),;]|\b{name}s?\s*\(|\b{name}s?,\s+(?:the|or|an?)\s+[^\W\d_]", whole) is not None
    )


def _named(read: BriefRead) -> set[str]:
    """Every word in capitals of names: of actors, sources, the record, markings, the glossary, units."""
    brief, meta = read.brief, read.brief.meta
    names = [entry.term for entry in brief.glossary] + [n for a in brief.actors for n in (a.name, a.short or "")]
    names += [words for source in brief.sources for words in (source.title, source.originator, source.identifier or "")]
    names += [meta.organisation, meta.reference or "", meta.series or "", brief.marking.level or "", *brief.marking.caveats]
    names += [e.unit for e in brief.estimates]
    return {m["letters"] for name in names for m in _ABBREVIATION.finditer(name)}


RULE = Rule(
    "X802",
    "undefined-abbreviation",
    Kind.WORDS,
    "-/I/W",
    title="An abbreviation is nowhere explained",
    why="A reader who has to guess what four letters mean reads on without knowing.",
    bad="bottom_line: The MCM balance is negative.",
    good="bottom_line: The balance of the Mutual Clearing Mechanism (MCM) is negative, and the MCM closes.",
    clause="ICD 203, D.6.e(6)",
    find=find,
    needs=("abbreviations_known",),
)
