"""M601 portion-above-banner: a portion is marked higher than the document."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule
from briefing.model.frame import MARKING_LEVELS

# 32 CFR 2001.21(c); Council Decision 2013/488/EU, annex III; the UK's Government Security Classifications Policy
_PORTIONS = {
    "U": "UNCLASSIFIED", "C": "CONFIDENTIAL", "S": "SECRET", "TS": "TOP SECRET", "O": "OFFICIAL", "O-S": "OFFICIAL-SENSITIVE",
    "R-UE/EU-R": "RESTREINT UE/EU RESTRICTED", "C-UE/EU-C": "CONFIDENTIEL UE/EU CONFIDENTIAL",
    "S-UE/EU-S": "SECRET UE/EU SECRET", "TS-UE/EU-TS": "TRES SECRET UE/EU TOP SECRET",
    "NU": "NATO UNCLASSIFIED", "NR": "NATO RESTRICTED", "NC": "NATO CONFIDENTIAL", "NS": "NATO SECRET",
    "CTS": "COSMIC TOP SECRET",
    "CLEAR": "TLP:CLEAR", "GREEN": "TLP:GREEN", "AMBER": "TLP:AMBER", "AMBER+STRICT": "TLP:AMBER+STRICT", "RED": "TLP:RED",
}  # fmt: skip


def find(read: BriefRead) -> Iterator[Finding]:
    """Each portion mark above the level of the document, in the order of the scheme."""
    marking = read.brief.marking
    levels = MARKING_LEVELS.get(marking.scheme, ())
    banner = _rank(marking.level or "", levels)
    if banner is None:
        return
    for part in read.brief.walk():
        mark = getattr(part, "mark", None)
        rank = _rank(mark, levels) if isinstance(mark, str) else None
        if rank is not None and rank > banner:
            span = marking.span_of("level")
            related = (("the level of the document", span),) if span is not None else ()
            message = f"this portion is marked {mark}, the document {marking.level}"
            yield Finding(
                message, **part.where("mark"), hints=("raise the level of the document, or lower the portion",), related=related
            )


def _rank(mark: str, levels: tuple[str, ...]) -> int | None:
    """The place of a mark among the levels, the lowest 0; of its longest form, whatever caveats stand behind `//`."""
    words = mark.strip("() ").partition("//")[0].strip().upper()
    words = _PORTIONS.get(words, words)
    return next((rank for rank, level in enumerate(levels) if words in (level, level.replace(" UE/EU ", " ").strip())), None)


RULE = Rule(
    "M601",
    "portion-above-banner",
    Kind.DATA,
    "E/E/E",
    title="A portion is marked higher than the document",
    why="The document is handled by its banner; a higher portion in it is disclosed.",
    bad="""\
marking: {scheme: tlp, level: TLP:GREEN, portion_marks: true}
sources:
  - {id: survey, mark: TLP:RED}
""",
    good="""\
marking: {scheme: tlp, level: TLP:GREEN, portion_marks: true}
sources:
  - {id: survey, mark: TLP:CLEAR}
""",
    clause="32 CFR 2001.21; FIRST, TLP 2.0",
    find=find,
)
