"""What a screen reader says of every brief in inputs/ stays what is written beside this file, until somebody has read the change.

BRIEFING_UPDATE_TRANSCRIPTS=1 pytest tests/transcripts     writes the texts anew: read their diff before you commit it
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

import pytest

from briefing.diagnostics import Diagnostics
from briefing.layout.pages import Pages
from briefing.pdf import write
from briefing.pdf.proof.objects import UnreadableFile
from briefing.pipeline import Lines, lay_out_brief
from briefing.transcript import transcript

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
BRIEFS = sorted(p.stem for p in (ROOT / "inputs").glob("*.yaml"))


@cache
def laid_out(brief: str, sheet: str = "chancery") -> Pages:
    """The brief with a sheet; `chancery` is used when none is named."""
    return lay_out_brief(ROOT / "inputs" / f"{brief}.yaml", sheet, Diagnostics(), Lines()).pages


def without_pages(said: str) -> list[str]:
    """What is said, but for the numbers of pages, which are another in every sheet."""
    lines = [re.sub(r" \[page \d+\]", "", line) for line in said.splitlines()[1:]]
    lines = [re.sub(r"\d+(: Judgments in full\])", r"N\1", line) for line in lines]
    return [line for line in lines if not re.fullmatch(r" *page \d+", line)]


@pytest.mark.parametrize("brief", BRIEFS)
def test_a_brief_is_read_aloud_as_before(brief: str) -> None:
    said = transcript(write(laid_out(brief)))
    kept = HERE / f"{brief}.txt"
    if os.environ.get("BRIEFING_UPDATE_TRANSCRIPTS"):
        kept.write_text(said, "utf-8")
    assert kept.is_file(), f"nobody has read {kept.name} yet: BRIEFING_UPDATE_TRANSCRIPTS=1 writes it"
    wanted, got = kept.read_text("utf-8").splitlines(), said.splitlines()
    first = next((i for i, (a, b) in enumerate(zip(wanted, got, strict=False)) if a != b), min(len(wanted), len(got)))
    assert got[first : first + 3] == wanted[first : first + 3], (
        f"{kept.name}, line {first + 1}; when the change is meant: BRIEFING_UPDATE_TRANSCRIPTS=1, and read the diff"
    )
    assert len(got) == len(wanted)


def test_no_transcript_is_left_of_a_brief_that_is_gone() -> None:
    assert sorted(p.stem for p in HERE.glob("*.txt")) == BRIEFS


@pytest.mark.parametrize("brief", BRIEFS)
def test_both_targets_are_read_aloud_alike(brief: str) -> None:
    pages = laid_out(brief)
    assert transcript(write(pages, target="2.0")) == transcript(write(pages))


@pytest.mark.slow
@pytest.mark.parametrize("sheet", ["base", "dense", "letter", "ministry"])
@pytest.mark.parametrize("brief", BRIEFS)
def test_a_sheet_changes_nothing_of_what_is_read(brief: str, sheet: str) -> None:
    """`accessible` and `large-print` add the data of the figures; no other sheet adds, drops or moves a word."""
    chancery = without_pages(transcript(write(laid_out(brief))))
    assert without_pages(transcript(write(laid_out(brief, sheet)))) == chancery


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"title: x\n", b"%PDF-1.7\nstartxref\n0\n%%EOF\n"])
def test_what_is_no_file_of_ours_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        transcript(data)
