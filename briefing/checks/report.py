"""The report: every rule in turn, from one brief to its findings, and to those that its author lets stand.

What cannot be told by machine is not pretended: nothing here says whether a judgment is accurate (ICD 203, standard 8).
"""

from __future__ import annotations

from briefing.checks.allowed import Allowances, Allowed, hints_for, rule_named
from briefing.checks.precedence import without_doubles
from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule
from briefing.checks.rules import rules
from briefing.diagnostics import Diagnostic, Diagnostics, Severity
from briefing.model.brief import Brief
from briefing.records import record
from briefing.suggest import did_you_mean

OFF = "off"


@record
class Report:
    """What the checks say of a brief; what they found and is let stand; the rules for whose words its language has no list."""

    diagnostics: Diagnostics
    allowed: tuple[Allowed, ...]
    not_run: tuple[Rule, ...]


def check(brief: Brief) -> Diagnostics:
    """What every rule of the brief's profile says. Errors are among the diagnostics; nothing is raised."""
    return report(brief).diagnostics


def report(brief: Brief) -> Report:
    """Run every rule of the brief's profile."""
    said, read, allowances = Diagnostics(), BriefRead(brief), Allowances(brief)
    levels = _levels(brief, said)
    wanted = [rule for rule in rules() if levels[rule.code] is not None]
    ran = [rule for rule in wanted if all(key in read.words for key in rule.needs)]
    found = [(rule, finding) for rule in ran for finding in rule.find(read)]
    for rule, f in without_doubles(found):
        if not allowances.lets_stand(rule, f):
            severity = _severity(rule, f, levels[rule.code], read)
            said.items.append(Diagnostic(rule.code, severity, f.message, f.span, f.path, f.hints, f.related, rule.clause))
    allowances.tell(ran, said)
    not_run = tuple(rule for rule in wanted if rule not in ran)
    if not_run:
        _tell_not_run(brief, not_run, said)
    return Report(said, tuple(allowances.allowed), not_run)


def _levels(brief: Brief, said: Diagnostics) -> dict[str, Severity | None]:
    """How gravely each rule is told, by its code: as the profile has it, or as `standards: {checks: …}` says."""
    standards = brief.standards
    levels = {rule.code: rule.severity(standards.profile) for rule in rules()}
    words = [OFF, *Severity]
    for name, level in standards.checks.items():
        rule = rule_named(name)
        where = standards.where_key("checks")
        if rule is None:
            said.error("K205", f"there is no check `{name}`", **where, hints=hints_for(name))
        elif level not in words:
            meant = did_you_mean(level, words)
            hints = (*((meant,) if meant else ()), f"write one of {', '.join(words)}")
            said.error("K208", f"`{level}` is no severity of a check", **where, hints=hints)
        else:
            levels[rule.code] = None if level == OFF else Severity(level)
    return levels


def _severity(rule: Rule, finding: Finding, level: Severity | None, read: BriefRead) -> Severity:
    """How gravely a finding is told: words of a language whose lists nobody has judged yet, as advice."""
    if rule.kind is not Kind.DATA and rule.needs and "only_advice" in read.words:
        return Severity.ADVICE
    return finding.severity or level or Severity.ADVICE


def _tell_not_run(brief: Brief, not_run: tuple[Rule, ...], said: Diagnostics) -> None:
    checks = f"{len(not_run)} check{'s' if len(not_run) > 1 else ''} of words"
    codes = ", ".join(rule.code for rule in not_run)
    message = f"in `{brief.meta.lang}`, {checks} could not be run, for which there is no list of words: {codes}"
    said.advice("K204", message, **brief.meta.where("lang"))
