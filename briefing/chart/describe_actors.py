"""Drawings of actors to the words that stand for them: how many, who stands in each place, who has moved, who weighs most."""

from __future__ import annotations

from briefing.chart.alt_words import Say
from briefing.chart.influence import RANGES, STEPS, step_of
from briefing.chart.specification import InfluenceChart, RelationsChart, Spectrum, Standing
from briefing.chart.spectrum import OFF_LINE, ON_LINE


def describe_actors(chart: InfluenceChart | Spectrum | RelationsChart, say: Say) -> str:
    """Sentences that name every actor of the drawing."""
    if isinstance(chart, RelationsChart):
        return _relations(chart, say)
    return _influence(chart, say) if isinstance(chart, InfluenceChart) else _spectrum(chart, say)


def _influence(chart: InfluenceChart, say: Say) -> str:
    words = dict(chart.words)
    said = [say.several("alt_grid", len(chart.actors), range=RANGES[0])]
    for i in (2, 1, 0):
        for j in (2, 1, 0):
            found = [a for a in chart.actors if (step_of(a.influence), step_of(a.interest)) == (i, j)]
            names = [f"{a.name} ({words[f'stance_{a.stance}']})" if a.stance else a.name for a in found]
            if names:
                place = {"influence": words[STEPS[i]], "interest": words[STEPS[j]]}
                said.append(say("alt_grid_cell", names=", ".join(names), **place))
    if chart.issue and any(a.stance for a in chart.actors):
        asked = say("alt_grid_issue", issue=chart.issue)
        said.append(asked if asked.endswith("?") else asked + ".")
    return " ".join(said)


def _spectrum(chart: Spectrum, say: Say) -> str:
    words = dict(chart.words)
    said = [say.several("alt_spectrum", len(chart.actors), against=chart.against, support=chart.support)]
    for stance in (*ON_LINE, *OFF_LINE):
        names = [_name(a, words) for a in chart.actors if a.stance == stance]
        if names:
            word = words[f"stance_{stance}"]
            word = word[:1].upper() + word[1:]
            said.append(f"{say('alt_off_line', stance=word) if stance in OFF_LINE else word}: {', '.join(names)}.")
    return " ".join(said)


def _name(a: Standing, words: dict[str, str]) -> str:
    facts = [f for f in (words.get(a.kind, ""), a.moved) if f]
    return f"{a.name} ({', '.join(facts)})" if facts else a.name


def _relations(chart: RelationsChart, say: Say) -> str:
    words = dict(chart.words)
    ties = [
        f"{chart.actors[t.start]} {words[f'relation_{t.type}']} {chart.actors[t.end]}{f' ({t.label})' if t.label else ''}"
        for t in chart.ties
    ]
    actors, relations = say.several("alt_actors", len(chart.actors)), say.several("alt_network", len(ties))
    said = say("alt_network", actors=actors, relations=relations, ties="; ".join(ties))
    count = [sum(n in (t.start, t.end) for t in chart.ties) for n in range(len(chart.actors))]
    most = max(count)
    leaders = [name for name, n in zip(chart.actors, count, strict=True) if n == most]
    return f"{said} {say('alt_most_relations', name=leaders[0], count=most)}" if len(leaders) == 1 else said
