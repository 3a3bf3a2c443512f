"""S105 single-origin: the highest confidence rests on one origin."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule
from briefing.diagnostics import Severity


def find(read: BriefRead) -> Iterator[Finding]:
    """Each such judgment; in the strict profile an advice where the confidence is the middle one."""
    hint = (
        "lower the confidence, or find a source of another origin; where one source decides by itself, `allow` it with the reason"
    )
    for judgment in read.brief.key_judgments:
        behind = read.behind(judgment.supports)
        if len(read.origins(behind)) != 1 or len(behind) > 1:
            continue
        top = read.is_top(judgment.confidence)
        middle = read.step(judgment.confidence) == (len(read.scale.levels) + 1) // 2
        if top or (middle and read.profile == "strict"):
            span = behind[0].span_of("id")
            yield Finding(
                f"`{judgment.id}` has {judgment.confidence.level} confidence and one origin, `{behind[0].id}`",
                **judgment.confidence.where("level"),
                hints=(hint,),
                related=(("the one source", span),) if span is not None else (),
                severity=None if top else Severity.ADVICE,
            )


RULE = Rule(
    "S105",
    "single-origin",
    Kind.DATA,
    "-/W/W",
    title="The highest confidence rests on one origin",
    why="One source, however good, can be wrong alone; the highest confidence says that this was ruled out.",
    bad="""\
key_judgments:
  - id: closure
    supports: [survey]
    confidence: {level: high, because: the survey measured it twice}
""",
    good="""\
key_judgments:
  - id: closure
    supports: [survey]
    confidence: {level: low, because: one survey was taken}
""",
    clause="ICD 203, D.6.e(1), (2)",
    find=find,
)
