"""PDF values: Python numbers, strings, lists and dictionaries to the bytes that stand in the file (ISO 32000-1, 7.3).

A `str` is a text string. `bytes` are taken as they are: a name (`b"/Link"`), a reference, something already encoded.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Union

Value = Union[bytes, bool, int, float, str, Sequence["Value"], Mapping[str, "Value"]]

COMPRESSION = 6  # level 9 makes text pages 1 % smaller and takes three times as long


@lru_cache(maxsize=16384)
def number(v: float) -> str:
    """A number with at most three decimals and no exponent, the shortest way it can be written."""
    s = f"{v:.3f}".rstrip("0").rstrip(".")
    return "0" if s == "-0" else s


def reference(object_number: int) -> bytes:
    """An indirect reference to that object (generation 0)."""
    return b"%d 0 R" % object_number


def text_string(s: str) -> bytes:
    """A text string: printable ASCII as a literal, everything else as UTF-16 in hexadecimal digits."""
    if s.isascii() and s.isprintable():
        return b"(" + s.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("ascii") + b")"
    return b"<FEFF" + s.encode("utf-16-be").hex().upper().encode("ascii") + b">"


def name(s: str) -> bytes:
    """A name object; whatever a name may not hold is written #xx."""
    held = (chr(b) if 0x21 <= b <= 0x7E and chr(b) not in "#/%()<>[]{}" else f"#{b:02X}" for b in s.encode("utf-8"))
    return ("/" + "".join(held)).encode("ascii")


def encode(v: Value) -> bytes:
    """The bytes of a value; lists become arrays, mappings dictionaries in their own order."""
    if isinstance(v, bytes):
        return v
    if isinstance(v, str):
        return text_string(v)
    if isinstance(v, bool):
        return b"true" if v else b"false"
    if isinstance(v, int):
        return b"%d" % v
    if isinstance(v, float):
        return number(v).encode("ascii")
    if isinstance(v, Mapping):
        return b"<<" + b" ".join([b"/%s %s" % (k.encode("ascii"), encode(x)) for k, x in v.items()]) + b">>"
    return b"[" + b" ".join([x if type(x) is bytes else encode(x) for x in v]) + b"]"


@lru_cache(maxsize=128)  # who builds a brief again has most of its fonts and pages again
def deflate(data: bytes, level: int) -> bytes:
    """Compressed bytes, remembered."""
    return zlib.compress(data, level)


def stream(data: bytes, dictionary: Mapping[str, Value] | None = None, *, compress: bool = True) -> bytes:
    """A stream object's body. `endstream` follows a line end, as ISO 19005-3, 6.1.7.1 asks."""
    d: dict[str, Value] = dict(dictionary or {})
    if compress:
        data = deflate(data, COMPRESSION)
        d["Filter"] = b"/FlateDecode"
    d["Length"] = len(data)
    return encode(d) + b"\nstream\n" + data + b"\nendstream"
