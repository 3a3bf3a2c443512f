"""A specification of a figure to the module of its kind, which draws it, describes it and tells its data.

The record of a kind names that module in its `DRAWN_BY`. It is imported when a figure of the kind is first asked for: a brief
without a network does not load what draws one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from briefing.records import record

if TYPE_CHECKING:
    from briefing.chart.datatable import DataTable
    from briefing.chart.ink.displaylist import DisplayList
    from briefing.chart.ink.look import ChartLook
    from briefing.chart.specification import FigureSpecification
    from briefing.language import Say


class KindModule(Protocol):
    """What the module of a kind offers for figures of its kind."""

    def draw(self, chart: FigureSpecification, measure: float, look: ChartLook, /) -> DisplayList:
        """The figure, `measure` points wide."""
        ...

    def describe(self, chart: FigureSpecification, say: Say, /) -> str:
        """Its alternative text: sentences, never empty."""
        ...

    def data(self, chart: FigureSpecification, say: Say, /) -> DataTable | None:
        """The table of its data, None where it has none."""
        ...


@record
class Answers:
    """The answers of a kind for one figure."""

    draw: Callable[[float, ChartLook], DisplayList]
    describe: Callable[[Say], str]
    data: Callable[[Say], DataTable | None]


def answers_of(figure: FigureSpecification) -> Answers:
    """The module of the figure's kind, asked about this figure. Raises TypeError for what is no figure."""
    try:
        name = figure.DRAWN_BY
    except AttributeError:
        raise TypeError(f"{figure!r} is no specification of a figure") from None
    module = cast("KindModule", import_module(f"{type(figure).__module__}.{name}"))
    return Answers(partial(module.draw, figure), partial(module.describe, figure), partial(module.data, figure))
