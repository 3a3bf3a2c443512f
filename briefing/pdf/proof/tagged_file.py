"""A file of ours to what it says: its structure tree with the words, page by page, and what is outside the tree.

This is the second pair of eyes behind `proof.py`, so it shares nothing with the writer but the format. The objects come from
`reading.py`, the words of the pages from `content.py`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Any

from briefing.pdf.proof.objects import File, Reference, UnreadableFile, text_of, unescaped
from briefing.pdf.proof.page_text import Box, FontTable, PageText, Reader
from briefing.records import fresh, record

_SPREAD = 4  # a tree in which elements stand several times is read that many times over, and no further


@record(frozen=False)
class Said:
    """A structure element as read: its role, its object number, its children: elements, or (page from 0, words)."""

    role: str
    number: int
    children: list[Said | tuple[int, str]] = fresh(default_factory=list)
    sequences: list[tuple[int, int]] = fresh(default_factory=list)  # (page, marked content)
    annotations: list[int] = fresh(default_factory=list)  # their object numbers
    facts: dict[str, str] = fresh(default_factory=dict)  # what is said of it: Alt, E, Lang, ActualText, ID, Scope …
    heads: list[str] = fresh(default_factory=list)  # of a cell: the names of its heads

    def walk(self) -> Iterator[Said]:
        """This element and all below it, in reading order."""
        waiting = [self]
        while waiting:
            e = waiting.pop()
            yield e
            waiting += [c for c in reversed(e.children) if isinstance(c, Said)]

    def text(self) -> str:
        """Every word below it as it stands in the file, in reading order."""
        return "".join(c.text() if isinstance(c, Said) else c[1] for c in self.children)


@record(frozen=False)
class LinkArea:
    """A link annotation: its object number, its page from 0, left, lower, right and upper edge, its description, its place
    in the parent tree (-1: none), and where it leads: a page from 0 with left and top, an address, or None for nowhere."""

    number: int
    page: int
    edges: tuple[float, ...]
    described: str
    slot: int
    goal: Goal | str | None


@record
class Goal:
    """A place that can be gone to: page from 0 (-1: none of the file), left and top in points; None: not said."""

    page: int
    left: float | None
    top: float | None


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
    the document's titles, `goals` its named destinations and bookmarks.
    """

    file: File
    root: Said
    pages: list[PageText]
    sizes: list[tuple[float, float]]
    slots: list[int]
    links: list[LinkArea]
    owners: dict[int, list[int] | int]
    names: dict[str, int]
    titles: list[str]
    goals: list[tuple[str, Goal]]
    enclosed: list[Enclosed]


def read_file(data: bytes) -> ReadFile:
    """Read a file that `briefing.pdf.write` has written. Raises `UnreadableFile` on anything else."""
    try:
        return _read(File(data))
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError, RecursionError, zlib.error) as e:
        raise UnreadableFile("it was made or changed by another program") from e


def _read(file: File) -> ReadFile:
    catalog = file.get(file.trailer["Root"])
    references: list[Reference] = file.get(catalog["Pages"])["Kids"]
    numbers = {int(r): i for i, r in enumerate(references)}
    pages: list[PageText] = []
    sizes: list[tuple[float, float]] = []
    slots: list[int] = []
    links: list[LinkArea] = []
    reader: Reader | None = None
    for index, reference in enumerate(references):
        page = file.get(reference)
        if reader is None:
            resources = file.get(page["Resources"])
            fonts = {name.encode("ascii"): FontTable(file, file.get(font)) for name, font in resources.get("Font", {}).items()}
            reader = Reader(fonts, {name.encode("ascii"): _box(file.get(v)) for name, v in resources.get("XObject", {}).items()})
        left, low, width, height = page["MediaBox"]
        if (left, low) != (0, 0):
            raise UnreadableFile("a page does not begin at its corner")
        sizes.append((width, height))
        pages.append(reader.page(file.stream(page["Contents"]), width, height))
        slots.append(page["StructParents"])
        links += [_link(file, link, index, numbers) for link in page.get("Annots", [])]
    top = file.get(catalog["StructTreeRoot"])
    root = _Tree(file, numbers, pages).element(top["K"])
    return ReadFile(
        file, root, pages, sizes, slots, links, _parents(file, top), _names(file, top), _titles(file, catalog),
        [*_destinations(file, catalog, numbers), *_bookmarks(file, catalog, numbers)], _enclosed(file, catalog, root),
    )  # fmt: skip


def _box(drawn: dict[str, Any]) -> Box:
    """Where an object stands in its own coordinates: a picture in the unit square, a form in the box it names."""
    left, low, right, high = drawn["BBox"] if drawn["Subtype"] == "/Form" else (0, 0, 1, 1)
    return left, low, right, high


