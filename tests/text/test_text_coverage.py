"""Words that run from right to left are found where they begin; joiners and selectors need no glyph."""

from __future__ import annotations

import pytest

from briefing.text.catalogue import find
from briefing.text.coverage import right_to_left
from briefing.text.faces import Face, FontStack


@pytest.mark.parametrize(
    ("text", "start", "words"),
    [
        ("the word שלום here", 9, "שלום"), ("سلام عليكم.", 0, "سلام عليكم"), ("a\u202eb", 1, "\u202e"), ("𐤀", 0, "𐤀"),
    ],
)  # fmt: skip
def test_right_to_left_words_are_found(text: str, start: int, words: str) -> None:
    found = right_to_left(text)
    assert found is not None
    assert found[:2] == (start, words)
    assert "right-to-left" in found[2]


@pytest.mark.parametrize("text", ["", "plain", "naïve – “quoted” …", "Київ", "김정은 习近平", "a\u200e", "ﬁ"])
def test_other_words_are_not(text: str) -> None:
    assert right_to_left(text) is None


def test_joiners_and_selectors_need_no_glyph_and_say_themselves() -> None:
    face = Face(str(find("Source Serif 4")))
    text = "i\u200dn\ufe0f \U000e0100x\u200c"
    assert FontStack([face]).missing(text) == frozenset()
    width, glyphs = face.shape(text, ())
    assert "".join(g[4] or "" for g in glyphs) == text
    assert width == pytest.approx(face.shape("in x", ())[0], abs=2.0)
