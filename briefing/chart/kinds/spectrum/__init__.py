"""Stances on one issue between two poles, as data."""

from __future__ import annotations

from typing import ClassVar

from briefing.records import record


@record
class Standing:
    """Where an actor stands: a stance, how it is known, and where it stood before ("" where it has not moved)."""

    name: str
    stance: str
    kind: str  # declared | observed | assessed
    previous: str = ""
    moved: str = ""  # "before: neutral", as printed


@record
class Spectrum:
    """Actors on the five ordinal places between two poles; who is silent, split or unknown stands apart.

    `words`: `stance_…` for every stance, and `declared`, `observed` and `assessed`, as printed.
    """

    DRAWN_BY: ClassVar = "spectrum_line"
    question: str
    against: str
    support: str
    actors: tuple[Standing, ...]
    words: tuple[tuple[str, str], ...]
