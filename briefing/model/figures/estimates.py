"""A chart of disputed estimates, one panel for each thing that is counted."""

# No `from __future__ import annotations` here, as in model/part.py.
from typing import TYPE_CHECKING, Annotated, Literal

from briefing.diagnostics import Diagnostics
from briefing.model.figures.base import FigureBase
from briefing.model.part import controlling
from briefing.model.values import Line, Refers

if TYPE_CHECKING:
    from briefing.model.brief import Brief

EstimateId = Annotated[Line, Refers(("estimate",))]


class EstimatesFigure(FigureBase):
    """Disputed estimates of one quantity."""

    kind: Literal["estimates"] = controlling("What is drawn.")
    data: EstimateId | None = controlling("The set of estimates; needed where there are several.", None)

    def lacks(self, brief: "Brief", broken: frozenset[str], tell: Diagnostics) -> None:
        """See `FigureBase.lacks`."""
        if "estimates" not in broken and self.needs(brief, "estimates", "draws estimates", tell):
            self.says_which(self.data, brief.estimates, "which estimates it draws", "an estimate set", tell)
