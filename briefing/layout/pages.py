"""The pages: where everything stands, in points; nothing is drawn yet, so a test or another writer can read them.

x grows to the right, y grows *downward from the top edge of the page*; a writer turns it round where its format wants that.
Each placed item knows the story element it belongs to, or the artifact it is.
"""

from __future__ import annotations

from typing import Union

from briefing.chart.ink.displaylist import DisplayList
from briefing.compose.story import Element, Story
from briefing.diagnostics import Diagnostic
from briefing.records import fresh, record
from briefing.text.items import Line

Colour = tuple[float, float, float]


@record
class Artifact:
    """Printed, not read: `type` Pagination, Layout, Page or Background; `subtype` Header, Footer, Watermark or ""."""

    type: str = "Layout"
    subtype: str = ""


LAYOUT = Artifact("Layout")
BACKGROUND = Artifact("Background")
HEADER = Artifact("Pagination", "Header")
FOOTER = Artifact("Pagination", "Footer")
REPEAT = Artifact("Pagination")

Owner = Union[Element, Artifact]


@record(frozen=False, eq=False)
class PlacedLine:
    """A set line: its left edge at `x`, its baseline at `y`. Pieces belong to their own elements inside `owner`."""

    x: float
    y: float
    line: Line
    owner: Owner


@record(frozen=False, eq=False)
class PlacedRule:
    """A straight rule; always an artifact."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    colour: Colour
    owner: Owner = LAYOUT


@record(frozen=False, eq=False)
class PlacedBox:
    """A filled rectangle, `y` its upper edge; always an artifact, painted before everything else."""

    x: float
    y: float
    width: float
    height: float
    fill: Colour
    owner: Owner = BACKGROUND


@record(frozen=False, eq=False)
class PlacedDrawing:
    """A display list, its upper-left corner at (x, y); a Figure's when `owner` is one, else an artifact."""

    x: float
    y: float
    drawing: DisplayList
    owner: Owner
    scale: float = 1.0


Placed = Union[PlacedLine, PlacedRule, PlacedBox, PlacedDrawing]


@record(frozen=False, eq=False)
class Page:
    """One page: its size, its folio as printed, what stands on it in the order in which it was placed."""

    number: int
    label: str
    width: float
    height: float
    template: str
    foot: float = 0.0  # height of the margin at its foot
    items: list[Placed] = fresh(default_factory=list)


@record
class Target:
    """Where an element begins: page index from 0, and the point to show at the upper left."""

    page: int
    x: float
    y: float


@record(frozen=False, eq=False)
class Pages:
    """The laid-out brief. `targets` holds the beginning of every element that has an id or is a heading, by element order."""

    story: Story
    pages: list[Page]
    targets: dict[int, Target]
    diagnostics: tuple[Diagnostic, ...] = ()
    passes: int = 1
