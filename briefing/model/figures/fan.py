"""A fan of scenarios: what a quantity has been so far, and the range in which each scenario would leave it."""

from typing import TYPE_CHECKING, Annotated, Literal

from briefing.diagnostics import Diagnostics
from briefing.model.figures.base import FigureBase
from briefing.model.part import Part, controlling, printed
from briefing.model.ranges import refuse_disorder
from briefing.model.values import Line, Number, Refers, Time, When

if TYPE_CHECKING:
    from briefing.model.brief import Brief

ScenarioId = Annotated[Line, Refers(("scenario",))]


class FanPoint(Part):
    """What the quantity was at a time."""

    at: Time = printed("When: a day, a month or a year.")
    value: Number = printed("How much it was.")


class FanEnd(Part):
    """Where a scenario would leave the quantity, at the scenario's own horizon."""

    scenario: ScenarioId = printed("The scenario.")
    low: Number = printed("The least it may be.")
    best: Number = printed("The single best value.")
    high: Number = printed("The most it may be.")

    def model_post_init(self, _context: object, /) -> None:
        """Refuse a range that is not in order."""
        refuse_disorder(self.low, self.high, self.best, may_be_a_point=True)


class Fan(Part):
    """What a fan is drawn from: the history, and an end for each scenario."""

    unit: Line = printed("What is counted, as it stands above the axis.")
    history: tuple[FanPoint, ...] = printed("What has been, oldest first; two points at least.", min_length=2)
    ends: tuple[FanEnd, ...] = printed("Where each scenario would lead.", min_length=1)


class FanFigure(FigureBase):
    """A history, and the range in which each scenario would leave the quantity."""

    kind: Literal["fan"] = controlling("What is drawn.")
    fan: Fan = printed("What has been, and where each scenario would lead: `unit`, `history` and `ends`.")

    def lacks(self, brief: "Brief", broken: frozenset[str], tell: Diagnostics) -> None:  # noqa: ARG002 (the base's)
        """See `FigureBase.lacks`. That the scenarios exist is told where references are."""
        _history(self.fan, tell)
        _ends(self.fan, brief, tell)


def _history(fan: Fan, tell: Diagnostics) -> None:
    before: When | None = None
    for point in fan.history:
        if point.at.start is None or point.at.kind == "range":
            message, hint = f"`{point.at}` has no place on a line of time", "write a day, a month or a year"
            tell.error("B205", message, **point.where("at"), hints=(hint,))
        elif before is not None and before.start is not None and point.at.start <= before.start:
            message = f"{point.at} does not come after {before}, the point before it"
            tell.error("B224", message, **point.where("at"), hints=("write the history oldest first, each time once",))
        else:
            before = point.at


def _ends(fan: Fan, brief: "Brief", tell: Diagnostics) -> None:
    scenarios = {s.id: s for s in brief.scenarios.items} if brief.scenarios is not None else {}
    last = fan.history[-1].at
    seen: set[str] = set()
    for end in fan.ends:
        where = end.where("scenario")
        if end.scenario in seen:
            tell.error("B302", f"the scenario `{end.scenario}` has two ends in this fan", **where)
        seen.add(end.scenario)
        scenario = scenarios.get(end.scenario)
        if scenario is None:
            continue
        if scenario.horizon.end is None:
            message = f"the horizon of `{end.scenario}` ({scenario.horizon}) has no place on a line of time"
            tell.error("B226", message, **where, hints=("give the scenario a horizon that is a day, a month or a year",))
        elif last.end is not None and scenario.horizon.end <= last.end:
            message = f"the horizon of `{end.scenario}` ({scenario.horizon}) does not come after the history, which ends {last}"
            tell.error("B224", message, **where)
