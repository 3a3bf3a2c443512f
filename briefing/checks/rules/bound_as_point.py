"""N403 bound-as-point: a limit is stored as a value."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.word_lists import found_in
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """Each claim with `value` whose words beside it have «up to», «at least» or the like."""
    for estimates in read.brief.estimates:
        for claim in estimates.claims:
            for field in ("qualification", "note", "answers", "by") if claim.value is not None else ():
                found = found_in(str(getattr(claim, field) or ""), read.words, "bound_patterns")
                if found is not None:
                    message = f"`{found[0]}` is a limit, and `value` a point"
                    yield Finding(message, **claim.where("value"), hints=("write `at_most:` or `at_least:`",))
                    break


RULE = Rule(
    "N403",
    "bound-as-point",
    Kind.FIELD_WORDS,
    "-/W/W",
    title="A limit is stored as a value",
    why="«Up to 60» drawn as a point at 60 turns the most that anyone claims into what somebody claims.",
    bad="""\
estimates:
  - id: silt
    entries:
      - {by: Survey, attribution: named, kind: observed, value: 12000, as_of: not_stated, sources: [survey], note: Up to that.}
""",
    good="""\
estimates:
  - id: silt
    entries:
      - {by: Survey, attribution: named, kind: observed, at_most: 12000, as_of: not_stated, sources: [survey], note: Up to 12000.}
""",
    clause="ICD 203, D.6.e(2)",
    find=find,
    needs=("bound_patterns",),
)
