"""Drawings of actors to the words that stand for them: how many, who stands in each place, who has moved, who weighs most."""

from __future__ import annotations

from briefing.chart.influence import RANGES, STEPS, step_of
from briefing.chart.specification import InfluenceChart, RelationsChart, Spectrum, Standing
from briefing.chart.spectrum import OFF_LINE, ON_LINE


def describe_actors(chart: InfluenceChart | Spectrum | RelationsChart) -> str:
    """Sentences that name every actor of the drawing."""
    if isinstance(chart, RelationsChart):
        return _relations(chart)
    return _influence(chart) if isinstance(chart, InfluenceChart) else _spectrum(chart)


def _count(number: int, one: str) -> str:
    return f"{number} {one if number == 1 else one + 's'}"


def _influence(chart: InfluenceChart) -> str:
    words = dict(chart.words)
    said = [f"Grid of {_count(len(chart.actors), 'actor')} by influence and interest, each low ({RANGES[0]}), middle or high."]
    for i in (2, 1, 0):
        for j in (2, 1, 0):
            found = [a for a in chart.actors if (step_of(a.influence), step_of(a.interest)) == (i, j)]
            names = [f"{a.name} ({words[f'stance_{a.stance}']})" if a.stance else a.name for a in found]
            if names:
                said.append(f"Influence {STEPS[i]}, interest {STEPS[j]}: {', '.join(names)}.")
    if chart.issue and any(a.stance for a in chart.actors):
        said.append(f"The stances answer: {chart.issue}.")
    return " ".join(said).replace("?.", "?")


def _spectrum(chart: Spectrum) -> str:
    words = dict(chart.words)
    said = [f"Line of five places from “{chart.against}” to “{chart.support}”: {_count(len(chart.actors), 'position')}."]
    for stance in (*ON_LINE, *OFF_LINE):
        names = [_name(a) for a in chart.actors if a.stance == stance]
        if names:
            word = words[f"stance_{stance}"]
            said.append(f"{word[:1].upper()}{word[1:]}{' (not on the line)' if stance in OFF_LINE else ''}: {', '.join(names)}.")
    return " ".join(said)


def _name(a: Standing) -> str:
    facts = [f for f in ("assessed" if a.kind == "assessed" else "", a.moved) if f]
    return f"{a.name} ({', '.join(facts)})" if facts else a.name


def _relations(chart: RelationsChart) -> str:
    words = dict(chart.words)
    ties = [
        f"{chart.actors[t.start]} {words[f'relation_{t.type}']} {chart.actors[t.end]}{f' ({t.label})' if t.label else ''}"
        for t in chart.ties
    ]
    said = f"Network of {_count(len(chart.actors), 'actor')} with {_count(len(ties), 'relation')}: {'; '.join(ties)}."
    count = [sum(n in (t.start, t.end) for t in chart.ties) for n in range(len(chart.actors))]
    most = max(count)
    leaders = [name for name, n in zip(chart.actors, count, strict=True) if n == most]
    return f"{said} Most relations: {leaders[0]}, {most}." if len(leaders) == 1 else said
