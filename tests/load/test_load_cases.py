"""Hand-broken YAML, what is said of it and where; and what people mean is what they get."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.diagnostics import Problems
from briefing.load import Mapping, Scalar, Sequence, load

# the text, then line:column, code and words of each thing said, in file order
BROKEN = {
    "a key twice": ("a: 1\nb: 2\na: 3\n", [("3:1", "B108", "`a` is given twice")]),
    "a key twice, deep": ("x:\n  - a: 1\n    a: 2\n", [("3:5", "B108", "`a` is given twice")]),
    "a reference first": ("statement: {likelihood} that x\n", [("1:12", "B109", "begins with `{` must stand in quotes")]),
    "a citation first": ("text: [@a] says\n", [("1:7", "B109", "begins with `[` must stand in quotes")]),
    "a colon in a title": ("title: Korea: the dilemma\n", [("1:13", "B109", "the text of `title` holds a colon")]),
    "an open quote": ("a: 'unclosed\nb: 2\n", [("1:4", "B109", "no closing '")]),
    "an open double quote": ('a: "unclosed\nb: 2\n', [("1:4", "B109", 'no closing "')]),
    "an apostrophe in single quotes": ("a: 'it's here'\n", [("1:4", "B109", "behind the closing quote")]),
    "a backslash in double quotes": ('a: "C:\\quit"\n', [("1:7", "B109", "only certain letters")]),
    "a tab": ("a:\n\tb: 1\n", [("2:1", "B107", "a tab stands at the beginning")]),
    "two tabs": ("a:\n\tb: 1\n\tc: 1\n", [("2:1", "B107", "a tab"), ("3:1", "B107", "a tab")]),
    "an anchor and an alias": ("a: &x 1\nb: *x\n", [("1:4", "B113", "`&x` is an anchor"), ("2:4", "B113", "`*x` is an alias")]),
    "a tag": ("a: !!str 3\nb: !mine {c: 1}\n", [("1:4", "B112", "`!!str` is a tag"), ("2:4", "B112", "`!mine` is a tag")]),
    "a merge key": ("<<: {a: 1}\nb: 2\n", [("1:1", "B113", "merging")]),
    "two documents": ("---\na: 1\n---\nb: 1\n", [("3:1", "B114", "second document")]),
    "a directive": ("%YAML 1.1\n---\na: 1\n", [("1:1", "B115", "begins with %")]),
    "a list": ("- a\n- b\n", [("1:1", "B110", "must begin with keys")]),
    "a text": ("just text\n", [("1:1", "B110", "not with a text")]),
    "nothing": ("", [("1:1", "B106", "is empty")]),
    "only comments": ("# one\n# two\n", [("1:1", "B106", "only comments")]),
    "a list not closed": ("a: [1, 2\nb: 3\n", [("1:4", "B109", "is not closed")]),
    "a line too far in": ("a: 1\n  b: 2\n", [("2:4", "B109", "indented further than `a`")]),
    "a key without its colon": ("a: x\n b\nc\nd: 1\n", [("3:1", "B109", "no colon after this key")]),
    "an at sign first": ("a: @foo\n", [("1:4", "B109", "cannot begin with `@`")]),
    "a dash first": ("title: - The harbour\nb: 1\n", [("1:8", "B109", "cannot begin with `-` and a space")]),
    "a question mark first": ("a:\n  b: ? The harbour\n", [("2:6", "B109", "cannot begin with `?` and a space")]),
    "a star first": ("a: *The harbour* stays\nb: 1\n", [("1:4", "B113", "`*The` is an alias")]),
    "stars around the first word": ("a: *The* harbour stays\nb: 1\n", [("1:4", "B109", "cannot begin with `*` without quotes")]),
    "a dash without its space": ("a:\n  -id: open\n    b: 2\n", [("2:3", "B109", "a space is missing after this dash")]),
    "two commas": ("a: [x, , y]\n", [("1:8", "B109", "nothing between these two commas")]),
    "a comma first": ("a: [, y]\n", [("1:5", "B109", "nothing between the bracket and this comma")]),
    "a quote closed far below": (
        'a: "The harbour\nb: no quote\nc: nor here\nd: "1"\ne: 2\n',
        [("1:4", "B109", 'the text that begins with " here is not closed before line 4')],
    ),
    "an unbreakable space for indentation": (
        "a:\n  - x: 1\n\u00a0   y: 2\n    z: 3\n",
        [("3:1", "B109", "a space that is none to YAML stands before the first word")],
    ),
    "a clash of versions": (
        "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\n",
        [("2:1", "B109", "two versions of this file were merged")],
    ),
    "a list as a key": ("? [a]\n: b\n", [("1:3", "B111", "a key must be one word")]),
    "a control character": ("a: b\x07c\n", [("1:5", "B107", "U+0007")]),
    "a private character": ("a: b\ue000c\n", [("1:5", "B107", "U+E000")]),
    "nesting": ("a: " + "[" * 60 + "]" * 60 + "\n", [("1:53", "B104", "deeper than 50")]),
    "a file outside": ("a: {file: ../x.yaml}\n", [("1:11", "B117", "outside the folder")]),
    "a file that is not there": ("a: {file: no.yaml}\n", [("1:11", "B101", "there is no file")]),
    "an absolute file": ("a: {file: /etc/hostname}\n", [("1:11", "B117", "outside the folder")]),
    "itself": ("a: {file: brief.yaml}\n", [("1:11", "B116", "cannot name itself")]),
}


def said(path: Path) -> list[tuple[str, str, str]]:
    with pytest.raises(Problems) as caught:
        load(path, display="brief.yaml")
    return [(f"{d.span.line}:{d.span.column}", d.code, d.message) for d in caught.value.diagnostics if d.span is not None]


@pytest.mark.parametrize("case", BROKEN)
def test_broken_yaml_is_told_in_the_authors_terms(case: str, tmp_path: Path) -> None:
    text, expected = BROKEN[case]
    path = tmp_path / "brief.yaml"
    path.write_text(text, encoding="utf-8")
    found = said(path)
    assert [(at, code) for at, code, _ in found] == [(at, code) for at, code, _ in expected]
    for (_, _, message), (_, _, words) in zip(found, expected, strict=True):
        assert words in message


def test_a_byte_that_is_not_utf_8_is_told_at_its_place(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_bytes("a: ü\nb: caf".encode() + b"\xe9\nc: 1\n")
    assert said(path) == [("2:7", "B105", "this is not UTF-8 (byte 0xe9)")]


def test_utf_16_a_folder_a_pipe_and_a_large_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "wide.yaml").write_bytes("a: 1".encode("utf-16"))
    assert said(tmp_path / "wide.yaml")[0][1] == "B105"
    assert said(tmp_path)[0][1] == "B102"
    os.mkfifo(tmp_path / "pipe.yaml")
    assert said(tmp_path / "pipe.yaml")[0][1] == "B103"
    assert said(Path("/dev/zero"))[0][1] == "B103"
    (tmp_path / "large.yaml").write_bytes(b"a: 1\n" * 1_100_000)
    assert said(tmp_path / "large.yaml")[0][1] == "B104"
    assert said(tmp_path / "missing.yaml")[0][1] == "B101"


OVERGROWN = {
    "open brackets": (b"[" * 4_999_999, "B104"),
    "open braces": (b"{" * 4_999_999, "B104"),
    "dashes": (b"- " * 2_400_000, "B104"),
    "question marks": (b"? " * 2_400_000, "B104"),
    "an open quote": (b"a: '" + b"x\n" * 1_000_000, "B109"),
    "one key": (b"a:\n" * 1_600_000, "B108"),
    "aliases": (b"a: &x 1\nb:\n" + b"  - *x\n" * 500_000, "B113"),
    "control characters": (b"\x01" * 4_900_000, "B107"),
    "line ends": (b"\n" * 4_900_000, "B106"),
}


@pytest.mark.parametrize("case", OVERGROWN)
def test_megabytes_of_one_mistake_are_told_in_a_page(case: str, tmp_path: Path) -> None:
    data, code = OVERGROWN[case]
    path = tmp_path / "brief.yaml"
    path.write_bytes(data)
    found = said(path)
    assert found[0][1] == code
    assert len(found) <= 101
    if len(found) == 101:
        assert "100 problems so far" in found[-1][2]


def test_many_warnings_stop_nothing(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text("".join(f"k{n}: text #{n}\n" for n in range(300)))
    text = load(path)
    assert isinstance(text.root, Mapping)
    assert len(text.root.entries) == 300
    assert len(text.warnings) == 100
    assert "there are 200 more of this kind" in text.warnings[-1].hints


def test_links_in_a_circle_and_names_no_file_can_have_are_told(tmp_path: Path) -> None:
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    assert said(tmp_path / "loop.yaml")[0][1] == "B103"
    assert said(Path("a\0b"))[0][1] == "B103"
    assert said(tmp_path / ("n" * 300))[0][1] == "B103"


def test_a_part_that_is_no_file_is_told_where_it_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "brief.yaml").write_text(
        'a: {file: pipe.yaml}\nb: {file: loop.yaml}\nc: {file: .}\nd: {file: "x\\0"}\ne: {file: [1]}\n'
    )
    found = [(at, code) for at, code, _ in said(tmp_path / "brief.yaml")]
    assert found == [("1:11", "B103"), ("2:11", "B103"), ("3:11", "B102"), ("4:11", "B116"), ("4:13", "B107"), ("5:11", "B116")]


def test_a_byte_order_mark_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")
    root = load(path).root
    assert isinstance(root, Mapping)
    assert root.keys["a"].span.column == 1


def test_what_people_mean_is_what_they_get(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text("a: no\nb: on\nc: 1_000\nd: 12:30\ne: 2024-11-17\nf: 1.0\ng: 0o17\nh: ~\ni:\nj: 'null'\nk: Null\nno: yes\n")
    root = load(path).root
    assert isinstance(root, Mapping)
    got = {k: v.text for k, v in root.entries.items() if isinstance(v, Scalar)}
    as_typed = {
        "a": "no",
        "b": "on",
        "c": "1_000",
        "d": "12:30",
        "e": "2024-11-17",
        "f": "1.0",
        "g": "0o17",
        "j": "null",
        "no": "yes",
    }
    assert got == {**as_typed, "h": None, "i": None, "k": None}


@pytest.mark.parametrize(("text", "at"), [("a: the text #1 of two\n", "1:13"), ("a: one two three four five #six\n", "1:28")])
def test_prose_cut_short_by_a_comment_is_a_warning(text: str, at: str, tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text(text)
    warned = load(path).warnings
    assert [(d.code, f"{d.span.line}:{d.span.column}") for d in warned] == [("B118", at)]


def test_an_ordinary_comment_is_none(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text("# head\na: 1  # the version of this format\nb: draft   # draft, or final\n")
    assert load(path).warnings == ()


def test_a_part_may_stand_in_a_file_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "actors.yaml").write_text("- id: a\n- id: b\n")
    (tmp_path / "brief.yaml").write_text("title: x\nactors: {file: parts/actors.yaml}\n")
    text = load(tmp_path / "brief.yaml", display="here/brief.yaml")
    actors = text.node(["actors"])
    assert isinstance(actors, Sequence)
    assert [i.span.file for i in actors.items] == ["here/parts/actors.yaml"] * 2
    assert text.line_of("here/parts/actors.yaml", 2) == "- id: b"


def test_a_symbolic_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("a: secret\n")
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (tmp_path / "desk" / "brief.yaml").write_text("a: {file: link.yaml}\n")
    assert [code for _, code, _ in said(tmp_path / "desk" / "brief.yaml")] == ["B117"]


@pytest.mark.parametrize("times", [1, 5, 6, 90])
def test_one_habit_is_told_a_few_times(times: int, tmp_path: Path) -> None:
    """A file written with anchors and aliases throughout is one mistake."""
    path = tmp_path / "brief.yaml"
    path.write_text("".join(f"a{n}: &b{n} [1, 2]\nc{n}: *b{n}\n" for n in range(times)))
    found = said(path)
    assert len(found) == min(2 * times, 5)
    assert {code for _, code, _ in found} == {"B113"}
