"""Every language that ships says everything the program says, in the plural forms it has, with the facts it is given."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

import briefing.language
from briefing.language.forms import forms_of
from briefing.language.plurals import plural_category
from briefing.language.words import shipped_languages, shipped_words
from briefing.model.yardsticks import YARDSTICKS, key_of


def categories(lang: str) -> tuple[str, ...]:
    """The plural categories that a language has for some number up to two millions."""
    tried = (*range(201), 1000, 1_000_000, 2_000_000, 0.1, 0.5, 1.5, 10.25)
    return tuple({plural_category(lang, n): None for n in tried})


FOLDER = Path(briefing.language.__file__).parent
ENGLISH = shipped_words("en")
# `position_other` and the like are words, not forms: a form has its `_one` beside it
STEMS = {key.removesuffix("_one") for key in ENGLISH if key.endswith("_one") and f"{key.removesuffix('_one')}_other" in ENGLISH}
TERMS = {key_of(band.term) for yardstick in YARDSTICKS.values() for band in yardstick.bands}  # English: the yardsticks' own
CLDR = set(forms_of("en"))  # what a language may say otherwise than CLDR does
WHOLE = tuple(lang for lang in shipped_languages() if "-" not in lang)
FORMS = {lang: categories(lang) for lang in WHOLE}
_PLURAL = re.compile(r"_(?:zero|one|two|few|many|other)$")


def keys_of(lang: str) -> set[str]:
    """The keys that a language must have."""
    words = {k for k in ENGLISH if _PLURAL.sub("", k) not in STEMS} | {f"{stem}_{form}" for stem in STEMS for form in FORMS[lang]}
    return words | (TERMS if lang != "en" else set())


@pytest.mark.parametrize("lang", WHOLE)
def test_a_language_has_every_key_and_no_other(lang: str) -> None:
    words = shipped_words(lang)
    assert sorted(keys_of(lang) - set(words)) == []
    assert sorted(set(words) - keys_of(lang) - CLDR) == []


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
        fits = "{count}" + "".join(ENGLISH[f"{stem}_{form}"] for form in FORMS["en"]) if stem in STEMS else ENGLISH[key]
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
