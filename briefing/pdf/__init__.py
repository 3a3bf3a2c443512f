"""Laid-out pages to the bytes of a PDF file: drawn, tagged, conforming, reproducible. Nothing outside imports more than this."""

from typing import TYPE_CHECKING, Any

from briefing.pdf.attachments import Attachment
from briefing.pdf.writing import write

if TYPE_CHECKING:
    from briefing.pdf.proof import prove

__all__ = ["Attachment", "prove", "write"]


def __getattr__(name: str) -> Any:
    """`prove` reads files back, which no build does: its modules are imported when it is first asked for."""
    if name == "prove":
        from briefing.pdf.proof import prove

        return prove
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
