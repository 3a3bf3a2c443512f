"""A file of ours to what it says: its structure tree with the words, page by page, and the lists that stand beside the tree.

`proving.py` compares this with the story, so it shares nothing with the writer but the format. The objects come from
`file.py`, the words of the pages from `page_text.py`, the tree from `structure_elements.py`, the ways through the file from
`destinations.py`.
"""

from __future__ import annotations

import hashlib
import re

from briefing.files import MOST_CARRIED
from briefing.pdf.proof.destinations import Goal, LinkArea, bookmarks, link_area, named_destinations
from briefing.pdf.proof.file import File
from briefing.pdf.proof.font_codes import FontTable
from briefing.pdf.proof.objects import (
    Dictionary,
    Reference,
    UnreadableFile,
    Value,
    integer_in,
    name_in,
    number_in,
    reference_in,
    text_in,
)
from briefing.pdf.proof.page_state import Box, PageText, Resources
from briefing.pdf.proof.page_text import Reader
from briefing.pdf.proof.structure_elements import ReadElement, read_tree
from briefing.records import record


@record
class Enclosed:
    """A file inside the file as it is described; `sound` when its bytes are those that its checksum and size are of."""

    name: str
    relationship: str
    description: str
    owned: bool
    sound: bool


@record(frozen=False)
class ReadFile:
    """A file that has been read: its objects, its tree, its pages' text and size, its links, its lists.

    `owners` is the parent tree: by slot, the object numbers of the elements that own a page's sequences, or the number of the
    one that owns an annotation. `names` are the named elements by the file's list with the objects they stand for, `titles`
    the document's titles, `destinations` its named places and `bookmarks` what stands in its outline.
    """

    file: File
    root: ReadElement
    pages: list[PageText]
    sizes: list[tuple[float, float]]
    slots: list[int]
    links: list[LinkArea]
    owners: dict[int, list[int] | int]
    names: dict[str, int]
    titles: list[str]
    destinations: list[tuple[str, Goal]]
    bookmarks: list[tuple[str, Goal]]
    enclosed: list[Enclosed]


def read_file(data: bytes) -> ReadFile:
    """Read a file that `briefing.pdf.write` has written. Raises `UnreadableFile` on anything else."""
    try:
        return _read(File(data))
    except (LookupError, ValueError, RecursionError) as e:
        raise UnreadableFile("it was made or changed by another program") from e


def _read(file: File) -> ReadFile:
    catalog = file.dictionary(file.trailer.get("Root"))
    references = [reference_in(kid) for kid in file.array(file.dictionary(catalog.get("Pages")).get("Kids"))]
    numbers = {int(reference): index for index, reference in enumerate(references)}
    pages: list[PageText] = []
    sizes: list[tuple[float, float]] = []
    slots: list[int] = []
    links: list[LinkArea] = []
    reader: Reader | None = None
    for index, reference in enumerate(references):
        page = file.dictionary(reference)
        if reader is None:
            reader = _reader(file, file.dictionary(page.get("Resources")))
        left, low, width, height = [number_in(v) for v in file.array(page.get("MediaBox"))]
        if (left, low) != (0, 0):
            raise UnreadableFile("a page does not begin at its corner")
        sizes.append((width, height))
        pages.append(reader.page(file.stream(page.get("Contents")), width, height))
        slots.append(integer_in(page.get("StructParents")))
        links += [link_area(file, reference_in(link), index, numbers) for link in file.array(page.get("Annots"))]
    top = file.dictionary(catalog.get("StructTreeRoot"))
    root = read_tree(file, reference_in(top.get("K")), numbers, [page.marked for page in pages])
    return ReadFile(
        file, root, pages, sizes, slots, links, _parents(file, top), _names(file, top), _titles(file, catalog),
        list(named_destinations(file, catalog, numbers)), list(bookmarks(file, catalog, numbers)), _enclosed(file, catalog, root),
    )  # fmt: skip


