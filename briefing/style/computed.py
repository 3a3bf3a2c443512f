"""Computed style: every value of a sheet resolved to points, colours and faces, once, for layout and chart to read.

*Specified* is what a sheet says (`model.py`), *computed* is this, *used* is what layout makes of it (a measure, a line).
"""

from __future__ import annotations

from typing import TypedDict

from briefing.card_order import CardPart
from briefing.records import fresh, record

Colour = tuple[float, float, float]


@record
class Stroke:
    """A rule: width in points and colour. `gap` and `second` make it a double rule (second width, `gap` below)."""

    width: float
    colour: Colour
    second: float = 0.0
    gap: float = 0.0


@record
class Edges:
    """Four lengths in points."""

    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0


@record
class Borders:
    """Four strokes, None where there is none."""

    top: Stroke | None = None
    right: Stroke | None = None
    bottom: Stroke | None = None
    left: Stroke | None = None


class Options(TypedDict, total=False):
    """What some elements alone are told, under the keys of the sheet; lengths in points. What is not said is not there."""

    anchor: str  # container | previous
    strict: bool
    pair: str  # the name of a set of two columns
    beside: str  # the name of an element
    contain: bool
    gap: float
    drop: float
    rule_measure: str  # area | column
    rule_length: float
    template: str
    column_gap: float
    least_column_gap: float
    row_padding: float
    row_padding_bottom: float
    fill: bool
    least_rows: int
    notes: str  # foot | below
    whole_up_to: float  # a share of the frame
    wide: str  # stack | turn
    record_head: float  # a share of the measure
    bars: float  # a share of the measure
    spine: Stroke
    rules: dict[str, Stroke]  # top, below_head, between, bottom
    from_pages: int
    form: str  # auto | list; strip | table
    float: str  # here | top
    show: tuple[str, ...]  # term, range, meter
    order: tuple[CardPart, ...]
    run_in: tuple[CardPart, ...]
    in_full: tuple[CardPart, ...]
    meter: str  # line | bands
    track: Colour
    mark: str  # dots | steps | bars
    mark_color: Colour
    mark_empty: Colour | None


OPTIONS = frozenset(Options.__annotations__)


@record
class Look:
    """The computed style of one element or part of one (`judgment`, `judgment.number`). Lengths in points.

    `place`: the named column it stands in; "main" by default, "aside" the first beside it, "all" across every column, "hang" left
    of its text, "head" in the running head's place. `columns`: the name of the column set its children stand in ("" keeps the
    one in force).
    `align` "auto" means justify at 60 characters or more a line. `space_before`/`space_after` are gaps between boxes, the
    larger of two that meet holds. `snap` puts first baselines on the page's grid. `options` holds what only this
    element knows (`show`, `meter`, `mark`, `rules`, …).
    """

    name: str
    font: str
    size: float
    leading: float
    weight: int
    italic: bool
    colour: Colour
    align: str = "left"
    balance: bool = False
    hyphenate: bool = False
    caps: str = "none"  # none | small | all_small | upper
    tracking: float = 0.0  # 1/1000 em
    figures: str = "lining"
    figure_width: str = "proportional"
    position: str = "normal"  # normal | superscript
    optical_size: float | None = None  # None: auto
    indent: float = 0.0  # first line, not after a heading
    space_before: float = 0.0
    space_after: float = 0.0
    keep_with_next: bool = False
    keep_together: bool = False
    widows: int = 2
    orphans: int = 2
    snap: bool = False
    place: str = "main"
    columns: str = ""
    measure: float | None = None  # the widest a line of it may be
    inset: Edges = Edges()  # moved in from the column's edges
    padding: Edges = Edges()
    background: Colour | None = None
    border: Borders = Borders()
    bleed: bool = False  # background and border run to the page's edges
    rule_before: Stroke | None = None
    rule_after: Stroke | None = None
    options: Options = fresh(default_factory=Options)


@record
class Column:
    """A named column: its left edge and width in points, from the left edge of the set it belongs to."""

    name: str
    x: float
    width: float


@record
class Band:
    """A running head or foot: what stands left, centre and right (placeholders in braces), its look, its baseline
    (points from the nearer page edge), a rule and its distance from the baseline."""

    left: str = ""
    center: str = ""
    right: str = ""
    look: str = "running"
    at: float = 0.0
    rule: Stroke | None = None
    rule_at: float = 0.0  # from the nearer page edge


@record
class Template:
    """A page template: size, frame (margins), running head and foot, the column set in force."""

    name: str
    width: float
    height: float
    margin: Edges
    columns: str
    head: tuple[Band, ...] = ()
    foot: tuple[Band, ...] = ()
