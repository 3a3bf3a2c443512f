"""C365 change-from-nothing: something changed since a brief that is not named."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule
from briefing.model.part import Where


def find(read: BriefRead) -> Iterator[Finding]:
    """The first judgment or position that changed, where no previous brief is named."""
    brief = read.brief
    if brief.meta.previous is not None:
        return
    changed: list[Where] = [j.change.where("status") for j in brief.key_judgments if j.change.status != "new"]
    changed += [p.where("previous") for p in brief.positions if p.previous is not None and p.previous != p.stance]
    if changed:
        hint = "write `meta: {previous: …}` with the reference of that brief"
        yield Finding("this changed since a brief that is not named", **changed[0], hints=(hint,))


RULE = Rule(
    "C365",
    "change-from-nothing",
    Kind.DATA,
    "-/W/W",
    title="Something changed since a brief that is not named",
    why="A reader who is told of a change must be able to find what it was.",
    bad="""\
key_judgments:
  - {id: closure, change: {status: firmer, why: The second survey found more silt.}}
""",
    good="""\
meta: {previous: HO-2024-3}
key_judgments:
  - {id: closure, change: {status: firmer, why: The second survey found more silt.}}
""",
    clause="ICD 203, D.6.e(7)",
    find=find,
)
