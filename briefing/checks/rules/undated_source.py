"""S108 undated-source: a source that carries a judgment has no date, and nothing says so."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.word_lists import found_in
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """Each such source once."""
    for name in read.carrying():
        source = read.sources[name]
        dated = source.published.stated or (source.information_date is not None and source.information_date.stated)
        said = source.descriptor is not None and found_in(str(source.descriptor), read.words, "undated_patterns")
        if not dated and not said:
            hint = "give `information_date:`, or say in the descriptor that it is undated"
            yield Finding(
                f"`{name}` carries a judgment and has no date, and nothing says so", **source.where("published"), hints=(hint,)
            )


RULE = Rule(
    "S108",
    "undated-source",
    Kind.FIELD_WORDS,
    "-/W/W",
    title="A source that carries a judgment has no date, and nothing says so",
    why="Old information reads like new where no date stands beside it.",
    bad="""\
sources:
  - {id: pilots, published: not_stated, descriptor: From memory; the pilots have an interest.}
""",
    good="""\
sources:
  - {id: pilots, published: not_stated, descriptor: Undated and unsigned.}
""",
    clause="ICD 206 (date of information: preferred)",
    find=find,
    needs=("undated_patterns",),
)
