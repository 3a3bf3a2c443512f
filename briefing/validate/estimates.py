"""Sets of estimates against the rule that figures of different bases are never one series, each breach at its claim."""

from __future__ import annotations

from typing import get_args

from briefing.diagnostics import Diagnostics
from briefing.model.brief import Brief
from briefing.model.evidence import Basis


def check_estimates(brief: Brief, tell: Diagnostics) -> None:
    """Tell every claim that does not say what it counts: `mixed` is a word for a set, and a claim counts one thing."""
    hint = "write `basis:` and one of " + ", ".join(f"`{b}`" for b in get_args(Basis) if b != "mixed")
    for s in brief.estimates:
        for claim in (*s.entries, *((s.ours,) if s.ours is not None else ())):
            if claim.basis == "mixed":
                message = "one claim cannot count several things: claims of different bases are never one series"
            elif claim.basis is None and s.basis == "mixed":
                message = f"the claims of `{s.id}` count different things, and this one does not say which"
            else:
                continue
            span = claim.span_of("basis") or claim.span_of("by") or claim.span
            tell.error("B229", message, span, path=claim.path_of("basis"), hints=(hint,))
