"""Laid-out pages to the bytes of a tagged, conforming, reproducible PDF file: the last stage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from briefing.compose.story import Element
from briefing.diagnostics import Diagnostics
from briefing.layout.pages import Pages, PlacedLine
from briefing.pdf.attachments import Attachment
from briefing.pdf.writing.canvas import PageCanvas
from briefing.pdf.writing.displaylists import Drawings
from briefing.pdf.writing.embedded_files import attach
from briefing.pdf.writing.file_structure import Document
from briefing.pdf.writing.fonts import Fonts, embedding_forbidden
from briefing.pdf.writing.icc_profile import srgb
from briefing.pdf.writing.metadata import Metadata, info, metadata_of, xmp
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
    document, tree = canvas.document, Tree(pages.story, two=two)
    links = Links(document, tree, pages)
    faces = _paint(pages, canvas, tree, links, said)
    tree.number(document)
    links.relate()
    links.write()
    carried = attachments(faces) if callable(attachments) else attachments
    for a in carried:
        check_attachment(a.name, len(a.data), None, said)
    said.raise_errors()

    files, whole = attach(document, tree, carried)
    meta = metadata_of(pages.story.metadata, pages.story.lang, producer, created)
    catalog = document.catalog_entries
    catalog.update(_described(document, pages, meta, xmp(meta, target=target, attached=bool(carried))))
    catalog.update(_navigated(document, pages, tree, files))
    if whole:
        catalog["AF"] = [reference(n) for n in whole]
    catalog["StructTreeRoot"] = reference(tree.write(document))
    if not two:
        document.set_info(info(meta))
    return document.file()


def _paint(pages: Pages, canvas: PageCanvas, tree: Tree, links: Links, said: Diagnostics) -> list[Face]:
    """Paint the pages and write what they use: the faces that were used. Raises `Problems`: F102."""
    fonts = Fonts(canvas.document)
    letterings = Letterings(fonts)
    drawings = Drawings(canvas.document, letterings, canvas.resources)
    painter = Painter(canvas, tree, links, letterings, drawings, said)
    for page in pages.pages:
        painter.page(page)
    said.raise_errors()
    canvas.document.fill(canvas.resources, encode({"Font": fonts.write(), **drawings.resources()}))
    return fonts.faces()


def _described(document: Document, pages: Pages, meta: Metadata, packet: bytes) -> dict[str, Value]:
    """What the catalog says of the document as a whole (ISO 32000-1, 7.7.2)."""
    return {
        "Lang": meta.lang,
        "MarkInfo": {"Marked": True},
        "ViewerPreferences": {"DisplayDocTitle": True},
        "PageLabels": page_labels(pages.pages),
        "OutputIntents": [_output_intent(document.add_stream(srgb(), {"N": 3}))],
        # the packet is not compressed, so that whoever looks for it finds it (ISO 19005-3, 6.6.2.1)
        "Metadata": reference(document.add_stream(packet, {"Type": b"/Metadata", "Subtype": b"/XML"}, compress=False)),
    }


def _navigated(document: Document, pages: Pages, tree: Tree, files: dict[str, Value] | None) -> dict[str, Value]:
    """The catalog's bookmarks, named destinations and embedded files, as far as there are any."""
    entries: dict[str, Value] = {}
    bookmarks = outline(document, tree, pages)
    if bookmarks is not None:
        entries = {"Outlines": reference(bookmarks), "PageMode": b"/UseOutlines"}
    names: dict[str, Value] = {}
    places = destinations(document, tree, pages)
    if places is not None:
        names["Dests"] = reference(document.add(encode(places)))
    if files is not None:
        names["EmbeddedFiles"] = files
    return {**entries, "Names": names} if names else entries


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
    for item in (item for page in pages.pages for item in page.items if isinstance(item, PlacedLine)):
        for piece in item.line.pieces:
            if piece.atom is not None or id(piece.style) in seen:
                continue
            seen.add(id(piece.style))
            for face in piece.style.stack.faces:
                if id(face) not in seen and embedding_forbidden(face):
                    said.error(
                        "F101",
                        f"the font {face.postscript_name} says that it may not be embedded in a document",
                        item.owner.nearest_span if isinstance(item.owner, Element) else None,
                        hints=("choose another font in the style sheet, or ask its maker for a licence that allows it",),
                        reference="OpenType, OS/2 table, fsType",
                    )
                seen.add(id(face))
