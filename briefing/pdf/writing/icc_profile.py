"""The published numbers of sRGB (IEC 61966-2-1) to an ICC colour profile of 480 bytes, the same on every machine.

Profiles that a colour library makes carry the time of their making; this one is the same on every machine. Its
primaries are those of sRGB adapted to D50 by the Bradford transform, as in the registry of the ICC.
"""

from __future__ import annotations

import struct
from functools import lru_cache

_RED = (0.43607, 0.22249, 0.01392)
_GREEN = (0.38515, 0.71687, 0.09708)
_BLUE = (0.14307, 0.06061, 0.71410)
_WHITE = (0.9642, 1.0, 0.8249)  # D50
_ADAPTATION = (1.04788, 0.02292, -0.05019, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def _fixed(*numbers: float) -> bytes:
    return b"".join(struct.pack(">i", round(v * 65536)) for v in numbers)


def _unicode(text: str) -> bytes:
    raw = text.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(raw), 28) + raw


def _xyz(colour: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(*colour)


@lru_cache(maxsize=1)
def srgb() -> bytes:
    """An ICC version 4 display profile of sRGB."""
    curve = b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + _fixed(*_CURVE)
    tags = [
        (b"desc", _unicode("sRGB")),
        (b"cprt", _unicode("CC0")),
        (b"wtpt", _xyz(_WHITE)),
        (b"chad", b"sf32\0\0\0\0" + _fixed(*_ADAPTATION)),
        (b"rXYZ", _xyz(_RED)),
        (b"gXYZ", _xyz(_GREEN)),
        (b"bXYZ", _xyz(_BLUE)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    ]
    offset = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    places: dict[bytes, int] = {}
    for signature, data in tags:
        if data not in places:
            places[data] = offset + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += struct.pack(">4sII", signature, places[data], len(data))
    size = 128 + len(table) + len(body)
    head = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x04400000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28 + _fixed(*_WHITE)
    return head.ljust(128, b"\0") + table + body
