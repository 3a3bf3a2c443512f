"""A brief with nearly every element, in every language: built, read aloud, and searched for words of another language."""

from __future__ import annotations

import codecs
import io
import re
import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml

from briefing import build
from briefing.language.forms import forms_of
from briefing.language.words import shipped_languages, shipped_words
from briefing.model.yardsticks import YARDSTICKS
from briefing.transcript import transcript
from tests.style.test_style_shipped import ROOT

WHOLE = tuple(lang for lang in shipped_languages() if "-" not in lang)
# the fields in which an author writes words; their letters are changed, so that no word of theirs is one of the program's
PROSE = """
    title subtitle bottom_line summary series organisation name authors contact principal office keywords system purpose
    caveats handling descriptors releasable_to distribution controlled_by dissemination poc classified_by declassify_on question
    covers excludes terms_of_reference method heading statement because implication why who view resolves_by hypothesis text
    if_wrong threshold how_to_close short group red_lines leverage note poles words label quantity unit headline place by answers
    qualification what drivers body alt highlight categories columns rows blocks meaning originator portion descriptor quote
    source_summary ask asked_of if_no_decision pros cons cost time legal mitigation action owner conditions points_to_make
    they_say we_say our_objectives their_objectives do_not_raise press_line background
"""
_KEPT = re.compile(r"(\{[^}]*\}|\[@[^\]]*\]|\]\([^)]*\)|https?://\S+|not_stated)")
_WORD = re.compile(r"[가-힣]{2,}|[^\W\d_]{5,}")


def changed(value: Any, key: str = "") -> Any:  # Any: what YAML holds
    if isinstance(value, dict):
        return {k: changed(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [changed(v, key) for v in value]
    if key == "sha256":
        return f"{value:064d}"
    if isinstance(value, str) and key in PROSE.split():
        parts = _KEPT.split(value)
        return "".join(part if n % 2 else codecs.encode(part, "rot13") for n, part in enumerate(parts))
    return value


def tokens(words: str) -> set[str]:
    return {w.casefold() for w in _WORD.findall(re.sub(r"\{\w+\}", " ", words))}


@lru_cache(maxsize=8)
def words_of(lang: str) -> set[str]:
    return set().union(*(tokens(words) for words in shipped_words(lang).values()))


def published() -> set[str]:
    """The names and the sources of yardsticks stand in the words of their publishers."""
    return set().union(*(tokens(f"{y.name} {y.source}") for y in YARDSTICKS.values()))


def terms() -> set[str]:
    """The official terms, which are English."""
    return set().union(*(tokens(term) for y in YARDSTICKS.values() for term in y.terms))


def told(pdf: bytes) -> Iterator[str]:
    """What a screen reader says, and the heads and cells of every table that travels."""
    yield transcript(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for name, attached in document.attachments.items():
            if name.endswith(".csv"):
                yield attached.get_file().read_bytes().decode("utf-8")
            yield attached.description


@pytest.mark.cjk
@pytest.mark.parametrize(
    ("source", "least"),
    [("inputs/specimen.yaml", 90), ("inputs/specimen-decision.yaml", 90), ("tests/pipeline/briefs/waterfalls.yaml", 45)],
)
@pytest.mark.parametrize("lang", WHOLE)
def test_a_brief_says_no_word_of_another_language(tmp_path: Path, lang: str, source: str, least: int) -> None:
    brief = changed(yaml.safe_load((ROOT / source).read_text("utf-8")))
    brief["meta"]["lang"] = lang
    for folder in ("maps", "parts"):
        shutil.copytree(ROOT / "inputs" / folder, tmp_path / folder)
    path = tmp_path / "brief.yaml"
    path.write_text(yaml.safe_dump(brief, allow_unicode=True, sort_keys=False), "utf-8")
    said = "\n".join(told(build(path).data))
    own = words_of(lang) | tokens(" ".join(forms_of(lang).values())) | tokens(path.read_text("utf-8")) | published()
    own |= terms() if lang == "en" else set()
    spoken = tokens("document heading table figure reading order column page caption empty state")
    foreign = set().union(*(words_of(other) for other in WHOLE if other != lang), terms()) - own - spoken
    assert sorted(tokens(said) & foreign) == []
    assert len(tokens(said) & words_of(lang)) > least, "the program speaks the language of the brief"
