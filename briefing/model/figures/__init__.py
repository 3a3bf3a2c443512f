"""The figures of an author: one module a kind, and the union of them by the word at `kind`.

To add a kind: a module here with a class that has `kind` and `lacks`, a member of the union, a room in `chart/kinds/`, a case in
`compose/figures.py`. The type checker and tests/model/test_model_figures.py say what is still missing.
"""

# No `from __future__ import annotations` here, as in model/part.py.
from typing import Union

from briefing.model.figures.chart_of_numbers import NumbersFigure
from briefing.model.figures.code import CodeFigure
from briefing.model.figures.estimates import EstimatesFigure
from briefing.model.figures.fan import FanFigure
from briefing.model.figures.image import ImageFigure
from briefing.model.figures.influence import InfluenceFigure
from briefing.model.figures.likelihood import LikelihoodFigure
from briefing.model.figures.options import OptionsFigure
from briefing.model.figures.positions import PositionsFigure
from briefing.model.figures.relations import RelationsFigure
from briefing.model.figures.scenarios import ScenariosFigure
from briefing.model.figures.spectrum import SpectrumFigure
from briefing.model.figures.timeline import TimelineFigure
from briefing.model.figures.waterfall import WaterfallFigure

Figure = Union[
    PositionsFigure, SpectrumFigure, InfluenceFigure, RelationsFigure, EstimatesFigure, TimelineFigure, LikelihoodFigure,
    ScenariosFigure, FanFigure, OptionsFigure, ImageFigure, NumbersFigure, WaterfallFigure, CodeFigure,
]  # fmt: skip
"""A figure: drawn from the brief's own data or its own numbers, or an image of the author's."""

__all__ = [
    "Figure",
    "NumbersFigure",
    "CodeFigure",
    "EstimatesFigure",
    "FanFigure",
    "ImageFigure",
    "InfluenceFigure",
    "LikelihoodFigure",
    "OptionsFigure",
    "PositionsFigure",
    "RelationsFigure",
    "ScenariosFigure",
    "SpectrumFigure",
    "TimelineFigure",
    "WaterfallFigure",
]
