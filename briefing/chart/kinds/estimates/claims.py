"""A claim to what is drawn of it: its numbers, its mark, its place among the others, its details in words."""

from __future__ import annotations

from briefing.chart.kinds.estimates import Claim, Group

MARKS = ("observed", "assessed", "claimed", "projected", "upper", "lower", "range", "ours")
"""Every mark that the key can name."""


def numbers_of(claim: Claim) -> tuple[float, ...]:
    """The numbers of a claim; none when it is in words."""
    return tuple(v for v in (claim.low, claim.value, claim.best, claim.high) if v is not None)


def mark_of(claim: Claim) -> str:
    """Which of `MARKS` a claim is drawn with ("" in words only). A range is drawn in its kind's fill."""
    if not numbers_of(claim):
        return ""
    if claim.ours:
        return "ours"
    if claim.value is None and claim.best is None:
        if claim.low is None:
            return "upper"
        if claim.high is None:
            return "lower"
    return claim.kind if claim.kind in MARKS else "claimed"


def is_range(claim: Claim) -> bool:
    """Whether a claim gives both ends."""
    return claim.low is not None and claim.high is not None


def in_order(group: Group) -> tuple[Claim, ...]:
    """The claims as they are drawn: as given, our own last."""
    return tuple(sorted(group.claims, key=lambda c: c.ours))


def detail_of(claim: Claim) -> str:
    """Kind, date and qualification in one line of words."""
    return " · ".join(d for d in claim.detail if d.strip())
