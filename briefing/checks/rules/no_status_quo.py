"""D501 no-status-quo: leaving things as they are is not among the options."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """A decision brief without an option `status_quo: true`."""
    brief = read.brief
    if brief.product == "decision" and brief.options and not any(option.status_quo for option in brief.options):
        hint = "add it with `status_quo: true`, if only to show why it will not do"
        yield Finding("leaving things as they are is not among the options", **brief.where_key("options"), hints=(hint,))


RULE = Rule(
    "D501",
    "no-status-quo",
    Kind.DATA,
    "-/W/W",
    title="Leaving things as they are is not among the options",
    why="Every option is measured against doing nothing, whether it is written down or not.",
    bad="""\
product: decision
options:
  - {id: wait, status_quo: false}
""",
    good="""\
product: decision
options:
  - {id: wait, status_quo: true}
""",
    clause="House rule; U.S. OMB Circular A-4 (baseline)",
    find=find,
)
