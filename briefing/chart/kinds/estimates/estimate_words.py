"""Disputed estimates to the words that stand for their chart: how many, what is measured, the lowest and the highest."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.chart.kinds.estimates import Claim, EstimateChart, Panel
from briefing.chart.kinds.estimates.claims import in_order
from briefing.chart.kinds.phrases import bounds, with_facts
from briefing.language import Say

_EVERY_CLAIM = 8  # claims that are told with all that is known of them; of more, only the lowest and the highest are
_EVERY_VALUE = 20  # claims whose numbers are told; of more, only the lowest and the highest are


def describe_estimates(chart: EstimateChart, say: Say) -> str:
    """How many claims, what is measured, what all share; then panel by panel the lowest, the highest and what lies between."""
    claims = [c for p in chart.panels for c in _claims(p)]
    if not claims:
        return say("alt_estimates_none")
    silent = sum(1 for c in claims if _place(c) is None)
    said = say.several("alt_estimates", len(claims))
    if len(chart.panels) > 1:
        said += say.several("alt_panels", len(chart.panels))
    if silent:
        said += say.several("alt_silent", silent)
    sentences = [said + say("period")]
    units = {p.unit for p in chart.panels}
    unit = units.pop() if len(units) == 1 else ""
    if chart.quantity or unit:
        sentences.append(say("alt_measured", what=_measured(chart.quantity, unit, say)))
    whole = len(claims) <= _EVERY_CLAIM
    shared = _shared(claims) if whole else []
    if shared:
        sentences.append(say("alt_all_share", details=say("comma").join(shared)))
    for panel in chart.panels:
        head = panel.heading.rstrip(".:") + (say("alt_unit", unit=panel.unit) if panel.unit and not unit else "")
        told = _every(_claims(panel), shared, say) if whole else _extremes(_claims(panel), say, len(claims) <= _EVERY_VALUE)
        sentences.append(f"{head}{say('colon')}{told}{say('period')}" if head else f"{told[:1].upper()}{told[1:]}{say('period')}")
    if len(chart.panels) > 1:
        sentences.append(say("alt_not_one_series"))
    for value, words in chart.reference_lines:
        sentences.append(say("alt_reference", number=say.number(value), words=words))
    return " ".join(sentences)


def _measured(quantity: str, unit: str, say: Say) -> str:
    """What is measured with its unit, unless its words say that too."""
    if not quantity or not unit or unit.lower() in quantity.lower():
        return quantity or unit
    return quantity + say("alt_unit", unit=unit)


def _claims(panel: Panel) -> list[Claim]:
    return [c for g in panel.groups for c in in_order(g)]


def _place(claim: Claim) -> float | None:
    """The number by which a claim is the lowest or the highest."""
    return next((v for v in (claim.value, claim.best, claim.high, claim.low) if v is not None), None)


def _shared(claims: Sequence[Claim]) -> list[str]:
    """What is true of every one of several claims, so that it is heard once."""
    return [d for d in claims[0].detail if d and all(d in c.detail for c in claims)] if len(claims) > 1 else []


def _ranked(claims: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The claims that have a number, from the lowest to the highest, and those in words only."""
    placed = [(v, n) for n, c in enumerate(claims) if (v := _place(c)) is not None]
    return [claims[n] for _, n in sorted(placed)], [c for c in claims if _place(c) is None]


def _every(claims: Sequence[Claim], shared: Sequence[str], say: Say) -> str:
    """All that is known of every claim of a panel: the lowest, the highest, what is between them in order, words last."""
    placed, silent = _ranked(claims)
    numbers, words = ([_claim(c, shared, say) for c in part] for part in (placed, silent))
    if not numbers or len(numbers) == 1 or _place(placed[0]) == _place(placed[-1]):
        return say("semicolon").join([*numbers, *words])
    said = [say("alt_lowest", value=numbers[0]), say("alt_highest", value=numbers[-1])]
    if numbers[2:]:
        said.append(say("alt_rest", values=say("semicolon").join(numbers[1:-1])))
    if words:
        said.append(say("alt_in_words", values=say("semicolon").join(words)))
    return say("semicolon").join(said)


def _extremes(claims: Sequence[Claim], say: Say, values: bool) -> str:
    """How many claims a panel has, the lowest and the highest with their holders; with `values`, the numbers between them."""
    placed, _ = _ranked(claims)
    count = say.several("alt_claims", len(claims))
    if not placed:
        return say("alt_all_silent", claims=count)
    if _place(placed[0]) == _place(placed[-1]):
        at = say("alt_all_at", claims=count, value=_value(placed[0], say))
        return at if len(claims) > 1 else _held(placed[0], say)
    said = [count, say("alt_lowest", value=_held(placed[0], say)), say("alt_highest", value=_held(placed[-1], say))]
    if values and placed[2:]:
        said.append(say("alt_rest", values=say("semicolon").join(_value(c, say) for c in placed[1:-1])))
    said += [say("alt_ours", value=_value(c, say)) for c in claims if c.ours and c not in (placed[0], placed[-1])]
    return say("semicolon").join(said)


def _held(claim: Claim, say: Say) -> str:
    return with_facts(_value(claim, say), claim.who, say)


def _claim(claim: Claim, shared: Sequence[str], say: Say) -> str:
    facts = [claim.who, *(d for d in claim.detail if d and d not in shared)]
    if claim.remark and not any(claim.remark in d for d in facts):
        facts.append(claim.remark)
    return with_facts(_value(claim, say), say("comma").join(facts), say)


def _value(claim: Claim, say: Say) -> str:
    """The value as printed, but the ends of a range in words: many screen readers pass over the dash between them."""
    if claim.low is not None and claim.high is not None:
        said = bounds(claim.low, claim.high, say)
        return said if claim.best is None else say("alt_at", value=say.number(claim.best), at=said)
    return claim.label or claim.words or say.number(_place(claim) or 0)
