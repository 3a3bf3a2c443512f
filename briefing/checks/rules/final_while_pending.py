"""M606 final-while-pending: the brief is final, and a clearance is pending."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """Each pending clearance of a final brief."""
    for clearance in read.brief.meta.clearances:
        if read.brief.meta.status == "final" and clearance.outcome == "pending":
            message = f"the brief is final, and the clearance of {clearance.office} is pending"
            yield Finding(message, **clearance.where("outcome"), hints=("write `status: clearance` until it has answered",))


RULE = Rule(
    "M606",
    "final-while-pending",
    Kind.DATA,
    "E/E/E",
    title="The brief is final, and a clearance is pending",
    why="Who reads «final» takes it for cleared by all who are named.",
    bad="meta: {status: final, clearances: [{office: Legal Office, outcome: pending}]}",
    good="meta: {status: clearance, clearances: [{office: Legal Office, outcome: pending}]}",
    clause="House rule; practice of the Department of State’s memoranda",
    find=find,
)
