"""An image of the author’s own, as data."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from briefing.records import record

if TYPE_CHECKING:
    from briefing.chart.pictures.content import Content


@record(eq=False)
class ImagePicture:
    """An image of the author's own, read and found whole.

    `name` is its path in the brief's folder, with slashes; `media_type` is image/png, image/jpeg or image/svg+xml; `data`
    are the bytes of the file. `content` is what is drawn. The width asked for is a `share` of the column or `points`, or neither.
    """

    name: str
    media_type: str
    data: bytes
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
