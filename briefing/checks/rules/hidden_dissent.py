"""C363 hidden-dissent: a dissent is on the record and nowhere in the text."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """Each office that dissented and is named by no judgment’s dissent and no view of the recommendation."""
    brief = read.brief
    said = {d.who.casefold() for judgment in brief.key_judgments for d in judgment.dissent}
    said |= {view.office.casefold() for view in brief.recommendation.views} if brief.recommendation is not None else set()
    for clearance in brief.meta.clearances:
        if clearance.outcome == "dissent" and clearance.office.casefold() not in said:
            message = f"{clearance.office} dissented, and the text does not say so"
            hint = "write it under `dissent:` of the judgment, or under `views:` of the recommendation"
            yield Finding(message, **clearance.where("outcome"), hints=(hint,))


RULE = Rule(
    "C363",
    "hidden-dissent",
    Kind.DATA,
    "-/W/E",
    title="A dissent is on the record and nowhere in the text",
    why="Who reads the text only takes it for the view of all who cleared it.",
    bad="meta: {clearances: [{office: Legal Office, outcome: dissent}]}",
    good="""\
meta: {clearances: [{office: Legal Office, outcome: dissent}]}
key_judgments:
  - {id: closure, dissent: [{who: Legal Office, view: The channel stays open.}]}
""",
    clause="ICD 203, D.6.e(7) («brought to the attention of customers»)",
    find=find,
)
