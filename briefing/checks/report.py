"""The report: every rule in turn, from one brief to one list of diagnostics.

What cannot be told by machine is not pretended: nothing here says whether a judgment is accurate (ICD 203, standard 8).
"""

from __future__ import annotations

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rules import rules
from briefing.diagnostics import Diagnostic, Diagnostics
from briefing.model.brief import Brief


def check(brief: Brief) -> Diagnostics:
    """Run every rule of the brief's profile. Errors are among the diagnostics; nothing is raised."""
    said, read = Diagnostics(), BriefRead(brief)
    for rule in rules():
        level = rule.severity(read.profile)
        if level is None or not all(key in read.words for key in rule.needs):
            continue
        for f in rule.find(read):
            severity = f.severity or level
            said.items.append(Diagnostic(rule.code, severity, f.message, f.span, f.path, f.hints, f.related, rule.clause))
    return said
