"""N402 mixed-basis: the claims of one set count different things."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """Each set with more than one basis that does not say `mixed`."""
    for estimates in read.brief.estimates:
        bases = list(dict.fromkeys(claim.basis or estimates.basis for claim in estimates.claims))
        if len(bases) > 1 and estimates.basis != "mixed":  # who writes `mixed` knows
            words = ", ".join(b.replace("_", " ") for b in bases)
            message = f"the claims of `{estimates.id}` count different things ({words}): each is drawn in a panel of its own"
            yield Finding(message, **estimates.where("basis"))


RULE = Rule(
    "N402",
    "mixed-basis",
    Kind.DATA,
    "-/-/I",
    title="The claims of one set count different things",
    why=(
        "Ten thousand present and a hundred thousand over years are no two points of one series; each is drawn in a "
        "panel of its own."
    ),
    bad="""\
estimates:
  - id: silt
    entries:
      - {by: Survey, attribution: named, kind: observed, value: 12000, as_of: not_stated, sources: [survey]}
      - {by: Pilots, attribution: named, kind: claimed, basis: planned, value: 18000, as_of: not_stated, sources: [pilots]}
""",
    good="""\
estimates:
  - id: silt
    basis: mixed
    entries:
      - {by: Survey, attribution: named, kind: observed, basis: present, value: 12000, as_of: not_stated, sources: [survey]}
      - {by: Pilots, attribution: named, kind: claimed, basis: planned, value: 18000, as_of: not_stated, sources: [pilots]}
""",
    clause="ICD 203, D.6.e(9), (6)",
    find=find,
)
