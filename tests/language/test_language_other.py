"""A language whose words do not ship: an error that says what is missing, or a sheet that says it all (shown with Dutch)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from briefing import Problems, build
from briefing.diagnostics import Diagnostic
from briefing.language import Language
from briefing.language.words import keys_of, shipped_languages, shipped_words
from briefing.model.yardsticks import YARDSTICKS, key_of
from briefing.transcript import transcript

BRIEF = """briefing: 1
id: veer
product: assessment
title: De veerboot houdt zijn winterdienst
bottom_line: De veerboot vaart de hele winter.
meta: {date: 2025-02-03, information_cutoff: 2025-02-01, version: "1", status: final, organisation: Havenkantoor, lang: nl}
marking: none
standards: STANDARDS
question: Vaart de veerboot in de winter?
key_judgments:
  - {id: een, statement: "{likelihood} vaart de veerboot.[@log]", kind: forecast, likelihood: LIKELIHOOD, horizon: 2025-04,
     confidence: {level: moderate, because: één logboek is gelezen}, supports: [log], change: {status: new}}
sources:
  - {id: log, originator: Havenkantoor, title: Logboek, type: official, published: 2025-01, directness: primary,
     descriptor: Het logboek}
"""
ICD = "{likelihood: icd203, confidence: low-moderate-high}"
OWN = """{likelihood: custom, confidence: low-moderate-high, yardstick: {name: Schaal, source: Havenkantoor,
  terms: [{term: misschien, low: 5, high: 50}, {term: waarschijnlijk, low: 50, high: 95}]}}"""
KEPT = ("comma", "semicolon", "separator", "colon", "period", "day_first", "range", "brackets")
JOINTS = {key: shipped_words("en")[key] for key in KEPT}


def words_of(key: str, number: int) -> str:
    """Words that stand for Dutch ones, with the facts of the English."""
    english = shipped_words("en")
    fits = english.get(key) or english[key.rpartition("_")[0] + "_other"]
    return JOINTS.get(key) or " ".join([f"woord{number}", *re.findall(r"\{\w+\}", fits)])


DUTCH = {key: words_of(key, number) for number, key in enumerate(keys_of("nl"))}
TERMS = {key_of(band.term): f"term{n}" for n, band in enumerate(YARDSTICKS["icd203"].bands)}


def desk(
    tmp_path: Path, labels: Mapping[str, str], standards: str = ICD, likelihood: str = "likely", lang: str = "nl"
) -> tuple[Path, Path]:
    brief, sheet = tmp_path / "veer.yaml", tmp_path / "huis.yaml"
    text = BRIEF.replace("STANDARDS", standards).replace("LIKELIHOOD", likelihood).replace("lang: nl", f"lang: {lang}")
    brief.write_text(text, "utf-8")
    said = {"style": 1, "extends": "chancery"} | ({"labels": {"nl": dict(labels)}} if labels else {})
    sheet.write_text(json.dumps(said, ensure_ascii=False), "utf-8")
    return brief, sheet


def refused(brief: Path, sheet: Path) -> Diagnostic:
    with pytest.raises(Problems) as problems:
        build(brief, style=sheet)
    errors = [d for d in problems.value.diagnostics if d.severity.name == "ERROR"]
    return errors[0]


@pytest.mark.parametrize("lang", ["nl", "pt-BR", "sv", "cs", "ja", "zh-Hans", "tr"])
def test_a_language_without_words_is_an_error_at_its_place(tmp_path: Path, lang: str) -> None:
    brief, sheet = desk(tmp_path, {}, lang=lang)
    problem = refused(brief, sheet)
    assert (problem.code, problem.span.line if problem.span else 0) == ("L120", 6)
    assert problem.message == f"the program has no words in `{lang}`"
    hints = " ".join(problem.hints)
    assert all(f"`{there}`" in hints for there in shipped_languages())
    assert f"labels: {{{lang.partition('-')[0]}: …}}" in hints


def test_all_the_words_that_a_sheet_lacks_are_told_at_once(tmp_path: Path) -> None:
    some = {key: words for key, words in DUTCH.items() if key not in ("judgments", "basis_sources_other", "alt_image")}
    problem = refused(*desk(tmp_path, some | TERMS))
    assert problem.code == "L120"
    assert problem.message == "the labels of `nl` lack 3 words of the program: basis_sources_other, judgments, alt_image"


def test_a_yardstick_without_words_names_the_way_out(tmp_path: Path) -> None:
    problem = refused(*desk(tmp_path, DUTCH))
    assert (problem.code, problem.span.line if problem.span else 0) == ("L121", 8)
    assert "almost no chance, very unlikely" in problem.message
    assert "`likelihood: custom`" in problem.hints[0]


@pytest.mark.parametrize(
    ("labels", "standards", "term"), [(DUTCH | TERMS, ICD, "Term4 (55–80%)"), (DUTCH, OWN, "Waarschijnlijk (50–95%)")]
)
def test_a_sheet_adds_dutch(tmp_path: Path, labels: Mapping[str, str], standards: str, term: str) -> None:
    likelihood = "likely" if standards == ICD else "waarschijnlijk"
    brief, sheet = desk(tmp_path, labels, standards, likelihood)
    told = transcript(build(brief, style=sheet).data)
    assert f"{term} vaart de veerboot" in told
    assert DUTCH["judgments"] in told
    assert shipped_words("en")["judgments"] not in told
    assert "3 februari 2025" in told, "months come from CLDR and need no words"


def test_a_region_of_a_language_that_ships_needs_no_words() -> None:
    assert Language("de-AT")("judgments") == Language("de")("judgments")
    assert Language("de-AT").month(2025, 1) == "Jänner 2025"
