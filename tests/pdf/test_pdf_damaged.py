"""Whatever the bytes are, reading a file back gives an answer or says that it cannot: no traceback, no flood of memory."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import zlib
from contextlib import suppress
from pathlib import Path
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


HOSTILE = Path(__file__).with_name("hostile.py")
_spec = importlib.util.spec_from_file_location("briefing_tests_hostile", HOSTILE)
assert _spec is not None
assert _spec.loader is not None
hostile = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(hostile)
READ = ("sound", "bookmarks_in_a_circle", "facts_of_an_element")
SMALL = ("many_rows", "long_array", "elements_deep", "elements_twice", "one_kid_often")


@pytest.mark.parametrize("name", [*READ, *SMALL])
def test_a_file_that_asks_for_the_machine_is_read_or_refused(name: str) -> None:
    data = hostile.BOMBS[name](0)
    if name in READ:
        assert transcript(data)
    else:
        with pytest.raises(UnreadableFile):
            transcript(data)


OTHER = (b"(a)", b"/N", b"[]", b"<<>>", b"null", b"13 0 R", b"1e999", b"9" * 400, b"-1", b"true", b"0.5", b"<FEFF0", b"")


@pytest.mark.parametrize("number", [n for n, body in hostile.plain().items() if b"stream" not in body])
def test_a_value_of_another_kind_is_read_or_refused(number: int) -> None:
    """Every value of every object in turn is a string, a name, an array, a number that no computer has …"""
    objects = hostile.plain()
    for found in re.finditer(rb"(?<=[ \[])(\d+ 0 R|/?[\w.-]+|\[[^\]]*\])", objects[number]):
        for other in OTHER:
            changed = objects[number][: found.start()] + other + objects[number][found.end() :]
            read_aloud(hostile.file_of({**objects, number: changed}))


@pytest.mark.slow
@pytest.mark.parametrize("padding", [0, 7_900_000])
@pytest.mark.parametrize("name", [name for name in hostile.BOMBS if name != "sound"])
def test_memory_and_time_are_bounded(name: str, padding: int) -> None:
    """A file of some 100 kB, and one of 8 MB, which may unpack to more."""
    done = subprocess.run([sys.executable, str(HOSTILE), name, str(padding)], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    size, before, peak, seconds, *_ = done.stdout.split("\t")
    assert int(peak) - int(before) < (250 if int(size) < 200_000 else 700)  # MB
    assert float(seconds) < 120
