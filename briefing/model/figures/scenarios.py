"""Scenarios on one line of probability."""

# No `from __future__ import annotations` here, as in model/part.py.
from typing import TYPE_CHECKING, Literal

from briefing.diagnostics import Diagnostics
from briefing.model.figures.base import FigureBase
from briefing.model.part import controlling

if TYPE_CHECKING:
    from briefing.model.brief import Brief


class ScenariosFigure(FigureBase):
    """Scenarios on one line of probability."""

    kind: Literal["scenarios"] = controlling("What is drawn.")

    def lacks(self, brief: "Brief", broken: frozenset[str], tell: Diagnostics) -> None:
        """See `FigureBase.lacks`."""
        if "scenarios" in broken or not self.needs(brief, "scenarios", "draws scenarios", tell):
            return
        if brief.scenarios is not None and all(s.likelihood is None for s in brief.scenarios.items):
            message = f"the figure `{self.id}` draws how likely the scenarios are, and none has a `likelihood`"
            hint = "give the scenarios `likelihood:`, or take the figure out"
            tell.error("B226", message, **self.where("kind"), hints=(hint,))
