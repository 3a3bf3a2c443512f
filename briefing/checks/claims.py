"""From a claim of an estimate to the numbers it gives."""

from __future__ import annotations

from briefing.model.evidence import EstimateValue


def numbers_of(claim: EstimateValue) -> list[float]:
    """Its value, its bounds and the ends of its range; none for words."""
    ends = (claim.range.low, claim.range.high) if claim.range is not None else ()
    return [n for n in (claim.value, claim.at_least, claim.at_most, *ends) if n is not None]
