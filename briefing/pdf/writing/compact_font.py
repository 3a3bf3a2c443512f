"""Compact Font Format tables (Adobe technical note 5176) to what a PDF wants of them: how the glyphs are keyed, a new charset.

In a CID-keyed CFF font the charset says which code each glyph answers to. A subsetter keeps the font's own numbers
there; ours are the ones in the content streams, so the charset is written anew at the end of the table.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.records import record

_ROS = 0x0C1E  # registry, ordering, supplement: only CID-keyed fonts have it
_CHARSET = 15


def _top_dictionary(table: bytes) -> tuple[int, int]:
    """Where the first dictionary of the Top DICT index begins and ends."""
    position = table[2]  # header size: the name index follows, then the Top DICT index
    start = end = 0
    for _ in range(2):
        count = int.from_bytes(table[position : position + 2], "big")
        size = table[position + 2]
        first = position + 3
        offsets = [int.from_bytes(table[first + k * size : first + (k + 1) * size], "big") for k in range(count + 1)]
        base = first + (count + 1) * size - 1
        start, end = base + offsets[0], base + offsets[1]
        position = base + offsets[-1]
    return start, end


@record
class _Entry:
    """An operator of the Top DICT (12 n reads as 0x0C00 + n) and where its last operand begins."""

    operator: int
    operand: int


def _entries(table: bytes) -> list[_Entry]:
    position, end = _top_dictionary(table)
    out: list[_Entry] = []
    operand = position
    while position < end:
        b = table[position]
        if b > 21:
            operand = position
            position += _operand_length(table, position)
            continue
        operator = 0x0C00 + table[position + 1] if b == 12 else b
        position += 2 if b == 12 else 1
        out.append(_Entry(operator, operand))
        operand = position
    return out


def _operand_length(table: bytes, position: int) -> int:
    b = table[position]
    if b == 28:
        return 3
    if b == 29:
        return 5
    if b == 30:  # a real number: nibbles up to 0xF
        length = 1
        while table[position + length] & 0x0F != 0x0F and table[position + length] >> 4 != 0x0F:
            length += 1
        return length + 1
    return 1 if b <= 246 else 2


def is_cid_keyed(table: bytes) -> bool:
    """True when the glyphs of this CFF table have numbers for names."""
    return any(e.operator == _ROS for e in _entries(table))


def set_charset(table: bytes, codes: Sequence[int]) -> bytes:
    """The table with a charset (format 0) in which glyph i answers to `codes[i]`; glyph 0 always answers to 0.

    The subsetter writes offsets as five bytes, so the new one fits in the old one's place; ValueError when it does not.
    """
    charset = next((e for e in _entries(table) if e.operator == _CHARSET), None)
    if charset is None or table[charset.operand] != 29:
        raise ValueError("this CFF table has no charset whose place could be changed")
    body = bytearray(table)
    body[charset.operand + 1 : charset.operand + 5] = len(table).to_bytes(4, "big")
    body += b"\0" + b"".join(code.to_bytes(2, "big") for code in codes[1:])
    return bytes(body)
