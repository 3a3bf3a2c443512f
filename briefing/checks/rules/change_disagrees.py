"""C364 change-disagrees: what the author says changed is not what changed."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule
from briefing.diagnostics import Severity


def find(read: BriefRead) -> Iterator[Finding]:
    """A term before that is none of the yardstick; a judgment called unchanged or new with another term before."""
    for judgment in read.brief.key_judgments:
        change, now = judgment.change, read.range_of(judgment.likelihood)
        if change.from_ is None or now is None:
            continue
        if read.yardstick.find(change.from_) is None:
            message = f"`{change.from_}` is no term of {read.yardstick.name}"
            hints = (f"the terms are {', '.join(read.yardstick.terms)}",)
            yield Finding(message, **change.where("from_"), hints=hints, severity=Severity.WARNING)
        elif change.status in ("unchanged", "new") and not read.is_same_term(change.from_, now):
            message = f"`{judgment.id}` is called {change.status}: it was {change.from_} and is {now.term}"
            yield Finding(message, **change.where("status"), hints=("write `firmer`, `softer` or `reversed`, and why",))


RULE = Rule(
    "C364",
    "change-disagrees",
    Kind.DATA,
    "-/E/E",
    title="What the author says changed is not what changed",
    why="A judgment that is called unchanged and has another term misleads whoever compares the two briefs.",
    bad="""\
key_judgments:
  - {id: closure, change: {status: unchanged, from: unlikely, why: The survey is new.}}
""",
    good="""\
meta: {previous: HO-2024-3}
key_judgments:
  - {id: closure, change: {status: unchanged, from: likely}}
""",
    clause="ICD 203, D.6.e(7), (6)",
    find=find,
)
