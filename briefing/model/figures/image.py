"""An author's own image: the name of a file and a width, to a part that also holds what was read from the file."""

# No `from __future__ import annotations` here, as in model/part.py.
import re
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import PrivateAttr

from briefing.diagnostics import Diagnostics
from briefing.model.figures.base import FigureBase
from briefing.model.part import Part, controlling, refuse
from briefing.model.values import Line, Read
from briefing.records import record
from briefing.units import parse_length

if TYPE_CHECKING:
    from briefing.model.brief import Brief

NARROWEST = 10.0  # points: less is a misprint, not a picture


@record
class Width:
    """How wide an image is to be: a `share` of the column (0 to 1), or `points`; the other is None."""

    share: float | None
    points: float | None


def parse_width(typed: str) -> Width:
    """Read `60%` or a length (`80mm`, `6cm`, `3in`, `200pt`); refuses with B204."""
    text = typed.strip()
    if m := re.fullmatch(r"(\d{1,3}(?:\.\d+)?) ?%", text):
        share = float(m[1]) / 100
        if not 0.05 <= share <= 1:
            raise refuse("B204", f"an image is 5% to 100% as wide as its column, and this is {text}")
        return Width(share, None)
    try:
        length = parse_length(text)
    except ValueError:
        length = None
    if length is None or length.unit not in ("pt", "mm", "cm", "in"):
        raise refuse("B204", f"`{text[:40]}` is not a width", "write a share of the column, `60%`, or a length, `80mm`")
    if not NARROWEST <= length.points() <= 2000:
        raise refuse("B204", f"an image cannot be {text} wide")
    return Width(None, length.points())


@record(eq=False)
class ImageFile:
    """What was read from the file of an image.

    `name` is its path in the brief's folder, with slashes; `media_type` is image/png, image/jpeg or image/svg+xml: what the
    content is, whatever the name says; `data` are the bytes of the file.
    """

    name: str
    media_type: str
    data: bytes


class Image(Part):
    """An image of the author's own: a PNG, JPEG or SVG file of the brief's folder; may be written in short as its name."""

    IN_SHORT: ClassVar[str] = "file"
    file: Line = controlling("The file, seen from the file that names it, in the brief's folder.")
    width: Annotated[
        Width,
        Read(parse_width, type="string", pattern=r"^\s*\d+(\.\d+)? ?(%|pt|mm|cm|in)\s*$", examples=["60%", "80mm"]),
    ] | None = controlling(
        "How wide it is printed: a share of the column (`60%`) or a length (`80mm`); the whole column where absent, but "
        "pixels no larger than 1/96 inch.",
        None,
    )

    _picture: ImageFile | None = PrivateAttr(default=None)

    def hold(self, picture: ImageFile) -> None:
        """Take what was read from the file. Called once, by validation."""
        self._picture = picture

    @property
    def picture(self) -> ImageFile:
        """What was read from the file. Raises LookupError before it was read: validation reads it."""
        if self._picture is None:
            raise LookupError(f"{self.file} was not read")
        return self._picture


class ImageFigure(FigureBase):
    """An image of the author's own."""

    kind: Literal["image"] = controlling("What is drawn.")
    image: Image = controlling("Its file, a PNG, JPEG or SVG of the brief's folder, and how wide it is printed.")

    def lacks(self, brief: "Brief", broken: frozenset[str], tell: Diagnostics) -> None:
        """See `FigureBase.lacks`. What the file holds is told where it is read."""
