"""Every brief in inputs/ with every sheet in styles/ conforms, in both targets, on both page sizes; others read it alike.

Every sheet is also set on the other paper: Letter for those on A4, A4 for those on Letter, by a sheet that extends it.
Judges: veraPDF (one process for all files), `qpdf --check`, and the words that poppler and mupdf find on each page.
"""

from __future__ import annotations

import subprocess
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from briefing.chart.ink.displaylist import Glyphs
from briefing.compose.story import Element
from briefing.diagnostics import Diagnostics
from briefing.layout.pages import Page, Pages, PlacedDrawing, PlacedLine
from briefing.pdf import prove
from briefing.pipeline import LaidOut, Lines, Options, lay_out_brief, write_file

Program = Callable[[str, str], str]
JudgeAll = Callable[[dict[str, list[bytes]]], dict[str, list[str]]]
pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
FLAVOURS = {"1.7": "ua1,3a", "2.0": "ua2,4f,wt1a,wt1r"}
BRIEFS = sorted(p.stem for p in (ROOT / "inputs").glob("*.yaml"))
SHEETS = sorted(p.stem for p in (ROOT / "styles").glob("*.yaml"))
OTHER = " on other paper"
CASES = [(b, s + paper) for b in BRIEFS for s in SHEETS for paper in ("", OTHER)]
# Letter is 17 points wider than A4: where a column takes the rest, its lines would be too long, as the sheet itself says
MARGINS = {"large-print": ", margin: {right: 73pt}", "ministry": ", margin: {right: 67pt}"}
_folder = tempfile.TemporaryDirectory(prefix="sheets-")


@cache
def sheet_of(name: str) -> str:
    """The name or path of a sheet; `X on other paper` is written as a sheet that extends X."""
    sheet = name.removesuffix(OTHER)
    if sheet == name:
        return name
    first = made(BRIEFS[0], sheet).pages.pages[0]
    other = "letter" if round(first.width) == 595 else "A4"
    path = Path(_folder.name) / f"{sheet}-{other}.yaml"
    path.write_text(f"style: 1\nextends: {sheet}\npage: {{size: {other}{MARGINS.get(sheet, '')}}}\n", "utf-8")
    return str(path)


@cache
def made(brief: str, sheet: str) -> LaidOut:
    return lay_out_brief(ROOT / "inputs" / f"{brief}.yaml", sheet_of(sheet), Diagnostics(), Lines())


def laid_out(brief: str, sheet: str) -> Pages:
    return made(brief, sheet).pages


@cache
def written(brief: str, sheet: str, target: str) -> bytes:
    """The file as the command writes it, with all that travels inside: that has to conform too."""
    return write_file(made(brief, sheet), Options(target, proof=False), Diagnostics())


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


def poppler(file: Path, program: Program) -> list[str]:
    """What poppler reads, page by page, in the order of painting."""
    command = [program("pdftotext", "poppler-utils"), "-raw", "-enc", "UTF-8", str(file), "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    return done.stdout.decode("utf-8").split("\f")[:-1]


def mupdf(file: Path, program: Program) -> list[str]:
    """What mupdf reads, page by page, in the order of painting."""
    command = [program("mutool", "mupdf-tools"), "draw", "-q", "-F", "text", str(file)]
    done = subprocess.run(command, capture_output=True, check=True)
    return done.stdout.decode("utf-8").split("\f")[:-1]


def named(lines: list[str], cases: list[tuple[str, str]]) -> str:
    """The judge's lines with the names of what was judged."""
    for number, (brief, sheet) in reversed(list(enumerate(cases))):
        lines = [line.replace(f"/{number}.pdf\t", f"/{number}.pdf ({brief} with {sheet})\t") for line in lines]
    return "\n".join(lines)


def test_every_brief_with_every_sheet_conforms(judge_all: JudgeAll) -> None:
    files = {flavours: [written(b, s, target) for b, s in CASES] for target, flavours in FLAVOURS.items()}
    for broken in judge_all(files).values():
        assert broken == [], named(broken, CASES)


def test_every_sheet_is_judged_on_both_papers() -> None:
    for sheet in SHEETS:
        sizes = {(round(p.width), round(p.height)) for s in (sheet, sheet + OTHER) for p in laid_out(BRIEFS[0], s).pages}
        assert {(595, 842), (612, 792)} <= sizes, sheet


def test_every_file_is_sound_by_qpdf(target: str, program: Program, tmp_path: Path) -> None:
    qpdf = program("qpdf", "qpdf")
    for brief, sheet in CASES:
        file = tmp_path / f"{brief}-{sheet}.pdf"
        file.write_bytes(written(brief, sheet, target))
        done = subprocess.run([qpdf, "--check", str(file)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, (file.name, done.stdout + done.stderr)


@pytest.mark.parametrize("reader", [poppler, mupdf])
@pytest.mark.parametrize(("brief", "sheet"), CASES)
def test_other_readers_find_every_word_in_order(
    brief: str, sheet: str, target: str, reader: Callable[[Path, Program], list[str]], program: Program, tmp_path: Path
) -> None:
    file = tmp_path / "brief.pdf"
    file.write_bytes(written(brief, sheet, target))
    pages = laid_out(brief, sheet).pages
    read = reader(file, program)
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
