"""S115 weak-basis: all that carries a judgment is graded weak or not judged, and the confidence is not the lowest."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule
from briefing.model.evidence import Source


def find(read: BriefRead) -> Iterator[Finding]:
    """Each such judgment."""
    if read.brief.standards.grading != "admiralty":
        return
    for judgment in read.brief.key_judgments:
        behind = read.behind(judgment.supports)
        grades = [_weak(source) for source in behind]
        if grades and all(grades) and read.step(judgment.confidence) > 1:
            message = (
                f"`{judgment.id}` has {judgment.confidence.level} confidence, and its sources are graded {', '.join(grades)}"
            )
            hint = "lower the confidence, or say in `because` what lifts it above the grades"
            yield Finding(message, **judgment.confidence.where("level"), hints=(hint,))


def _weak(source: Source) -> str:
    """The grade of a source that is weak or not judged, in words; "" for any other and for none."""
    grade = source.grading
    if grade is None or not (grade.reliability in "DEF" or grade.credibility in "456"):
        return ""
    unjudged = " (not judged)" if grade.reliability == "F" or grade.credibility == "6" else ""
    return f"{grade.reliability}{grade.credibility}{unjudged}"


RULE = Rule(
    "S115",
    "weak-basis",
    Kind.DATA,
    "-/W/W",
    title="All that carries a judgment is graded weak or not judged, and the confidence is not the lowest",
    why=(
        "Grades say what the sources are worth; confidence above them must come from somewhere else, and the brief "
        "does not say from where."
    ),
    bad="""\
standards: {grading: admiralty}
sources:
  - {id: survey, grading: {reliability: F, credibility: 6}}
  - {id: pilots, grading: {reliability: D, credibility: 4}}
""",
    good="""\
standards: {grading: admiralty}
sources:
  - {id: survey, grading: {reliability: F, credibility: 6}}
  - {id: pilots, grading: {reliability: B, credibility: 2}}
""",
    clause="ICD 203, D.6.e(1), (2)",
    find=find,
)
