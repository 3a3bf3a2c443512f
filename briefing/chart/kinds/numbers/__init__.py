"""The author’s own numbers, as data: bars, stacks, lines, areas, dots, slopes, heat tables, and small multiples of them.

Drawn by the pen and not by a plotting library: no figure here needs more than rectangles, lines and words, and a first build
does not wait a third of a second for an import.
"""

from __future__ import annotations

from typing import ClassVar

from briefing.language.numbers import NumberForm
from briefing.records import record


@record
class DataSeries:
    """One row of values, one for each label of the chart; None where none is stated. `role`: observed, projected, ours."""

    name: str
    values: tuple[float | None, ...]
    role: str = "observed"


@record
class DataChart:
    """The author's own numbers. `kind`: bar, grouped_bar, stacked_bar, line, area, dot, slope, heat.

    `places` are the labels' places along a time axis, in any unit. `highlight` names labels or series that the headline speaks
    of. From the label `projected_from` on (-1: none) values are projections. `reach` are values that the scale has to hold
    besides its own, so that panels can be compared. `words` say projected, ours, not_stated and log in the brief's language.
    """

    DRAWN_BY: ClassVar = "data_chart"
    kind: str
    labels: tuple[str, ...]
    series: tuple[DataSeries, ...]
    unit: str = ""
    places: tuple[float, ...] = ()
    highlight: tuple[str, ...] = ()
    projected_from: int = -1
    reference_lines: tuple[tuple[float, str], ...] = ()
    decimals: int = 0
    multiples: bool = False
    reach: tuple[float, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    numbers: NumberForm = NumberForm()
    quantity: str = ""  # what is measured, as the figure's subtitle says it: heard, not drawn
