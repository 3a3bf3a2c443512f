"""A table of where actors stand on issues."""

# No `from __future__ import annotations` here, as in model/part.py.
from typing import TYPE_CHECKING, Literal

from briefing.diagnostics import Diagnostics
from briefing.model.figures.base import FigureBase
from briefing.model.part import controlling
from briefing.model.values import IssueId

if TYPE_CHECKING:
    from briefing.model.brief import Brief


class PositionsFigure(FigureBase):
    """Actors by issues as a table."""

    kind: Literal["positions"] = controlling("What is drawn.")
    data: IssueId | None = controlling("The issue shown; all of them where absent.", None)

    def lacks(self, brief: "Brief", broken: frozenset[str], tell: Diagnostics) -> None:
        """See `FigureBase.lacks`."""
        if "issues" in broken or "positions" in broken:
            return
        if not all(self.needs(brief, field, "shows where the actors stand", tell) for field in ("issues", "positions")):
            return
        if self.data is not None and any(i.id == self.data for i in brief.issues):
            if not any(p.issue == self.data for p in brief.positions):
                message = f"the figure `{self.id}` shows where the actors stand on `{self.data}`, and no position says so"
                hint = "write a position with this issue, or take the figure out"
                tell.error("B226", message, **self.where("data"), hints=(hint,))
