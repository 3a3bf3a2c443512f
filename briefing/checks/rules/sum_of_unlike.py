"""N408 sum-of-unlike: a number adds claims that count different things."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import fsum, isclose

from briefing.checks.claims import numbers_in, numbers_of, scaled_unit
from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.passages import Voice
from briefing.checks.rule import Finding, Kind, Rule

LEAST = 10


def find(read: BriefRead) -> Iterator[Finding]:
    """Each number of ours that is the sum of two or three claims of different bases, and no value of the brief itself."""
    sums: dict[float, str] = {}
    values: set[float] = set()
    for estimates in read.brief.estimates:
        factor, _ = scaled_unit(estimates.unit)
        claims = [(n, claim.basis or estimates.basis) for claim in estimates.claims for n in numbers_of(claim)]
        values.update(n * f for n, _ in claims for f in (1.0, factor))
        for some in (*combinations(claims, 2), *combinations(claims, 3)):
            if len({basis for _, basis in some}) > 1:
                added = fsum(n for n, _ in some)
                sums.update({added * f: f"{' + '.join(f'{n:g}' for n, _ in some)} of `{estimates.id}`" for f in (1.0, factor)})
    if not sums:
        return
    for sentence in read.sentences(Voice.OURS):
        for number in numbers_in(sentence.text, read.lang):
            if number.value < LEAST or number.digits < 2 or number.is_year or any(isclose(number.value, v) for v in values):
                continue
            made = next((words for added, words in sums.items() if abs(added - number.value) <= number.rounding), None)
            if made is not None:
                message = f"`{sentence.text[number.start : number.end].strip()}` is {made}, which count different things"
                span = sentence.span(number.start, number.end)
                yield Finding(
                    message, span, sentence.passage.path, hints=("give the claims one by one, each with what it counts",)
                )


RULE = Rule(
    "N408",
    "sum-of-unlike",
    Kind.FIELD_WORDS,
    "-/W/W",
    title="A number adds claims that count different things",
    why="A hundred thousand over years and ten thousand present make no hundred and ten thousand of anything.",
    bad="""\
title: The surveys add up to 30,500 tonnes
estimates:
  - id: silt
    entries:
      - {by: Survey, attribution: named, kind: observed, value: 12000, as_of: not_stated, sources: [survey]}
      - {by: Pilots, attribution: named, kind: claimed, basis: planned, value: 18500, as_of: not_stated, sources: [pilots]}
""",
    good="""\
title: The surveys find 12,000 and 18,500 tonnes
estimates:
  - id: silt
    entries:
      - {by: Survey, attribution: named, kind: observed, value: 12000, as_of: not_stated, sources: [survey]}
      - {by: Pilots, attribution: named, kind: claimed, basis: planned, value: 18500, as_of: not_stated, sources: [pilots]}
""",
    clause="ICD 203, D.6.e(6), (9)",
    find=find,
)
