"""J313 horizon-drift: the words and the horizon name different times."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.passages import Passage
from briefing.checks.reading.sentences import sentences
from briefing.checks.reading.word_lists import found_in
from briefing.checks.rule import Finding, Kind, Rule

_YEAR = re.compile(r"(?<![\d.,])20\d\d(?![\d.,]*\d)")
SOON = 548  # days: a year and a half


def find(read: BriefRead) -> Iterator[Finding]:
    """Each statement whose coming years end before or after its horizon, or that says «by spring» of a horizon years away."""
    begun = read.brief.meta.date.start
    for judgment in read.brief.key_judgments:
        end = judgment.horizon.end if judgment.horizon is not None else None
        if begun is None or end is None:
            continue
        words = " ".join(s.text for s in sentences(Passage(judgment, "statement", "", judgment.statement), read.lang))
        years = [int(year) for year in _YEAR.findall(words) if int(year) >= begun.year]
        soon = found_in(words, read.words, "soon_patterns") if (end - begun).days > SOON else None
        named = str(max(years)) if years and max(years) != end.year else soon[0] if soon is not None and not years else ""
        if named:
            span = judgment.span_of("horizon")
            message = f"`{judgment.id}` says {named}, and its horizon is {judgment.horizon}"
            related = (("the horizon", span),) if span is not None else ()
            yield Finding(message, **judgment.where("statement"), hints=("bring the two together",), related=related)


RULE = Rule(
    "J313",
    "horizon-drift",
    Kind.FIELD_WORDS,
    "-/W/W",
    title="The words and the horizon name different times",
    why="The register asks at the horizon; the reader remembers the words.",
    bad="""\
key_judgments:
  - {id: closure, statement: "It is {likelihood} that the channel closes by 2027.", horizon: 2031-12}
""",
    good="""\
key_judgments:
  - {id: closure, statement: "It is {likelihood} that the channel, open since 2019, closes.", horizon: 2031-12}
""",
    clause="ICD 203, D.6.e(6), (8)",
    find=find,
)
