"""A figure as a list of drawing steps that knows no canvas, no matplotlib and no time: it can be measured, cached, tested.

Coordinates are points, the origin is the lower-left corner of the figure, y grows upward (as in PDF). Steps:

    Ops(code)       PDF path, paint and state operators that need no resources: "0.07 0.26 0.43 rg 10 20 30 5 re f", "q", "Q"
    Glyphs(...)     one run of text in a `TextStyle` of the document's own faces, shaped when it is painted
    Alpha(f, s)     constant opacity for filling and stroking, only ever inside q … Q
    Image(...)      pixels, mapped onto the unit square by a matrix
    Mesh(points)    free-form Gouraud triangles: (x, y, r, g, b) three by three

`q` and `Q` stand in steps of their own and are balanced. pdf/ replays the steps; nothing else draws them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Union

from briefing.records import fresh, record

if TYPE_CHECKING:
    from briefing.text.style import TextStyle


@record
class Ops:
    """Operators as they stand in a content stream; no resource names."""

    code: str


@record
class Glyphs:
    """Text set at (x, y) (baseline, left end) turned by `angle` degrees; its colour is the style's."""

    x: float
    y: float
    text: str
    style: TextStyle
    angle: float = 0.0


@record
class Alpha:
    """Opacity from 0 to 1."""

    fill: float
    stroke: float


@record
class Image:
    """`width` × `height` pixels, `mode` "RGB" or "L", rows from the top; `mask` is 8-bit opacity or None."""

    width: int
    height: int
    mode: str
    data: bytes
    mask: bytes | None
    matrix: tuple[float, float, float, float, float, float]


@record
class Mesh:
    """Gouraud triangles: three points each, every point x, y, r, g, b (colours 0 to 1)."""

    points: tuple[tuple[float, float, float, float, float], ...]


Step = Union[Ops, Glyphs, Alpha, Image, Mesh]


@record(frozen=False)
class DisplayList:
    """A finished drawing, `width` × `height` points. `baseline` is the height above its lower edge at which an inline
    drawing stands on the line of text (0: it stands on the baseline)."""

    width: float
    height: float
    steps: list[Step] = fresh(default_factory=list)
    baseline: float = 0.0
