"""A waterfall, as data: bars from a start through rises and falls to an end, with the sums that lie between."""

from __future__ import annotations

from typing import ClassVar

from briefing.language.numbers import NumberForm
from briefing.records import record


@record
class WaterfallBar:
    """A sum, which stands from zero, or a step from one level to the next.

    `level` is how much there is after it, None among steps that are not stated; `change` is what a step adds, None where that is
    not stated and for a sum.
    """

    name: str
    level: float | None
    change: float | None = None
    is_sum: bool = False
    projected: bool = False


@record
class WaterfallChart:
    """Bars in their order, the first and the last of them sums. `words` say projected and not_stated in the brief's language."""

    DRAWN_BY: ClassVar = "waterfall_chart"
    unit: str
    bars: tuple[WaterfallBar, ...]
    reference_lines: tuple[tuple[float, str], ...] = ()
    decimals: int = 0
    words: tuple[tuple[str, str], ...] = ()
    numbers: NumberForm = NumberForm()
    quantity: str = ""  # what is measured, as the figure's subtitle says it: heard, not drawn
