"""A claim to what is drawn of it: its numbers, its mark, its place among the others, its words beside name and value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.chart.kinds.estimates import Claim, Group

_KINDS = ("observed", "assessed", "claimed", "projected")


def numbers_of(claim: Claim) -> tuple[float, ...]:
    """The numbers of a claim; none when it is in words."""
    return tuple(v for v in (claim.low, claim.value, claim.best, claim.high) if v is not None)


def is_range(claim: Claim) -> bool:
    """Whether a claim gives both ends."""
    return claim.low is not None and claim.high is not None


def is_limit(claim: Claim) -> bool:
    """Whether a claim gives one end only: at least, or at most."""
    return claim.value is None and claim.best is None and (claim.low is None) != (claim.high is None)


def kind_of(claim: Claim) -> str:
    """The kind that a claim is drawn as; what is no kind is claimed."""
    return "ours" if claim.ours else claim.kind if claim.kind in _KINDS else "claimed"


def in_order(group: Group) -> tuple[Claim, ...]:
    """The claims as they are drawn: as given, our own last."""
    return tuple(sorted(group.claims, key=lambda c: c.ours))


def beside_name(claim: Claim, words: Mapping[str, str], shared: Sequence[str]) -> str:
    """What is said of a claim behind the name of who makes it: when it is of, and what else no mark shows."""
    shown = {claim.kind_words, claim.qualification, words.get("unnamed", ""), *shared}
    return " · ".join(d for d in claim.detail if d.strip() and d not in shown)


def beside_value(claim: Claim, words: Mapping[str, str], shared: Sequence[str]) -> str:
    """What is said behind a value: its kind, what qualifies it, by when; nothing that the words after it say too."""
    silent = not numbers_of(claim)
    said = [
        words.get("no_figure", "") if silent else "",
        claim.kind_words if not claim.ours else "",
        words.get("unnamed", "") if silent and not claim.named else "",  # no mark shows it
        claim.qualification,
        claim.remark,
    ]
    kept = [d for d in said if d.strip() and d not in shared]
    return " · ".join(d for d in kept if not any(d.casefold() in o.casefold() for o in kept if o is not d))
