"""Every word of the story is in the file once and in order, and a reader who copies a page gets the words as typed.

Judges: our own reading of the file's tree, and poppler's `pdftotext -raw`, page by page. Line-end hyphens come out as U+00AD
and are joined; running heads, repeated table heads and the words in drawings are the declared rest.
"""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from briefing.chart.ink.displaylist import Glyphs
from briefing.compose.story import Element
from briefing.diagnostics import Diagnostics
from briefing.layout.pages import Page, Pages, PlacedDrawing, PlacedLine
from briefing.pdf import prove, write
from briefing.pipeline import Lines, lay_out_brief

ROOT = Path(__file__).resolve().parents[2]
BRIEFS = ("dprk-troops", "specimen", "specimen-decision")
SHEETS = sorted(p.stem for p in (ROOT / "styles").glob("*.yaml"))
CASES = [(b, s) for b in BRIEFS for s in SHEETS]

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")


def laid_out(brief: str, style: str) -> Pages:
    return lay_out_brief(ROOT / "inputs" / f"{brief}.yaml", style, Diagnostics(), Lines()).pages


def line_words(item: PlacedLine) -> str:
    text = "".join(p.text for p in item.line.pieces).replace("\ue000", " ")
    return text + "\u00ad" if item.line.pieces and item.line.pieces[-1].hyphen else text + " "


def joined(text: str) -> list[str]:
    """Words, line-end hyphens closed; ligatures and no-break spaces as their letters."""
    text = text.replace("\u00ad\n", "").replace("\u00ad ", "").replace("\u00ad", "").replace("\u200b", "")
    return unicodedata.normalize("NFKC", text).split()


def read(page: Page) -> list[str]:
    """The words of a page that are read, in story order."""
    lines = [i for i in page.items if isinstance(i, PlacedLine) and isinstance(i.owner, Element)]
    return joined("".join(line_words(i) for i in sorted(lines, key=lambda i: i.owner.order)))


def rest(page: Page) -> Counter[str]:
    """The words of a page that are not read: artifacts, and what is written in drawings."""
    out: Counter[str] = Counter()
    for i in page.items:
        if isinstance(i, PlacedLine) and not isinstance(i.owner, Element):
            out.update(joined(line_words(i)))
        elif isinstance(i, PlacedDrawing):
            for step in i.drawing.steps:
                if isinstance(step, Glyphs):
                    out.update(joined(step.text))
    return out


@pytest.mark.parametrize(("brief", "style"), CASES)
def test_every_word_is_in_the_tree_once_and_in_order(brief: str, style: str) -> None:
    pages = laid_out(brief, style)
    assert [str(d.message) for d in prove(write(pages), pages)] == []


@needs_poppler
@pytest.mark.parametrize(("brief", "style"), [c for c in CASES if c[1] in ("base", "chancery", "ministry")])
def test_copying_a_page_gives_its_words_in_order(brief: str, style: str, tmp_path: Path) -> None:
    pages = laid_out(brief, style)
    file = tmp_path / "brief.pdf"
    file.write_bytes(write(pages))
    for page in pages.pages:
        number = str(page.number)
        command = ["pdftotext", "-raw", "-f", number, "-l", number, "-enc", "UTF-8", file, "-"]
        done = subprocess.run(command, capture_output=True, check=True)
        got = joined(done.stdout.decode("utf-8"))
        wanted, at, left = read(page), 0, Counter[str]()
        for word in got:
            if at < len(wanted) and word == wanted[at]:
                at += 1
            else:
                left[word] += 1
        assert wanted[at : at + 12] == [], (number, wanted[max(0, at - 5) : at], got[max(0, at - 5) : at + 12])
        assert left - rest(page) == Counter(), number


def test_notes_at_the_end_are_printed_once(tmp_path: Path) -> None:
    sheet = tmp_path / "ends.yaml"
    sheet.write_text("style: 1\nname: Ends\nextends: chancery\nnotes: {place: end}\n", encoding="utf-8")
    for brief in BRIEFS:
        pages = lay_out_brief(ROOT / "inputs" / f"{brief}.yaml", sheet, Diagnostics(), Lines()).pages
        assert [str(d.message) for d in prove(write(pages), pages)] == []
        notes = [i.line.text for p in pages.pages for i in p.items if isinstance(i, PlacedLine) and i.owner in ends(pages)]
        assert len(notes) == len(pages.story.notes), brief


def ends(pages: Pages) -> list[Element]:
    """The numbers of the notes."""
    return [c for n in pages.story.notes.values() for c in n.children if isinstance(c, Element) and c.role == "Lbl"]
