"""A fan of scenarios against time: dates that have a place and run forward, each scenario once and after what has been."""

from __future__ import annotations

from briefing.diagnostics import Diagnostics, Span
from briefing.model.brief import Brief
from briefing.model.contents import Figure
from briefing.model.fan import Fan
from briefing.model.part import Part
from briefing.model.values import When


def check_fan(figure: Figure, brief: Brief, tell: Diagnostics) -> None:
    """Tell whatever keeps this figure from being drawn rightly. That scenarios exist is told where references are."""
    if figure.kind != "fan":
        if figure.fan is not None:
            message = f"a figure of kind `{figure.kind}` takes no `fan`"
            hint = "write `kind: fan`, or take the fan out"
            tell.error("B226", message, _key(figure, "fan"), path=figure.path_of("fan"), hints=(hint,))
    elif figure.fan is None:
        message = f"the figure `{figure.id}` has no history and no ends to draw"
        hint = "write `fan:` with `unit`, `history` and `ends`"
        tell.error("B226", message, figure.span_of("kind"), path=figure.path_of("fan"), hints=(hint,))
    else:
        _history(figure.fan, tell)
        _ends(figure.fan, brief, tell)


def _key(part: Part, field: str) -> Span | None:
    keys = getattr(part.node, "keys", {})
    return keys[field].span if field in keys else part.span_of(field)


def _history(fan: Fan, tell: Diagnostics) -> None:
    before: When | None = None
    for point in fan.history:
        span, path = point.span_of("at"), point.path_of("at")
        if point.at.start is None or point.at.kind == "range":
            message, hint = f"`{point.at}` has no place on a line of time", "write a day, a month or a year"
            tell.error("B205", message, span, path=path, hints=(hint,))
        elif before is not None and before.start is not None and point.at.start <= before.start:
            message = f"{point.at} does not come after {before}, the point before it"
            tell.error("B224", message, span, path=path, hints=("write the history oldest first, each time once",))
        else:
            before = point.at


def _ends(fan: Fan, brief: Brief, tell: Diagnostics) -> None:
    scenarios = {s.id: s for s in brief.scenarios.items} if brief.scenarios is not None else {}
    last = fan.history[-1].at
    seen: set[str] = set()
    for end in fan.ends:
        span, path = end.span_of("scenario"), end.path_of("scenario")
        if end.scenario in seen:
            tell.error("B302", f"the scenario `{end.scenario}` has two ends in this fan", span, path=path)
        seen.add(end.scenario)
        scenario = scenarios.get(end.scenario)
        if scenario is None:
            continue
        if scenario.horizon.end is None:
            message = f"the horizon of `{end.scenario}` ({scenario.horizon}) has no place on a line of time"
            tell.error("B226", message, span, path=path, hints=("give the scenario a horizon that is a day, a month or a year",))
        elif last.end is not None and scenario.horizon.end <= last.end:
            message = f"the horizon of `{end.scenario}` ({scenario.horizon}) does not come after the history, which ends {last}"
            tell.error("B224", message, span, path=path)
