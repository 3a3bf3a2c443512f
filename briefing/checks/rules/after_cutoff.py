"""S107 after-cutoff: something is later than the information cut-off.

What is not stated is skipped, as are planned and assessed events, projections and horizons: they look ahead.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule
from briefing.model.evidence import Event
from briefing.model.figures.base import FigureBase
from briefing.model.figures.numbers import Numbers, categories_as
from briefing.model.part import Where
from briefing.model.values import When

_FIELDS = {
    "Source": ("published", "information_date"),
    "Estimate": ("as_of", "published"),
    "Position": ("as_of",),
    "Indicator": ("observed_on",),
    "Relation": ("since",),
    "FanPoint": ("at",),
}


def find(read: BriefRead) -> Iterator[Finding]:
    """Each such date."""
    meta = read.brief.meta
    cutoff = meta.information_cutoff
    if cutoff.end is None:
        return
    related = (("the cut-off is here", span),) if (span := meta.span_of("information_cutoff")) is not None else ()
    for where, when in _dates(read):
        start = when.start if isinstance(when, When) else when
        if start is not None and start > cutoff.end:
            yield Finding(f"{when} is later than the information cut-off, {cutoff}", **where, related=related)


def _dates(read: BriefRead) -> Iterator[tuple[Where, When | date]]:
    for part in read.brief.walk():
        for field in _FIELDS.get(type(part).__name__, ()):
            if (when := getattr(part, field)) is not None:
                yield part.where(field), when
        if isinstance(part, Event) and part.certainty in ("confirmed", "reported"):
            yield part.where("date"), part.date
        if isinstance(part, FigureBase) and part.as_of is not None:
            yield part.where("as_of"), part.as_of
        if isinstance(part, Numbers) and not any(s.role == "projected" for s in part.series):
            yield from _categories(part)


def _categories(numbers: Numbers) -> Iterator[tuple[Where, When]]:
    for index, when in enumerate(categories_as(numbers.categories)[0]):
        if numbers.categories[index] == numbers.projected_from:
            return
        if when is not None:
            yield numbers.where_item("categories", index), when


RULE = Rule(
    "S107",
    "after-cutoff",
    Kind.DATA,
    "E/E/E",
    title="Something is later than the information cut-off",
    why="The cut-off tells the reader what was taken into account; a later fact makes it untrue.",
    bad="""\
sources:
  - {id: survey, published: 2024-12-20}
""",
    good="""\
sources:
  - {id: survey, published: 2024-11-20}
""",
    clause="ICD 203, D.6.e(6) (internally consistent)",
    find=find,
)
