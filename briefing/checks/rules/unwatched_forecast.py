"""J303 unwatched-forecast: nothing that could be seen would change this forecast."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """Each forecast without an indicator of its own, of an alternative to it, or that points to one of these."""
    pointed = {indicator.points_to for indicator in read.brief.indicators}
    for judgment in read.brief.key_judgments:
        others = [a for a in read.brief.alternatives if a.to == judgment.id or a.id in judgment.alternatives]
        watched = judgment.indicators or any(a.indicators for a in others) or pointed & {judgment.id, *(a.id for a in others)}
        if judgment.kind == "forecast" and not watched:
            message = f"nothing that could be seen would change the forecast `{judgment.id}`"
            hint = f"write an indicator with `points_to: {judgment.id}`"
            yield Finding(message, **judgment.where("indicators", "id"), hints=(hint,))


RULE = Rule(
    "J303",
    "unwatched-forecast",
    Kind.DATA,
    "-/W/W",
    title="Nothing that could be seen would change this forecast",
    why="A forecast that no observation can move is repeated until it fails.",
    bad="""\
key_judgments:
  - {id: closure, indicators: []}
indicators: []
""",
    good="""\
key_judgments:
  - {id: closure, indicators: []}
indicators:
  - {id: draught, points_to: open}
""",
    clause="ICD 203, D.6.e(2), (3), (4)",
    find=find,
)
