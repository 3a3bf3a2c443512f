"""J305 unresolvable-forecast: how we will know is not said."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """Each forecast without `resolves_by`."""
    for judgment in read.brief.key_judgments:
        if judgment.kind == "forecast" and judgment.resolves_by is None:
            hint = "write `resolves_by:` and what will show it right or wrong"
            yield Finding(f"how we will know about `{judgment.id}` is not said", **judgment.where("id"), hints=(hint,))


RULE = Rule(
    "J305",
    "unresolvable-forecast",
    Kind.DATA,
    "-/I/W",
    title="How we will know is not said",
    why="A forecast that cannot be found right or wrong when it falls due teaches nobody anything.",
    bad="""\
key_judgments:
  - {id: closure, resolves_by: null}
""",
    good="""\
key_judgments:
  - {id: closure, resolves_by: The port log of 2025 shows a month without ships.}
""",
    clause="ICD 203, D.6.e(8) («clarity of meaning permits assessment for accuracy»)",
    find=find,
)
