"""Disputed estimates of one quantity, as data: claims, grouped by question and basis."""

from __future__ import annotations

from typing import ClassVar

from briefing.language.numbers import NumberForm
from briefing.records import record


@record
class Claim:
    """One row of the estimate chart: who says what, of which kind.

    Exactly one value form: `value` | (`low`, `high`, `best`?) | `low` alone (at least) | `high` alone (at most) | `words`.
    """

    who: str
    kind: str  # observed | assessed | claimed | projected
    note: str = ""  # the number of its source note, "" for none
    detail: tuple[str, ...] = ()  # kind · as of · qualification, printed grey under `who`, joined by " · "
    value: float | None = None
    low: float | None = None
    high: float | None = None
    best: float | None = None
    words: str | None = None
    label: str = ""  # the value as printed: "10,000", "up to 100,000", "“thousands”"
    remark: str = ""  # a few words under the label ("by year-end")
    ours: bool = False  # our own assessment: drawn last, in its own mark
    named: bool = True  # False: the attribution is anonymous
    kind_words: str = ""  # the kind as printed; one of the details
    as_of: str = ""  # the date that the claim is true of, as printed; one of the details holds it


@record
class Group:
    """Claims that answer the same question."""

    question: str
    claims: tuple[Claim, ...]


@record
class Panel:
    """Claims of one basis, with an axis of its own; panels of the same unit share a scale."""

    heading: str
    unit: str
    groups: tuple[Group, ...]


@record
class EstimateChart:
    """Disputed estimates of one quantity, one panel per basis. `key` holds the words for the kinds used.

    `key_words` maps a mark (observed, claimed, projected, upper, lower, range, ours) to its word in the brief's language.
    """

    DRAWN_BY: ClassVar = "estimate_chart"
    panels: tuple[Panel, ...]
    key_words: tuple[tuple[str, str], ...] = ()
    reference_lines: tuple[tuple[float, str], ...] = ()
    lang: str = "en"
    scale: str = "auto"  # auto | linear | log
    beyond: tuple[Panel, ...] = ()  # what other drawings of the same figure show: it shares the scale and the columns
    quantity: str = ""  # what is measured, as the brief says it: heard, not drawn
    numbers: NumberForm = NumberForm()
