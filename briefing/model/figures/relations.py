"""A network or a matrix of what actors are to each other."""

# No `from __future__ import annotations` here, as in model/part.py.
from typing import TYPE_CHECKING, Literal

from briefing.diagnostics import Diagnostics
from briefing.model.figures.base import FigureBase
from briefing.model.part import controlling

if TYPE_CHECKING:
    from briefing.model.brief import Brief


class RelationsFigure(FigureBase):
    """What the actors are to each other: a network of a few, a matrix of many."""

    kind: Literal["relations"] = controlling("What is drawn.")

    def lacks(self, brief: "Brief", broken: frozenset[str], tell: Diagnostics) -> None:
        """See `FigureBase.lacks`."""
        if "relations" not in broken:
            self.needs(brief, "relations", "draws what the actors are to each other", tell)
