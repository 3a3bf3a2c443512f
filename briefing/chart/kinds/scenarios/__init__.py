"""Scenarios with their likelihoods, as data."""

from __future__ import annotations

from briefing.records import record


@record
class ScenarioBars:
    """Scenarios on one probability line: (title, label, low, high)."""

    rows: tuple[tuple[str, str, float, float], ...]
