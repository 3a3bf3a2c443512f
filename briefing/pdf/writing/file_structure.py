"""Numbered objects to the bytes of a file (ISO 32000-1, 7.5): object streams, a cross-reference stream, an identifier.

The registry of objects and the pages are ReportLab's; what is written of them is ours: small objects go into object streams, the
cross-reference table is a stream, the file identifier is a hash of the content. ReportLab's own font dictionary is left out.
What is used of its registry without being public is declared in `Document` with its type. The names did not change between
ReportLab 4.0.9 and 5.1.0.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Protocol

from reportlab.pdfbase import pdfdoc

from briefing.pdf.writing.values import COMPRESSION, Value, deflate, encode, reference, stream

_PER_STREAM = 200  # objects to an object stream: larger ones compress no better and are slower to open


class Formatted(Protocol):
    """An object of ReportLab's registry, which gives its own bytes."""

    def format(self, document: object) -> bytes:
        """The bytes."""


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """Bytes that stand inside an object of ReportLab's."""

    __slots__ = ("data",)

    def __init__(self, data: bytes = b"") -> None:
        self.data = data

    def format(self, _document: object) -> bytes:
        """The bytes."""
        return self.data


class Body(Raw):
    """An object by itself, whose bytes may be filled in after it has been numbered."""

    __RefOnly__ = 1
    __slots__ = ()


class Document(pdfdoc.PDFDocument):  # type: ignore[misc]  # ReportLab has no types
    """A registry of objects that writes itself as PDF 1.7 or 2.0."""

    # ReportLab's, of the names and types that are used here
    idToObject: dict[str, Formatted]  # noqa: N815
    idToObjectNumberAndVersion: dict[str, tuple[int, int]]  # noqa: N815
    numberToId: dict[int, str]  # noqa: N815
    _pdfVersion: tuple[int, int]  # noqa: N815

    def __init__(self, version: tuple[int, int]) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=version)
        self.catalog_entries: dict[str, Value] = {}
        self._info: int | None = None
        self._ours: dict[int, Body] = {}

    # -- objects ------------------------------------------------------------------------------------------------
    def reserve(self) -> int:
        """The number of a new object that will be filled later."""
        return self.add(b"")

    def fill(self, object_number: int, data: bytes) -> None:
        """Give a reserved object its bytes."""
        self._ours[object_number].data = data

    def add(self, data: bytes) -> int:
        """Number these bytes."""
        # what ReportLab's `Reference` does in the end, without what it asks every object first: most objects are these
        number = self.objectcounter = len(self.numberToId) + 1
        name = f"R{number}"
        self._ours[number] = self.idToObject[name] = Body(data)
        self.idToObjectNumberAndVersion[name] = (number, 0)
        self.numberToId[number] = name
        return number

    def add_stream(self, data: bytes, dictionary: Mapping[str, Value] | None = None, *, compress: bool = True) -> int:
        """Number a stream object."""
        return self.add(stream(data, dictionary, compress=compress))

    def page_number(self, index: int) -> int:
        """The object number of a page that has been shown, by its index from 0."""
        return self.idToObjectNumberAndVersion[f"Page{index + 1}"][0]

    def set_info(self, data: bytes) -> None:
        """The document information dictionary."""
        self._info = self.add(data)

    # -- file ---------------------------------------------------------------------------------------------------
    def file(self) -> bytes:
        """The bytes of the whole file."""
        pages = self.Reference(self.Pages)
        pages_number = self.idToObjectNumberAndVersion[pages.name][0]
        root = self.add(encode({"Type": b"/Catalog", "Pages": reference(pages_number), **self.catalog_entries}))
        return self._write(root)

    def _bodies(self) -> tuple[list[tuple[int, bytes]], list[tuple[int, bytes]]]:
        """Streams, which stand by themselves, and everything else; formatting may still add objects at the end."""
        plain: list[tuple[int, bytes]] = []
        packed: list[tuple[int, bytes]] = []
        n = 0
        while n + 1 in self.numberToId:
            n += 1
            ours = self._ours.get(n)
            if ours is not None:
                (plain if ours.data.endswith((b"endstream", b"endstream\n")) else packed).append((n, ours.data.rstrip(b"\n")))
                continue
            name = self.numberToId[n]
            if name == pdfdoc.BasicFonts:  # ReportLab's own font dictionary; our pages have another
                continue
            data = self.idToObject[name].format(self)
            (plain if data.endswith((b"endstream", b"endstream\n")) else packed).append((n, data.rstrip(b"\n")))
        return plain, packed

    def _write(self, root: int) -> bytes:
        plain, packed = self._bodies()
        out = bytearray(b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n" % self._pdfVersion)
        places: dict[int, tuple[int, int, int]] = {}

        def put(object_number: int, data: bytes) -> None:
            places[object_number] = (1, len(out), 0)
            out.extend(b"%d 0 obj\n%s\nendobj\n" % (object_number, data))

        for n, data in plain:
            put(n, data)
        last = max(self.numberToId)
        for start in range(0, len(packed), _PER_STREAM):
            last += 1
            part = packed[start : start + _PER_STREAM]
            put(last, _object_stream(part))
            places.update((n, (2, last, i)) for i, (n, _) in enumerate(part))
        last += 1
        start = len(out)
        places[last] = (1, start, 0)
        out += b"%d 0 obj\n%s\nendobj\n" % (last, self._cross_reference(places, last, root, bytes(out)))
        out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(out)

    def _cross_reference(self, places: Mapping[int, tuple[int, int, int]], last: int, root: int, so_far: bytes) -> bytes:
        rows = bytearray()
        for n in range(last + 1):
            kind, where, index = places.get(n, (0, 0, 255 if n == 0 else 0))
            rows += bytes((kind,)) + where.to_bytes(4, "big") + index.to_bytes(1, "big")
        identifier = b"<%s>" % hashlib.sha256(so_far).hexdigest()[:32].upper().encode("ascii")
        trailer: dict[str, Value] = {
            "Type": b"/XRef",
            "Size": last + 1,
            "W": [1, 4, 1],
            "Root": reference(root),
            "ID": [identifier, identifier],
        }
        if self._info is not None:
            trailer["Info"] = reference(self._info)
        return stream(bytes(rows), trailer)


def _object_stream(part: Sequence[tuple[int, bytes]]) -> bytes:
    index: list[bytes] = []
    body = bytearray()
    for n, data in part:
        index.append(b"%d %d" % (n, len(body)))
        body += data + b"\n"
    head = b" ".join(index) + b"\n"
    data = deflate(head + bytes(body), COMPRESSION)
    d: dict[str, Value] = {"Type": b"/ObjStm", "N": len(part), "First": len(head), "Filter": b"/FlateDecode", "Length": len(data)}
    return encode(d) + b"\nstream\n" + data + b"\nendstream"
