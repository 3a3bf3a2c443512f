"""The scale of likelihood terms."""

# No `from __future__ import annotations` here, as in model/part.py.
from typing import TYPE_CHECKING, Literal

from briefing.diagnostics import Diagnostics
from briefing.model.figures.base import FigureBase
from briefing.model.part import controlling

if TYPE_CHECKING:
    from briefing.model.brief import Brief


class LikelihoodFigure(FigureBase):
    """The yardstick, with the terms that the brief uses."""

    kind: Literal["likelihood"] = controlling("What is drawn.")

    def lacks(self, brief: "Brief", broken: frozenset[str], tell: Diagnostics) -> None:
        """See `FigureBase.lacks`. The scale is that of the yardstick, which every brief has."""
