"""S101 uncited-judgment: a key judgment rests on nothing."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """Each judgment without support."""
    hint = "name the sources, estimates or events; if it is taken as given, put it under `assumptions`"
    for judgment in read.brief.key_judgments:
        if not judgment.supports:
            yield Finding(f"the judgment `{judgment.id}` rests on nothing", **judgment.where("supports"), hints=(hint,))


RULE = Rule(
    "S101",
    "uncited-judgment",
    Kind.DATA,
    "E/E/E",
    title="A key judgment rests on nothing",
    why="A reader cannot weigh a judgment whose basis is not named, and nobody can look it up.",
    bad="""\
key_judgments:
  - id: closure
    supports: []
""",
    good="""\
key_judgments:
  - id: closure
    supports: [survey]
""",
    clause="ICD 206 (source reference citation); ICD 203, D.6.e(1)",
    find=find,
)
