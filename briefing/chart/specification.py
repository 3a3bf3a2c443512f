"""Everything that can be drawn, as data: the story carries it, layout asks for it at a measure, chart/ draws it.

Specifications are frozen and hashable, so that a drawing can be remembered under its specification, the measure and the style.
Numbers are the brief's own; every string is printed as it stands.
"""

from __future__ import annotations

from briefing.chart.kinds.code import CodeFigure
from briefing.chart.kinds.estimates import EstimateChart
from briefing.chart.kinds.fan import FanChart
from briefing.chart.kinds.image import ImagePicture
from briefing.chart.kinds.influence import InfluenceChart
from briefing.chart.kinds.numbers import DataChart
from briefing.chart.kinds.relations import RelationsChart
from briefing.chart.kinds.scenarios import ScenarioBars, ScenarioRow
from briefing.chart.kinds.spectrum import Spectrum
from briefing.chart.kinds.timeline import TimelineBand, TimelineSpan, TimelineSpine
from briefing.chart.kinds.waterfall import WaterfallChart
from briefing.chart.kinds.yardstick import YardstickChart
from briefing.chart.marks import Mark

FigureSpecification = (
    EstimateChart
    | YardstickChart
    | ScenarioBars
    | ScenarioRow
    | ImagePicture
    | DataChart
    | InfluenceChart
    | Spectrum
    | CodeFigure
    | RelationsChart
    | FanChart
    | TimelineSpan
    | TimelineSpine
    | TimelineBand
    | WaterfallChart
)
"""What a figure shows. To add a kind: its record in a package of `kinds/`, which names the module that draws it, here."""

Specification = FigureSpecification | Mark
