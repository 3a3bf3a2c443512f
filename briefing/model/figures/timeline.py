"""The events of the brief, as a list or along a line."""

# No `from __future__ import annotations` here, as in model/part.py.
from typing import ClassVar, Literal

from briefing.model.figures.base import EntriesFigure
from briefing.model.part import controlling


class TimelineFigure(EntriesFigure):
    """The events of the brief in the order of time."""

    ENTRIES: ClassVar[str] = "timeline"
    SHOWS: ClassVar[str] = "shows events"

    kind: Literal["timeline"] = controlling("What is drawn.")
