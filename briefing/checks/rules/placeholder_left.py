"""X804 placeholder-left: something was to be filled in.

Roman numerals (XXX Corps) are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule
from briefing.diagnostics import Severity

_LEFT = re.compile(
    r"\b(?:TODO|TBD|TBC|FIXME|XXX+)\b(?!\s+(?:Corps|Army|Legion))|\?\?\?+|\blorem\s+ipsum\b|\[\s*(?:[Ii]nsert\b[^\]\n]*|date|name|DATE|NAME|…|\.\.\.)\s*\]"
)


def find(read: BriefRead) -> Iterator[Finding]:
    """Each mark of something left open, in any printed text; an error in a final brief."""
    severity = Severity.ERROR if read.brief.meta.status == "final" else None
    for passage in read.passages:
        if passage.field in ("owner", "asked_of") or not _LEFT.search(passage.prose.text):
            continue
        for m in _LEFT.finditer(passage.prose.text):
            place = passage.prose.place
            span = place.span_at(*m.span()) if place is not None else None
            yield Finding(
                f"`{m[0]}` was to be filled in", span, passage.path, hints=("fill it in, or take it out",), severity=severity
            )


RULE = Rule(
    "X804",
    "placeholder-left",
    Kind.FIELD_WORDS,
    "W/W/E",
    title="Something was to be filled in",
    why="A reader who finds «TBC» in a final brief wonders what else was not finished.",
    bad="""\
key_judgments:
  - {id: closure, implication: Ships of TODO metres wait for the tide.}
""",
    good="""\
key_judgments:
  - {id: closure, implication: Ships of nine metres wait for the tide.}
""",
    clause="House rule",
    find=find,
)
