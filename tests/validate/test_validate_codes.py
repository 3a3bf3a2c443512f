"""Every diagnostic code is explained, and every explained code is used."""

from __future__ import annotations

import re
from pathlib import Path

import briefing.validate.brief
from tests.validate.codes import CODES

FOLDER = Path(briefing.validate.brief.__file__).parent
MODEL = FOLDER.parent / "model"
OTHERS = ("sheet.py", "sheet_chain.py", "prose_reader.py", "inline_reader.py", "half_written.py")
OURS = [p for p in (*FOLDER.glob("*.py"), *MODEL.rglob("*.py")) if p.name not in OTHERS]


def test_every_code_in_the_program_is_explained_and_every_explained_one_used() -> None:
    used = {code for path in OURS for code in re.findall(r'"(B\d{3})"', path.read_text(encoding="utf-8"))}
    assert used == set(CODES)


def test_explanations_are_sentences() -> None:
    for code, sentence in CODES.items():
        assert re.fullmatch(r"B[23]\d\d", code)
        assert sentence.endswith(".")


def test_every_code_stands_in_a_broken_brief() -> None:
    cases = Path(__file__).parent.parent / "cases" / "brief"
    texts = [path.read_text(encoding="utf-8") for path in cases.glob("*.yaml")]
    told = {code for text in texts for code in re.findall(r"# expect: \d+:\d+ (B\d{3})", text)}
    assert told >= set(CODES)
