"""Whatever bytes are fed in, the answer is a text or problems with places; and every character knows where it stands."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefing.diagnostics import Problems
from briefing.load import Mapping, Scalar, load

LETTERS = st.text(st.sampled_from("ab \"'\\:#-{}[]@,&*!|>%é한\n\t"), max_size=60)
PARTS = [
    "a: 1\n",
    "b:\n  - c\n",
    "- ",
    "{",
    "}",
    "[",
    "'",
    '"',
    ": ",
    " #",
    "\t",
    "|\n",
    ">-\n  x\n",
    "&a ",
    "*a",
    "!!x ",
    "---\n",
    "? ",
    "\x00",
    "é",
    "%Y\n",
]


def read(data: bytes) -> object:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "brief.yaml")
        path.write_bytes(data)
        try:
            return load(path, display="brief.yaml")
        except Problems as problems:
            return problems


def check(data: bytes) -> None:
    found = read(data)
    if isinstance(found, Problems):
        assert found.diagnostics
        lines = data.count(b"\n") + data.count(b"\r") + 2
        assert all(d.span is not None and 1 <= d.span.line <= lines and d.span.column >= 1 for d in found.diagnostics)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=200))
@example(b"\xff\xfe")
@example(b"a: \xed\xa0\x80")
def test_any_bytes(data: bytes) -> None:
    check(data)


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join))
@example("a: |\n  x\n y: 1\n")
@example("'a\n")
def test_any_scraps_of_yaml(text: str) -> None:
    check(text.encode("utf-8", "surrogatepass"))


# Every word is of characters that no other word has, so that a character of the file has one true place.
WORDS = st.lists(st.integers(1, 3), min_size=2, max_size=10)
FOLDS = [" ", "   ", "\n  ", " \n   ", "\n\n  ", "  \n\n\n    "]
BETWEEN = {
    "plain": FOLDS,
    "single": [*FOLDS, "''"],
    "double": [*FOLDS, "\\n", "\\t", "\\x41", "\\u00e9", "\\U0001F600", "\\\\", '\\"', "\\ ", "\\\n   ", " \\\n \\  ", "\\n\n  "],
}
QUOTE = {"plain": "", "single": "'", "double": '"'}


def unique(sizes: list[int]) -> list[str]:
    letters = map(chr, range(0x4E00, 0x9FFF))
    return ["".join(next(letters) for _ in range(size)) for size in sizes]


@st.composite
def flowing(draw: st.DrawFn) -> str:
    style = draw(st.sampled_from(sorted(BETWEEN)))
    words = unique(draw(WORDS))
    text = words[0] + "".join(draw(st.sampled_from(BETWEEN[style])) + word for word in words[1:])
    return draw(st.sampled_from(["key: ", "key:\n  "])) + QUOTE[style] + text + QUOTE[style] + "\n"


@st.composite
def blocks(draw: st.DrawFn) -> str:
    indent, stated = draw(st.integers(1, 4)), draw(st.booleans())
    lines = []
    for number, word in enumerate(unique(draw(WORDS))):
        extra = draw(st.integers(0, 3)) if number or stated else 0
        lines.append(" " * (indent + extra) + "  ".join(word) + draw(st.sampled_from(["", "  "])))
        lines += [" " * n for n in draw(st.lists(st.integers(0, indent), max_size=2))]
    before = [" " * (indent + draw(st.integers(0, 2)))] if stated else draw(st.sampled_from([[], [""]]))
    head = draw(st.sampled_from("|>")) + (str(indent) if stated else "") + draw(st.sampled_from(["", "-", "+"]))
    return f"key: {head}\n" + "\n".join([*before, *lines]) + "\n"


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(flowing() | blocks(), st.booleans(), st.booleans())
def test_every_character_of_a_value_stands_where_it_says(text: str, more: bool, windows: bool) -> None:
    text += "last: 1\n" if more else ""
    text = text.replace("\n", "\r\n") if windows else text
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "b.yaml")
        path.write_bytes(text.encode())
        root = load(path).root
    assert isinstance(root, Mapping)
    scalar = root.entries["key"]
    assert isinstance(scalar, Scalar)
    before = -1
    for i, character in enumerate(scalar.text or ""):
        span = scalar.span_at(i)
        at = scalar.source.offset(span.line - 1, span.column - 1)
        there = text[at : at + 2]
        if "\u4e00" <= character <= "\u9fff":
            assert there[:1] == character, (text, i)
        elif character in '\\"\tAé\U0001f600':  # written as an escape
            assert there[:1] == "\\", (text, i)
        elif character == "'":
            assert there == "''", (text, i)
        else:  # a blank: one of the file, an escape, or a line end folded away
            assert there[:1] in ("", *" \r\n\\"), (text, i)
        assert at >= before
        before = at


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ('key: "a\\u00e9b"\n', 2, (1, 14)),
        ('key: "a\\tb"\n', 2, (1, 10)),
        ('key: "one \\\n  two"\n', 4, (2, 3)),
        ("key: 'it''s'\n", 3, (1, 11)),
        ("key: >-\n    folded\n    text\n", 7, (3, 5)),
        ("key: |2\n    two spaces kept\n", 2, (2, 5)),
        ("key: one\n\n  two\n", 4, (3, 3)),
    ],
)
def test_escapes_and_folds_are_undone(text: str, offset: int, expected: tuple[int, int], tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(text, encoding="utf-8")
    root = load(tmp_path / "b.yaml").root
    assert isinstance(root, Mapping)
    scalar = root.entries["key"]
    assert isinstance(scalar, Scalar)
    span = scalar.span_at(offset)
    assert (span.line, span.column) == expected, scalar.text
