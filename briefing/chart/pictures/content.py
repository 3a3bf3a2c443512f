"""What a picture is once its file was read: pixels ready for the page, or vectors and words in a space of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Union

from briefing.records import record

if TYPE_CHECKING:
    from briefing.chart.ink.displaylist import Matrix, Samples, Step

VECTOR_WIDTH = 480.0
"""Every vector picture is drawn in a space of this width and scaled when it is placed: its numbers need no more decimals."""

MOST_SAMPLES = 100_000_000
"""Pixels times channels: 33 megapixels in colour, 25 with opacity: a page of A4 at 600 dots an inch has 35."""


class Unusable(Exception):
    """A file that cannot be placed, in words for its author. `kind` is damaged, foreign (not ours to draw), large or refused."""

    def __init__(self, kind: str, message: str, *hints: str) -> None:
        super().__init__(message)
        self.kind, self.message, self.hints = kind, message, hints


@record(eq=False)
class Raster:
    """`width` × `height` pixels as seen; `matrix` turns the unit square of the samples as a photograph was held. `located`: the
    file says where it was taken."""

    width: int
    height: int
    samples: Samples
    mask: Samples | None = None
    matrix: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    located: bool = False


@record
class Run:
    """Words of one size and colour: `dx` to the right of where the last ones end, `rise` above the line, `tracking` 1/1000 em."""

    text: str
    size: float
    colour: tuple[float, float, float]
    strong: bool = False
    dx: float = 0.0
    rise: float = 0.0
    tracking: float = 0.0


@record
class Lettered:
    """Runs on one line in the space of a vector picture, `x`, `y` where they are anchored together (left, center, right) on the
    baseline, turned by `angle` degrees. Their faces are those of the document, so their width is known when they are placed."""

    x: float
    y: float
    runs: tuple[Run, ...]
    anchor: str = "left"
    angle: float = 0.0


VectorStep = Union["Step", Lettered]


@record(eq=False)
class Vector:
    """Steps in a space VECTOR_WIDTH wide and `height` high, y upward (a group of them may hold lettered runs, too); `remarks` say
    what is not drawn as the file has it."""

    height: float
    steps: tuple[VectorStep, ...]
    remarks: tuple[str, ...] = ()


Content = Union[Raster, Vector]


def check_size(width: int, height: int, channels: int) -> None:
    """Refuse a picture of more samples than a page can show, before anything is decoded."""
    if width < 1 or height < 1:
        raise Unusable("damaged", f"its size is {width} × {height} pixels")
    if width * height * channels > MOST_SAMPLES:
        most = MOST_SAMPLES // 1_000_000 // channels
        raise Unusable(
            "large",
            f"it has {width:,} × {height:,} pixels, {width * height / 1e6:,.0f} megapixels, and at most {most} can be placed",
            "save it smaller: 300 pixels an inch of its printed width are enough",
        )
