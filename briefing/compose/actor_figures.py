"""Figures of actors: from positions, influence and interest to what is drawn of them, and to the words of what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chart.kinds.influence import ActorPlace, InfluenceChart
from briefing.chart.kinds.relations import RelationsChart, Tie
from briefing.chart.kinds.spectrum import Spectrum, Standing
from briefing.compose.composition import Composition
from briefing.compose.elements import joined, line
from briefing.compose.story import Element
from briefing.model.actors import STANCES

if TYPE_CHECKING:
    from briefing.model.actors import Actor, Issue

KINDS = ("declared", "observed", "assessed")


def _called(a: Actor) -> str:
    return a.short or a.name


def stance_words(c: Composition) -> tuple[tuple[str, str], ...]:
    """Each stance under its key, as printed."""
    return tuple((f"stance_{s}", c.say(f"stance_{s}")) for s in STANCES)


# -- influence ------------------------------------------------------------------------------------------------------
def influence_chart(c: Composition) -> InfluenceChart:
    """The actors that have both values, with where they stand on the first issue (as declared, else observed, else assessed)."""
    lead = c.brief.issues[0] if c.brief.issues else None
    stances: dict[str, str] = {}
    for kind in reversed(KINDS):
        stances.update({p.actor: p.stance for p in c.brief.positions if lead and p.issue == lead.id and p.kind == kind})
    placed = tuple(
        ActorPlace(_called(a), a.influence, a.interest, stances.get(a.id, ""))
        for a in c.brief.actors
        if a.influence is not None and a.interest is not None
    )
    say = c.say
    axes = (("influence", say("influence_axis")), ("interest", say("interest_axis")))
    steps = tuple((step, say(f"step_{step}")) for step in ("low", "middle", "high"))
    return InfluenceChart(
        placed,
        (*axes, *steps, *stance_words(c)),
        lead.question if lead is not None else "",
    )


def not_placed(c: Composition) -> list[Element]:
    """«Not placed: …», the actors that lack a value; nothing where none does."""
    missing = [a for a in c.brief.actors if a.influence is None or a.interest is None]
    if not missing:
        return []
    names = joined([[_called(a)] for a in missing], c.say("comma"))
    return [line("figure.note", *c.lead("not_placed"), *names, c.say("period"))]


# -- spectrum -------------------------------------------------------------------------------------------------------
def spectrum_chart(c: Composition, issue: Issue) -> Spectrum:
    """Where the actors stand on an issue, in the order of the brief's actors; what was declared before what was assessed."""
    names = {a.id: _called(a) for a in c.brief.actors}
    order = {a.id: n for n, a in enumerate(c.brief.actors)}
    found = [p for p in c.brief.positions if p.issue == issue.id]
    found.sort(key=lambda p: (order[p.actor], KINDS.index(p.kind)))
    actors = []
    for p in found:
        previous = p.previous if p.previous and p.previous != p.stance else ""
        moved = c.say("position_was", stance=c.say(f"stance_{previous}")) if previous else ""
        actors.append(Standing(names[p.actor], p.stance, p.kind, previous, moved))
    words = (*stance_words(c), *((kind, c.say(f"position_{kind}")) for kind in KINDS))
    return Spectrum(issue.question, issue.poles[0], issue.poles[1], tuple(actors), words)


# -- relations ------------------------------------------------------------------------------------------------------
MOST_ON_RING, MOST_TIES = 8, 12
TIES = ("ally", "supplies", "sanctions", "mediates", "hostile", "pressures", "other")


def relations_chart(c: Composition) -> RelationsChart | None:
    """The actors that are something to another, and what; None where they are too many for a drawing that can be read."""
    found = [r for r in c.brief.relations if r.from_ != r.to]
    tied = {id for r in found for id in (r.from_, r.to)}
    actors = [a for a in c.brief.actors if a.id in tied]
    if not found or len(actors) > MOST_ON_RING or len(found) > MOST_TIES:
        return None
    at = {a.id: n for n, a in enumerate(actors)}
    ties = tuple(Tie(at[r.from_], at[r.to], r.type, r.label or "") for r in found)
    return RelationsChart(tuple(_called(a) for a in actors), ties, tuple((f"relation_{t}", c.say(f"relation_{t}")) for t in TIES))
