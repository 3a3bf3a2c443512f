"""Values as they stand in the file, read by another program."""

from __future__ import annotations

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.pdf.proof.file import File
from briefing.pdf.proof.objects import UnreadableFile, text_of, value_at
from briefing.pdf.writing.values import encode, name, number, reference, stream

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
values = st.recursive(
    st.booleans() | st.integers(-(10**9), 10**9) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("ABCdef", min_size=1, max_size=5), inner, max_size=4),
    max_leaves=12,
)


def plain(v: object) -> object:
    """A value as pikepdf reads it, in Python's own types."""
    if isinstance(v, pikepdf.Dictionary):
        return {k[1:]: plain(x) for k, x in v.items()}
    if isinstance(v, pikepdf.Array):
        return [plain(x) for x in v]
    if isinstance(v, pikepdf.String):
        return str(v)
    return v


@given(values)
def test_what_is_written_is_what_another_program_reads(value: object) -> None:
    assert plain(pikepdf.Object.parse(b"[" + encode(value) + b"]")[0]) == value  # type: ignore[arg-type]


@given(values)
def test_our_own_reader_agrees(value: object) -> None:
    def decoded(v: object) -> object:
        if isinstance(v, bytes):
            return text_of(v)
        if isinstance(v, list):
            return [decoded(x) for x in v]
        return {k: decoded(x) for k, x in v.items()} if isinstance(v, dict) else v

    assert decoded(value_at(encode(value), 0)[0]) == value  # type: ignore[arg-type]


@given(st.floats(-1e7, 1e7))
def test_a_number_has_no_exponent_and_three_decimals(v: float) -> None:
    s = number(v)
    assert set(s) <= set("-0123456789.")
    assert s not in ("-0", "")
    assert not s.endswith(".")
    assert float(s) == pytest.approx(v, abs=0.0005001)


def test_a_text_that_begins_with_a_slash_is_a_text() -> None:
    assert str(pikepdf.Object.parse(encode("/Root (and all)"))) == "/Root (and all)"


@given(texts)
def test_a_name_survives_whatever_it_holds(s: str) -> None:
    if s and "\0" not in s:
        assert str(pikepdf.Object.parse(name(s))) == "/" + s


def test_a_stream_ends_after_a_line_end() -> None:
    assert stream(b"q Q", compress=False) == b"<</Length 3>>\nstream\nq Q\nendstream"
    assert reference(7) == b"7 0 R"


@given(st.binary(max_size=200))
def test_bytes_that_are_no_file_of_ours_are_refused_not_crashed_on(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        File(data)
