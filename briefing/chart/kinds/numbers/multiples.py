"""Several series to a small panel each, side by side on one scale, so that shapes can be compared without crossing lines."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from briefing.chart.ink.displaylist import DisplayList, Glyphs, Ops, Step
from briefing.chart.ink.pen import number, wrap_words
from briefing.records import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.chart.ink.look import ChartLook
    from briefing.chart.kinds.numbers import DataChart, DataSeries

_LEAST = 120.0
_GUTTER = 16.0


def draw_multiples(
    chart: DataChart, measure: float, look: ChartLook, draw: Callable[[DataChart, float, ChartLook], DisplayList]
) -> DisplayList:
    """Each series drawn by `draw` with the extremes of all as silent ends of its scale."""
    count = len(chart.series)
    across = max(1, min(2 if count == 4 else 3, count, int((measure + _GUTTER) // (_LEAST + _GUTTER))))
    width = (measure - (across - 1) * _GUTTER) / across
    panels = _panels(chart, width, look, draw)
    rows = [panels[i : i + across] for i in range(0, count, across)]
    leading = look.strong.size * 1.25
    heads = [max(len(title) for title, _ in row) * leading + 4 for row in rows]
    heights = [head + max(drawing.height for _, drawing in row) for head, row in zip(heads, rows, strict=True)]
    top = total = math.fsum(heights) + _GUTTER * (len(rows) - 1)
    steps: list[Step] = []
    for row, head, height in zip(rows, heads, heights, strict=True):
        for n, (title, drawing) in enumerate(row):
            x = n * (width + _GUTTER)
            for k, line in enumerate(title):
                steps.append(Glyphs(round(x, 3), round(top - (k + 1) * leading + 2, 3), line, look.strong))
            steps += _moved(drawing, x, top - head - drawing.height)
        top -= height + _GUTTER
    return DisplayList(measure, total, steps)


def _panels(
    chart: DataChart, width: float, look: ChartLook, draw: Callable[[DataChart, float, ChartLook], DisplayList]
) -> list[tuple[list[str], DisplayList]]:
    """The title of every series in lines, and its drawing on the scale of all."""
    values = [v for s in chart.series for v in s.values if v is not None]
    reach = min(values, default=0.0), max(values, default=0.0)
    return [(wrap_words(s.name, width, look.strong), draw(_alone(chart, s, reach), width, look)) for s in chart.series]


def _alone(chart: DataChart, series: DataSeries, reach: tuple[float, float]) -> DataChart:
    return replace(chart, series=(replace(series, name=""),), multiples=False, reach=reach)


def _moved(drawing: DisplayList, dx: float, dy: float) -> list[Step]:
    """The steps of a drawing at another place."""
    out: list[Step] = []
    for step in drawing.steps:
        if isinstance(step, Glyphs):
            out.append(replace(step, x=round(step.x + dx, 3), y=round(step.y + dy, 3)))
        elif isinstance(step, Ops):
            out.append(Ops(f"q 1 0 0 1 {number(dx)} {number(dy)} cm {step.code} Q"))
        else:
            out.append(step)
    return out