# -- the tree -------------------------------------------------------------------------------------------------------
# an element as the writer begins it: what it is, where it hangs, on which page, and its kids
_ELEMENT = re.compile(
    rb"<</Type /StructElem /S /(\w+) /P \d+ 0 R(?: /NS \d+ 0 R)?(?: /Pg (\d+) 0 R)?(?: /K (\d+(?: 0 R)?|<<[^<>]*>>|\[[^\]]*\]))?"
)
_LITERAL = rb"\(([^\\()]*(?:\\.[^\\()]*)*)\)|<([0-9A-Fa-f]*)>"
_FACT = re.compile(rb"/(?:(Headers|BBox|AF|Ref) \[([^\]]*)\]|(\w+) (?:" + _LITERAL + rb"|/(\w+)))", re.DOTALL)
_STRINGS = re.compile(_LITERAL, re.DOTALL)
_KID = re.compile(
    rb"(\d+) 0 R|<<(?:/Type /OBJR(?: /Pg \d+ 0 R)? /Obj (\d+) 0 R|/Type /MCR /Pg (\d+) 0 R /MCID (\d+))>>|(\d+)|(\S)"
)


class _Tree:
    """The reading of one tree: every element is met once, if the file is sound."""

    __slots__ = ("_file", "_left", "_numbers", "_pages")

    def __init__(self, file: File, numbers: dict[int, int], pages: list[PageText]) -> None:
        self._file = file
        self._numbers = numbers
        self._pages = pages
        self._left = _SPREAD * len(file)

    def element(self, number: int) -> Said:
        """The element with this object number, and all below it."""
        self._left -= 1
        if self._left < 0:
            raise UnreadableFile("its structure runs in a circle")
        raw, at = self._file.raw(number)
        head = _ELEMENT.match(raw, at)
        if head is None:
            raise UnreadableFile(f"object {number} is no structure element")
        role, page, kids = head.groups()
        said = Said(role.decode("ascii"), number)
        end = head.end()
        if raw[end : end + 2] != b">>":
            stop = raw.find(b"\n", end)
            _learn(said, raw[end : stop if stop >= 0 else len(raw)])
        if kids is None:
            return said
        here = -1 if page is None else self._numbers[int(page)]
        if kids.isdigit() and here >= 0:  # one sequence of its own page: most elements are such
            sequence = int(kids)
            said.sequences.append((here, sequence))
            said.children.append((here, self._pages[here].marked[sequence]))
            return said
        for element, annotation, elsewhere, its, mcid, other in _KID.findall(kids.strip(b"[]")):
            if element:
                said.children.append(self.element(int(element)))
            elif annotation:
                said.annotations.append(int(annotation))
            elif other or here < 0:
                raise UnreadableFile(f"object {number} holds what no element of ours holds")
            else:
                index = self._numbers[int(elsewhere)] if elsewhere else here
                sequence = int(its or mcid)
                said.sequences.append((index, sequence))
                said.children.append((index, self._pages[index].marked[sequence]))
        return said


def _learn(said: Said, raw: bytes) -> None:
    """What else the dictionary of an element says; found, not parsed, because there are many."""
    for several, values, key, literal, digits, named in _FACT.findall(raw):
        if several:
            said.facts[several.decode("ascii")] = values.decode("latin-1")
            if several == b"Headers":
                said.heads = [_string(*pair) for pair in _STRINGS.findall(values)]
        else:
            said.facts[key.decode("ascii")] = named.decode("ascii") or _string(literal, digits)


def _string(literal: bytes, digits: bytes) -> str:
    return text_of(unescaped(literal) or bytes.fromhex(digits.decode("ascii")))


# -- links and places -----------------------------------------------------------------------------------------------
_EDGES = re.compile(rb"/Rect \[([^\]]*)\]")
_SLOT = re.compile(rb"/StructParent (\d+)")
_TOLD = re.compile(rb"/Contents (?:" + _LITERAL + rb")", re.DOTALL)
_ADDRESS = re.compile(rb"/URI (?:" + _LITERAL + rb")", re.DOTALL)
_NAMED_PLACE = re.compile(rb"(?:" + _LITERAL + rb") (?:<<.*?/D )?(\[[^\]]*\])", re.DOTALL)
_HEADLINE = re.compile(rb"/Title (?:" + _LITERAL + rb")", re.DOTALL)
_NEXT, _FIRST = re.compile(rb"/Next (\d+) 0 R"), re.compile(rb"/First (\d+) 0 R")
_PLACE = re.compile(rb"\[(\d+) 0 R /XYZ ([-\d.]+|null) ([-\d.]+|null) ")


