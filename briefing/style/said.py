"""What a sheet says once it is read: typed maps, section by section, under the keys of the format.

A test holds these maps and the format (`sheet_format.py`) together, key by key. Lengths keep their units; None is `auto` or
`none` where the format knows such a word.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict, Union

from briefing.records import fresh, record
from briefing.style.computed import Colour
from briefing.units import Length


@record
class SpecifiedStroke:
    """A rule before its units are known; None as colour is the element's own."""

    width: Length
    colour: Colour | None = None
    second: Length = fresh(default_factory=lambda: Length(0.0, "pt"))
    gap: Length = fresh(default_factory=lambda: Length(0.0, "pt"))


Row = tuple[tuple[str, Length | float | None], ...]
"""Columns, left to right: name and width, a share of 1 or None for the rest."""


@record
class ColumnSet:
    """A set of columns. One text runs through those of `flow`, in order; with `balance` it ends in all of them at one height."""

    row: Row
    flow: tuple[str, ...] = ()
    balance: bool = True


Value = Union[str, int, float, None, Length, SpecifiedStroke, ColumnSet, tuple["Value", ...], dict[str, "Value"]]
"""Every value that a sheet can hold: `bool` is an `int`, a colour a tuple of three numbers."""

ElementSaid = dict[str, Value]
"""The keys and the parts of one element; what each can hold is said by `element_format.py`."""

Stroke = SpecifiedStroke | Literal["none"]

Role = Literal["ink", "secondary", "firm", "mid", "pale", "ours", "asof", "rule", "grid", "paper"]
"""What a colour is for in drawings."""

Width = Literal["rule_width", "grid_width", "axis_width", "closing_width", "mark_width"]
"""What a line is for in drawings."""


class StrokeSaid(TypedDict):
    """A rule as a map; None is what could not be read."""

    width: Length | None
    color: NotRequired[Colour | None]
    second: NotRequired[Length | None]
    gap: NotRequired[Length | None]


class MarginSaid(TypedDict, total=False):
    """The margins of a page."""

    top: Length
    right: Length
    bottom: Length
    left: Length


class PageSaid(TypedDict):
    """The page on which all templates rest."""

    size: str | tuple[Length, Length]
    orientation: NotRequired[str]
    grid: Length
    margin: MarginSaid
    hang: NotRequired[Length]
    columns: ColumnSet


class BandSaid(TypedDict):
    """A running line."""

    left: NotRequired[str]
    center: NotRequired[str]
    right: NotRequired[str]
    look: NotRequired[str]
    at: Length
    rule: NotRequired[Stroke]
    rule_at: NotRequired[Length]


Bands = BandSaid | tuple[BandSaid, ...] | Literal["none"]


class TemplateSaid(TypedDict, total=False):
    """A page template: what differs from the page."""

    extends: str
    head: Bands
    foot: Bands
    margin: MarginSaid
    columns: str | ColumnSet
    size: str | tuple[Length, Length]
    orientation: str


class FontSaid(TypedDict):
    """A font: its family and where its files are."""

    family: str
    source: NotRequired[str]
    optional: NotRequired[bool]
    scale: NotRequired[float]
    fallback: NotRequired[tuple[str, ...]]


class ChartsSaid(TypedDict):
    """The letters, colours and line widths of drawings."""

    font: str
    size: Length
    small_size: Length
    min: NotRequired[Length]
    strong_weight: NotRequired[int]
    ink: Colour
    secondary: Colour
    firm: Colour
    mid: Colour
    pale: Colour
    ours: Colour
    asof: Colour
    rule: Colour
    grid: Colour
    paper: Colour
    rule_width: NotRequired[Length]
    grid_width: NotRequired[Length]
    axis_width: NotRequired[Length]
    closing_width: NotRequired[Length]
    mark_width: NotRequired[Length]


class MarkingsSaid(TypedDict, total=False):
    """Where every page shows the marking."""

    place: tuple[str, ...]


class NotesSaid(TypedDict, total=False):
    """Where the notes stand, and how they are numbered."""

    place: Literal["foot", "end", "aside"]
    number: Literal["arabic", "letters", "symbols"]


class FitSaid(TypedDict, total=False):
    """How many pages a brief may have, and how much tighter the sheet may become for that."""

    pages: int
    of: Literal["all", "main"]
    slack: float


class FiguresSaid(TypedDict, total=False):
    """Where the numbers behind the drawings stand as tables."""

    data_tables: str


class PagesSaid(TypedDict, total=False):
    """How the pages of a brief are chosen: what each of their faults costs, by its name."""

    costs: dict[str, float]


class ContrastSaid(TypedDict, total=False):
    """The least contrasts."""

    text: float
    large: float
    graphic: float


class ChecksSaid(TypedDict, total=False):
    """What a house asks of its sheets beyond what the program asks."""

    contrast: ContrastSaid
    min_size: Length
    characters_per_line: tuple[int, ...]
    least_fill: float


class Sections(TypedDict):
    """A whole sheet. Where a sheet lacks a section that it needs, that was told, and the sheet goes no further."""

    style: NotRequired[int]
    name: NotRequired[str]
    description: NotRequired[str]
    page: PageSaid
    column_sets: NotRequired[dict[str, ColumnSet]]
    fonts: dict[str, FontSaid]
    templates: dict[str, TemplateSaid]
    sequence: dict[str, str]
    elements: dict[str, ElementSaid]
    charts: ChartsSaid
    markings: NotRequired[MarkingsSaid]
    notes: NotRequired[NotesSaid]
    fit: NotRequired[FitSaid]
    figures: NotRequired[FiguresSaid]
    pages: NotRequired[PagesSaid]
    labels: NotRequired[dict[str, dict[str, str]]]
    checks: NotRequired[ChecksSaid]
