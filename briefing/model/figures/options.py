"""The options beside each other."""

# No `from __future__ import annotations` here, as in model/part.py.
from typing import ClassVar, Literal

from briefing.model.figures.base import EntriesFigure
from briefing.model.part import controlling


class OptionsFigure(EntriesFigure):
    """The options beside each other, with their scores."""

    ENTRIES: ClassVar[str] = "options"
    SHOWS: ClassVar[str] = "shows options"

    kind: Literal["options"] = controlling("What is drawn.")
