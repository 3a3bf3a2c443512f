"""J306 no-alternative: an uncertain judgment has no alternative."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule

LOW, HIGH = 20, 80  # per cent; below and above, ICD 203 has «very unlikely» and «very likely»


def find(read: BriefRead) -> Iterator[Finding]:
    """Each judgment whose likelihood reaches between 20 and 80 per cent, without an alternative."""
    answered = {alternative.to for alternative in read.brief.alternatives}
    for judgment in read.brief.key_judgments:
        likely = read.range_of(judgment.likelihood)
        if likely is None or likely.high <= LOW or likely.low >= HIGH or judgment.alternatives or judgment.id in answered:
            continue
        hint = f"write what else may be the case under `alternatives:`, with `to: {judgment.id}`"
        message = f"`{judgment.id}` is {likely.said}, and no alternative to it is considered"
        yield Finding(message, **judgment.where("alternatives", "likelihood"), hints=(hint,))


RULE = Rule(
    "J306",
    "no-alternative",
    Kind.DATA,
    "-/W/W",
    title="An uncertain judgment has no alternative",
    why="Where the judgment itself says that it could be otherwise, the reader must be told what otherwise means.",
    bad="""\
key_judgments:
  - {id: closure, alternatives: []}
alternatives: []
""",
    good="""\
key_judgments:
  - {id: closure, alternatives: []}
alternatives:
  - {id: open, to: closure}
""",
    clause="ICD 203, D.6.e(4)",
    find=find,
)
