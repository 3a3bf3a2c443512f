"""An image of the author’s own, as data."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, ClassVar

from briefing.model.figures.image import ImageFile
from briefing.records import record

if TYPE_CHECKING:
    from briefing.chart.pictures.content import Content


@record(eq=False)
class ImagePicture(ImageFile):
    """An image of the author's own, read and found whole.

    `content` is what is drawn. The width asked for is a `share` of the column or `points`, or neither.
    """

    DRAWN_BY: ClassVar = "image_picture"
    content: Content
    share: float | None = None
    points: float | None = None

    @property
    def sha256(self) -> str:
        """The checksum of the file, 64 hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()

    def __repr__(self) -> str:
        said = f"{self.name!r}, {self.media_type!r}, sha256={self.sha256!r}, share={self.share}, points={self.points}"
        return f"ImagePicture({said})"
