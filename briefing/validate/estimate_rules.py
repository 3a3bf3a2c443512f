"""Sets of estimates against the rule that figures of different bases are never one series, each breach at its claim."""

from __future__ import annotations

from typing import get_args

from briefing.diagnostics import Diagnostics
from briefing.model.brief import Brief
from briefing.model.evidence import Basis, EstimateSet
from briefing.model.shares import more_than_whole


def _percentages(s: EstimateSet, tell: Diagnostics) -> None:
    for claim in s.claims:
        ends = () if claim.range is None else (claim.range.low, claim.range.best, claim.range.high)
        for field, value in (
            ("value", claim.value),
            ("at_least", claim.at_least),
            ("at_most", claim.at_most),
            ("range", max((v for v in ends if v is not None), default=None)),
        ):
            told = None if value is None else more_than_whole(value, s.unit)
            if told is not None:
                tell.error("B204", told[0], **claim.where(field), hints=told[1:])


def check_estimates(brief: Brief, tell: Diagnostics) -> None:
    """Tell every claim that does not say what it counts: `mixed` is a word for a set, and a claim counts one thing."""
    hint = "write `basis:` and one of " + ", ".join(f"`{b}`" for b in get_args(Basis) if b != "mixed")
    for s in brief.estimates:
        _percentages(s, tell)
        for claim in s.claims:
            if claim.basis == "mixed":
                message = "one claim cannot count several things: claims of different bases are never one series"
            elif claim.basis is None and s.basis == "mixed":
                message = f"the claims of `{s.id}` count different things, and this one does not say which"
            else:
                continue
            tell.error("B229", message, **claim.where("basis", "by"), hints=(hint,))
