"""A file's bytes to its objects: numbers, names, dictionaries and streams, each read when it is asked for.

This reads what `briefing.pdf` writes (cross-reference streams, object streams) and no other PDF. Whatever the bytes are, they
give values or `UnreadableFile`, in bounded time and memory: a stream may not grow beyond `LARGEST`, values nest at most
`DEEPEST` deep.
"""

from __future__ import annotations

import re
import struct
import zlib
from typing import Any

LARGEST = 1 << 26  # bytes of one stream once it is unpacked: the longest page of a brief has a hundredth of this
DEEPEST = 60


class UnreadableFile(Exception):
    """The bytes are not a file of ours; the message says why, for the person who named the file."""


class Reference(int):
    """The number of an object that stands elsewhere."""

    __slots__ = ()


_TOKEN = re.compile(
    rb"[\s\0]*(?:(?P<ref>\d{1,9} \d+ R)\b|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))|(?P<name>/[^\s<>\[\]()/%]*)|(?P<open><<|\[)"
    rb"|(?P<close>>>|\])|<(?P<hex>[0-9A-Fa-f]*)>|(?P<string>\()|(?P<word>true|false|null))"
)
_STRING = re.compile(rb"([^\\()]*(?:\\.[^\\()]*)*)\)", re.DOTALL)
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_WORDS = {b"true": True, b"false": False, b"null": None}
_PLACES = struct.Struct(">BIB")  # how an object is kept, where, and its index there
_HEAD = re.compile(rb"\d{1,9} 0 obj\n")
_END = re.compile(rb"startxref\n(\d{1,12})\n%%EOF\n\Z")


def value_at(data: bytes, at: int, depth: int = 0) -> tuple[Any, int]:
    """The value that begins at `at`, and where it ends. Names are `str` with their slash, strings `bytes`."""
    m = _TOKEN.match(data, at)
    if m is None:
        raise UnreadableFile(f"there is no value at byte {at}")
    kind = m.lastgroup
    at = m.end()
    if kind == "ref":
        return Reference(m["ref"].split()[0]), at
    if kind == "number":
        return (float(m["number"]) if b"." in m["number"] else int(m["number"][:20])), at
    if kind == "name":
        return m["name"].decode("ascii"), at
    if kind == "hex":
        return bytes.fromhex(m["hex"].decode("ascii")), at
    if kind == "word":
        return _WORDS[m["word"]], at
    if kind == "string":
        end = _STRING.match(data, at)
        if end is None:
            raise UnreadableFile(f"there is a string without an end at byte {at}")
        return unescaped(end[1]), end.end()
    if kind == "open" and depth < DEEPEST:
        return _compound(data, at, m["open"] == b"<<", depth + 1)
    raise UnreadableFile(f"there is no value at byte {at}")


def _compound(data: bytes, at: int, dictionary: bool, depth: int) -> tuple[Any, int]:
    items: list[Any] = []
    while True:
        m = _TOKEN.match(data, at)
        if m is not None and m.lastgroup == "close":
            at = m.end()
            break
        item, at = value_at(data, at, depth)
        items.append(item)
    if not dictionary:
        return items, at
    if len(items) % 2 or not all(isinstance(key, str) for key in items[::2]):
        raise UnreadableFile(f"there is a dictionary that is none before byte {at}")
    return {key[1:]: value for key, value in zip(items[::2], items[1::2], strict=True)}, at


def unescaped(raw: bytes) -> bytes:
    """A literal string's bytes: a backslash stands before what it protects."""
    return _ESCAPED.sub(rb"\1", raw) if b"\\" in raw else raw


def text_of(raw: bytes) -> str:
    """A text string's characters."""
    return raw[2:].decode("utf-16-be") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")


def inflated(raw: bytes, most: int = LARGEST) -> bytes:
    """Unpacked bytes, at most `most` of them."""
    machine = zlib.decompressobj()
    made = machine.decompress(raw, most + 1)
    if len(made) > most or not machine.eof:
        raise UnreadableFile("a part of it is cut off" if len(made) <= most else "a part of it is larger than any of ours")
    return made


class File:
    """The objects of a file, read when they are asked for."""

    __slots__ = ("_known", "_packed", "_places", "data", "trailer")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._known: dict[int, Any] = {}
        self._packed: dict[int, tuple[bytes, list[int]]] = {}
        if not data.startswith(b"%PDF-"):
            raise UnreadableFile("it is empty" if not data else "it is not a PDF")
        start = _END.search(data, max(0, len(data) - 64))
        if start is None:
            cut = b"%%EOF" not in data[-2048:]
            raise UnreadableFile(
                "its end is missing: it has been cut off" if cut else "it was made or changed by another program"
            )
        try:
            self.trailer, rows = self._stream_at(int(start[1]))
            if self.trailer["W"] != [1, 4, 1]:
                raise ValueError(self.trailer["W"])
            self._places = list(_PLACES.iter_unpack(rows))
        except (KeyError, IndexError, TypeError, ValueError, struct.error, zlib.error, UnreadableFile) as e:
            raise UnreadableFile("it was made or changed by another program") from e

    def __len__(self) -> int:
        return len(self._places)

    def _stream_at(self, offset: int, most: int = LARGEST) -> tuple[dict[str, Any], bytes]:
        value, at = self._object_at(offset)
        begin = self.data.index(b"stream\n", at) + 7
        raw = self.data[begin : begin + value["Length"]]
        return value, inflated(raw, most) if value.get("Filter") == "/FlateDecode" else raw

    def _object_at(self, offset: int) -> tuple[Any, int]:
        head = _HEAD.match(self.data, offset)
        if head is None:
            raise UnreadableFile(f"there is no object at byte {offset}")
        return value_at(self.data, head.end())

    def get(self, value: Any) -> Any:
        """The value itself, or the object it refers to."""
        if not isinstance(value, Reference):
            return value
        if value not in self._known:
            raw, at = self.raw(value)
            self._known[value] = value_at(raw, at)[0]
        return self._known[value]

    def raw(self, number: int) -> tuple[bytes, int]:
        """The bytes an object stands in, and where in them it begins."""
        if number >= len(self._places) or self._places[number][0] == 0:
            raise UnreadableFile(f"object {number} is missing")
        kind, where, index = self._places[number]
        if kind == 1:
            return self.data, self.data.index(b" obj\n", where) + 5
        packed = self._packed.get(where)
        if packed is None:
            if self._places[where][0] != 1:
                raise UnreadableFile(f"object {number} is missing")
            head, body = self._stream_at(self._places[where][1])
            pairs = [int(n) for n in body[: head["First"]].split()]
            packed = self._packed[where] = (body, [head["First"] + offset for offset in pairs[1::2]])
        return packed[0], packed[1][index]

    def line(self, number: int) -> bytes:
        """The bytes of an object that is written on one line, as dictionaries are."""
        raw, at = self.raw(number)
        end = raw.find(b"\n", at)
        return raw[at : end if end >= 0 else len(raw)]

    def stream(self, reference: Reference, most: int = LARGEST) -> bytes:
        """The data of a stream. Raises `UnreadableFile` when it is longer than `most`, without unpacking the rest."""
        return self.stream_of(reference, most)[1]

    def stream_of(self, reference: Reference, most: int = LARGEST) -> tuple[dict[str, Any], bytes]:
        """The dictionary of a stream, and its data."""
        kind, where, _ = self._places[reference]
        if kind != 1:
            raise UnreadableFile(f"object {int(reference)} is missing")
        return self._stream_at(where, most)
