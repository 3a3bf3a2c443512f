"""S107, later than the cut-off: from the dates of a brief to those that its own information cut-off shuts out.

What    a source published, an event that happened, an estimate or a position as of a time wholly after `information_cutoff`.
Why     the cut-off tells the reader what was taken into account; a later fact makes it untrue.
Bad     information_cutoff: 2024-11-17, and a source published 2024-11-20
Good    information_cutoff: 2024-11-20
Clause  ICD 203, D.6.c (timely).

What is not stated is skipped, as are planned and assessed events and horizons: they look ahead.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.diagnostics import Diagnostics
from briefing.model.brief import Brief
from briefing.model.part import Part
from briefing.model.values import When

CLAUSE = "ICD 203, D.6.c"


def check_after_cutoff(brief: Brief, tell: Diagnostics) -> None:
    """Tell each such date."""
    cutoff = brief.meta.information_cutoff
    if cutoff.end is None:
        return
    related = (("the cut-off is here", span),) if (span := brief.meta.span_of("information_cutoff")) is not None else ()
    for part, field, when in _dates(brief):
        if when is not None and when.start is not None and when.start > cutoff.end:
            message = f"{when} is later than the information cut-off, {cutoff}"
            tell.error("S107", message, **part.where(field), related=related, reference=CLAUSE)


def _dates(brief: Brief) -> Iterator[tuple[Part, str, When | None]]:
    for source in brief.sources:
        yield source, "published", source.published
        yield source, "information_date", source.information_date
    for event in brief.timeline:
        if event.certainty in ("confirmed", "reported"):
            yield event, "date", event.date
    for estimates in brief.estimates:
        for entry in estimates.claims:
            yield entry, "as_of", entry.as_of
            yield entry, "published", entry.published
    for position in brief.positions:
        yield position, "as_of", position.as_of
