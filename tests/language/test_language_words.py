"""Every language that ships says everything the program says, in the plural forms it has, with the facts it is given."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

import briefing.language
from briefing.language.forms import forms_of
from briefing.language.words import keys_of, plural_stems, shipped_languages, shipped_words
from briefing.model.yardsticks import YARDSTICKS, key_of

FOLDER = Path(briefing.language.__file__).parent
ENGLISH = shipped_words("en")
STEMS = plural_stems(ENGLISH)
TERMS = {key_of(band.term) for yardstick in YARDSTICKS.values() for band in yardstick.bands}  # English: the yardsticks' own
CLDR = set(forms_of("en"))  # what a language may say otherwise than CLDR does
WHOLE = tuple(lang for lang in shipped_languages() if "-" not in lang)
_PLURAL = re.compile(r"_(?:zero|one|two|few|many|other)$")


def expected(lang: str) -> set[str]:
    """The keys that a language must have."""
    return set(keys_of(lang)) | (TERMS if lang != "en" else set())


@pytest.mark.parametrize("lang", WHOLE)
def test_a_language_has_every_key_and_no_other(lang: str) -> None:
    words = shipped_words(lang)
    assert sorted(expected(lang) - set(words)) == []
    assert sorted(set(words) - expected(lang) - CLDR) == []


@pytest.mark.parametrize("lang", shipped_languages())
def test_the_facts_of_a_language_are_those_of_english(lang: str) -> None:
    for key, words in shipped_words(lang).items():
        stem = _PLURAL.sub("", key)
        if key in CLDR:
            assert set(re.findall(r"\{(\w*)\}", words)) == set(re.findall(r"\{(\w+)\}", forms_of("en")[key])), key
            continue
        if key in TERMS:
            assert "{" not in words, key
            continue
        fits = "{count}" + "".join(ENGLISH[f"{stem}_{form}"] for form in ("one", "other")) if stem in STEMS else ENGLISH[key]
        assert set(re.findall(r"\{(\w*)\}", words)) <= set(re.findall(r"\{(\w+)\}", fits)), key
        assert words.strip() or key == "number_group", key


@pytest.mark.parametrize("lang", shipped_languages())
def test_a_file_of_words_is_yaml_of_one_key_a_line(lang: str) -> None:
    """What is read as JSON is what any YAML reader reads, and no line is passed over."""
    assert yaml.safe_load((FOLDER / f"{lang}.yaml").read_text("utf-8")) == dict(shipped_words(lang))


def test_a_language_that_does_not_ship_has_no_words() -> None:
    assert dict(shipped_words("xx")) == {}
    assert dict(shipped_words("../language/en")) == {}


def test_a_region_says_otherwise_only_what_its_language_says() -> None:
    for lang in set(shipped_languages()) - set(WHOLE):
        base = shipped_words(lang.partition("-")[0])
        assert set(shipped_words(lang)) <= set(base), lang
        assert all(base[key] != words for key, words in shipped_words(lang).items()), lang
