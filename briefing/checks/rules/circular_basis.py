"""S104 circular-basis: several sources of a judgment come down to one."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule, enumerated
from briefing.diagnostics import Severity


def find(read: BriefRead) -> Iterator[Finding]:
    """Each judgment with several sources of one origin; an error where its confidence is the highest."""
    for judgment in read.brief.key_judgments:
        behind = read.behind(judgment.supports)
        origins = read.origins(behind)
        if len(behind) < 2 or len(origins) > 1:
            continue
        repeating = [s for s in behind if s.derived_from]
        what = f"{len(behind)} sources of `{judgment.id}` come down to one"
        if origins:
            what += f": {enumerated(s.id for s in repeating)} repeat{'s' if len(repeating) == 1 else ''} `{next(iter(origins))}`"
        yield Finding(
            what,
            **judgment.where("supports"),
            hints=("lower the confidence, or find a source of another origin",),
            related=tuple((f"`{s.id}` is derived", span) for s in repeating if (span := s.span_of("derived_from")) is not None),
            severity=Severity.ERROR if read.is_top(judgment.confidence) else None,
        )


RULE = Rule(
    "S104",
    "circular-basis",
    Kind.DATA,
    "W/W/E",
    title="Several sources of a judgment come down to one",
    why="Three reports that repeat one bulletin are one source, and read as if they confirmed each other.",
    bad="""\
key_judgments:
  - id: closure
    supports: [survey, pilots]
sources:
  - {id: pilots, derived_from: [survey]}
""",
    good="""\
key_judgments:
  - id: closure
    supports: [survey, pilots]
""",
    clause="ICD 203, D.6.e(1); ICD 206 (what is meaningfully corroborative)",
    find=find,
)
