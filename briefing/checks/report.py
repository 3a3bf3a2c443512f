"""The report: every rule in turn, from one brief to one list of diagnostics.

What cannot be told by machine is not pretended: nothing here says whether a judgment is accurate (ICD 203, standard 8).
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.precedence import without_doubles
from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule
from briefing.checks.rules import rules
from briefing.diagnostics import Diagnostic, Diagnostics, Severity
from briefing.model.brief import Brief


def check(brief: Brief) -> Diagnostics:
    """Run every rule of the brief's profile. Errors are among the diagnostics; nothing is raised."""
    said, read = Diagnostics(), BriefRead(brief)
    without_words = [rule for rule in rules() if rule.severity(read.profile) is not None and not _has_words(rule, read)]
    for rule, f in without_doubles(_found(read)):
        severity = _severity(rule, f, read)
        said.items.append(Diagnostic(rule.code, severity, f.message, f.span, f.path, f.hints, f.related, rule.clause))
    if without_words:
        count = f"{len(without_words)} check{'s' if len(without_words) > 1 else ''} of words"
        codes = ", ".join(rule.code for rule in without_words)
        message = f"in `{read.lang}`, {count} could not be run, for which there is no list of words: {codes}"
        said.advice("K204", message, **brief.meta.where("lang"))
    return said


def _found(read: BriefRead) -> Iterator[tuple[Rule, Finding]]:
    for rule in rules():
        if rule.severity(read.profile) is not None and _has_words(rule, read):
            yield from ((rule, finding) for finding in rule.find(read))


def _has_words(rule: Rule, read: BriefRead) -> bool:
    """Whether the language of the brief has the lists that a rule needs."""
    return not rule.needs or all(key in read.words for key in rule.needs)


def _severity(rule: Rule, finding: Finding, read: BriefRead) -> Severity:
    """How gravely a finding is told: words of a language whose lists nobody has judged yet, as advice."""
    if rule.kind is not Kind.DATA and rule.needs and "only_advice" in read.words:
        return Severity.ADVICE
    severity = finding.severity or rule.severity(read.profile)
    assert severity is not None  # else it was not run
    return severity
