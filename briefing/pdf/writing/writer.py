"""The last stage: laid-out pages to the bytes of a tagged, conforming, reproducible PDF file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from briefing.compose.story import Element
from briefing.diagnostics import Diagnostics
from briefing.layout.pages import Pages, PlacedLine
from briefing.pdf.attachments import Attachment
from briefing.pdf.writing.displaylists import Drawings
from briefing.pdf.writing.embedded_files import attach
from briefing.pdf.writing.file_structure import PageCanvas
from briefing.pdf.writing.fonts import Fonts, embedding_forbidden
from briefing.pdf.writing.icc_profile import srgb
from briefing.pdf.writing.metadata import info, metadata_of, xmp
from briefing.pdf.writing.navigation import Links, destinations, outline, page_labels
from briefing.pdf.writing.painting import Painter
from briefing.pdf.writing.preflight import check_attachment, check_pages, check_story
from briefing.pdf.writing.structure_tree import Tree
from briefing.pdf.writing.text_showing import Letterings
from briefing.pdf.writing.values import Value, encode, reference

if TYPE_CHECKING:
    from briefing.text.faces import Face

PRODUCER = "briefing-builder"


def write(
    pages: Pages,
    *,
    target: str = "1.7",
    created: datetime | None = None,
    producer: str = PRODUCER,
    attachments: Sequence[Attachment] | Callable[[Sequence[Face]], Sequence[Attachment]] = (),
) -> bytes:
    """The PDF file for these pages.

    `target` "1.7" gives PDF/UA-1 with PDF/A-3a, "2.0" gives PDF/UA-2, PDF/A-4 (4f when something is attached) and Well-Tagged
    PDF. `created` is the date the file carries, None for no date: no clock is read. `attachments` may be a function of the
    faces that were painted with, since a manifest names them. The bytes depend on the arguments alone. Raises `Problems`
    (codes F) when the story or a face cannot keep the promise; ValueError on another target; LookupError when a link leads
    nowhere, which is a bug of the stage before.
    """
    if target not in ("1.7", "2.0"):
        raise ValueError(f"unknown target: {target}")
    said = Diagnostics()
    check_story(pages.story, said)
    check_pages(((p.width, p.height) for p in pages.pages), said)
    _check_faces(pages, said)
    said.raise_errors()

    two = target == "2.0"
    canvas = PageCanvas((2, 0) if two else (1, 7))
    document = canvas.document
    tree = Tree(pages.story, two=two)
    links = Links(document, tree, pages)
    fonts = Fonts(document)
    letterings = Letterings(fonts)
    drawings = Drawings(document, letterings, canvas.resources)
    painter = Painter(canvas, tree, links, letterings, drawings, said)
    for page in pages.pages:
        painter.page(page)
    said.raise_errors()

    document.fill(canvas.resources, encode({"Font": fonts.write(), **drawings.resources()}))
    tree.number(document)
    links.relate()
    links.write()
    carried = attachments(fonts.faces()) if callable(attachments) else attachments
    for a in carried:
        check_attachment(a.name, len(a.data), None, said)
    said.raise_errors()
    files, whole = attach(document, tree, carried)
    meta = metadata_of(pages.story.metadata, pages.story.lang, producer, created)
    catalog = document.catalog_entries
    catalog["Lang"] = meta.lang
    catalog["MarkInfo"] = {"Marked": True}
    catalog["ViewerPreferences"] = {"DisplayDocTitle": True}
    catalog["PageLabels"] = page_labels(pages.pages)
    catalog["OutputIntents"] = [_output_intent(document.add_stream(srgb(), {"N": 3}))]
    packet = xmp(meta, target=target, attached=bool(carried))
    # the packet is not compressed, so that whoever looks for it finds it (ISO 19005-3, 6.6.2.1)
    catalog["Metadata"] = reference(document.add_stream(packet, {"Type": b"/Metadata", "Subtype": b"/XML"}, compress=False))
    bookmarks = outline(document, tree, pages)
    if bookmarks is not None:
        catalog["Outlines"] = reference(bookmarks)
        catalog["PageMode"] = b"/UseOutlines"
    names: dict[str, Value] = {}
    dests = destinations(document, tree, pages)
    if dests is not None:
        names["Dests"] = reference(document.add(encode(dests)))
    if files is not None:
        names["EmbeddedFiles"] = files
    if names:
        catalog["Names"] = names
    if whole:
        catalog["AF"] = [reference(n) for n in whole]
    catalog["StructTreeRoot"] = reference(tree.write(document))
    if not two:
        document.set_info(info(meta))
    return document.file()


def _output_intent(profile: int) -> dict[str, Value]:
    return {
        "Type": b"/OutputIntent",
        "S": b"/GTS_PDFA1",
        "OutputConditionIdentifier": "sRGB",
        "Info": "sRGB IEC61966-2.1",
        "RegistryName": "http://www.color.org",
        "DestOutputProfile": reference(profile),
    }


def _check_faces(pages: Pages, said: Diagnostics) -> None:
    """Refuse every face whose licence forbids embedding, once, at the first line set in it."""
    seen: set[int] = set()
    for page in pages.pages:
        for item in page.items:
            if not isinstance(item, PlacedLine):
                continue
            for piece in item.line.pieces:
                if piece.atom is not None or id(piece.style) in seen:
                    continue
                seen.add(id(piece.style))
                for face in piece.style.stack.faces:
                    if id(face) in seen:
                        continue
                    seen.add(id(face))
                    if embedding_forbidden(face):
                        span = item.owner.span if isinstance(item.owner, Element) else None
                        said.error(
                            "F101",
                            f"the font {face.postscript_name} says that it may not be embedded in a document",
                            span,
                            hints=("choose another font in the style sheet, or ask its maker for a licence that allows it",),
                            reference="OpenType, OS/2 table, fsType",
                        )
