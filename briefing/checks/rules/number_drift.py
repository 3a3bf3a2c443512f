"""N404 number-drift: a number in the text is not the one in the data."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose

from briefing.checks.claims import numbers_of, numbers_with_unit, scaled_unit
from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.passages import Voice
from briefing.checks.rule import Finding, Kind, Rule
from briefing.diagnostics import Severity


def find(read: BriefRead) -> Iterator[Finding]:
    """Each number with the unit of a set that is none of its values, in a sentence that refers to the set.

    Where a sentence of ours refers to nothing and cites nothing, a number near the values is an advice.
    """
    sets = [(e, scaled_unit(e.unit), [n for claim in e.claims for n in numbers_of(claim)]) for e in read.brief.estimates]
    for sentence in read.sentences(Voice.OURS):
        for estimates, (factor, unit), values in sets:
            refers = ("est", estimates.id) in sentence.refs
            if not refers and (sentence.cited or sentence.refs):
                continue
            for number in numbers_with_unit(sentence.text, unit, read.lang):
                known = [value * factor for value in values]
                near = any(value and 0.1 <= number.value / value <= 10 for value in known)
                if any(isclose(number.value, value) for value in known) or not (refers or near):
                    continue
                message = f"`{sentence.text[number.start : number.end].strip()}` is no value of `{estimates.id}`"
                hint = "write the number that the data have, or cite where this one is from"
                span, path = sentence.span(number.start, number.end), sentence.passage.path
                yield Finding(message, span, path, hints=(hint,), severity=None if refers else Severity.ADVICE)


RULE = Rule(
    "N404",
    "number-drift",
    Kind.FIELD_WORDS,
    "-/W/W",
    title="A number in the text is not the one in the data",
    why="The figure and the sentence beside it are read together; where they differ, one of them is wrong.",
    bad="""\
sections:
  - {id: why, heading: Why, body: "The surveys find 13,000 tonnes ({est:silt})."}
""",
    good="""\
sections:
  - {id: why, heading: Why, body: "The surveys find 12,000 tonnes ({est:silt})."}
""",
    clause="ICD 203, D.6.e(6) (internally consistent)",
    find=find,
)
