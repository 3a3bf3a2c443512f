"""The two packages of the PDF: `writing` makes a file of laid-out pages, `proof` reads it back and says what is wrong with it."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.pdf.attachments import Attachment
    from briefing.pdf.proof.proving import prove
    from briefing.pdf.writing.writer import write

__all__ = ["Attachment", "prove", "write"]

_HOMES = {
    "Attachment": "briefing.pdf.attachments",
    "prove": "briefing.pdf.proof.proving",
    "write": "briefing.pdf.writing.writer",
}


def __getattr__(name: str) -> object:
    """Each is imported when it is first asked for: reading a file back needs no ReportLab, and writing one needs no proof."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
