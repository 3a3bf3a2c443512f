"""A line between the two poles of an issue, with the actors at their places."""

# No `from __future__ import annotations` here, as in model/part.py.
from typing import TYPE_CHECKING, Literal

from briefing.diagnostics import Diagnostics
from briefing.model.figures.base import FigureBase
from briefing.model.part import controlling
from briefing.model.values import IssueId

if TYPE_CHECKING:
    from briefing.model.brief import Brief


class SpectrumFigure(FigureBase):
    """Where the actors stand on one issue, between its poles."""

    kind: Literal["spectrum"] = controlling("What is drawn.")
    data: IssueId | None = controlling("The issue; needed where there are several.", None)

    def lacks(self, brief: "Brief", broken: frozenset[str], tell: Diagnostics) -> None:
        """See `FigureBase.lacks`."""
        if "issues" in broken or not self.needs(brief, "issues", "draws where the actors stand", tell):
            return
        if not self.says_which(self.data, brief.issues, "on which issue the actors stand", "an issue", tell):
            return
        wanted = self.data or brief.issues[0].id
        known = any(i.id == wanted for i in brief.issues)
        if known and "positions" not in broken and not any(p.issue == wanted for p in brief.positions):
            message = f"the figure `{self.id}` draws where the actors stand on `{wanted}`, and no position says so"
            hint = "write a position with this issue, or take the figure out"
            tell.error("B226", message, **self.where("data", "kind"), hints=(hint,))
