"""The bytes of an object to its value (ISO 32000-1, 7.3): numbers, names, strings, arrays, dictionaries, references.

This reads what `briefing.pdf` writes and no other PDF. Whatever the bytes are, they give a value or `UnreadableFile`, in a time
by their length: values nest at most `DEEPEST` deep, and a stream is unpacked to at most `LARGEST` bytes.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from typing import TypeAlias, Union

LARGEST = 1 << 26
"""Bytes of one stream once it is unpacked: the longest page of a brief has a hundredth of this."""
DEEPEST = 60
"""Arrays and dictionaries inside one another."""
_LONGEST_NUMBER = 40  # digits


class UnreadableFile(Exception):
    """The bytes are not a file of ours; the message says why, for the person who named the file."""


class Reference(int):
    """The number of an object that stands elsewhere."""

    __slots__ = ()


Value: TypeAlias = Union[bool, int, float, str, bytes, Reference, "list[Value]", "dict[str, Value]", None]
"""An object of a file: names are `str` with their slash, strings `bytes`; the keys of a dictionary have lost their slash."""
Dictionary: TypeAlias = dict[str, Value]


# -- syntax -----------------------------------------------------------------------------------------------------------
_TOKEN = re.compile(
    rb"[\s\0]*(?:(?P<ref>\d{1,9} \d{1,5} R)\b|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))|(?P<name>/[^\s<>\[\]()/%]*)|(?P<open><<|\[)"
    rb"|(?P<close>>>|\])|<(?P<hex>[0-9A-Fa-f]*)>|(?P<string>\()|(?P<word>true|false|null))"
)
_STRING = re.compile(rb"([^\\()]*(?:\\.[^\\()]*)*)\)", re.DOTALL)
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_WORDS: dict[bytes, bool | None] = {b"true": True, b"false": False, b"null": None}


def _number(digits: bytes) -> int | float:
    if len(digits) > _LONGEST_NUMBER:
        raise UnreadableFile("there is a number of more digits than any of ours has")
    return float(digits) if b"." in digits else int(digits)


_SIMPLE: dict[str, Callable[[bytes], Value]] = {
    "ref": lambda word: Reference(word[: word.index(b" ")]),
    "number": _number,
    "name": lambda word: word.decode("ascii"),
    "hex": lambda word: bytes.fromhex(word.decode("ascii")),
    "word": lambda word: _WORDS[word],
}


def value_at(data: bytes, at: int) -> tuple[Value, int]:
    """The value that begins at `at`, and where it ends."""
    begun: list[tuple[list[Value], bytes]] = []  # what stands around the innermost array or dictionary, and how that ends
    items: list[Value] = []
    value: Value
    while True:
        m = _TOKEN.match(data, at)
        if m is None:
            raise UnreadableFile(f"there is no value at byte {at}")
        kind, at = m.lastgroup or "", m.end()
        if kind == "open":
            if len(begun) == DEEPEST:
                raise UnreadableFile(f"there are more values inside one another than in any of ours at byte {at}")
            begun.append((items, b"]" if m["open"] == b"[" else b">>"))
            items = []
            continue
        if kind == "close":
            if not begun or begun[-1][1] != m["close"]:
                raise UnreadableFile(f"there is no value at byte {at}")
            value = items if m["close"] == b"]" else _dictionary(items, at)
            items, _ = begun.pop()
        elif kind == "string":
            end = _STRING.match(data, at)
            if end is None:
                raise UnreadableFile(f"there is a string without an end at byte {at}")
            value, at = unescaped(end[1]), end.end()
        else:
            value = _SIMPLE[kind](m[kind])
        if not begun:
            return value, at
        items.append(value)


def _dictionary(items: list[Value], at: int) -> Dictionary:
    keys = [key for key in items[::2] if isinstance(key, str)]
    if len(items) != 2 * len(keys):
        raise UnreadableFile(f"there is a dictionary that is none before byte {at}")
    return {key[1:]: value for key, value in zip(keys, items[1::2], strict=True)}


def unescaped(raw: bytes) -> bytes:
    """A literal string's bytes: a backslash stands before what it protects."""
    return _ESCAPED.sub(rb"\1", raw) if b"\\" in raw else raw


def text_of(raw: bytes) -> str:
    """A text string's characters."""
    return raw[2:].decode("utf-16-be") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")


LITERAL = rb"\(([^\\()]*(?:\\.[^\\()]*)*)\)|<([0-9A-Fa-f]*)>"
"""A text string as a pattern with two groups, for objects of which there are too many to parse: see `matched_text`."""


def matched_text(literal: bytes | None, digits: bytes | None) -> str:
    """The characters of a text string that `LITERAL` has found, from its two groups."""
    return text_of(unescaped(literal or b"") or bytes.fromhex((digits or b"").decode("ascii")))


def inflated(raw: bytes, most: int = LARGEST) -> bytes:
    """Unpacked bytes, at most `most` of them."""
    machine = zlib.decompressobj()
    try:
        made = machine.decompress(raw, most + 1)
    except zlib.error as e:
        raise UnreadableFile("a part of it is damaged") from e
    if len(made) > most or not machine.eof:
        raise UnreadableFile("a part of it is cut off" if len(made) <= most else "a part of it is larger than any of ours")
    return made


# -- values of a kind ---------------------------------------------------------------------------------------------------
def of_another_kind(value: Value) -> UnreadableFile:
    """The error that there is a value of this kind where another one should be."""
    return UnreadableFile(f"it has {type(value).__name__} where a file of ours has something else")


def number_in(value: Value) -> float:
    """A number that it must be."""
    if isinstance(value, (int, float)) and not isinstance(value, (bool, Reference)):
        return value
    raise of_another_kind(value)


def integer_in(value: Value) -> int:
    """A whole number that it must be."""
    if isinstance(value, int) and not isinstance(value, (bool, Reference)):
        return value
    raise of_another_kind(value)


def reference_in(value: Value) -> Reference:
    """A reference that it must be."""
    if isinstance(value, Reference):
        return value
    raise of_another_kind(value)


def text_in(value: Value) -> str:
    """A text string that it must be, or nothing: an entry that is not there."""
    if value is None:
        return ""
    if isinstance(value, bytes):
        return text_of(value)
    raise of_another_kind(value)


def name_in(value: Value) -> str:
    """A name without its slash that it must be, or nothing: an entry that is not there."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value[1:]
    raise of_another_kind(value)
