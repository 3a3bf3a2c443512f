"""C360 unexplained-change: a judgment changed and the reason is missing."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """Each judgment that is firmer, softer or reversed, or has another term than before, without `why`."""
    for judgment in read.brief.key_judgments:
        change, now = judgment.change, read.range_of(judgment.likelihood)
        moved = change.from_ is not None and now is not None and not read.is_same_term(change.from_, now)
        if change.why is None and (moved or change.status in ("firmer", "softer", "reversed")):
            message = f"`{judgment.id}` changed ({change.status}), and why is not said"
            hint = "write `why:` with the new information or the other reasoning"
            yield Finding(message, **change.where("status"), hints=(hint,))


RULE = Rule(
    "C360",
    "unexplained-change",
    Kind.DATA,
    "W/E/E",
    title="A judgment changed and the reason is missing",
    why=("A change without a reason may be new information, another reading of the old, or a whim; the reader cannot tell."),
    bad="""\
key_judgments:
  - {id: closure, change: {status: firmer, from: unlikely}}
""",
    good="""\
meta: {previous: HO-2024-3}
key_judgments:
  - {id: closure, change: {status: firmer, from: unlikely, why: The second survey found more silt.}}
""",
    clause="ICD 203, D.6.e(7) («how new information or different reasoning led to the judgments»)",
    find=find,
)
