"""J307 impossible-pair: a judgment and its alternative cannot both have these likelihoods."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """Each pair whose lowest likelihoods add to more than 100 per cent. Several alternatives may overlap."""
    judgments = {judgment.id: judgment for judgment in read.brief.key_judgments}
    for alternative in read.brief.alternatives:
        judgment = judgments.get(alternative.to)
        ours, other = read.range_of(judgment.likelihood if judgment else None), read.range_of(alternative.likelihood)
        if judgment is None or judgment.likelihood is None or ours is None or other is None or ours.low + other.low <= 100:
            continue
        span = judgment.span_of("likelihood")
        yield Finding(
            f"`{judgment.id}` is {ours.term} ({ours.label}) and its alternative `{alternative.id}` {other.term} ({other.label}):"
            f" together at least {ours.low + other.low:g}%",
            **alternative.where("likelihood"),
            hints=("lower one of the two",),
            related=(("the judgment", span),) if span is not None else (),
        )


RULE = Rule(
    "J307",
    "impossible-pair",
    Kind.DATA,
    "E/E/E",
    title="A judgment and its alternative cannot both have these likelihoods",
    why="Two outcomes of which only one can come cannot both be more likely than not.",
    bad="""\
alternatives:
  - {id: open, likelihood: likely}
""",
    good="""\
alternatives:
  - {id: open, likelihood: unlikely}
""",
    clause="ICD 203, D.6.e(6) (internally consistent)",
    find=find,
)
