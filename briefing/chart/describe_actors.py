"""Drawings of actors to the words that stand for them: how many, who stands in each place, who has moved, who weighs most."""

from __future__ import annotations

from briefing.chart.alt_words import Say
from briefing.chart.kinds.influence.influence_chart import RANGES, STEPS, step_of
from briefing.chart.kinds.spectrum.spectrum_line import OFF_LINE, ON_LINE
from briefing.chart.specification import InfluenceChart, RelationsChart, Spectrum, Standing


def describe_actors(chart: InfluenceChart | Spectrum | RelationsChart, say: Say) -> str:
    """Sentences that name every actor of the drawing."""
    if isinstance(chart, RelationsChart):
        return _relations(chart, say)
    return _influence(chart, say) if isinstance(chart, InfluenceChart) else _spectrum(chart, say)


def _influence(chart: InfluenceChart, say: Say) -> str:
    words = dict(chart.words)
    # a range in words: many screen readers pass over the dash
    low, middle, high = (say("alt_bounds", low=r[0], high=r[-1]) if len(r) > 1 else r for r in RANGES)
    said = [say.several("alt_grid", len(chart.actors), low=low, middle=middle, high=high)]
    for i in (2, 1, 0):
        for j in (2, 1, 0):
            found = [a for a in chart.actors if (step_of(a.influence), step_of(a.interest)) == (i, j)]
            names = [say("alt_at", value=a.name, at=words[f"stance_{a.stance}"]) if a.stance else a.name for a in found]
            if names:
                place = {"influence": words[STEPS[i]], "interest": words[STEPS[j]]}
                said.append(say("alt_grid_cell", names=say("comma").join(names), **place))
    if chart.issue and any(a.stance for a in chart.actors):
        asked = say("alt_grid_issue", issue=chart.issue)
        said.append(asked if asked.endswith("?") else asked + say("period"))
    return " ".join(said)


def _spectrum(chart: Spectrum, say: Say) -> str:
    words = dict(chart.words)
    said = [say.several("alt_spectrum", len(chart.actors), against=chart.against, support=chart.support)]
    for stance in (*ON_LINE, *OFF_LINE):
        plain = "declared" if stance in OFF_LINE else ""  # who has said nothing has not declared it
        names = [_name(a, "" if a.kind == plain else words[a.kind], say) for a in chart.actors if a.stance == stance]
        if names:
            word = words[f"stance_{stance}"]
            head = say("alt_off_line", stance=word) if stance in OFF_LINE else word
            head += say("comma") + say.number(len(names)) if len(names) > 1 else ""
            said.append(f"{head[:1].upper()}{head[1:]}{say('colon')}{say('comma').join(names)}{say('period')}")
    return " ".join(said)


def _name(a: Standing, basis: str, say: Say) -> str:
    facts = [f for f in (basis, a.moved) if f]
    return say("alt_at", value=a.name, at=say("comma").join(facts)) if facts else a.name


def _relations(chart: RelationsChart, say: Say) -> str:
    """Who has most relations, then what each actor is to others, actor by actor."""
    words = dict(chart.words)
    actors, relations = say.several("alt_actors", len(chart.actors)), say.several("alt_network", len(chart.ties))
    said = [say("alt_network", actors=actors, relations=relations)]
    count = [sum(n in (t.start, t.end) for t in chart.ties) for n in range(len(chart.actors))]
    leaders = [name for name, n in zip(chart.actors, count, strict=True) if n == max(count)]
    if len(leaders) == 1 and len(chart.actors) > 2:
        said.append(say("alt_most_relations", name=leaders[0], count=say.number(max(count))))
    for start, name in enumerate(chart.actors):
        ties = []
        for t in (t for t in chart.ties if t.start == start):
            end = chart.actors[t.end]
            other = say("alt_at", value=end, at=t.label) if t.label else end
            ties.append(say("alt_tie", relation=words[f"relation_{t.type}"], other=other))
        if ties:
            said.append(f"{name}{say('colon')}{say('semicolon').join(ties)}{say('period')}")
    return " ".join(said)
