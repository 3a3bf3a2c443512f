"""Actors by influence and interest, as data."""

from __future__ import annotations

from typing import ClassVar

from briefing.records import record


@record
class ActorPlace:
    """An actor on a grid: `influence` and `interest` from 1 to 5; `stance` on the lead issue, "" for none."""

    name: str
    influence: int
    interest: int
    stance: str = ""


@record
class InfluenceChart:
    """Actors by influence and interest, each low, middle or high.

    `words`: influence, interest, low, middle, high, and `stance_…` for each stance used, as printed.
    """

    DRAWN_BY: ClassVar = "influence_chart"
    actors: tuple[ActorPlace, ...]
    words: tuple[tuple[str, str], ...]
    issue: str = ""  # the question that the stances answer
