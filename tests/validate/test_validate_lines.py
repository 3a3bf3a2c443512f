"""A field of one line has no line end, no tab and no two blanks in it, however it was typed, and knows where its words stand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.load import Scalar, load
from briefing.model.brief import Brief
from briefing.model.fields import FieldShape, fields_of
from briefing.model.lines import LinePlace, one_line
from briefing.model.part import Part
from briefing.validate.brief import validate_brief
from tests.validate.test_validate_brief import BRIEF

WHITE = ["\n", "\t", "  ", "\r\n", "\x85", "\u2028", "\u2029", " \n\t "]
INPUTS = sorted((Path(__file__).parents[2] / "inputs").glob("*.yaml"))


def lines_of(part: type[Part], seen: set[type[Part]]) -> Iterator[tuple[type[Part], FieldShape]]:
    if part not in seen:
        seen.add(part)
        for shape in fields_of(part).values():
            if shape.one_line and not shape.refers:
                yield part, shape
            for below in shape.parts:
                yield from lines_of(below, seen)


EVERY = list(lines_of(Brief, set()))


def test_there_are_many_fields_of_one_line() -> None:
    assert {(p.__name__, s.key) for p, s in EVERY} >= {
        ("Brief", "title"), ("Series", "name"), ("Numbers", "categories"), ("Issue", "poles"), ("Judgment", "heading"),
        ("Scenario", "title"), ("Actor", "short"), ("Relation", "label"), ("Marking", "caveats"),
    }  # fmt: skip


@pytest.mark.parametrize(("part", "shape"), EVERY, ids=lambda x: x.__name__ if isinstance(x, type) else x.key)
def test_the_type_of_every_field_of_one_line_leaves_one_space(part: type[Part], shape: FieldShape) -> None:
    assert shape.read is not None
    for white in WHITE:
        assert shape.read.function(f"{white}a{white}b{white}") == "a b"


@given(st.text("ab \t\n\x85\u2028\u00a0\u2009\u00ad", max_size=40))
def test_a_line_is_the_same_words_and_each_of_its_characters_knows_its_place(text: str) -> None:
    line = one_line(text)
    assert one_line(line) == line
    assert re.search("[\t\n\r\x85\u2028\u2029]|  ", line) is None
    assert line.split() == text.split()
    assert line.count("\u00a0") == text.strip().count("\u00a0")  # a space that was chosen stays
    place = LinePlace(At(text))
    for at, character in enumerate(line):
        typed = text[place.span_at(at)]  # type: ignore[index]  # the place below gives offsets
        assert typed == character or (character == " " and typed in " \t\n\x85\u2028")


class At:
    """A place whose span is the offset itself."""

    span: Any = 0

    def __init__(self, text: str) -> None:
        self.text: str | None = text

    def span_at(self, start: int, end: int | None = None) -> Any:
        return start


def whitened(data: Any, white: str) -> Any:
    """The same data with this white space in place of every blank."""
    if isinstance(data, dict):
        return {key: whitened(value, white) for key, value in data.items()}
    if isinstance(data, list):
        return [whitened(value, white) for value in data]
    return data.replace(" ", white) if isinstance(data, str) else data


def plain(node: Any) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if hasattr(node, "entries"):
        return {key: plain(value) for key, value in node.entries.items()}
    return [plain(item) for item in node.items]


def lines_in(part: Part) -> Iterator[tuple[str, str]]:
    for one in part.walk():
        for shape in fields_of(type(one)).values():
            value = getattr(one, shape.name)
            if shape.one_line and value is not None:
                found = value if isinstance(value, tuple | dict) else (value,)
                yield from ((f"{one.path}.{shape.key}", line) for line in found)


@pytest.mark.parametrize("white", ["\n", "\t"])
def test_no_line_of_a_whole_brief_keeps_what_was_typed_between_its_words(tmp_path: Path, white: str) -> None:
    source = tmp_path / "brief.yaml"
    source.write_text(BRIEF, encoding="utf-8")
    read = load(source)
    source.write_text(json.dumps(whitened(plain(read.root), white), ensure_ascii=False), encoding="utf-8")
    before, after = validate_brief(read).brief, validate_brief(load(source)).brief
    assert list(lines_in(before)) == list(lines_in(after))
    assert len(list(lines_in(after))) > 20


def test_a_place_in_a_line_is_where_the_words_were_typed(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text(BRIEF.replace('title: "No: the harbour silts up"', 'title: "  No:   the\\n harbour"'), encoding="utf-8")
    brief = validate_brief(load(path, display="brief.yaml")).brief
    assert brief.title == "No: the harbour"
    place = brief.place_of("title")
    assert place is not None
    assert [place.span_at(brief.title.index(w)).column for w in ("No", "the", "harbour")] == [11, 17, 23]
