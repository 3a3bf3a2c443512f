"""A grid of actors by influence and interest."""

# No `from __future__ import annotations` here, as in model/part.py.
from typing import TYPE_CHECKING, Literal

from briefing.diagnostics import Diagnostics
from briefing.model.figures.base import FigureBase
from briefing.model.part import controlling

if TYPE_CHECKING:
    from briefing.model.brief import Brief


class InfluenceFigure(FigureBase):
    """Actors by their influence and interest."""

    kind: Literal["influence"] = controlling("What is drawn.")

    def lacks(self, brief: "Brief", broken: frozenset[str], tell: Diagnostics) -> None:
        """See `FigureBase.lacks`."""
        if "actors" not in broken and not any(a.influence is not None and a.interest is not None for a in brief.actors):
            message = f"the figure `{self.id}` draws influence and interest, and no actor has both"
            hint = "give the actors `influence:` and `interest:`, whole numbers from 1 to 5"
            tell.error("B226", message, **self.where("kind"), hints=(hint,))
