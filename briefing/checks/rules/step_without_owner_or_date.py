"""D505 step-without-owner-or-date: a step belongs to nobody, or to no day."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule

NOBODY = {"tbd", "tbc", "n/a", "na", "?", "??", "???", "-", "–", "—", "…", ""}  # in any language


def find(read: BriefRead) -> Iterator[Finding]:
    """Each step whose owner is open or whose day is not stated; a decision asked of nobody."""
    brief = read.brief
    if brief.decision is not None and _is_nobody(brief.decision.asked_of, read):
        yield Finding("nobody is asked to decide", **brief.decision.where("asked_of"), hints=("name who decides",))
    for step in brief.recommendation.next_steps if brief.recommendation is not None else ():
        if _is_nobody(step.owner, read):
            yield Finding("this step belongs to nobody", **step.where("owner"), hints=("name an office or a person",))
        if not step.due.stated:
            yield Finding("this step is due on no day", **step.where("due"), hints=("give a day, a month, or an event",))


def _is_nobody(words: str, read: BriefRead) -> bool:
    said = words.casefold().strip(" .")
    return said in NOBODY or said in read.words.get("nobody", ())


RULE = Rule(
    "D505",
    "step-without-owner-or-date",
    Kind.FIELD_WORDS,
    "-/W/E",
    title="A step belongs to nobody, or to no day",
    why="What nobody is to do by no day is not done.",
    bad="""\
product: decision
recommendation:
  next_steps: [{action: Charter a dredger., owner: to be named, due: 2025-01-15}]
""",
    good="""\
product: decision
recommendation:
  next_steps: [{action: Charter a dredger., owner: Harbour Office, due: 2025-01-15}]
""",
    clause="House rule; practice of decision memoranda",
    find=find,
)
