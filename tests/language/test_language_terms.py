"""The terms of a yardstick in a language: each has words of its own, and the sentence in which one stands is a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.compose import compose
from briefing.language import Language
from briefing.language.words import shipped_languages
from briefing.load import load
from briefing.model.yardsticks import YARDSTICKS, Yardstick, in_language, terms_lacking
from briefing.validate.brief import validate_brief

FOREIGN = tuple(lang for lang in shipped_languages() if not lang.startswith("en"))


@pytest.mark.parametrize("yardstick", YARDSTICKS.values(), ids=lambda y: y.id)
@pytest.mark.parametrize("lang", FOREIGN)
def test_every_term_of_a_yardstick_has_words_of_its_own(lang: str, yardstick: Yardstick) -> None:
    ours = in_language(yardstick, Language(lang))
    assert terms_lacking(yardstick, Language(lang)) == ()
    assert len(set(ours.terms)) == len(yardstick.terms)
    assert set(ours.terms) & set(yardstick.terms) <= {"impossible", "improbable", "probable"}, "the same words"
    for band, official in zip(ours.bands, yardstick.bands, strict=True):
        assert (band.low, band.high) == (official.low, official.high)
        for words in (official.term, *official.forms, band.term, *band.forms):
            assert ours.find(words) is band, words


def test_the_terms_of_english_are_those_of_the_standard() -> None:
    for lang in ("en", "en-GB", "en-US"):
        assert in_language(YARDSTICKS["phia"], Language(lang)) is YARDSTICKS["phia"]


def test_a_language_that_does_not_ship_lacks_its_terms() -> None:
    assert terms_lacking(YARDSTICKS["kent"], Language("nl"))[:2] == ("impossible", "almost certainly not")


def test_the_range_of_a_term_is_written_as_the_language_writes_percentages() -> None:
    labels = [in_language(YARDSTICKS["icd203"], Language(lang)).bands[4].label for lang in ("en", "uk", "pl", "de", "fr", "ko")]
    assert labels == ["55–80%", "55–80%", "55–80%", "55–80\u00a0%", "55–80\u00a0%", "55~80%"]


def told(tmp_path: Path, lang: str, standards: str, words: str, likelihood: str) -> str:
    path = tmp_path / "brief.yaml"
    path.write_text(BRIEF.format(lang=lang, standards=standards, words=words, likelihood=likelihood), "utf-8")
    return compose(validate_brief(load(path)).brief, Language(lang)).root.text()


BRIEF = """briefing: 1
id: terms
product: assessment
title: The canal will be dredged
bottom_line: The canal will be dredged.
meta: {{date: 2025-02-03, information_cutoff: 2025-02-01, version: "1", status: final, organisation: Port office, lang: {lang}}}
marking: none
standards: {{likelihood: {standards}, confidence: low-moderate-high}}
question: Will the canal be dredged?
key_judgments:
  - {{id: one, statement: "{words}[@log]", kind: forecast, likelihood: {likelihood}, horizon: 2025-04,
     confidence: {{level: moderate, because: one log was read}}, supports: [log], change: {{status: new}}}}
sources:
  - {{id: log, originator: Port office, title: Log, type: official, published: 2025-01, directness: primary, descriptor: The log}}
"""


@pytest.mark.parametrize(
    ("lang", "standards", "words", "likelihood", "printed"),
    [
        ("en", "phia", "There is {likelihood} that it closes.", "realistic possibility", "is a realistic possibility (≈40–<50%)"),
        ("en", "phia", "There is a {likelihood} that it closes.", "remote chance", "There is a remote chance (>0–≈5%) that"),
        ("en", "icd203", "There is {likelihood} of closing.", "{percent: 50}", "There is a roughly even chance (50%) of"),
        ("en", "icd203", "There is no {likelihood} of closing.", "{percent: 50}", "There is no roughly even chance (50%) of"),
        ("en", "icd203", "{likelihood} it closes.", "almost certainly", "Almost certainly (95–99%) it closes."),
        ("en", "icd203", "It rains. {likelihood}, it closes.", "likely", "It rains. Likely (55–80%), it closes."),
        ("en", "icd203", "It is {likelihood} that it closes.", "{range: [40, 60]}", "It is unlikely to likely (40–60%) that"),
        ("uk", "icd203", "Канал, {likelihood}, доведеться чистити.", "likely", "Канал, ймовірно (55–80%), доведеться"),
        ("uk", "icd203", "Канал, {likelihood}, доведеться чистити.", "імовірно", "Канал, імовірно (55–80%), доведеться"),
        ("uk", "icd203", "{likelihood}, канал доведеться чистити.", "{percent: 70}", "Ймовірно (70%), канал доведеться"),
        ("uk", "phia", "{likelihood}, що канал закриють.", "realistic possibility", "Цілком можливо (≈40–<50%), що"),
    ],
)  # fmt: skip
def test_a_term_fits_its_sentence(tmp_path: Path, lang: str, standards: str, words: str, likelihood: str, printed: str) -> None:
    assert printed in told(tmp_path, lang, standards, words, likelihood)


def test_the_box_says_that_the_terms_are_translated_and_which_wording_is_official(tmp_path: Path) -> None:
    in_ukrainian = told(tmp_path, "uk", "icd203", "Канал, {likelihood}, чистять.", "likely")
    assert "ICD 203, Analytic Standards" in in_ukrainian
    assert Language("uk")("yardstick_translated") in in_ukrainian
    assert "translated" not in told(tmp_path, "en", "icd203", "It is {likelihood} that it closes.", "likely")
