"""N407 averaged-claims: our own figure is the mean of disputed claims."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule

NEAR = 0.005  # of the mean: what rounding leaves


def find(read: BriefRead) -> Iterator[Finding]:
    """Each figure of ours within half a per cent of the mean of two or more different claims, without a note."""
    for estimates in read.brief.estimates:
        ours = estimates.ours
        claims = [claim for claim in estimates.entries if claim.value is not None]
        values = [claim.value for claim in claims if claim.value is not None]
        if ours is None or ours.value is None or len(set(values)) < 2 or ours.note is not None or estimates.note is not None:
            continue
        mean = fsum(values) / len(values)
        if abs(ours.value - mean) <= abs(mean) * NEAR:
            unlike = " of different bases" if len({claim.basis or estimates.basis for claim in claims}) > 1 else ""
            message = f"our own figure, {ours.value:g}, is the mean of {len(values)} disputed claims{unlike}"
            yield Finding(message, **ours.where("value"), hints=("give a range, or say in `note:` how it was found",))


RULE = Rule(
    "N407",
    "averaged-claims",
    Kind.DATA,
    "-/W/W",
    title="Our own figure is the mean of disputed claims",
    why="The mean of a right number and a wrong one is wrong, and looks like an assessment.",
    bad="""\
estimates:
  - id: silt
    ours: {by: Harbour Office, attribution: named, kind: assessed, value: 15000, as_of: not_stated, sources: [survey]}
""",
    good="""\
estimates:
  - id: silt
    ours: {by: Office, attribution: named, kind: assessed, range: {low: 11000, high: 14000}, as_of: 2024, sources: [survey]}
""",
    clause="ICD 203, D.6.e(2)",
    find=find,
)
