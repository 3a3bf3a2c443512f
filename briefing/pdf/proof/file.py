"""A file's bytes to its objects (ISO 32000-1, 7.5), each read when it is asked for.

This reads what `briefing.pdf` writes (a cross-reference stream, object streams) and no other PDF, in bounded time and memory:
what is unpacked and looked at in all is limited by the size of the file, and no more than a few object streams and `_KEPT` bytes
of parsed objects are remembered at a time.
"""

from __future__ import annotations

import re
import struct

from briefing.pdf.proof.objects import (
    LARGEST,
    Dictionary,
    Reference,
    UnreadableFile,
    Value,
    inflated,
    integer_in,
    of_another_kind,
    reference_in,
    value_at,
)

_LARGEST_OBJECTS = 1 << 24  # bytes of an object stream: the parent tree of 10,000 rows of a table has 0.9 MB
_LARGEST_PARSED = 1 << 22  # bytes of one object that is parsed: every value of it takes thirty times as much memory
_MOST_IN_STREAM = 1000  # objects in an object stream; the writer puts 200 there
_STREAMS = 4  # object streams remembered: the objects of a file stand in the order in which they are read
_KEPT = 1 << 22  # bytes of parsed objects remembered
# Bytes unpacked and looked at in all. A table of 10,000 rows takes 25 for each byte of its file, other briefs less than 10.
_LEAST_WORK, _WORK_PER_BYTE, _MOST_WORK = 1 << 25, 128, 1 << 30
_PARSING = 4  # a byte that is parsed takes the time of so many that are unpacked
_LEAST_OBJECTS, _BYTES_PER_OBJECT = 1000, 4  # a file of ours has an object to every 25 bytes at most
_PLACE = struct.Struct(">BIB")  # how an object is kept, where, and its index there
_HEAD = re.compile(rb"\d{1,9} 0 obj\n")
_END = re.compile(rb"startxref\n(\d{1,12})\n%%EOF\n\Z")


