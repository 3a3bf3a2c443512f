"""The two packages of the PDF: `writing` makes a file of laid-out pages, `proof` reads it back and says what is wrong with it."""

from typing import TYPE_CHECKING, Any

from briefing.pdf.attachments import Attachment
from briefing.pdf.writing.writer import write

if TYPE_CHECKING:
    from briefing.pdf.proof.proving import prove

__all__ = ["Attachment", "prove", "write"]


def __getattr__(name: str) -> Any:
    """`prove` reads files back, which no build does: its modules are imported when it is first asked for."""
    if name == "prove":
        from briefing.pdf.proof.proving import prove

        return prove
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
