"""The plan of an estimate chart, as data: what stands where in points, nothing drawn yet.

y grows *downward* from the upper edge, as the rows are read; texts stand on their baselines.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing.chart.ink.axis import Axis
from briefing.chart.kinds.estimates import Claim
from briefing.records import record

if TYPE_CHECKING:
    from briefing.chart.ink.look import ChartLook
    from briefing.text.style import TextStyle

NARROW = 300.0
LOWER_REACH = 22.0  # the arrow of a lower limit runs this far up from it


@record
class Text:
    """One line of words: left end, baseline, and the role of its style in `ChartLook`."""

    x: float
    y: float
    words: str
    role: str


@record
class Row:
    """A claim's row: who says it, and the value as printed. `mark_y` is the middle of its mark, None for words only."""

    claim: Claim
    top: float
    bottom: float
    mark_y: float | None
    grid: tuple[float, float] | None  # from where to where the lines of the axis run through this row
    who: tuple[Text, ...]
    label: tuple[Text, ...]


@record
class PanelPlan:
    """A panel: its heading, the axis (None when every claim is in words) at `axis_y`, questions and rows in order."""

    top: float
    bottom: float
    heading: tuple[Text, ...]
    axis: Axis | None
    axis_y: float
    questions: tuple[tuple[Text, ...], ...]  # before each group's rows, empty where the group has no question
    groups: tuple[tuple[Row, ...], ...]
    references: tuple[tuple[float, Text], ...]  # a value and its words, under the axis line


@record
class Plan:
    """The whole chart, `width` × `height` points."""

    width: float
    height: float
    key: tuple[tuple[str, float, Text], ...]  # mark, left edge of its sample, word
    panels: tuple[PanelPlan, ...]
    foot: tuple[Text, ...]


def text_styles(look: ChartLook) -> dict[str, TextStyle]:
    """The text styles by role."""
    return {role: getattr(look, role) for role in ("regular", "strong", "small", "small_strong", "ours_strong")}


def all_texts(plan: Plan) -> Iterable[Text]:
    """Every line of the plan in the order in which it is drawn and read (tick labels are the axis's own)."""
    for _, _, text in plan.key:
        yield text
    for panel in plan.panels:
        yield from panel.heading
        for _, text in panel.references:
            yield text
        for question, rows in zip(panel.questions, panel.groups, strict=True):
            yield from question
            for row in rows:
                yield from row.who
                yield from row.label
    yield from plan.foot
