"""N401 unsourced-estimate: a claim has no source."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """Each claim, our own with them, without a source."""
    for estimates in read.brief.estimates:
        for claim in estimates.claims:
            if not claim.sources:
                message = f"this claim of `{estimates.id}` has no source: {claim.by}"
                yield Finding(message, **claim.where("sources"), hints=("name the sources it is taken from",))


RULE = Rule(
    "N401",
    "unsourced-estimate",
    Kind.DATA,
    "E/E/E",
    title="A claim has no source",
    why="A number without a source cannot be looked up, dated or weighed; it spreads all the same.",
    bad="""\
estimates:
  - id: silt
    entries: [{by: Survey, attribution: named, kind: observed, value: 12000, as_of: not_stated, sources: []}]
""",
    good="""\
estimates:
  - id: silt
    entries: [{by: Survey, attribution: named, kind: observed, value: 12000, as_of: not_stated, sources: [survey]}]
""",
    clause="ICD 206 (source reference citation)",
    find=find,
)
