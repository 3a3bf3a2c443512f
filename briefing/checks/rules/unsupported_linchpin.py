"""U219 confidence-on-unsupported-linchpin: the highest confidence, and a linchpin assumption that nothing supports."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """Each such pair, at the level, with the assumption."""
    bare = {a.id: a for a in read.brief.assumptions if a.linchpin and a.basis == "unsupported"}
    for judgment in read.brief.key_judgments:
        for name in judgment.assumptions:
            if name in bare and read.is_top(judgment.confidence):
                span = bare[name].span_of("basis")
                related = (("it is unsupported", span),) if span is not None else ()
                message = f"`{judgment.id}` has {judgment.confidence.level} confidence and stands or falls with `{name}`"
                hint = "lower the confidence, or say what supports the assumption"
                yield Finding(message, **judgment.confidence.where("level"), hints=(hint,), related=related)


RULE = Rule(
    "U219",
    "confidence-on-unsupported-linchpin",
    Kind.DATA,
    "-/W/W",
    title="The highest confidence, and a linchpin assumption that nothing supports",
    why="A judgment is no surer than the assumption it stands or falls with.",
    bad="""\
key_judgments:
  - id: closure
    confidence: {level: high, because: two independent surveys agree}
    assumptions: [undredged]
assumptions:
  - {id: undredged, text: Nobody dredges., linchpin: true, basis: unsupported, if_wrong: The channel stays deep two years more.}
""",
    good="""\
key_judgments:
  - id: closure
    confidence: {level: high, because: two independent surveys agree}
    assumptions: [undredged]
assumptions:
  - {id: undredged, text: Nobody dredges., linchpin: true, basis: supported, if_wrong: The channel stays deep two years more.}
""",
    clause="ICD 203, D.6.e(2), (3)",
    find=find,
)
