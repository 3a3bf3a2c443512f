"""What the proof finds to diagnostics: each with the place in the brief where the story knows it, and with a way out."""

from __future__ import annotations

from briefing.compose.story import Element
from briefing.diagnostics import Diagnostics

REPORT = "nothing in the brief is wrong: please report this, with the brief, as a fault of the program"


def find(said: Diagnostics, code: str, message: str, element: Element | None = None, hint: str = REPORT) -> None:
    """Add an error about an element of the story, or about the file."""
    said.error(code, message, None if element is None else element.nearest_span, hints=(hint,))
