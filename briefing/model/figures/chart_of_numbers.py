"""Bars, lines, dots and cells of the author's own numbers."""

# No `from __future__ import annotations` here, as in model/part.py.
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Literal

from briefing.diagnostics import Diagnostics
from briefing.model.figures.base import FigureBase
from briefing.model.figures.number_rules import check_lengths, check_names, check_signs, check_sizes
from briefing.model.figures.numbers import Numbers
from briefing.model.part import controlling, printed

if TYPE_CHECKING:
    from briefing.model.brief import Brief


class NumbersFigure(FigureBase):
    """The author's own numbers."""

    REFUSED: ClassVar[Mapping[str, str]] = {
        "data": "it is drawn from its own `numbers`; disputed estimates are never one series: `kind: estimates` draws them, "
        "each basis in a panel of its own",
    }

    kind: Literal["bar", "grouped_bar", "stacked_bar", "line", "area", "dot", "slope", "heat"] = controlling("What is drawn.")
    numbers: Numbers = printed("What it is drawn from: `unit`, `categories` and `values` (or `series`).")

    def lacks(self, brief: "Brief", broken: frozenset[str], tell: Diagnostics) -> None:  # noqa: ARG002 (the base's)
        """See `FigureBase.lacks`."""
        check_lengths(self.kind, self.numbers, tell)
        check_sizes(self.kind, self.numbers, tell)
        check_signs(self.kind, self.numbers, tell)
        check_names(self.numbers, tell)
