"""A specification and a measure to a display list: the one door through which layout asks for drawings.

Marks, meters and bands are drawn at once by the pen. The estimate chart is planned in points, drawn by matplotlib through our own
backend, and kept in the user's cache folder, so that a build whose charts have not changed imports no matplotlib.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.specification import (
    ChangeMark,
    CodeFigure,
    ConfidenceMark,
    DataChart,
    EstimateChart,
    FanChart,
    ImagePicture,
    IndicatorMark,
    InfluenceChart,
    Meter,
    RelationMark,
    RelationsChart,
    ScenarioBars,
    ScoreMark,
    Specification,
    Spectrum,
    StanceGlyph,
    TimelineBand,
    TimelineMark,
    TimelineSpan,
    YardstickChart,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.chart.ink.look import ChartLook, Colour
    from briefing.chart.specification import Mark


class Sheet(Protocol):
    """What a drawing needs of a style sheet."""

    @property
    def charts(self) -> ChartLook:
        """The computed style of every drawing."""
        ...


class TextLook(Protocol):
    """What a mark needs of the text that it stands in."""

    @property
    def colour(self) -> Colour:
        """The colour of that text."""
        ...

    @property
    def options(self) -> Mapping[str, Any]:
        """`mark` names the shape of a confidence mark, `meter` that of a meter."""
        ...


_drawn: dict[tuple[Specification, float, ChartLook, str, Colour | None], DisplayList] = {}
_MOST_DRAWN = 2000  # a brief has some hundred different marks; a batch of briefs must not grow without end


def draw(specification: Specification, measure: float, sheet: Sheet, look: TextLook | None = None) -> DisplayList:
    """Draw a figure `measure` points wide, or a mark for a text of `measure` points.

    Inline marks are the members of `Mark` but for the meter; `look` is that of the text they stand in. The result is shared
    between calls and must not be changed. The same specification, measure and look give the same steps on every machine, from
    the cache or not. A measure below 60 points is taken as 60 for figures.
    """
    charts = sheet.charts
    if isinstance(specification, CodeFigure):
        from briefing.chart.kinds.code.code_figure import draw_code

        return draw_code(specification, max(measure, 60.0), charts)
    if isinstance(specification, ImagePicture):
        from briefing.chart.kinds.image.image_picture import draw_picture

        return draw_picture(specification, measure, charts)
    shape = str(look.options.get("meter" if isinstance(specification, Meter) else "mark", "")) if look is not None else ""
    colour = look.colour if look is not None else None
    key = (specification, measure, charts, shape, colour)
    drawing = _drawn.get(key)
    if drawing is None:
        if len(_drawn) >= _MOST_DRAWN:
            _drawn.clear()
        drawing = _drawn[key] = _draw(specification, measure, charts, shape, colour)
    return drawing


def _draw(specification: Specification, measure: float, charts: ChartLook, shape: str, colour: Colour | None) -> DisplayList:
    if isinstance(specification, EstimateChart):
        from briefing.chart.kinds.estimates.estimate_plan import draw_estimates

        return draw_estimates(specification, max(measure, 60.0), charts)
    if isinstance(specification, DataChart):
        from briefing.chart.kinds.numbers.data_chart import draw_data

        return draw_data(specification, max(measure, 120.0), charts)
    if isinstance(specification, YardstickChart | ScenarioBars):
        from briefing.chart.kinds import percent_rows

        figure = max(measure, 60.0)
        if isinstance(specification, YardstickChart):
            return percent_rows.draw_yardstick(specification, figure, charts)
        return percent_rows.draw_scenarios(specification, figure, charts)
    if isinstance(specification, TimelineBand):
        from briefing.chart.kinds.timeline.timeline_band import draw_timeline_band

        return draw_timeline_band(specification, measure, charts)
    if isinstance(specification, InfluenceChart | Spectrum | RelationsChart | FanChart):
        return _draw_by_pen(specification, max(measure, 60.0), charts)
    assert not isinstance(specification, CodeFigure | ImagePicture | TimelineSpan), "drawn without being remembered, or by a band"
    return _draw_mark(specification, measure, charts, shape, colour)


def _draw_mark(mark: Mark, size: float, charts: ChartLook, shape: str, colour: Colour | None) -> DisplayList:
    if isinstance(mark, StanceGlyph):
        from briefing.chart.marks.stances import draw_stance

        return draw_stance(mark, size, charts)
    if isinstance(mark, ChangeMark | IndicatorMark | ScoreMark):
        from briefing.chart.marks import changes

        if isinstance(mark, ChangeMark):
            return changes.draw_change(mark, size, colour or charts.ink)
        if isinstance(mark, IndicatorMark):
            return changes.draw_sighting(mark, size, charts)
        return changes.draw_score(mark, size, charts)
    if isinstance(mark, RelationMark):
        from briefing.chart.marks.relation_lines import draw_relation

        return draw_relation(mark, size, charts)
    if isinstance(mark, Meter):
        from briefing.chart.marks.meter import draw_meter

        return draw_meter(mark, size, charts, shape)
    if isinstance(mark, ConfidenceMark):
        from briefing.chart.marks.confidence import draw_confidence

        return draw_confidence(mark, size, charts, shape)
    if isinstance(mark, TimelineMark):
        from briefing.chart.marks.certainty import draw_timeline_mark

        return draw_timeline_mark(mark, size, charts)
    from briefing.chart.marks.trend import draw_trend

    return draw_trend(mark, size, colour or charts.ink)


def _draw_by_pen(
    specification: InfluenceChart | Spectrum | RelationsChart | FanChart, measure: float, charts: ChartLook
) -> DisplayList:
    if isinstance(specification, InfluenceChart):
        from briefing.chart.kinds.influence.influence_chart import draw_influence

        return draw_influence(specification, measure, charts)
    if isinstance(specification, Spectrum):
        from briefing.chart.kinds.spectrum.spectrum_line import draw_spectrum

        return draw_spectrum(specification, measure, charts)
    if isinstance(specification, FanChart):
        from briefing.chart.kinds.fan.fan_chart import draw_fan

        return draw_fan(specification, measure, charts)
    from briefing.chart.kinds.relations.relations_chart import draw_relations

    return draw_relations(specification, measure, charts)
