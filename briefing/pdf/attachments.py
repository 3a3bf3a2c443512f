"""A file that is to travel inside the document: what the writer is given, and what the proof looks for."""

from __future__ import annotations

from datetime import datetime

from briefing.compose.story import Element
from briefing.records import record


@record
class Attachment:
    """A file inside the file. `relationship`: Source, Data, Alternative, Supplement, Schema, FormData or Unspecified.

    `owner` is the element the file belongs to (a chart's data), None for the whole document. `modified` None writes the
    earliest date a ZIP archive can hold, 1980-01-01, since PDF/A insists on one.
    """

    name: str
    media_type: str
    data: bytes
    description: str
    relationship: str = "Unspecified"
    owner: Element | None = None
    modified: datetime | None = None