def _link(file: File, link: Reference, page: int, numbers: dict[int, int]) -> LinkArea:
    raw = file.line(link)
    edges, slot, told, address = _EDGES.search(raw), _SLOT.search(raw), _TOLD.search(raw), _ADDRESS.search(raw)
    at = raw.find(b"/D [")
    goal: Goal | str | None = _goal(raw[at + 3 :], numbers) if at >= 0 else None
    if address is not None:
        goal = _string(address[1] or b"", address[2] or b"")
    return LinkArea(
        int(link),
        page,
        () if edges is None else tuple([float(v) for v in edges[1].split()]),
        "" if told is None else _string(told[1] or b"", told[2] or b""),
        -1 if slot is None else int(slot[1]),
        goal,
    )


def _goal(raw: bytes, numbers: dict[int, int]) -> Goal | None:
    place = _PLACE.match(raw)
    if place is None:
        return None
    left, top = (None if v == b"null" else float(v) for v in place.group(2, 3))
    return Goal(numbers.get(int(place[1]), -1), left, top)


def _destinations(file: File, catalog: dict[str, Any], numbers: dict[int, int]) -> Iterator[tuple[str, Goal]]:
    names = file.get(catalog.get("Names", {}))
    if "Dests" not in names:
        return
    listed = file.line(names["Dests"]) if isinstance(names["Dests"], Reference) else b""
    for literal, digits, place in _NAMED_PLACE.findall(listed):
        yield _string(literal, digits), _goal(place, numbers) or Goal(-1, None, None)


def _bookmarks(file: File, catalog: dict[str, Any], numbers: dict[int, int]) -> Iterator[tuple[str, Goal]]:
    """Every bookmark, from the first to the last."""
    waiting = [int(file.get(catalog["Outlines"])["First"])] if "Outlines" in catalog else []
    left = len(file)
    while waiting and left:
        left -= 1
        raw = file.line(waiting.pop())
        waiting += [int(number) for key in (_NEXT, _FIRST) for number in key.findall(raw)]
        title, at = _HEADLINE.search(raw), raw.find(b"/D [")
        goal = _goal(raw[at + 3 :], numbers) if at >= 0 else None
        yield "" if title is None else _string(title[1] or b"", title[2] or b""), goal or Goal(-1, None, None)


# -- the lists beside the tree --------------------------------------------------------------------------------------
_ROW = re.compile(rb"(\d+) (?:\[([^\]]*)\]|(\d+) 0 R)")
_TITLE = re.compile(r"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", re.DOTALL)


def _parents(file: File, top: dict[str, Any]) -> dict[int, list[int] | int]:
    raw = file.line(top["ParentTree"])
    begin = raw.find(b"[") + 1
    rows = _ROW.findall(raw, begin)
    return {int(slot): int(one) if one else [int(n) for n in several.split()[::3]] for slot, several, one in rows}


def _names(file: File, top: dict[str, Any]) -> dict[str, int]:
    listed = file.get(top.get("IDTree", {})).get("Names", [])
    return {text_of(key): int(value) for key, value in zip(listed[::2], listed[1::2], strict=True)}


def _titles(file: File, catalog: dict[str, Any]) -> list[str]:
    """The document's title as the metadata packet has it, and as the information dictionary does when there is one."""
    packet = _TITLE.search(file.stream(catalog["Metadata"]).decode("utf-8"))
    titles = [] if packet is None else [packet[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")]
    known = file.get(file.trailer.get("Info", {})).get("Title")
    return titles if known is None else [*titles, text_of(known)]


def _enclosed(file: File, catalog: dict[str, Any], root: Said) -> list[Enclosed]:
    listed = file.get(file.get(catalog.get("Names", {})).get("EmbeddedFiles", {})).get("Names", [])
    if not listed and "AF" not in catalog:
        return []
    owned = {int(n) for n in file.get(catalog.get("AF", []))}
    owned.update(int(n) for e in root.walk() if "AF" in e.facts for n in e.facts["AF"].split()[::3])
    found = dict(zip(map(int, listed[1::2]), listed[::2], strict=True))
    found.update({n: b"" for n in owned if n not in found})
    return [_enclosure(file, number, text_of(name), number in owned) for number, name in found.items()]


def _enclosure(file: File, number: int, name: str, owned: bool) -> Enclosed:
    import hashlib

    facts = file.get(Reference(number))
    told, data = file.stream_of(facts["EF"]["F"])
    parameters = told.get("Params", {})
    checked = hashlib.md5(data, usedforsecurity=False).digest() == parameters.get("CheckSum")
    sound = checked and parameters.get("Size") == len(data) and "ModDate" in parameters
    names = {name, *(text_of(facts.get(key, b"")) for key in ("F", "UF"))}
    shown = name if len(names) == 1 else ""
    return Enclosed(shown, facts.get("AFRelationship", "")[1:], text_of(facts.get("Desc", b"")), owned, sound)
