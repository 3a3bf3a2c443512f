"""A file of ours to what it says: its structure tree with the words, page by page, and what is outside the tree.

This reads what `briefing.pdf` writes (cross-reference streams, object streams, our own content streams) and no other
PDF: it is the second pair of eyes behind `proof.py`, so it shares nothing with the writer but the format.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Any

from briefing.records import fresh, record


class UnreadableFile(Exception):
    """The bytes are not a file of ours; the message says where the reading ended."""


class Reference(int):
    """The number of an object that stands elsewhere."""

    __slots__ = ()


_TOKEN = re.compile(
    rb"[\s\0]*(?:(?P<ref>\d+ \d+ R)\b|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))|(?P<name>/[^\s<>\[\]()/%]*)|(?P<open><<|\[)"
    rb"|(?P<close>>>|\])|<(?P<hex>[0-9A-Fa-f]*)>|(?P<string>\()|(?P<word>true|false|null))"
)
_STRING = re.compile(rb"((?:[^\\()]|\\.)*)\)", re.DOTALL)
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)


def _value(data: bytes, at: int) -> tuple[Any, int]:
    """The value that begins at `at`, and where it ends. Names are `str` with their slash, strings `bytes`."""
    m = _TOKEN.match(data, at)
    if m is None:
        raise UnreadableFile(f"no PDF value at byte {at}")
    kind = m.lastgroup
    at = m.end()
    if kind == "ref":
        return Reference(m["ref"].split()[0]), at
    if kind == "number":
        return (float(m["number"]) if b"." in m["number"] else int(m["number"])), at
    if kind == "name":
        return m["name"].decode("ascii"), at
    if kind == "hex":
        return bytes.fromhex(m["hex"].decode("ascii")), at
    if kind == "word":
        return {b"true": True, b"false": False, b"null": None}[m["word"]], at
    if kind == "string":
        end = _STRING.match(data, at)
        if end is None:
            raise UnreadableFile(f"a string without an end at byte {at}")
        return _ESCAPED.sub(rb"\1", end[1]), end.end()
    if kind == "open":
        return _compound(data, at, m["open"] == b"<<")
    raise UnreadableFile(f"unexpected {m.group().decode('latin-1')} at byte {at}")


def _compound(data: bytes, at: int, dictionary: bool) -> tuple[Any, int]:
    items: list[Any] = []
    while True:
        m = _TOKEN.match(data, at)
        if m is not None and m.lastgroup == "close":
            at = m.end()
            break
        item, at = _value(data, at)
        items.append(item)
    if not dictionary:
        return items, at
    return {key[1:]: items[i + 1] for i, key in enumerate(items) if i % 2 == 0}, at


def text_of(raw: bytes) -> str:
    """A text string's characters."""
    return raw[2:].decode("utf-16-be") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")


