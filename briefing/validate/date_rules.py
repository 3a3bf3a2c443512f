"""Dates against each other: from a brief to those of its dates that cannot both be right."""

from __future__ import annotations

from datetime import date

from briefing.model.part import Part
from briefing.model.values import When
from briefing.validate.examined import Examined


def check_source_dates(examined: Examined) -> None:
    """Information comes before publication, publication before reading; an address was read on a day."""
    tell = examined.tell
    for s in examined.brief.sources:
        if s.url is not None and s.accessed is None:
            hint = "accessed: the day it was read, or `not_stated`"
            message = f"the source `{s.id}` has an address, and no `accessed`"
            tell.error("B202", message, **s.where("accessed", "url"), hints=(hint,))
        if _before(s.accessed, s.published):
            message = f"the source `{s.id}` was read ({s.accessed}) before it was published ({s.published})"
            tell.error("B224", message, **s.where("accessed"))
        if _before(s.published, s.information_date):
            message = (
                f"the source `{s.id}` was published ({s.published}) before the date of its information ({s.information_date})"
            )
            tell.error("B224", message, **s.where("information_date"))


def check_brief_dates(examined: Examined) -> None:
    """The cut-off of information does not follow the date of the brief; what is still to come does."""
    brief, tell = examined.brief, examined.tell
    meta = brief.meta
    if _before(meta.date, meta.information_cutoff):
        message = f"information is taken into account until {meta.information_cutoff}, after the date of the brief ({meta.date})"
        tell.error("B224", message, **meta.where("information_cutoff"))
    later: list[tuple[Part, str, date | None, str]] = [(meta, "valid_until", meta.valid_until, "it is valid until")]
    if brief.decision is not None:
        later.append((brief.decision, "by", brief.decision.by, "it is to be decided by"))
    for part, field, day, words in later:
        if day is not None and meta.date.start is not None and day < meta.date.start:
            tell.error("B224", f"the brief is dated {meta.date}, and {words} {day.isoformat()}", **part.where(field))
    for j in brief.key_judgments:
        end = j.horizon.end if j.kind == "forecast" and j.horizon is not None else None
        if end is not None and meta.date.start is not None and end < meta.date.start:
            message = f"the brief is dated {meta.date}, and the forecast `{j.id}` looks to {j.horizon}"
            hint = "give it a time that is still to come, or write `kind: past`"
            tell.error("B224", message, **j.where("horizon"), hints=(hint,))


def check_event_dates(examined: Examined) -> None:
    """An event does not come before the one it is said to follow."""
    events = {e.id: e for e in examined.brief.timeline if e.id is not None}
    for event in examined.brief.timeline:
        earlier = events.get(event.after or "")
        if earlier is not None and _before(event.date, earlier.date):
            message = f"this event is dated {event.date}, before `{earlier.id}` ({earlier.date}), which it is said to follow"
            examined.tell.error("B224", message, **event.where("after"))


def _before(a: When | None, b: When | None) -> bool:
    """Whether all of `a` lies before all of `b`, as far as both are known."""
    return a is not None and b is not None and a.end is not None and b.start is not None and a.end < b.start