class File:
    """The objects of a file, read when they are asked for. Everything raises `UnreadableFile` on what no file of ours has."""

    __slots__ = ("_known", "_known_bytes", "_packed", "_places", "_work", "data", "trailer")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._known: dict[int, Value] = {}
        self._known_bytes = 0
        self._packed: dict[int, tuple[bytes, list[int], list[int]]] = {}
        self._work = min(_LEAST_WORK + _WORK_PER_BYTE * len(data), _MOST_WORK)
        if not data.startswith(b"%PDF-"):
            raise UnreadableFile("it is empty" if not data else "it is not a PDF")
        start = _END.search(data, max(0, len(data) - 64))
        if start is None:
            cut = b"%%EOF" not in data[-2048:]
            raise UnreadableFile(
                "its end is missing: it has been cut off" if cut else "it was made or changed by another program"
            )
        try:
            most = _PLACE.size * (_LEAST_OBJECTS + len(data) // _BYTES_PER_OBJECT)
            self.trailer, self._places = self._stream_at(int(start[1]), most)
            if self.trailer.get("W") != [1, 4, 1]:
                raise UnreadableFile("its cross-reference stream has other columns than ours")
        except (UnreadableFile, ValueError) as e:
            raise UnreadableFile("it was made or changed by another program") from e

    def __len__(self) -> int:
        return len(self._places) // _PLACE.size

    def spend(self, work: int) -> None:
        """Count bytes that are looked at; raises when they are more in all than a file of this size has."""
        self._work -= work
        if self._work < 0:
            raise UnreadableFile("it unpacks to more than any of ours of its size")

    # -- objects ------------------------------------------------------------------------------------------------------
    def get(self, value: Value) -> Value:
        """The value itself, or the object it refers to."""
        if not isinstance(value, Reference):
            return value
        if value not in self._known:
            raw = self.raw(value)
            if len(raw) > _LARGEST_PARSED:
                raise UnreadableFile(f"object {int(value)} is larger than any of ours")
            self.spend(_PARSING * len(raw))
            self._known_bytes += len(raw)
            if self._known_bytes > _KEPT:
                self._known.clear()
                self._known_bytes = len(raw)
            self._known[value] = value_at(raw, 0)[0]
        return self._known[value]

    def dictionary(self, value: Value) -> Dictionary:
        """The dictionary that a value is or refers to, or that of a stream; an entry that is not there is an empty one."""
        found = self.get(value)
        if found is None or isinstance(found, dict):
            return found or {}
        raise of_another_kind(found)

    def array(self, value: Value) -> list[Value]:
        """The array that a value is or refers to; an entry that is not there is an empty one."""
        found = self.get(value)
        if found is None or isinstance(found, list):
            return found or []
        raise of_another_kind(found)

    def pairs(self, value: Value) -> list[tuple[Value, Value]]:
        """The names of a name tree in one node, or the numbers of a number tree, each with what stands under it."""
        listed = self.array(value)
        if len(listed) % 2:
            raise UnreadableFile("a list of names has one without a value")
        return list(zip(listed[::2], listed[1::2], strict=True))

    def raw(self, number: int) -> bytes:
        """The bytes of an object; of a stream, those of its dictionary."""
        try:
            kind, where, index = _PLACE.unpack_from(self._places, number * _PLACE.size)
        except struct.error as e:
            raise UnreadableFile(f"object {int(number)} is missing") from e
        if kind == 1:
            raw = self.data[slice(*self._line_at(where))]
        else:
            body, numbers, starts = self._packed.get(where) or self._unpack(where if kind else 0)
            if index >= len(numbers) or numbers[index] != number:
                raise UnreadableFile(f"object {int(number)} is missing")
            raw = body[starts[index] : starts[index + 1]]
        self._work -= len(raw)
        if self._work < 0:
            self.spend(0)
        return raw

    def _unpack(self, number: int) -> tuple[bytes, list[int], list[int]]:
        """An object stream: its data, the numbers of its objects, where each begins and the last one ends."""
        head, body = self._stream_at(self._offset(Reference(number)), _LARGEST_OBJECTS)
        self.spend(len(body))
        count, first = integer_in(head.get("N")), integer_in(head.get("First"))
        words = body[: min(first, 24 * _MOST_IN_STREAM)].split()
        if not 0 <= count <= _MOST_IN_STREAM or len(words) != 2 * count:
            raise UnreadableFile("its objects are packed in another way than ours")
        starts = [*(first + int(word) for word in words[1::2]), len(body)]
        if starts != sorted(starts) or first < 0:
            raise UnreadableFile("its objects are packed in another way than ours")
        if len(self._packed) >= _STREAMS:
            del self._packed[next(iter(self._packed))]
        self._packed[number] = packed = (body, [int(word) for word in words[::2]], starts)
        return packed

    # -- streams ------------------------------------------------------------------------------------------------------
    def stream(self, reference: Value, most: int = LARGEST) -> bytes:
        """The data of a stream that describes the document, of at most `most` bytes: a page's content, a font's map."""
        data = self._stream_at(self._offset(reference), most)[1]
        self.spend(len(data))
        return data

    def embedded_file(self, reference: Value, most: int = LARGEST) -> tuple[Dictionary, bytes]:
        """The dictionary and the data of a file inside the file, of at most `most` bytes: the caller bounds them in all."""
        return self._stream_at(self._offset(reference), most)

    def _offset(self, reference: Value) -> int:
        """Where in the file an object stands that is not in an object stream, as no stream is."""
        number = reference_in(reference)
        if not 0 <= number < len(self):
            raise UnreadableFile(f"object {int(number)} is missing")
        kind, where, _ = _PLACE.unpack_from(self._places, number * _PLACE.size)
        if kind != 1:
            raise UnreadableFile(f"object {int(number)} is missing")
        return int(where)

    def _line_at(self, offset: int) -> tuple[int, int]:
        """Where the line begins and ends that an object, or the dictionary of a stream, is written on."""
        head = _HEAD.match(self.data, offset)
        end = -1 if head is None else self.data.find(b"\n", head.end())
        if head is None or end < 0:
            raise UnreadableFile(f"there is no object at byte {offset}")
        return head.end(), end

    def _stream_at(self, offset: int, most: int) -> tuple[Dictionary, bytes]:
        begin, end = self._line_at(offset)
        self.spend(_PARSING * (end - begin))
        value = value_at(self.data[begin:end], 0)[0]
        if not isinstance(value, dict) or not self.data.startswith(b"\nstream\n", end):
            raise UnreadableFile(f"there is no stream at byte {offset}")
        begin = end + len(b"\nstream\n")
        raw = self.data[begin : begin + integer_in(value.get("Length"))]
        return value, inflated(raw, most) if value.get("Filter") == "/FlateDecode" else raw
