"""Scenarios with their likelihoods, as data."""

from __future__ import annotations

from typing import ClassVar

from briefing.records import record


@record
class ScenarioBars:
    """Scenarios on one probability line: (title, label, low, high)."""

    DRAWN_BY: ClassVar = "scenario_bars"
    rows: tuple[tuple[str, str, float, float], ...]


@record
class ScenarioRow:
    """What is drawn beside and below the words of a scenario that stands in a row of several; in points, from the top left of it.

    `band`: low and high in percent, None where the scenario has no likelihood; `likeliest`: none is likelier. `height`: of the
    row without its scale; `left`: where the line from 0 to 100 per cent begins, which ends with the row; `bar`: the top of the
    band. `label`: left edge, top, width and height of the words of the likelihood, which stand clear of the lines behind them.
    """

    DRAWN_BY: ClassVar = "scenario_row"
    band: tuple[float, float] | None
    likeliest: bool
    height: float
    left: float
    bar: float
    label: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    first: bool = False
    last: bool = False


BAR_HEIGHT = 10.0
"""Points."""


def band_ends(band: tuple[float, float], left: float, right: float) -> tuple[float, float]:
    """Where a band in percent begins and ends on a line from `left` to `right`, in points."""
    return left + (right - left) * band[0] / 100, left + (right - left) * band[1] / 100