class File:
    """The objects of a file, read when they are asked for."""

    __slots__ = ("_known", "_packed", "_places", "data", "trailer")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._known: dict[int, Any] = {}
        self._packed: dict[int, tuple[bytes, list[int]]] = {}
        start = re.search(rb"startxref\n(\d+)\n%%EOF\n\Z", data)
        if start is None:
            raise UnreadableFile("the file has no end")
        self.trailer, rows = self._stream_at(int(start[1]))
        self._places = [
            (rows[i], int.from_bytes(rows[i + 1 : i + 5], "big"), rows[i + 5])
            for i in range(0, len(rows), sum(self.trailer["W"]))
        ]

    def _stream_at(self, offset: int, most: int | None = None) -> tuple[dict[str, Any], bytes]:
        value, at = self._object_at(offset)
        begin = self.data.index(b"stream\n", at) + 7
        raw = self.data[begin : begin + value["Length"]]
        if value.get("Filter") != "/FlateDecode":
            return value, raw
        if most is None:
            return value, zlib.decompress(raw)
        opened = zlib.decompressobj()
        data = opened.decompress(raw, most + 1)
        if len(data) > most or not opened.eof:
            raise UnreadableFile("a stream is damaged or longer than it may be")
        return value, data

    def _object_at(self, offset: int) -> tuple[Any, int]:
        head = re.compile(rb"\d+ 0 obj\n").match(self.data, offset)
        if head is None:
            raise UnreadableFile(f"no object at byte {offset}")
        return _value(self.data, head.end())

    def get(self, value: Any) -> Any:
        """The value itself, or the object it refers to."""
        if not isinstance(value, Reference):
            return value
        if value not in self._known:
            self._known[value] = self._load(value)
        return self._known[value]

    def _load(self, number: int) -> Any:
        raw, at = self.raw(number)
        return _value(raw, at)[0]

    def raw(self, number: int) -> tuple[bytes, int]:
        """The bytes an object stands in, and where in them it begins."""
        if number >= len(self._places) or self._places[number][0] == 0:
            raise UnreadableFile(f"object {number} is missing")
        kind, where, index = self._places[number]
        if kind == 1:
            return self.data, self.data.index(b" obj\n", where) + 5
        if where not in self._packed:
            head, body = self._stream_at(self._places[where][1])
            pairs = [int(n) for n in body[: head["First"]].split()]
            self._packed[where] = (body, [head["First"] + offset for offset in pairs[1::2]])
        body, offsets = self._packed[where]
        return body, offsets[index]

    def stream(self, reference: Reference, most: int | None = None) -> bytes:
        """The data of a stream. Raises `UnreadableFile` when it is longer than `most`, without unpacking the rest."""
        return self._stream_at(self._places[reference][1], most)[1]


# -- content ------------------------------------------------------------------------------------------------------
_CONTENT = re.compile(
    rb"/Span <</ActualText <FEFF(?P<actual>[0-9A-F]*)>>> BDC|/\w+ <</MCID (?P<mcid>\d+)>> BDC"
    rb"|/Artifact (?P<artifact><<[^>]*>>) BDC|(?P<end>EMC)\b|/(?P<font>F\d+) (?P<size>[\d.]+) Tf"
    rb"|\[(?P<shown>[^\]]*)\] TJ|(?P<dx>[-\d.]+) (?P<dy>[-\d.]+) Td|(?P<begin>BT)\b"
)
_CODES = re.compile(rb"<([0-9A-F]+)>")


@record(frozen=False)
class PageText:
    """What a page says: by marked content, in the order of painting; artifacts; places of text outside the page."""

    marked: dict[int, str] = fresh(default_factory=dict)
    artifacts: list[str] = fresh(default_factory=list)
    unowned: list[str] = fresh(default_factory=list)
    outside: list[str] = fresh(default_factory=list)


def _code_table(file: File, font: dict[str, Any]) -> dict[bytes, str]:
    rows = re.findall(rb"^<([0-9A-F]{4})> <([0-9A-F]*)>$", file.stream(font["ToUnicode"]), re.MULTILINE)
    return {code: bytes.fromhex(text.decode("ascii")).decode("utf-16-be") for code, text in rows if len(code) == 4}


def _page_text(content: bytes, tables: dict[bytes, dict[bytes, str]], width: float, height: float) -> PageText:
    page = PageText()
    owners: list[tuple[str, int]] = []  # what is open: ("mcid", n), ("artifact", 0), ("actual", 0)
    table: dict[bytes, str] = {}
    x = y = 0.0
    for m in _CONTENT.finditer(content):
        kind = m.lastgroup
        if kind == "shown":
            if owners and owners[-1][0] == "actual":
                continue
            codes = b"".join(_CODES.findall(m["shown"]))
            said = "".join([table[codes[i : i + 4]] for i in range(0, len(codes), 4)])
            _say(page, owners, said)
            if not (-0.01 <= y <= height and -72 <= x <= width):
                page.outside.append(said)
        elif kind == "dy":
            x, y = x + float(m["dx"]), y + float(m["dy"])
        elif kind == "size":
            table = tables[m["font"]]
        elif kind == "mcid":
            owners.append(("mcid", int(m["mcid"])))
            page.marked.setdefault(int(m["mcid"]), "")
        elif kind == "artifact":
            owners.append(("artifact", 0))
            page.artifacts.append("")
        elif kind == "actual":
            _say(page, owners, bytes.fromhex(m["actual"].decode("ascii")).decode("utf-16-be"))
            owners.append(("actual", 0))
        elif kind == "end":
            owners.pop()
        else:
            x = y = 0.0
    return page


