"""The options beside each other."""

# No `from __future__ import annotations` here, as in model/part.py.
from typing import TYPE_CHECKING, Literal

from briefing.diagnostics import Diagnostics
from briefing.model.figures.base import FigureBase
from briefing.model.part import controlling

if TYPE_CHECKING:
    from briefing.model.brief import Brief


class OptionsFigure(FigureBase):
    """The options beside each other, with their scores."""

    kind: Literal["options"] = controlling("What is drawn.")

    def lacks(self, brief: "Brief", broken: frozenset[str], tell: Diagnostics) -> None:
        """See `FigureBase.lacks`."""
        if "options" in broken:
            return
        if not brief.options:
            message = f"the figure `{self.id}` shows options, and the brief has no `options`"
            tell.error("B226", message, **self.where("kind"), hints=("write `options:`, or take the figure out",))
        self.once(brief, "options", tell)
