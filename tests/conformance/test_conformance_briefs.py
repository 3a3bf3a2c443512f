"""Every brief in inputs/ with every sheet in styles/ conforms, in both targets, on both page sizes; others read it alike.

Judges: veraPDF (one process a target), `qpdf --check`, and the words that poppler and mupdf find on each page.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from briefing.build import Lines, lay_out_brief
from briefing.chart.displaylist import Glyphs
from briefing.compose.story import Element
from briefing.diagnostics import Diagnostics
from briefing.layout.pages import Page, Pages, PlacedDrawing, PlacedLine
from briefing.pdf import Attachment, prove, write

Judge = Callable[..., list[str]]
pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
FLAVOURS = {"1.7": "ua1,3a", "2.0": "ua2,4f,wt1a,wt1r"}
BRIEFS = sorted(p.stem for p in (ROOT / "inputs").glob("*.yaml"))
SHEETS = sorted(p.stem for p in (ROOT / "styles").glob("*.yaml"))
CASES = [(b, s) for b in BRIEFS for s in SHEETS]


@cache
def laid_out(brief: str, sheet: str) -> Pages:
    return lay_out_brief(ROOT / "inputs" / f"{brief}.yaml", sheet, Diagnostics(), Lines()).pages


@cache
def written(brief: str, sheet: str, target: str) -> bytes:
    """The file, with the brief inside it: what travels along has to conform too."""
    source = Attachment(
        f"{brief}.yaml", "application/yaml", (ROOT / "inputs" / f"{brief}.yaml").read_bytes(), "The brief", "Source"
    )
    return write(laid_out(brief, sheet), target=target, attachments=[source])


def tool(name: str, package: str) -> str:
    """The path of a program; without it nothing was judged, which is said loudly, and is a failure in CI."""
    found = shutil.which(name)
    if found is None:
        message = f"READING WAS NOT JUDGED: there is no {name} (Debian: {package})"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


def line_words(item: PlacedLine) -> str:
    text = "".join(p.text for p in item.line.pieces).replace("\ue000", " ")
    return text + "\u00ad" if item.line.pieces and item.line.pieces[-1].hyphen else text + " "


def joined(text: str) -> list[str]:
    """Words, line-end hyphens closed; ligatures and no-break spaces as their letters."""
    text = text.replace("\u00ad\n", "").replace("\u00ad ", "").replace("\u00ad", "").replace("\u200b", "")
    return unicodedata.normalize("NFKC", text).split()


def wanted_of(page: Page) -> list[str]:
    """The words of a page that are read, in the story's order."""
    lines = [i for i in page.items if isinstance(i, PlacedLine) and isinstance(i.owner, Element)]
    return joined("".join(line_words(i) for i in sorted(lines, key=lambda i: i.owner.order)))


def silent_of(page: Page) -> Counter[str]:
    """The words of a page that are not read: running heads, repeated heads, and what is written in drawings."""
    out: Counter[str] = Counter()
    for item in page.items:
        if isinstance(item, PlacedLine) and not isinstance(item.owner, Element):
            out.update(joined(line_words(item)))
        elif isinstance(item, PlacedDrawing):
            for step in item.drawing.steps:
                if isinstance(step, Glyphs):
                    out.update(joined(step.text))
    return out


def poppler(file: Path) -> list[str]:
    """What poppler reads, page by page, in the order of painting."""
    command = [tool("pdftotext", "poppler-utils"), "-raw", "-enc", "UTF-8", str(file), "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    return done.stdout.decode("utf-8").split("\f")[:-1]


def mupdf(file: Path) -> list[str]:
    """What mupdf reads, page by page, in the order of painting."""
    command = [tool("mutool", "mupdf-tools"), "draw", "-q", "-F", "text", str(file)]
    done = subprocess.run(command, capture_output=True, check=True)
    return done.stdout.decode("utf-8").split("\f")[:-1]


def named(lines: list[str], cases: list[tuple[str, str]]) -> str:
    """The judge's lines with the names of what was judged."""
    for number, (brief, sheet) in reversed(list(enumerate(cases))):
        lines = [line.replace(f"/{number}.pdf\t", f"/{number}.pdf ({brief} with {sheet})\t") for line in lines]
    return "\n".join(lines)


def test_every_brief_with_every_sheet_conforms(target: str, judge: Judge) -> None:
    broken = judge(FLAVOURS[target], *(written(b, s, target) for b, s in CASES))
    assert broken == [], named(broken, CASES)


def test_both_page_sizes_are_among_the_judged() -> None:
    sizes = {(round(p.width), round(p.height)) for b, s in CASES for p in laid_out(b, s).pages}
    assert {(595, 842), (612, 792)} <= sizes


def test_every_file_is_sound_by_qpdf(target: str, tmp_path: Path) -> None:
    program = tool("qpdf", "qpdf")
    for brief, sheet in CASES:
        file = tmp_path / f"{brief}-{sheet}.pdf"
        file.write_bytes(written(brief, sheet, target))
        done = subprocess.run([program, "--check", str(file)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, (file.name, done.stdout + done.stderr)


@pytest.mark.parametrize("reader", [poppler, mupdf])
@pytest.mark.parametrize(("brief", "sheet"), CASES)
def test_other_readers_find_every_word_in_order(
    brief: str, sheet: str, target: str, reader: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    file = tmp_path / "brief.pdf"
    file.write_bytes(written(brief, sheet, target))
    pages = laid_out(brief, sheet).pages
    read = reader(file)
    assert len(read) == len(pages)
    for page, text in zip(pages, read, strict=True):
        wanted, at, left = wanted_of(page), 0, Counter[str]()
        for word in joined(text):
            if at < len(wanted) and word == wanted[at]:
                at += 1
            else:
                left[word] += 1
        assert wanted[at : at + 12] == [], (page.number, "after", wanted[max(0, at - 5) : at])
        assert left - silent_of(page) == Counter(), page.number


def test_our_own_proof_agrees(target: str) -> None:
    for brief, sheet in CASES:
        assert [d.message for d in prove(written(brief, sheet, target), laid_out(brief, sheet))] == [], (brief, sheet)
