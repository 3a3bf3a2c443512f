"""A set of estimates to the specification of its chart: one panel for each basis, each claim with what is known of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing.chart.kinds.estimates import Claim, EstimateChart, Group, Panel
from briefing.compose.composition import Composition

if TYPE_CHECKING:
    from briefing.model.evidence import Estimate, EstimateSet


def claims(s: EstimateSet) -> list[Estimate]:
    """The claims of a set in the order printed: as the author gives them, our own assessment last."""
    return [*s.entries, *([s.ours] if s.ours is not None else [])]


def bases(s: EstimateSet) -> dict[str, list[Estimate]]:
    """The claims of a set by what they count, in the order of first appearance: different bases are never one series."""
    found: dict[str, list[Estimate]] = {}
    for claim in claims(s):
        found.setdefault(claim.basis or s.basis, []).append(claim)
    return found


def chart(c: Composition, s: EstimateSet) -> EstimateChart:
    """The specification of the chart; made when the numbers of the notes are known."""
    panels = tuple(
        Panel(c.say.capital(c.say(f"basis_{basis}")), s.unit, _groups(c, s, found)) for basis, found in bases(s).items()
    )
    lines = tuple((r.value, r.label) for r in s.reference_lines)
    said = {"unnamed": "attribution_unnamed", "no_figure": "no_figure_given", "log_zero": "estimates_log_zero"}
    words = (*((name, c.say(key)) for name, key in said.items()), ("log", c.say("estimates_log", times="{times}")))
    return EstimateChart(
        panels, words, lines, c.brief.meta.lang, quantity=s.quantity, numbers=c.say.numbers, shared=shared(c, s)
    )


def shared(c: Composition, s: EstimateSet) -> tuple[str, ...]:
    """What is true of every one of several claims, so that it is said once."""
    first, *others = (_details(c, claim, *_kind_and_date(c, s, claim)) for claim in claims(s))
    return tuple(detail for detail in first if all(detail in o for o in others)) if others else ()


def _groups(c: Composition, s: EstimateSet, found: Iterable[Estimate]) -> tuple[Group, ...]:
    by_question: dict[str, list[Claim]] = {}
    for claim in found:
        by_question.setdefault(claim.answers or "", []).append(_claim(c, s, claim))
    return tuple(Group(question, tuple(rows)) for question, rows in by_question.items())


def _claim(c: Composition, s: EstimateSet, claim: Estimate) -> Claim:
    kind, as_of = _kind_and_date(c, s, claim)
    note = ",".join(str(c.notes.numbers[source]) for source in claim.sources if source in c.notes.numbers)
    remark = c.horizon(claim.horizon) if claim.horizon is not None and claim.horizon.stated else ""
    low, high, best = _bounds(claim)
    return Claim(
        claim.by,
        claim.kind,
        note,
        _details(c, claim, kind, as_of),
        claim.value,
        low,
        high,
        best,
        claim.words,
        label(c, claim),
        remark,
        claim is s.ours,
        claim.attribution == "named",
        kind,
        as_of,
        claim.qualification or "",
    )


def _kind_and_date(c: Composition, s: EstimateSet, claim: Estimate) -> tuple[str, str]:
    kind = c.say("estimate_key_ours" if claim is s.ours else f"estimate_{claim.kind}")
    return kind, c.say.when(claim.as_of) if claim.as_of.stated else ""


def _details(c: Composition, claim: Estimate, kind: str, as_of: str) -> tuple[str, ...]:
    """What is known of a claim: its kind, its date, when it was published, whether its author is named, what qualifies it."""
    say = c.say
    out = [kind, say("as_of", date=as_of) if as_of else say("as_of_not_stated")]
    if claim.published is not None:
        out.append(say("published_on", date=say.when(claim.published)))
    if claim.attribution == "unnamed":
        out.append(say("attribution_unnamed"))
    return (*out, claim.qualification) if claim.qualification else tuple(out)


def _bounds(claim: Estimate) -> tuple[float | None, float | None, float | None]:
    if claim.range is not None:
        return claim.range.low, claim.range.high, claim.range.best
    return claim.at_least, claim.at_most, None


def label(c: Composition, claim: Estimate) -> str:
    """The value of a claim as printed: 10,000; 8,000–12,000; at least 3,000; up to 100,000; “thousands”."""
    say = c.say
    if claim.words is not None:
        return say("quote", words=claim.words)
    if claim.value is not None:
        return say.number(claim.value)
    if claim.at_least is not None:
        return say("at_least", number=say.number(claim.at_least))
    if claim.at_most is not None:
        return say("at_most", number=say.number(claim.at_most))
    r = claim.range
    assert r is not None, "validation asks for exactly one form of the value"
    words = say("range", low=say.number(r.low), high=say.number(r.high))
    return words if r.best is None else f"{say.number(r.best)} {say('brackets', words=words)}"

