"""A figure as a list of drawing steps that knows no canvas, no matplotlib and no time: it can be measured, cached, tested.

Coordinates are points, the origin is the lower-left corner of the figure, y grows upward (as in PDF). Steps:

    Ops(code)       PDF path, paint and state operators that need no resources: "0.07 0.26 0.43 rg 10 20 30 5 re f", "q", "Q"
    Glyphs(...)     one run of text in a `TextStyle` of the document's own faces, shaped when it is painted
    Alpha(f, s)     constant opacity for filling and stroking, only ever inside q … Q
    Image(...)      pixels, mapped onto the unit square by a matrix
    Picture(...)    pixels as they stand in an author's file, still compressed, mapped in the same way
    Gradient(...)   a colour that changes along a line or from circle to circle, over everything the clip leaves
    Group(...)      steps painted as one thing with one opacity
    Mesh(points)    free-form Gouraud triangles: (x, y, r, g, b) three by three

`q` and `Q` stand in steps of their own and are balanced. pdf/ replays the steps; nothing else draws them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Union

from briefing.records import fresh, record

if TYPE_CHECKING:
    from briefing.text.style import TextStyle

Matrix = tuple[float, float, float, float, float, float]
"""a b c d e f: x' = a x + c y + e, y' = b x + d y + f."""


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
    matrix: Matrix


@record
class Mesh:
    """Gouraud triangles: three points each, every point x, y, r, g, b (colours 0 to 1)."""

    points: tuple[tuple[float, float, float, float, float], ...]


@record
class Samples:
    """The stream of a picture. `colours` is gray, rgb or indexed (into `palette`, rgb bytes); `bits` are those of a sample.

    `coding` says how `data` is compressed: `jpeg` (DCT), `png` (deflate over the row filters of PNG) or `sub` (deflate over
    differences to the left neighbour). `transparent` is the one colour that is not painted, () for none. `transform` says of a
    JPEG whether its colours are YCbCr (1) or RGB (0), None where the file says so itself.
    """

    width: int
    height: int
    bits: int
    colours: str
    coding: str
    data: bytes
    palette: bytes = b""
    transparent: tuple[int, ...] = ()
    transform: int | None = None


@record
class Picture:
    """Samples, with an opacity for each pixel or none, the unit square mapped by `matrix`."""

    samples: Samples
    mask: Samples | None
    matrix: Matrix


@record
class Gradient:
    """A colour between stops: along the line `at` = (x0, y0, x1, y1), or from circle to circle (x0, y0, r0, x1, y1, r1).

    `stops` are (offset, r, g, b, opacity), offsets from 0 to 1 and never smaller than the one before; beyond the ends the
    outer colours go on. `matrix` maps the places of `at` to those of the drawing. It stands between q, a clip, and Q.
    """

    at: tuple[float, ...]
    stops: tuple[tuple[float, float, float, float, float], ...]
    matrix: Matrix


@record
class Group:
    """Steps painted together and then laid over the page with one opacity; `box` (x0, y0, x1, y1) holds all of them."""

    steps: tuple[Step, ...]
    opacity: float
    box: tuple[float, float, float, float]


Step = Union[Ops, Glyphs, Alpha, Image, Mesh, Picture, Gradient, Group]


@record(frozen=False)
class DisplayList:
    """A finished drawing, `width` × `height` points. `baseline` is the height above its lower edge at which an inline
    drawing stands on the line of text (0: it stands on the baseline)."""

    width: float
    height: float
    steps: list[Step] = fresh(default_factory=list)
    baseline: float = 0.0
