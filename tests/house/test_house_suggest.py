"""What a wrong word was meant to be: the known one most like it, or nothing rather than a guess."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.suggest import LONGEST_WORD, MOST_WORDS, closest, did_you_mean

STATUS = ("draft", "clearance", "final", "superseded")


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("drafted", STATUS, "draft"),
        ("Final", STATUS, "final"),
        ("bottom-lines", ("bottom_line", "boxes"), "bottom_line"),
        ("AMBER", ("TLP:CLEAR", "TLP:AMBER"), "TLP:AMBER"),
        ("office", ("Harbour Office", "Port"), "Harbour Office"),
        ("top secret", ("SECRET", "TOP SECRET"), "TOP SECRET"),
        ("  draft ", STATUS, "draft"),
    ],
)
def test_the_word_meant_is_found(word: str, known: tuple[str, ...], meant: str) -> None:
    assert closest(word, known) == meant
    assert did_you_mean(word, known) == f"did you mean `{meant}`?"


@pytest.mark.parametrize("word", ["", "   ", "elephant", "x", "zz"])
def test_nothing_is_guessed(word: str) -> None:
    assert closest(word, STATUS) is None
    assert did_you_mean(word, STATUS) is None


@given(st.lists(st.text("abcdef-_ ", min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=20), st.data())
def test_a_known_word_in_other_capitals_is_itself(known: list[str], data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(known))
    found = closest(word.upper(), known)
    assert found is not None
    assert found.strip().replace(" ", "_").replace("-", "_") == word.strip().replace(" ", "_").replace("-", "_")


def test_neither_a_long_word_nor_many_known_ones_are_compared() -> None:
    assert closest("a" * (LONGEST_WORD + 1), ["a" * LONGEST_WORD]) is None
    assert closest("draft", [*(f"x{i}" for i in range(MOST_WORDS)), "draft"]) is None
