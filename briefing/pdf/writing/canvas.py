"""Operators of a content stream to the pages of a document, on ReportLab's canvas.

What is used of the canvas stands here: its public methods that draw, and of what is not public `_doc`, `_code`, `_preamble` and
`_make_preamble`, and of a page its list `__NoDefault__`. The names did not change between ReportLab 4.0.9 and 5.1.0.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from briefing.pdf.writing.file_structure import Document, Raw
from briefing.pdf.writing.values import encode, reference

Colour = tuple[float, float, float]


class PageCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """ReportLab's canvas over our document: same operators, no standard font, one resource dictionary for all pages."""

    def __init__(self, version: tuple[int, int]) -> None:
        super().__init__("briefing.pdf", invariant=1, pageCompression=1)
        self.document = self._doc = Document(version)
        self.resources = self.document.reserve()

    def _make_preamble(self) -> None:
        self._preamble = ""  # ReportLab's own would choose a Helvetica that is not embedded

    def operators(self, code: str) -> None:
        """Operators as they are to stand in the content stream."""
        self._code.append(code)

    def fill_rectangle(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle, of which (x, y) is the lower left corner; in points. The fill colour stays."""
        self.setFillColorRGB(*colour)
        self.rect(x, y, width, height, stroke=0, fill=1)

    def draw_line(self, x0: float, y0: float, x1: float, y1: float, width: float, colour: Colour) -> None:
        """Draw a solid line; in points."""
        self.setStrokeColorRGB(*colour)
        self.setLineWidth(width)
        self.setDash()
        self.line(x0, y0, x1, y1)

    def finish_page(self, width: float, height: float, annotations: Sequence[int], struct_parents: int) -> None:
        """End the page: its size in points, the object numbers of its annotations, its index in the parent tree."""
        content = self.document.add_stream("\n".join(self._code).encode("ascii"))
        self._code[:] = []
        self.setPageSize((width, height))
        self.showPage()
        page = self.document.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]  # on the instance: ReportLab's list lacks them
        page.Contents = pdfdoc.PDFObjectReference(self.document.numberToId[content])
        page.Trans = None
        page.Resources = Raw(reference(self.resources))
        page.StructParents = struct_parents
        page.Tabs = Raw(b"/S")
        if annotations:
            page.Annots = Raw(encode([reference(n) for n in annotations]))
