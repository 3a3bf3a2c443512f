"""N402, estimates of different things: from a set of estimates to the advice that its claims are drawn in panels.

What    claims of one set that count different things (present, cumulative, per rotation, planned, capability).
Why     ten thousand present and a hundred thousand over years are no two points of one series.
Bad     one bar chart of 10, 15 and 100 thousand
Good    one panel a basis, each with its own heading; the program draws it so
Clause  ICD 203, D.6.e(9) and (6).
"""

from __future__ import annotations

from briefing.diagnostics import Diagnostics
from briefing.model.brief import Brief

CLAUSE = "ICD 203, D.6.e(9)"


def check_mixed_basis(brief: Brief, tell: Diagnostics) -> None:
    """Advise of each set with more than one basis."""
    for estimates in brief.estimates:
        bases = list(dict.fromkeys(claim.basis or estimates.basis for claim in estimates.claims))
        if len(bases) > 1 and estimates.basis != "mixed":  # who writes `mixed` knows
            words = ", ".join(b.replace("_", " ") for b in bases)
            message = f"the claims of `{estimates.id}` count different things ({words}): each is drawn in a panel of its own"
            tell.advice("N402", message, estimates.span_of("basis"), path=estimates.path, reference=CLAUSE)
