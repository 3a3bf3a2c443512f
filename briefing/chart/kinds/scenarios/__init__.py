"""Scenarios with their likelihoods, as data."""

from __future__ import annotations

from typing import ClassVar

from briefing.records import record


@record
class ScenarioBars:
    """Scenarios on one probability line: (title, label, low, high)."""

    DRAWN_BY: ClassVar = "scenario_bars"
    rows: tuple[tuple[str, str, float, float], ...]
