"""A specification and a measure to a display list: the one door through which layout asks for drawings.

Which module draws what is said in `registry.py` and `marks/registry.py`. What has been drawn once is remembered here for as long
as the process lasts, but for images and for figures of code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from briefing.chart.ink.one_line import in_one_line
from briefing.chart.kinds.code import CodeFigure
from briefing.chart.kinds.image import ImagePicture
from briefing.chart.marks import Mark, MarkedText, Meter
from briefing.chart.marks.registry import drawing_of
from briefing.chart.registry import answers_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.chart.ink.displaylist import DisplayList
    from briefing.chart.ink.look import ChartLook, Colour
    from briefing.chart.specification import Specification


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
    def options(self) -> Mapping[str, object]:
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
    if isinstance(specification, CodeFigure | ImagePicture):  # what a function does cannot be remembered; an image is large
        return answers_of(in_one_line(specification)).draw(measure, charts)
    shape = str(look.options.get("meter" if isinstance(specification, Meter) else "mark", "")) if look is not None else ""
    colour = look.colour if look is not None else None
    key = (specification, measure, charts, shape, colour)
    drawing = _drawn.get(key)
    if drawing is None:
        if len(_drawn) >= _MOST_DRAWN:
            _drawn.clear()
        if isinstance(specification, Mark):
            drawing = drawing_of(specification)(MarkedText(measure, colour or charts.ink, shape), charts)
        else:
            drawing = answers_of(in_one_line(specification)).draw(measure, charts)
        _drawn[key] = drawing
    return drawing
