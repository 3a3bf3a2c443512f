"""Whatever the bytes are, reading a file back gives an answer or says that it cannot: no traceback, no flood of memory."""

from __future__ import annotations

import re
import zlib
from contextlib import suppress
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.layout.pages import Pages
from briefing.pdf import prove, write
from briefing.pdf.proof.objects import LARGEST, UnreadableFile, inflated, value_at
from briefing.transcript import transcript


@pytest.fixture(scope="module")
def sound(handmade: ModuleType) -> tuple[Pages, bytes]:
    pages = handmade.everything(handmade.make_styles())
    return pages, write(pages)


def read_aloud(data: bytes) -> None:
    with suppress(UnreadableFile):
        transcript(data)


@settings(max_examples=25, deadline=None)
@given(draw=st.data())
def test_a_file_that_was_cut_off_says_so(sound: tuple[Pages, bytes], draw: Any) -> None:
    pages, data = sound
    cut = data[: draw.draw(st.integers(0, len(data) - 7))]
    assert [d.code for d in prove(cut, pages)] == ["F301"]
    with pytest.raises(UnreadableFile, match=r"cut off|is empty|is not a PDF"):
        transcript(cut)


@settings(max_examples=60, deadline=None)
@given(draw=st.data())
def test_changed_bytes_are_read_or_refused(sound: tuple[Pages, bytes], draw: Any) -> None:
    pages, data = sound
    changed = bytearray(data)
    for _ in range(draw.draw(st.integers(1, 6))):
        at = draw.draw(st.integers(0, len(data) - 1))
        changed[at : at + 1] = draw.draw(st.binary(max_size=3))
    prove(bytes(changed), pages)
    read_aloud(bytes(changed))


@settings(max_examples=60, deadline=None)
@given(draw=st.data())
def test_changed_objects_are_read_or_refused(sound: tuple[Pages, bytes], draw: Any) -> None:
    """The same inside the packed objects and pages, where a single byte changes a meaning and not a checksum."""
    pages, data = sound
    streams = list(re.finditer(rb"/Length (\d+)>>\nstream\n", data))
    found = draw.draw(st.sampled_from([m for m in streams if b"/FlateDecode" in data[m.start() - 80 : m.end()]]))
    raw = data[found.end() : found.end() + int(found[1])]
    inside = bytearray(zlib.decompress(raw))
    at = draw.draw(st.integers(0, len(inside) - 1))
    inside[at : at + 1] = draw.draw(st.sampled_from((b"", b"0", b"9", b"[", b">>", b"(", b"\n", b"/", b"-1", b"99 0 R")))
    packed = zlib.compress(bytes(inside), 9)
    if len(packed) > len(raw):
        return
    changed = data[: found.end()] + packed + b"\0" * (len(raw) - len(packed)) + data[found.end() + len(raw) :]
    prove(changed, pages)
    read_aloud(changed)


@given(data=st.binary(max_size=80))
def test_no_bytes_make_a_value_fail_otherwise(data: bytes) -> None:
    with suppress(UnreadableFile, ValueError):
        value_at(data, 0)


def test_values_nest_to_a_limit() -> None:
    with pytest.raises(UnreadableFile):
        value_at(b"[" * 100_000, 0)


def test_a_stream_that_swells_is_not_unpacked() -> None:
    machine = zlib.compressobj(9)
    bomb = b"".join(machine.compress(bytes(1 << 20)) for _ in range((LARGEST >> 20) + 1)) + machine.flush()
    with pytest.raises(UnreadableFile, match="larger than any"):
        inflated(bomb)