def _say(page: PageText, owners: list[tuple[str, int]], said: str) -> None:
    owner, number = owners[-1] if owners else ("", 0)
    if owner == "mcid":
        page.marked[number] += said
    elif owner == "artifact":
        page.artifacts[-1] += said
    else:
        page.unowned.append(said)


# -- structure ----------------------------------------------------------------------------------------------------
@record(frozen=False)
class Said:
    """A structure element as read: its role, its object number, its children: elements, or (page from 0, words)."""

    role: str
    number: int
    children: list[Said | tuple[int, str]] = fresh(default_factory=list)
    sequences: list[tuple[int, int]] = fresh(default_factory=list)  # (page, marked content)
    annotations: int = 0
    facts: dict[str, str] = fresh(default_factory=dict)  # what is said of it: Alt, E, Lang, ActualText, ID, Scope …
    heads: list[str] = fresh(default_factory=list)  # of a cell: the names of its heads

    def walk(self) -> Iterator[Said]:
        """This element and all below it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Said):
                yield from child.walk()

    def text(self) -> str:
        """Every word below it as it stands in the file, in reading order."""
        return "".join(c.text() if isinstance(c, Said) else c[1] for c in self.children)


@record(frozen=False)
class ReadFile:
    """A file that has been read: its tree, its pages' text, how many link annotations each page has, its lists.

    `dead` counts links that lead nowhere, `names` are the named elements by the file's list, `titles` the document's titles,
    `loose` counts embedded files that belong to nothing.
    """

    root: Said
    pages: list[PageText]
    links: list[int]
    dead: int
    owners: list[list[int]]
    names: set[str]
    titles: list[str]
    loose: int

    def owner(self, page: int, mcid: int) -> int:
        """The object number of the element that a marked sequence belongs to by the file's list; 0 when it knows none."""
        return self.owners[page][mcid] if mcid < len(self.owners[page]) else 0


def read_file(data: bytes) -> ReadFile:
    """Read a file that `briefing.pdf.write` has written. Raises `UnreadableFile` on anything else."""
    try:
        file = File(data)
        catalog = file.get(file.trailer["Root"])
        references: list[Reference] = file.get(catalog["Pages"])["Kids"]
        pages: list[PageText] = []
        links: list[int] = []
        slots: list[int] = []
        dead = 0
        numbers = {int(r): i for i, r in enumerate(references)}
        tables: dict[bytes, dict[bytes, str]] = {}
        for reference in references:
            page = file.get(reference)
            if not tables:
                fonts = file.get(page["Resources"]).get("Font", {})
                tables = {name.encode("ascii"): _code_table(file, file.get(font)) for name, font in fonts.items()}
            _, _, width, height = page["MediaBox"]
            pages.append(_page_text(file.stream(page["Contents"]), tables, width, height))
            links.append(len(page.get("Annots", [])))
            dead += sum(not _leads(file, link, numbers) for link in page.get("Annots", []))
            slots.append(page["StructParents"])
        top = file.get(catalog["StructTreeRoot"])
        root = _element(file, top["K"], numbers, pages)
        rows = _parents(file, top)
        owners = [rows.get(slot, []) for slot in slots]
        names = {text_of(key) for key in file.get(top.get("IDTree", {})).get("Names", [])[::2]}
        titles, loose = _titles(file, catalog), _loose(file, catalog, root)
    except (KeyError, IndexError, TypeError, ValueError, zlib.error) as e:
        raise UnreadableFile(f"not a file of ours: {e!r}") from e
    return ReadFile(root, pages, links, dead, owners, names, titles, loose)


