"""U211 overconfident-forecast: the highest confidence in a forecast years ahead."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule

DAYS_OF_A_YEAR = 365


def find(read: BriefRead) -> Iterator[Finding]:
    """Each such forecast; how far is far is `standards: {long_forecast: YEARS}`."""
    begun = read.brief.meta.date.start
    for judgment in read.brief.key_judgments:
        end = judgment.horizon.end if judgment.horizon is not None else None
        if judgment.kind != "forecast" or begun is None or end is None or not read.is_top(judgment.confidence):
            continue
        if (end - begun).days > read.brief.standards.long_forecast * DAYS_OF_A_YEAR:
            message = f"`{judgment.id}` looks ahead to {judgment.horizon} with {judgment.confidence.level} confidence"
            hint = "lower the confidence, or bring the horizon nearer"
            yield Finding(message, **judgment.confidence.where("level"), hints=(hint,))


RULE = Rule(
    "U211",
    "overconfident-forecast",
    Kind.DATA,
    "-/W/W",
    title="The highest confidence in a forecast years ahead",
    why="What changes the outcome in three years is not in today’s sources, however good they are.",
    bad="""\
key_judgments:
  - id: closure
    statement: It is {likelihood} that the channel closes for a year.
    horizon: 2031
    confidence: {level: high, because: two independent surveys agree}
""",
    good="""\
key_judgments:
  - id: closure
    horizon: 2025-12
    confidence: {level: high, because: two independent surveys agree}
""",
    clause="Estimative language of published assessments of the ODNI («will not be appropriate to claim high confidence …»)",
    find=find,
)
