"""The small Markdown of briefs: what it becomes, where its parts stand, and what is refused."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefing.diagnostics import Diagnostics, Problems
from briefing.load import Mapping, Scalar, load
from briefing.model import prose as p
from briefing.validate.prose_reader import parse_prose


def parsed(text: str) -> tuple[p.Prose, list[tuple[str, str, str]]]:
    """The prose of a literal block, and what is said of it as (line:column within the text, code, message)."""
    body = "".join(f"  {line}\n" for line in text.split("\n"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "b.yaml")
        path.write_text(f"body: |2-\n{body}", encoding="utf-8")
        root = load(path).root
    assert isinstance(root, Mapping)
    scalar = root.entries["body"]
    assert isinstance(scalar, Scalar)
    said = Diagnostics()
    prose = parse_prose(scalar, said)
    return prose, [(f"{d.span.line - 1}:{d.span.column - 2}", d.code, d.message) for d in said if d.span is not None]


def only(text: str) -> tuple[p.Inline, ...]:
    prose, said = parsed(text)
    assert said == []
    assert len(prose.blocks) == 1
    block = prose.blocks[0]
    assert isinstance(block, p.Paragraph)
    return block.inlines


def test_emphasis_strong_and_citations_nest() -> None:
    assert only("a *b* **c [@x, p. 3; @y]** d") == (
        p.Plain("a ", 0),
        p.Emphasis((p.Plain("b", 3),), 2),
        p.Plain(" ", 5),
        p.Strong((p.Plain("c ", 8), p.Cite((("x", "p. 3"), ("y", "")), 10)), 6),
        p.Plain(" d", 26),
    )


def test_a_phrase_of_another_language_stands_in_the_words_of_a_link_and_a_link_in_a_phrase() -> None:
    assert only("[a [mot]{lang=fr} *b*](https://x.org)") == (
        p.Link(
            (p.Plain("a ", 1), p.Language((p.Plain("mot", 4),), "fr", 3), p.Plain(" ", 17), p.Emphasis((p.Plain("b", 19),), 18)),
            "https://x.org",
            0,
        ),
    )
    assert only("[le [mot](https://x.org)]{lang=fr}") == (
        p.Language((p.Plain("le ", 1), p.Link((p.Plain("mot", 5),), "https://x.org", 4)), "fr", 0),
    )


@pytest.mark.parametrize("inner", ["[b](https://y.org)", "[@s]", "{kj:one}", "<https://y.org>"])
def test_no_link_stands_in_the_words_of_a_link(inner: str) -> None:
    _, said = parsed(f"[a {inner} c](https://x.org)")
    assert [(at, code) for at, code, _ in said] == [("1:1", "B122")]


def test_links_languages_and_references() -> None:
    assert only("[a](https://x.org/b_c) [mot]{lang=fr} {kj:one.likelihood} {likelihood} {est:e} <https://y.org>") == (
        p.Link((p.Plain("a", 1),), "https://x.org/b_c", 0),
        p.Plain(" ", 22),
        p.Language((p.Plain("mot", 24),), "fr", 23),
        p.Plain(" ", 37),
        p.Ref("kj", "one", "likelihood", 38),
        p.Plain(" ", 57),
        p.Ref("likelihood", "", "", 58),
        p.Plain(" ", 70),
        p.Ref("est", "e", "", 71),
        p.Plain(" ", 78),
        p.Link((p.Plain("https://y.org", 80),), "https://y.org", 79),
    )


def test_lists_and_quotes_hold_blocks() -> None:
    prose, said = parsed("Before\n\n- one\n- two\n  - three\n\n4. four\n5. five\n\n> said\n> so")
    assert said == []
    kinds = [type(b).__name__ for b in prose.blocks]
    assert kinds == ["Paragraph", "BulletList", "NumberedList", "Quote"]
    bullets, numbers = prose.blocks[1], prose.blocks[2]
    assert isinstance(bullets, p.BulletList)
    assert isinstance(bullets.items[1][1], p.BulletList)
    assert isinstance(numbers, p.NumberedList)
    assert numbers.start == 4


def test_a_figure_on_its_own_line_stands_there_and_in_a_sentence_is_a_reference() -> None:
    assert parsed("{fig:a}")[0].blocks == (p.Embed("fig", "a", 0),)
    assert any(isinstance(i, p.Ref) for i in only("see {fig:a} there"))


def test_lines_break_where_the_author_says() -> None:
    assert only("one\\\ntwo\nthree") == (p.Plain("one", 0), p.LineBreak(3), p.Plain("two three", 5))


@pytest.mark.parametrize(
    "text", ["5 < 6 & 7 > 3", "snake_case_word", "a [bracket] b", "No. 5 – it's “so”", "a\\*b\\[c\\]\\{d\\}", "10 * 3"]
)
def test_ordinary_signs_are_only_signs(text: str) -> None:
    words = "".join(i.text for i in only(text) if isinstance(i, p.Plain))
    assert words == text.replace("\\", "")


@pytest.mark.parametrize(
    ("text", "at", "code", "words"),
    [
        ("# head", "1:1", "B120", "a heading"),
        ("a `code` b", "1:3", "B120", "code"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "1:1", "B120", "a table"),
        ("a <b>x", "1:3", "B120", "HTML"),
        ("see ![a](b.png)", "1:5", "B120", "an image"),
        ("text\n\n---\n\nmore", "3:1", "B120", "a rule"),
        ("```\nx\n```", "1:1", "B120", "code"),
        ("a {likelhood} b", "1:3", "B121", "`{likelhood}` is not a reference"),
        ("a {kj} b", "1:3", "B121", "does not say which"),
        ("a {foo:bar}", "1:3", "B121", "is not a reference"),
        ("[x](foo.com)", "1:5", "B122", "`foo.com` is not a web address"),
        ("[x](javascript:alert)", "1:5", "B122", "is not a web address"),
        ("[x](see page 3)", "1:5", "B122", "`see page 3` is not a web address"),
        ("[x]()", "1:1", "B122", "no address"),
        ('so [x](https://y.org "Title")', "1:22", "B122", "title is not printed"),
        ("so it is[^1] said", "1:9", "B120", "a footnote"),
        ("- " * 30 + "deep", "1:1", "B120", "more than 10 deep"),
        ("> " * 60 + "deep", "1:1", "B120", "more than 10 deep"),
        ("so [@]", "1:4", "B123", "is not a citation"),
        ("one\ntwo [@a b]", "2:5", "B123", "is not a citation"),
    ],
)
def test_what_briefs_do_not_have_is_refused_at_its_place(text: str, at: str, code: str, words: str) -> None:
    found = parsed(text)[1]
    assert [(a, c) for a, c, _ in found][:1] == [(at, code)]
    assert words in found[0][2]


def plains(blocks: tuple[p.Block, ...]) -> Iterator[p.Plain]:
    def inside(parts: tuple[p.Inline, ...]) -> Iterator[p.Plain]:
        for part in parts:
            if isinstance(part, p.Plain):
                yield part
            elif isinstance(part, p.Emphasis | p.Strong | p.Link | p.Language):
                yield from inside(part.children)

    for block in blocks:
        if isinstance(block, p.Paragraph):
            yield from inside(block.inlines)
        elif isinstance(block, p.Quote):
            yield from plains(block.blocks)
        elif isinstance(block, p.BulletList | p.NumberedList):
            for item in block.items:
                yield from plains(item)


SCRAPS = [
    "*",
    "**",
    "_",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    "@a",
    "[@a]",
    "{kj:x}",
    "\\",
    "\n",
    "\n\n",
    "- ",
    "1. ",
    "> ",
    "`",
    "<",
    ">",
    " ",
    "a",
    "bc",
    "é",
    "#",
    "  ",
]


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(SCRAPS), min_size=1, max_size=16).map("".join))
@example("**a*b**c*")
@example("> - a\n>   *b*")
def test_words_stand_where_they_say(text: str) -> None:
    try:
        prose, _ = parsed(text)
    except Problems:
        return
    for plain in plains(prose.blocks):
        there = prose.text[plain.start : plain.start + len(plain.text)]
        assert there.replace("\n", " ").split() == plain.text.split(), (text, plain)
