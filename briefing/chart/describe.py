"""A specification to what stands for its ink: the words that a listener hears, and the table of its data.

A reader who listens hears what kind of drawing it is, what it measures and of how many; then the lowest and the highest with
their holders, then what lies between, in order. A small chart is told whole, a large one by its extremes. The words are labels
of the brief's language; names, units and dates are the brief's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chart.datatable import DataTable
from briefing.chart.kinds.estimates import EstimateChart
from briefing.chart.marks import Mark
from briefing.chart.registry import answers_of
from briefing.language import Language, Say

if TYPE_CHECKING:
    from briefing.chart.specification import Specification


def alt_text(specification: Specification, say: Say | None = None) -> str:
    """Alternative text for a drawing (PDF/UA-1, 7.3): sentences that can be read aloud, never empty, in the words of `say`.

    Raises TypeError for a mark in the text, which is an artifact.
    """
    if isinstance(specification, Mark):
        raise TypeError(f"{type(specification).__name__} is a mark beside words that say the same: it is not read")
    return answers_of(specification).describe(Language() if say is None else say)


def data_table(specification: Specification, say: Say | None = None) -> DataTable | None:
    """The data behind a drawing; None for a mark in the text, whose words stand beside it, and for what has no numbers.

    `say` gives the heads, English without it.
    """
    return None if isinstance(specification, Mark) else answers_of(specification).data(Language() if say is None else say)


def printed_table(specification: Specification, say: Say | None = None) -> DataTable | None:
    """The data for paper, of few columns: as `data_table`, but a claim's value and its details stand as the chart prints them."""
    if not isinstance(specification, EstimateChart):
        return data_table(specification, say)
    from briefing.chart.kinds.estimates.estimate_chart import printed_data  # only where a chart of estimates is printed

    return printed_data(specification, Language() if say is None else say)
