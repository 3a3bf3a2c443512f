"""D504 riskless-option: an option to act has no risk."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """Each option of a decision brief that changes something and has no risk."""
    for option in read.brief.options:
        if read.brief.product == "decision" and not option.status_quo and not option.risks:
            message = f"the option `{option.id}` has no risk"
            yield Finding(message, **option.where("risks", "id"), hints=("write under `risks:` what may go wrong",))


RULE = Rule(
    "D504",
    "riskless-option",
    Kind.DATA,
    "-/W/W",
    title="An option to act has no risk",
    why="An option without a risk was not thought through, or is being sold.",
    bad="""\
product: decision
options:
  - {id: dredge, risks: []}
""",
    good="""\
product: decision
options:
  - {id: dredge, risks: [The dredger is late.]}
""",
    clause="House rule; ICD 203, D.6.a (objective)",
    find=find,
)
