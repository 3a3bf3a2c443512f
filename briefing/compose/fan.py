"""A fan of scenarios: from a history and the ends of scenarios to what is drawn, each scenario at its own horizon."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from briefing.chart.kinds.fan import FanChart, FanEnding
from briefing.compose.composition import Composition
from briefing.compose.elements import line
from briefing.compose.framing import Content
from briefing.model.values import When

if TYPE_CHECKING:
    from briefing.model.figures.fan import Fan, FanEnd, FanFigure


def fan(c: Composition, f: FanFigure) -> Content:
    """The fan, with what a reader must know of every fan."""
    note = line("figure.note", *c.lead("note"), c.say("fan_note"))
    return Content(lambda: fan_chart(c, f.fan), notes=[note])


def fan_chart(c: Composition, fan: Fan) -> FanChart:
    """The fan; a point of history stands in the middle of its day, month or year, a scenario's end on the last day it covers."""
    history = tuple((_middle(p.at), p.value, c.say.when(p.at)) for p in fan.history)
    return FanChart(fan.unit, history, tuple(_ending(c, e) for e in fan.ends), c.say.numbers)


def _ending(c: Composition, e: FanEnd) -> FanEnding:
    scenario = c.parts.scenarios[e.scenario]
    values = c.say("range", low=c.say.number(e.low), high=c.say.number(e.high)) if e.low < e.high else c.say.number(e.best)
    words, likelihood, likely = values, -1.0, ""
    if scenario.likelihood is not None:
        likely = c.likelihoods.alone(scenario.likelihood)
        words = f"{likely}{c.say('colon')}{values}"
        likelihood = math.fsum(c.likelihoods.range_of(scenario.likelihood)) / 2
    _, last = _days(scenario.horizon)
    return FanEnding(scenario.title, words, e.low, e.best, e.high, last, c.say.when(scenario.horizon), likelihood, likely)


def _middle(at: When) -> float:
    return math.fsum(_days(at)) / 2


def _days(at: When) -> tuple[float, float]:
    """The first and the last day of a time as numbers; ValueError for one without a date (validation refuses it)."""
    if at.start is None or at.end is None:
        raise ValueError(f"{at} has no place on a line of time")
    return float(at.start.toordinal()), float(at.end.toordinal())
