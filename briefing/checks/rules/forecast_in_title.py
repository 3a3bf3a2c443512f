"""R355 forecast-in-title: the title foretells, and a title can carry no likelihood."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.word_lists import found_in
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """A title of an assessment with «will» or the like."""
    title = read.brief.title
    found = found_in(title, read.words, "future_patterns") if read.brief.product == "assessment" else None
    if found is not None:
        place = read.brief.place_of("title")
        where = place.span_at(*found.span()) if place is not None else read.brief.span_of("title")
        yield Finding(f"the title foretells: `{found[0]}`", where, "title", hints=("say what is found to be so today",))


RULE = Rule(
    "R355",
    "forecast-in-title",
    Kind.FIELD_WORDS,
    "-/W/W",
    title="The title foretells, and a title can carry no likelihood",
    why=("The title is read by all and quoted by most; what it foretells without a likelihood is remembered as certain."),
    bad="title: The reservoir will not last the dry season",
    good="title: The harbour silts up faster than its surveys agree",
    clause="ICD 203, D.6.e(2)",
    find=find,
    needs=("future_patterns",),
)
