"""Disputed estimates of one quantity, as data: claims, grouped by question and basis."""

from __future__ import annotations

from typing import ClassVar

from briefing.language.numbers import NumberForm
from briefing.records import record


@record
class Claim:
    """One lane of the estimate chart: who says what, of which kind.

    Exactly one value form: `value` | (`low`, `high`, `best`?) | `low` alone (at least) | `high` alone (at most) | `words`.
    """

    who: str
    kind: str  # observed | assessed | claimed | projected
    note: str = ""  # the number of its source note, "" for none
    detail: tuple[str, ...] = ()  # kind, as of, attribution, qualification: all that is known of it, each in its words
    value: float | None = None
    low: float | None = None
    high: float | None = None
    best: float | None = None
    words: str | None = None
    label: str = ""  # the value as printed: "10,000", "up to 100,000", "“thousands”"
    remark: str = ""  # a few words beside the value ("by year-end")
    ours: bool = False  # our own assessment: drawn last, in its own mark
    named: bool = True  # False: the attribution is anonymous
    kind_words: str = ""  # the kind as printed; one of the details
    as_of: str = ""  # the date that the claim is true of, as printed; one of the details holds it
    qualification: str = ""  # a few words that stand beside the value; one of the details


@record
class Group:
    """Claims that answer the same question."""

    question: str
    claims: tuple[Claim, ...]


@record
class Panel:
    """Claims of one basis; panels of the same unit share a scale, and its one axis."""

    heading: str
    unit: str
    groups: tuple[Group, ...]


@record
class EstimateChart:
    """Disputed estimates of one quantity, one panel per basis.

    `words` are in the brief's language: `unnamed` (the detail that says that an author is not named), `no_figure` (beside a claim
    in words), `log` and `log_zero` (below a logarithmic axis). `shared` are details of every claim: what the figure's subtitle
    says once is not drawn.
    """

    DRAWN_BY: ClassVar = "estimate_chart"
    panels: tuple[Panel, ...]
    words: tuple[tuple[str, str], ...] = ()
    reference_lines: tuple[tuple[float, str], ...] = ()
    lang: str = "en"
    scale: str = "auto"  # auto | linear | log
    beyond: tuple[Panel, ...] = ()  # what other drawings of the same figure show: it shares the scale and the columns
    quantity: str = ""  # what is measured, as the brief says it: heard, not drawn
    numbers: NumberForm = NumberForm()
    shared: tuple[str, ...] = ()
