"""Whatever bytes are fed in, the answer is a text or problems with places; and every character knows where it stands."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
import yaml
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


def places(scalar: Scalar, text: str) -> list[tuple[str, str]]:
    lines = text.split("\n")
    out = []
    for i, character in enumerate(scalar.text or ""):
        span = scalar.span_at(i)
        line = lines[span.line - 1] if span.line <= len(lines) else ""
        out.append((character, line[span.column - 1 : span.column]))
    return out


WORDS = st.lists(st.text("abcdé'한", min_size=1, max_size=6), min_size=1, max_size=12)


@settings(max_examples=200, deadline=None)
@given(
    WORDS,
    st.sampled_from(["plain", "single", "double", "literal", "folded"]),
    st.lists(st.integers(0, 3), min_size=12, max_size=12),
)
def test_every_character_of_a_value_stands_where_it_says(words: list[str], style: str, ends: list[int]) -> None:
    if style == "plain":
        words = [w.strip("'") or "x" for w in words]
    body = "\n".join("  " + w for w in words) if style in ("literal", "folded") else None
    if body is not None:
        text = f"key: {'|' if style == 'literal' else '>'}\n{body}\nlast: 1\n"
    else:
        joined = words[0] + "".join((" " if not e else "\n    ") + w for w, e in zip(words[1:], ends, strict=False))
        quote = {"plain": "", "single": "'", "double": '"'}[style]
        text = f"key: {quote}{joined.replace(quote, quote * 2) if style == 'single' else joined}{quote}\nlast: 1\n"
    if yaml.safe_load(text) is None or not isinstance(yaml.safe_load(text), dict):
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "b.yaml")
        path.write_text(text, encoding="utf-8")
        try:
            root = load(path).root
        except Problems:
            return
    assert isinstance(root, Mapping)
    scalar = root.entries["key"]
    assert isinstance(scalar, Scalar)
    for said, stands in places(scalar, text):
        if said not in " \n":
            assert said == stands, (text, scalar.text)


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
