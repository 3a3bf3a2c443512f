"""A specification of a figure to the module of its kind, which draws it, describes it and tells its data.

Modules are imported when a figure of their kind is first asked for: a brief without a network does not load what draws one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar, assert_never

from briefing.chart.kinds.code import CodeFigure
from briefing.chart.kinds.estimates import EstimateChart
from briefing.chart.kinds.fan import FanChart
from briefing.chart.kinds.image import ImagePicture
from briefing.chart.kinds.influence import InfluenceChart
from briefing.chart.kinds.numbers import DataChart
from briefing.chart.kinds.relations import RelationsChart
from briefing.chart.kinds.scenarios import ScenarioBars
from briefing.chart.kinds.spectrum import Spectrum
from briefing.chart.kinds.timeline import TimelineBand, TimelineSpan
from briefing.chart.kinds.waterfall import WaterfallChart
from briefing.chart.kinds.yardstick import YardstickChart
from briefing.records import record

if TYPE_CHECKING:
    from briefing.chart.datatable import DataTable
    from briefing.chart.ink.displaylist import DisplayList
    from briefing.chart.ink.look import ChartLook
    from briefing.chart.specification import FigureSpecification
    from briefing.language import Say

T = TypeVar("T", contravariant=True)


class KindModule(Protocol[T]):
    """What the module of a kind offers."""

    def draw(self, chart: T, measure: float, look: ChartLook, /) -> DisplayList:
        """The figure, `measure` points wide."""
        ...

    def describe(self, chart: T, say: Say, /) -> str:
        """Its alternative text: sentences, never empty."""
        ...

    def data(self, chart: T, say: Say, /) -> DataTable | None:
        """The table of its data, None where it has none."""
        ...


@record
class Answers:
    """The answers of a kind for one figure."""

    draw: Callable[[float, ChartLook], DisplayList]
    describe: Callable[[Say], str]
    data: Callable[[Say], DataTable | None]


def answers_of(figure: FigureSpecification) -> Answers:  # noqa: C901 (a case a kind)
    """The module of the figure's kind, asked about this figure."""
    match figure:
        case EstimateChart():
            from briefing.chart.kinds.estimates import estimate_chart

            return _answers(figure, estimate_chart)
        case YardstickChart():
            from briefing.chart.kinds.yardstick import yardstick_chart

            return _answers(figure, yardstick_chart)
        case ScenarioBars():
            from briefing.chart.kinds.scenarios import scenario_bars

            return _answers(figure, scenario_bars)
        case ImagePicture():
            from briefing.chart.kinds.image import image_picture

            return _answers(figure, image_picture)
        case DataChart():
            from briefing.chart.kinds.numbers import data_chart

            return _answers(figure, data_chart)
        case InfluenceChart():
            from briefing.chart.kinds.influence import influence_chart

            return _answers(figure, influence_chart)
        case Spectrum():
            from briefing.chart.kinds.spectrum import spectrum_line

            return _answers(figure, spectrum_line)
        case CodeFigure():
            from briefing.chart.kinds.code import code_figure

            return _answers(figure, code_figure)
        case RelationsChart():
            from briefing.chart.kinds.relations import relations_chart

            return _answers(figure, relations_chart)
        case FanChart():
            from briefing.chart.kinds.fan import fan_chart

            return _answers(figure, fan_chart)
        case TimelineSpan() | TimelineBand():
            from briefing.chart.kinds.timeline import timeline_band

            return _answers(figure, timeline_band)
        case WaterfallChart():
            from briefing.chart.kinds.waterfall import waterfall_chart

            return _answers(figure, waterfall_chart)
        case _:
            assert_never(figure)


def _answers(figure: T, module: KindModule[T]) -> Answers:
    return Answers(partial(module.draw, figure), partial(module.describe, figure), partial(module.data, figure))
