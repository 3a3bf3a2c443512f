"""The report: every check in turn, from one brief to one list of diagnostics.

A check is one module with one function `check_…(brief, tell)`; its docstring says what it flags and why, shows a bad and a
good text, and names the clause. No check sees a style sheet. What cannot be told by machine is not pretended: nothing here
says whether a judgment is accurate (ICD 203, standard 8).
"""

from __future__ import annotations

from collections.abc import Callable

from briefing.checks.after_cutoff import check_after_cutoff
from briefing.checks.judgment_load import check_judgment_load
from briefing.checks.mixed_basis import check_mixed_basis
from briefing.checks.mixed_confidence import check_mixed_confidence
from briefing.checks.typed_terms import check_typed_terms
from briefing.diagnostics import Diagnostics
from briefing.model.brief import Brief

CHECKS: dict[str, Callable[[Brief, Diagnostics], None]] = {
    "S107": check_after_cutoff,
    "U201": check_mixed_confidence,
    "U204": check_typed_terms,
    "J310": check_judgment_load,
    "N402": check_mixed_basis,
}
"""The checks by their code."""


def check(brief: Brief) -> Diagnostics:
    """Run every check. Errors are among the diagnostics; nothing is raised."""
    diagnostics = Diagnostics()
    for one in CHECKS.values():
        one(brief, diagnostics)
    return diagnostics
