"""The events of the brief, as a list or along a line."""

# No `from __future__ import annotations` here, as in model/part.py.
from typing import TYPE_CHECKING, Literal

from briefing.diagnostics import Diagnostics
from briefing.model.figures.base import FigureBase
from briefing.model.part import controlling

if TYPE_CHECKING:
    from briefing.model.brief import Brief


class TimelineFigure(FigureBase):
    """The events of the brief in the order of time."""

    kind: Literal["timeline"] = controlling("What is drawn.")

    def lacks(self, brief: "Brief", broken: frozenset[str], tell: Diagnostics) -> None:
        """See `FigureBase.lacks`."""
        if "timeline" in broken:
            return
        if not brief.timeline:
            message = f"the figure `{self.id}` shows events, and the brief has no `timeline`"
            tell.error("B226", message, **self.where("kind"), hints=("write `timeline:`, or take the figure out",))
        self.once(brief, "timeline", tell)
