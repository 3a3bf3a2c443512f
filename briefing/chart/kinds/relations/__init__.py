"""Actors and what they are to each other, as data."""

from __future__ import annotations

from typing import ClassVar

from briefing.records import record


@record
class Tie:
    """What one actor is to another: places in the list of actors, a kind, and a few words ("": those of the kind)."""

    start: int
    end: int
    type: str  # ally | supplies | sanctions | mediates | hostile | pressures | other
    label: str = ""


@record
class RelationsChart:
    """Two to eight actors and what they are to each other. `words`: `relation_…` for every kind, as printed."""

    DRAWN_BY: ClassVar = "relations_chart"
    actors: tuple[str, ...]
    ties: tuple[Tie, ...]
    words: tuple[tuple[str, str], ...]
