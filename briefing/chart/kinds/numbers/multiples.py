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
    from briefing.chart.kinds.numbers import DataChart

_LEAST = 120.0
_GUTTER = 16.0


def draw_multiples(
    chart: DataChart, measure: float, look: ChartLook, draw: Callable[[DataChart, float, ChartLook], DisplayList]
) -> DisplayList:
    """Each series drawn by `draw` with the extremes of all as silent ends of its scale."""
    count = len(chart.series)
    across = max(1, min(2 if count == 4 else 3, count, int((measure + _GUTTER) // (_LEAST + _GUTTER))))
    width = (measure - (across - 1) * _GUTTER) / across
    leading = look.strong.size * 1.25
    reach = tuple(v for s in chart.series for v in s.values if v is not None)
    panels = []
    for series in chart.series:
        title = wrap_words(series.name, width, look.strong)
        own = replace(series, name="")
        panels.append(
            (
                title,
                draw(
                    replace(chart, series=(own,), multiples=False, reach=(min(reach, default=0.0), max(reach, default=0.0))),
                    width,
                    look,
                ),
            )
        )
    steps: list[Step] = []
    rows = [panels[i : i + across] for i in range(0, count, across)]
    heights = [max(len(t) for t, _ in row) * leading + 4 + max(d.height for _, d in row) for row in rows]
    total = math.fsum(heights) + _GUTTER * (len(rows) - 1)
    top = total
    for row, height in zip(rows, heights, strict=True):
        titles = max(len(t) for t, _ in row) * leading + 4
        for n, (title, drawing) in enumerate(row):
            x = n * (width + _GUTTER)
            for k, line in enumerate(title):
                steps.append(Glyphs(round(x, 3), round(top - (k + 1) * leading + 2, 3), line, look.strong))
            steps += _moved(drawing, x, top - titles - drawing.height)
        top -= height + _GUTTER
    return DisplayList(measure, total, steps)


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
