"""What the setting of text knows of each language that ships: where words are broken, and which spaces of a date are not."""

from __future__ import annotations

import datetime

import pytest

from briefing.language import Language
from briefing.language.words import shipped_languages
from briefing.text.characters import TIE, tie
from briefing.text.hyphenation import break_points, patterns_of

BROKEN = {
    "de": "wahrscheinlichkeit",
    "en": "probability",
    "en-US": "probability",
    "es": "probabilidad",
    "fr": "probabilité",
    "pl": "prawdopodobieństwo",
    "uk": "ймовірність",
}


@pytest.mark.parametrize("lang", shipped_languages())
def test_words_are_broken_by_the_patterns_of_the_language(lang: str) -> None:
    if lang == "ko":  # Hangul breaks between syllables and takes no hyphen
        assert patterns_of(lang) is None
        return
    assert patterns_of(lang) is not None
    assert len(break_points(BROKEN[lang], lang)) >= 2


@pytest.mark.parametrize("lang", ["en", "en-US", "uk", "de", "fr", "pl", "cs", "nl", "sv", "ru", "it"])
def test_no_date_of_the_language_is_parted(lang: str) -> None:
    for month in range(1, 13):
        date = Language(lang).date(datetime.date(2024, month, 17))
        said = tie(date, lang)
        assert said.replace(TIE, " ") == date
        assert " " not in said.replace(", ", ",") or lang == "en-US", said


@pytest.mark.parametrize(
    ("lang", "quoted"),
    [
        ("en", "“so”"),
        ("en-US", "“so”"),
        ("uk", "«so»"),
        ("de", "„so“"),
        ("fr", "«\u00a0so\u00a0»"),
        ("es", "«so»"),
        ("pl", "„so”"),
        ("ko", "“so”"),
    ],
)
def test_quotation_marks(lang: str, quoted: str) -> None:
    assert Language(lang)("quote", words="so") == quoted