# an element as the writer begins it: what it is, where it hangs, on which page, and its kids
_ELEMENT = re.compile(
    rb"<</Type /StructElem /S /(\w+) /P \d+ 0 R(?: /NS \d+ 0 R)?(?: /Pg (\d+) 0 R)?(?: /K (\d+(?: 0 R)?|<<[^<>]*>>|\[[^\]]*\]))?"
)
_FACT = re.compile(rb"/(?:(Headers|BBox|AF) \[([^\]]*)\]|(\w+) (?:\(((?:[^\\()]|\\.)*)\)|<([0-9A-Fa-f]*)>|/(\w+)))", re.DOTALL)
_STRINGS = re.compile(rb"\(((?:[^\\()]|\\.)*)\)|<([0-9A-Fa-f]*)>", re.DOTALL)
_KID = re.compile(rb"(\d+) 0 R|<<(/Type /OBJR)[^<>]*>>|<</Type /MCR /Pg (\d+) 0 R /MCID (\d+)>>|(\d+)")


def _element(file: File, number: int, numbers: dict[int, int], pages: list[PageText]) -> Said:
    raw, at = file.raw(number)
    head = _ELEMENT.match(raw, at)
    if head is None:
        raise UnreadableFile(f"object {number} is no structure element")
    said = Said(head[1].decode("ascii"), number)
    if not raw.startswith(b">>", head.end()):
        _learn(said, raw[head.end() : raw.find(b"\n", head.end())])
    here = -1 if head[2] is None else numbers[int(head[2])]
    for element, annotation, page, elsewhere, mcid in _KID.findall(head[3] or b""):
        if element:
            said.children.append(_element(file, int(element), numbers, pages))
        elif annotation:
            said.annotations += 1
        else:
            index = numbers[int(page)] if page else here
            sequence = int(elsewhere or mcid)
            said.sequences.append((index, sequence))
            said.children.append((index, pages[index].marked[sequence]))
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
    return text_of(_ESCAPED.sub(rb"\1", literal) or bytes.fromhex(digits.decode("ascii")))


# -- the lists beside the tree --------------------------------------------------------------------------------------
_GOAL = re.compile(rb"/URI [(<][^)>]|/D \[(\d+) 0 R")
_ROW = re.compile(rb"(\d+) \[([^\]]*)\]")
_TITLE = re.compile(r"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", re.DOTALL)


def _leads(file: File, link: Reference, numbers: dict[int, int]) -> bool:
    """Whether a link annotation leads to an address, or to a page of the file."""
    raw, at = file.raw(link)
    goal = _GOAL.search(raw, at, raw.find(b"\n", at))
    return goal is not None and (goal[1] is None or int(goal[1]) in numbers)


def _parents(file: File, top: dict[str, Any]) -> dict[int, list[int]]:
    """The parent tree: by slot of a page, the numbers of the elements that own its sequences."""
    raw, at = file.raw(top["ParentTree"])
    rows = _ROW.findall(raw, at, raw.find(b"\n", at))
    return {int(slot): [int(n) for n in owners.split()[::3]] for slot, owners in rows}


def _titles(file: File, catalog: dict[str, Any]) -> list[str]:
    """The document's title as the metadata packet has it, and as the information dictionary does when there is one."""
    packet = _TITLE.search(file.stream(catalog["Metadata"]).decode("utf-8"))
    titles = [] if packet is None else [packet[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")]
    known = file.get(file.trailer.get("Info", {})).get("Title")
    return titles if known is None else [*titles, text_of(known)]


def _loose(file: File, catalog: dict[str, Any], root: Said) -> int:
    """How many embedded files belong neither to the document nor to an element."""
    listed = file.get(file.get(catalog.get("Names", {})).get("EmbeddedFiles", {})).get("Names", [])[1::2]
    if not listed:
        return 0
    owned = {int(n) for n in file.get(catalog.get("AF", []))}
    owned.update(int(n) for e in root.walk() for n in e.facts.get("AF", "").split()[::3])
    return sum(int(n) not in owned for n in listed)
