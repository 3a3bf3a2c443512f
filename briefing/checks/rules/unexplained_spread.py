"""N405 unexplained-spread: claims of one kind differ threefold and no word says why."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.claims import numbers_of
from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule

SPREAD = 3  # times; a rule of this house


def find(read: BriefRead) -> Iterator[Finding]:
    """Each set without a note whose claims of one basis, answering one question, differ by a factor of three."""
    for estimates in read.brief.estimates:
        if estimates.note is not None:
            continue
        alike: dict[tuple[str, str], list[float]] = {}
        for claim in estimates.claims:
            alike.setdefault((claim.basis or estimates.basis, claim.answers or ""), []).extend(numbers_of(claim))
        for numbers in alike.values():
            if numbers and min(numbers) > 0 and max(numbers) >= SPREAD * min(numbers):
                message = f"the claims of `{estimates.id}` run from {min(numbers):g} to {max(numbers):g}, and no word says why"
                yield Finding(message, **estimates.where("note", "id"), hints=("write `note:` and what explains the spread",))
                break


RULE = Rule(
    "N405",
    "unexplained-spread",
    Kind.DATA,
    "-/W/W",
    title="Claims of one kind differ threefold and no word says why",
    why="The reader takes the middle; the author may know that one counts ships and the other cargoes.",
    bad="""\
estimates:
  - id: silt
    entries:
      - {by: Survey, attribution: named, kind: observed, value: 12000, as_of: not_stated, sources: [survey]}
      - {by: Pilots, attribution: named, kind: claimed, value: 48000, as_of: not_stated, sources: [pilots]}
""",
    good="""\
estimates:
  - id: silt
    note: The pilots count what was dredged before, too.
    entries:
      - {by: Survey, attribution: named, kind: observed, value: 12000, as_of: not_stated, sources: [survey]}
      - {by: Pilots, attribution: named, kind: claimed, value: 48000, as_of: not_stated, sources: [pilots]}
""",
    clause="ICD 203, D.6.e(2) (causes of uncertainty)",
    find=find,
)
