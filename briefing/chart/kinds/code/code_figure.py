"""A style team's own function to a display list: it is called with a figure's data, and the Figure that it returns is drawn.

    # charts.py, beside the brief
    def seasons(data):
        from matplotlib.figure import Figure

        figure = Figure(figsize=(data.width / 72, 2.2))
        axes = figure.add_subplot()
        axes.bar(data.categories, data.series[""], color=data.colours["firm"])
        return figure

The figure is made as wide as the column and drawn in the document's own faces; its proportions stay. No `matplotlibrc` has a
say, and what the function prints goes nowhere. It is called again in every build: what a function does cannot be remembered.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import io
import traceback
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import TYPE_CHECKING, cast

from briefing.chart.datatable import DataTable
from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.kinds.numbers import data_chart
from briefing.chart.plotting.settings import default_settings, import_matplotlib
from briefing.diagnostics import Diagnostic, Problems, Severity
from briefing.language import Say
from briefing.records import record

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

    from briefing.chart.ink.look import ChartLook
    from briefing.chart.kinds.code import CodeFigure
    from briefing.text.style import TextStyle  # only for a figure by code

_ROLES = ("ink", "secondary", "firm", "mid", "pale", "ours", "asof", "rule", "grid", "paper")
_HIGHEST = 2.0  # times the width: a figure higher than that fits no page


class CodeFault(Exception):
    """The function cannot draw the figure; the message is a sentence for its author."""


@record
class FigureData:
    """What a function is given. `width` is that of the column in points; `series` maps a name ("" for a single one) to values,
    None where none is stated; `colours` maps the sheet's colour roles to #rrggbb; `size` and `small_size` are points."""

    width: float
    unit: str
    categories: tuple[str, ...]
    series: Mapping[str, tuple[float | None, ...]]
    colours: Mapping[str, str]
    size: float
    small_size: float
    lang: str


def draw(figure: CodeFigure, measure: float, look: ChartLook) -> DisplayList:
    """The figure of a function, `measure` points wide, at least 60. Raises `Problems` (L310) where the brief names it."""
    try:
        return _drawn(figure, max(measure, 60.0), look)
    except CodeFault as fault:
        raise Problems([Diagnostic("L310", Severity.ERROR, str(fault), figure.span)]) from None


def _drawn(figure: CodeFigure, measure: float, look: ChartLook) -> DisplayList:
    import_matplotlib()
    from briefing.chart.plotting.backend import draw_figure  # imports matplotlib, which has been prepared

    chart = figure.data
    data = FigureData(
        measure,
        "" if chart is None else chart.unit,
        () if chart is None else chart.labels,
        {} if chart is None else {s.name: s.values for s in chart.series},
        {role: _hex(getattr(look, role)) for role in _ROLES},
        look.regular.size,
        look.small.size,
        figure.lang,
    )
    with default_settings(), _silence():
        made = _called(figure, data)
        width, height = (float(v) for v in made.get_size_inches())
        if not (width > 0 and height > 0) or height / width > _HIGHEST:
            raise CodeFault(f"{figure.function} returned a figure that is {width:g} by {height:g} inches, which fits no page")
        made.set_size_inches(measure / 72, measure / 72 * height / width)
        styles = _Styles(look)
        try:
            return draw_figure(made, styles, optical=False)
        except Exception as problem:
            raise CodeFault(f"what {figure.function} returned cannot be drawn: {_said(problem)}") from problem


def _called(figure: CodeFigure, data: FigureData) -> Figure:
    from matplotlib.figure import Figure  # prepared by import_matplotlib

    function = _function(figure)
    try:
        made = function(data)
    except (Exception, SystemExit) as problem:
        raise CodeFault(f"{figure.function} stopped {_where(problem, figure)}: {_said(problem)}") from problem
    if not isinstance(made, Figure):
        raise CodeFault(f"{figure.function} returned {type(made).__name__}, and a matplotlib Figure is wanted")
    return made


def _function(figure: CodeFigure) -> Callable[[FigureData], object]:
    module, _, name = figure.function.partition(":")
    try:
        loaded = _from_file(figure) if figure.path else importlib.import_module(module)
    except (Exception, SystemExit) as problem:
        if isinstance(problem, ModuleNotFoundError) and problem.name == module.partition(".")[0]:
            raise CodeFault(f"there is no module {module}, beside the brief or installed") from problem
        raise CodeFault(f"the module {module} cannot be loaded, {_where(problem, figure)}: {_said(problem)}") from problem
    found = getattr(loaded, name, None)
    if not callable(found):
        raise CodeFault(f"the module {module} has no function {name}")
    return cast("Callable[[FigureData], object]", found)


def _from_file(figure: CodeFigure) -> ModuleType:
    """The module from the bytes that were read: they are the ones that travel. It leaves nothing behind in the folder."""
    module = ModuleType(figure.function.partition(":")[0])
    module.__file__ = figure.path
    exec(compile(figure.source, figure.path, "exec"), module.__dict__)  # asked for on the command line
    return module


def _where(problem: BaseException, figure: CodeFigure) -> str:
    frames = traceback.extract_tb(problem.__traceback__)
    inside = [f for f in frames if f.filename == figure.path] or frames[-1:]
    if isinstance(problem, SyntaxError) and problem.lineno:
        return f"in line {problem.lineno} of {figure.name or 'its module'}"
    return f"in line {inside[-1].lineno} of {figure.name or inside[-1].filename.rpartition('/')[2]}" if inside else "at once"


def _said(problem: BaseException) -> str:
    words = " ".join(str(problem).split())[:200]
    return f"{type(problem).__name__}{f': {words}' if words else ''}"


def _hex(colour: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(c * 255):02x}" for c in colour)


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    import warnings

    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


class _Styles:
    """matplotlib's font properties to the document's faces at the size asked for, never below what can be read."""

    def __init__(self, look: ChartLook) -> None:
        self._look = look
        self._made: dict[tuple[bool, float, tuple[float, float, float]], TextStyle] = {}

    def __call__(self, font: FontProperties, colour: tuple[float, float, float]) -> TextStyle:
        from matplotlib.font_manager import weight_dict

        from briefing.text.style import TextStyle  # only for a figure by code

        weight = font.get_weight()
        strong = (weight if isinstance(weight, int | float) else weight_dict.get(weight, 400)) >= 550
        size = round(max(float(font.get_size_in_points()), self._look.minimum), 2)
        key = (strong, size, colour)
        found = self._made.get(key)
        if found is None:
            like = self._look.strong if strong else self._look.regular
            found = self._made[key] = TextStyle(like.stack, size, colour, features=like.features, hyphenate=False, lang=like.lang)
        return found


def describe(figure: CodeFigure, say: Say) -> str:
    """Its numbers told as a chart of them would be; without numbers no more than that it is a figure."""
    return say("alt_figure") if figure.data is None else data_chart.describe(figure.data, say)


def data(figure: CodeFigure, say: Say) -> DataTable | None:
    """The table of its numbers, None where it has none."""
    return None if figure.data is None else data_chart.data(figure.data, say)
