"""S109 no-source-summary: three or more sources carry judgments, and no word on them together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule
from briefing.model.evidence import Source


def find(read: BriefRead) -> Iterator[Finding]:
    """The missing summary, with a draft made from the data."""
    behind = read.behind(i for judgment in read.brief.key_judgments for i in judgment.supports)
    if len(behind) >= 3 and read.brief.source_summary is None:
        message = f"{len(behind)} sources carry the judgments, and `source_summary` does not say what they are worth together"
        yield Finding(message, **read.brief.where("source_summary", "sources"), hints=(f"to begin with: {_draft(read, behind)}",))


def _draft(read: BriefRead, behind: list[Source]) -> str:
    origins = len(read.origins(behind))
    out = [f"{len(behind)} sources carry the judgments, of {origins} origin{'s' if origins != 1 else ''}."]
    repeated: dict[str, list[str]] = {}
    for source in behind:
        for original in source.derived_from:
            repeated.setdefault(original, []).append(source.id)
    out += [f"{original} is repeated by {' and '.join(ids)}." for original, ids in repeated.items()]
    days = [s.information_date or s.published for s in behind]
    newest = max((w for w in days if w.end is not None), key=lambda w: w.end or date.min, default=None)
    if newest is not None:
        out.append(f"The newest information is of {newest}.")
    graded = sum(1 for s in behind if s.grading is not None)
    out.append("None is graded." if not graded else f"{graded} of them are graded.")
    return " ".join(out)


RULE = Rule(
    "S109",
    "no-source-summary",
    Kind.DATA,
    "-/W/W",
    title="Three or more sources carry judgments, and no word on them together",
    why=(
        "Sources weigh differently together than one by one: they repeat, contradict or complete each other, and only "
        "the author knows."
    ),
    bad="""\
key_judgments:
  - id: closure
    supports: [survey, pilots, log]
sources:
  - {id: log, originator: Port, title: Log, type: official, published: 2024-10, directness: primary, descriptor: Kept hourly.}
""",
    good="""\
source_summary: Three sources of three origins carry the judgment; none has an interest in the answer.
key_judgments:
  - id: closure
    supports: [survey, pilots, log]
sources:
  - {id: log, originator: Port, title: Log, type: official, published: 2024-10, directness: primary, descriptor: Kept hourly.}
""",
    clause="ICD 203, D.6.e(1) («strongly encouraged»); ICD 206",
    find=find,
)
