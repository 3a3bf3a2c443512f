"""CFF tables: told apart, and given another charset that another program reads."""

from __future__ import annotations

import io
from types import ModuleType

import pytest
import uharfbuzz as hb

from briefing.pdf.writing.compact_font import is_cid_keyed, set_charset

cff_lib = pytest.importorskip("fontTools.cffLib")


@pytest.fixture(scope="module")
def table(handmade: ModuleType) -> bytes:
    faces = handmade.far_eastern_faces()
    if not faces:
        pytest.skip("the faces of the [cjk] extra are not installed")
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.UNICODE).update(map(ord, "김정은"))
    return bytes(hb.SubsetPlan(faces[0].hbface, wanted).execute().reference_table("CFF ").data)


def parsed(data: bytes) -> object:
    fonts = cff_lib.CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    return fonts[0]


@pytest.mark.cjk
def test_another_charset_is_read_by_another_program(table: bytes) -> None:
    assert is_cid_keyed(table)
    before = parsed(table)
    codes = [0, *range(701, 701 + len(before.charset) - 1)]  # type: ignore[attr-defined]
    after = parsed(set_charset(table, codes))
    assert after.charset == [".notdef", *(f"cid{c:05d}" for c in codes[1:])]  # type: ignore[attr-defined]
    old, new = before.CharStrings, after.CharStrings  # type: ignore[attr-defined]
    for was, now in zip(before.charset, after.charset, strict=True):  # type: ignore[attr-defined]
        assert old[was].bytecode == new[now].bytecode


@pytest.mark.cjk
def test_a_table_without_a_place_for_it_is_refused(table: bytes) -> None:
    with pytest.raises((ValueError, IndexError)):
        set_charset(table[:40], [0])
