"""Laid-out pages to the bytes of a PDF file: drawn, tagged, conforming, reproducible. Nothing outside imports more than this."""

from briefing.pdf.attachments import Attachment
from briefing.pdf.proof import prove
from briefing.pdf.writing import write

__all__ = ["Attachment", "prove", "write"]
