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
LOWER_REACH = 22.0  # the hatch of a lower limit runs this far up from it


@record
class Text:
    """One line of words: left end, baseline, and the role of its style in `ChartLook`."""

    x: float
    y: float
    words: str
    role: str


@record
class Row:
    """A claim's lane: who says what it counts, and the value as printed. `mark_y` is the middle of its mark, None for words."""

    claim: Claim
    top: float
    bottom: float
    mark_y: float | None
    grid: tuple[float, float] | None  # from where to where the lines of the axis run where the measure is narrow
    who: tuple[Text, ...]
    label: tuple[Text, ...]


@record
class PanelPlan:
    """A panel: its heading, questions and lanes in order, the axis of its unit (None when every claim of it is in words).

    The labels of the axis stand above `axis_y`; where that is None they stand above a panel before this one. `references` are
    values, each with the height from which its line is dashed; their words stand under the labels of the axis.
    """

    top: float
    bottom: float
    heading: tuple[Text, ...]
    axis: Axis | None
    axis_y: float | None
    questions: tuple[tuple[Text, ...], ...]  # before each group's lanes, empty where none stands on lines of its own
    groups: tuple[tuple[Row, ...], ...]
    references: tuple[tuple[float, float], ...]
    reference_words: tuple[Text, ...]


@record
class Plan:
    """The whole chart, `width` × `height` points."""

    width: float
    height: float
    panels: tuple[PanelPlan, ...]
    foot: tuple[Text, ...]


def text_styles(look: ChartLook) -> dict[str, TextStyle]:
    """The text styles by role."""
    return {role: getattr(look, role) for role in ("regular", "strong", "small", "small_strong", "ours_strong")}


def all_texts(plan: Plan) -> Iterable[Text]:
    """Every line of the plan in the order in which it is drawn and read (tick labels are the axis's own)."""
    for panel in plan.panels:
        yield from panel.heading
        yield from panel.reference_words
        for question, rows in zip(panel.questions, panel.groups, strict=True):
            yield from question
            for row in rows:
                yield from row.who
                yield from row.label
    yield from plan.foot
