"""J314 undated-sighting: an indicator is seen, and not when."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """Each indicator that is seen without a day, or has a day without being seen."""
    for indicator in read.brief.indicators:
        if indicator.status != "not_seen" and indicator.observed_on is None:
            words = indicator.status.replace("_", " ")
            message = f"the indicator `{indicator.id}` is {words}, and not when"
            yield Finding(message, **indicator.where("status"), hints=("write `observed_on:` and the day",))
        elif indicator.status == "not_seen" and indicator.observed_on is not None:
            message = f"the indicator `{indicator.id}` was observed on {indicator.observed_on} and is not seen"
            yield Finding(message, **indicator.where("observed_on"), hints=("write `status: seen`, or take the day out",))


RULE = Rule(
    "J314",
    "undated-sighting",
    Kind.DATA,
    "-/W/W",
    title="An indicator is seen, and not when",
    why="Whether a sign came before or after the judgment decides what it says.",
    bad="""\
indicators:
  - {id: draught, status: seen}
""",
    good="""\
indicators:
  - {id: draught, status: seen, observed_on: 2024-10-02}
""",
    clause="ICD 203, D.6.e(2)",
    find=find,
)
