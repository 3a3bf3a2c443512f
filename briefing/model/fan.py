"""A fan of scenarios: what a quantity has been so far, and the range in which each scenario would leave it."""

from typing import Annotated, Self

from pydantic import model_validator

from briefing.model.part import Part, printed, refuse
from briefing.model.values import Line, Number, Refers, Time

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

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low > self.high:
            said = f"this range runs from {self.low:g} to {self.high:g}"
            raise refuse("B218", said, "the lower end comes first", field="low")
        if not self.low <= self.best <= self.high:
            said = f"the best value {self.best:g} lies outside the range {self.low:g} to {self.high:g}"
            raise refuse("B218", said, field="best")
        return self


class Fan(Part):
    """What a fan is drawn from: the history, and an end for each scenario."""

    unit: Line = printed("What is counted, as it stands above the axis.")
    history: tuple[FanPoint, ...] = printed("What has been, oldest first; two points at least.", min_length=2)
    ends: tuple[FanEnd, ...] = printed("Where each scenario would lead.", min_length=1)