def _reader(file: File, resources: Dictionary) -> Reader:
    """A reader of pages that all have these resources."""
    fonts = file.dictionary(resources.get("Font"))
    objects = file.dictionary(resources.get("XObject"))
    tables = {name.encode("ascii"): FontTable(file, file.dictionary(font)) for name, font in fonts.items()}
    boxes = {name.encode("ascii"): _box(file, file.dictionary(drawn)) for name, drawn in objects.items()}
    return Reader(Resources(tables, boxes, file.spend))


def _box(file: File, drawn: Dictionary) -> Box:
    """Where an object stands in its own coordinates: a picture in the unit square, a form in the box it names."""
    if drawn.get("Subtype") != "/Form":
        return 0, 0, 1, 1
    left, low, right, high = [number_in(v) for v in file.array(drawn.get("BBox"))]
    return left, low, right, high


# -- the lists beside the tree --------------------------------------------------------------------------------------
_ROW = re.compile(rb"(\d{1,9}) (?:\[([^\[\]]*)\]|(\d{1,9}) 0 R)")


def _parents(file: File, top: Dictionary) -> dict[int, list[int] | int]:
    raw = file.raw(reference_in(top.get("ParentTree")))
    begin = raw.find(b"[") + 1
    rows = _ROW.findall(raw, begin)
    return {int(slot): int(one) if one else [int(n) for n in several.split()[::3]] for slot, several, one in rows}


def _names(file: File, top: Dictionary) -> dict[str, int]:
    listed = file.pairs(file.dictionary(top.get("IDTree")).get("Names"))
    return {text_in(key): int(reference_in(value)) for key, value in listed}


def _titles(file: File, catalog: Dictionary) -> list[str]:
    """The document's title as the metadata packet has it, and as the information dictionary does when there is one."""
    packet = file.stream(catalog.get("Metadata")).decode("utf-8")
    _, _, after = packet.partition("<dc:title>")
    _, _, after = after.partition("<rdf:li")
    _, _, after = after.partition(">")
    title, end, _ = after.partition("</rdf:li>")
    titles = [title.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")] if end else []
    info = file.dictionary(file.trailer.get("Info"))
    return [*titles, text_in(info["Title"])] if "Title" in info else titles


# -- files inside the file ------------------------------------------------------------------------------------------
def _enclosed(file: File, catalog: Dictionary, root: ReadElement) -> list[Enclosed]:
    names = file.dictionary(catalog.get("Names"))
    listed = file.pairs(file.dictionary(names.get("EmbeddedFiles")).get("Names"))
    if not listed and "AF" not in catalog:
        return []
    owned = {int(reference_in(n)) for n in file.array(catalog.get("AF"))}
    owned.update(int(n) for e in root.walk() if "AF" in e.facts for n in e.facts["AF"].split()[::3])
    found = {int(reference_in(specification)): text_in(name) for name, specification in listed}
    found.update({n: "" for n in owned if n not in found})
    out: list[Enclosed] = []
    left = MOST_CARRIED
    for number, name in found.items():
        facts = file.dictionary(Reference(number))
        described, data = file.embedded_file(file.dictionary(facts.get("EF")).get("F"), left)
        left -= len(data)
        out.append(_described(facts, name, number in owned, _is_sound(file.dictionary(described.get("Params")), data)))
    return out


def _is_sound(parameters: Dictionary, data: bytes) -> bool:
    checksum: Value = hashlib.md5(data, usedforsecurity=False).digest()
    return parameters.get("CheckSum") == checksum and parameters.get("Size") == len(data) and "ModDate" in parameters


def _described(facts: Dictionary, name: str, owned: bool, sound: bool) -> Enclosed:
    one_name = {name} == {text_in(facts.get("F")), text_in(facts.get("UF"))}
    return Enclosed(name if one_name else "", name_in(facts.get("AFRelationship")), text_in(facts.get("Desc")), owned, sound)
