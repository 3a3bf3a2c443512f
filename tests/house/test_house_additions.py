"""What is touched to add a figure kind, a language, a product, a check or a style element: each is done in a scratch copy.

The table in ARCHITECTURE.md («To add …, touch these») names the files. Here each addition is made of edits of exactly those
files, in a copy of the package, and a program that uses what was added runs against the copy.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
TABLE = re.compile(r"^\| (?P<what>a [\w ]+) \| (?P<files>.+?) \|", re.MULTILINE)
Edit = Callable[[str], str]


def touched_by(what: str) -> set[str]:
    """The files that ARCHITECTURE.md names for an addition, seen from the root."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    section = text[text.index("## To add …") :]
    (cells,) = [m["files"] for m in TABLE.finditer(section) if m["what"] == what]
    return set(re.findall(r"`([\w./<>-]+)`", cells))


def after(anchor: str, words: str) -> Edit:
    """Put words behind the one place where an anchor stands."""

    def edit(text: str) -> str:
        assert text.count(anchor) == 1, f"{anchor!r} stands {text.count(anchor)} times"
        return text.replace(anchor, anchor + words)

    return edit


def new(words: str) -> Edit:
    """A new file."""

    def edit(text: str) -> str:
        assert text == "", "the file is there already"
        return words

    return edit


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    for name in ("briefing", "styles"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "_shipped"))
    return tmp_path


def add(scratch: Path, edits: dict[str, Edit], names: dict[str, str]) -> set[str]:
    """Make the edits. Gives the files touched, the new names in them put back as the table has them (`<kind>`)."""
    out = set()
    for name, edit in edits.items():
        path = scratch / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(edit(path.read_text(encoding="utf-8") if path.is_file() else ""), encoding="utf-8")
        for word, placeholder in names.items():
            name = re.sub(rf"\b{word}", placeholder, name)
        out.add(name.removeprefix("briefing/"))
    return out


def run(scratch: Path, program: str) -> str:
    """What a program prints that imports the package of the scratch copy."""
    env = {**os.environ, "PYTHONPATH": str(scratch), "BRIEFING_CACHE": "off", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=scratch, env=env, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


BRIEF = """
briefing: 1
id: scratch
product: {product}
title: A brief of the scratch copy
bottom_line: It is built.
meta: {{date: 2024-11-17, information_cutoff: 2024-11-10, version: "1", status: final, organisation: Office, lang: {lang}}}
marking: none
question: Is it built?
key_judgments:
  - id: one
    statement: It {{likelihood}} holds.
    kind: present
    likelihood: likely
    confidence: {{level: low, because: one survey was taken}}
    supports: [s]
    change: new
{more}
sources:
  - {{id: s, originator: Office, title: Survey, type: official, published: 2024-04, directness: primary}}
"""
WORDS = """
from briefing.load import load
from briefing.validate.brief import validate_brief
from briefing.compose import compose
from pathlib import Path
brief = validate_brief(load(Path("brief.yaml"))).brief
"""


def write(scratch: Path, *, product: str = "assessment", lang: str = "en", more: str = "") -> None:
    (scratch / "brief.yaml").write_text(BRIEF.format(product=product, lang=lang, more=more), encoding="utf-8")


KIND: dict[str, Edit] = {
    "briefing/model/figures/tally.py": new(
        '"""A tally of what was counted."""\n\n'
        "from typing import Literal\n\n"
        "from briefing.diagnostics import Diagnostics\nfrom briefing.model.figures.base import FigureBase\n"
        "from briefing.model.part import controlling, printed\nfrom briefing.model.values import WholeNumber\n\n\n"
        "class TallyFigure(FigureBase):\n"
        '    """A stroke for each thing counted."""\n\n'
        '    kind: Literal["tally"] = controlling("What is drawn.")\n'
        '    count: WholeNumber = printed("How many.")\n\n'
        "    def lacks(self, brief: object, broken: frozenset[str], tell: Diagnostics) -> None:\n"
        '        """A tally of none stands empty."""\n'
        "        if self.count < 1:\n"
        '            tell.error("B226", "nothing is counted", **self.where("count"))\n'
    ),
    "briefing/model/figures/__init__.py": lambda text: after(
        "import SpectrumFigure\n", "from briefing.model.figures.tally import TallyFigure\n"
    )(after('    "SpectrumFigure",\n', '    "TallyFigure",\n')(after("Figure = Union[\n", "    TallyFigure,\n")(text))),
    "briefing/chart/kinds/tally/__init__.py": new(
        '"""A tally, as data."""\n\n'
        "from typing import ClassVar\n\nfrom briefing.records import record\n\n\n@record\nclass Tally:\n"
        '    """How many strokes."""\n\n    DRAWN_BY: ClassVar = "tally_chart"\n    count: int\n'
    ),
    "briefing/chart/kinds/tally/tally_chart.py": new(
        '"""A tally to strokes, to words, to a table."""\n\n'
        "from briefing.chart.datatable import DataTable\nfrom briefing.chart.ink.displaylist import DisplayList\n"
        "from briefing.chart.ink.look import ChartLook\nfrom briefing.chart.ink.pen import Pen\n"
        "from briefing.chart.kinds.tally import Tally\nfrom briefing.language import Say\n\n\n"
        "def draw(chart: Tally, measure: float, look: ChartLook) -> DisplayList:\n"
        "    pen = Pen(measure, 12.0)\n"
        "    for n in range(chart.count):\n        pen.line(4.0 * n + 1, 0.0, 4.0 * n + 1, 12.0, look.ink)\n"
        "    return pen.finish()\n\n\n"
        "def describe(chart: Tally, say: Say) -> str:\n"
        '    return say("alt_measured", what=say.number(chart.count))\n\n\n'
        "def data(chart: Tally, say: Say) -> DataTable:\n"
        '    return DataTable((say("data_value"),), ((str(chart.count),),))\n'
    ),
    "briefing/chart/specification.py": lambda text: after("import Spectrum\n", "from briefing.chart.kinds.tally import Tally\n")(
        after("    | Spectrum\n", "    | Tally\n")(text)
    ),
    "briefing/compose/tally.py": new(
        '"""A tally of the author to what is drawn."""\n\n'
        "from briefing.chart.kinds.tally import Tally\nfrom briefing.compose.framing import Content\n"
        "from briefing.model.figures import TallyFigure\n\n\n"
        "def tally(f: TallyFigure) -> Content:\n"
        '    """The strokes."""\n'
        "    return Content(lambda: Tally(f.count))\n"
    ),
    "briefing/compose/figures.py": lambda text: after("import blocks\n", "from briefing.compose.tally import tally\n")(
        after("    SpectrumFigure,\n", "    TallyFigure,\n")(
            after("            return spectrum(c, f)\n", "        case TallyFigure():\n            return tally(f)\n")(text)
        )
    ),
}
TALLY = """figures:
  - {id: t, kind: tally, headline: Seven ships, source: [s], count: 7}
  - {id: n, kind: tally, headline: None, source: [s], count: 0}
"""


def test_a_figure_kind_is_a_model_a_folder_and_its_entries(scratch: Path) -> None:
    assert add(scratch, KIND, {"tally": "<kind>"}) == touched_by("a figure kind")
    write(scratch, more=TALLY)
    said = run(scratch, "from briefing.pipeline import check\nfor d in check('brief.yaml'): print(d.span.line, d.code)")
    assert re.findall(r"\d+ B\d+", said) == ["20 B226"]
    write(scratch, more="".join(TALLY.splitlines(keepends=True)[:2]))
    program = """
from briefing.chart.describe import data_table
from briefing.chart.draw import draw
from briefing.validate.sheet import load_sheet
(figure,) = [e for e in compose(brief).root.walk_elements() if type(e.drawing).__name__ == "Tally"]
print(figure.alt, data_table(figure.drawing).rows, len(draw(figure.drawing, 300.0, load_sheet("base")).steps))
"""
    assert run(scratch, WORDS + program).strip() == "Measured: 7. (('7',),) 7"


@pytest.mark.parametrize(
    "forgotten",
    ["", "briefing/chart/specification.py", "briefing/compose/figures.py"],
)
def test_the_type_checker_tells_what_a_figure_kind_still_lacks(scratch: Path, forgotten: str) -> None:
    pytest.importorskip("mypy")
    add(scratch, {name: edit for name, edit in KIND.items() if name != forgotten}, {})
    shutil.copy(ROOT / "pyproject.toml", scratch)
    command = [sys.executable, "-m", "mypy", "--no-error-summary", *(name for name in KIND if name.count("/") < 4)]
    env = {**os.environ, "MYPYPATH": str(scratch), "PYTHONPATH": str(scratch)}
    done = subprocess.run(command, capture_output=True, text=True, cwd=scratch, env=env, check=False)
    assert ("Tally" in done.stdout) if forgotten else (done.stdout == ""), done.stdout + done.stderr


def test_a_language_is_one_file(scratch: Path) -> None:
    english = (ROOT / "briefing" / "language" / "en.yaml").read_text(encoding="utf-8")
    terms = re.findall(r'^(term_\w+): "(.+)"$', (ROOT / "briefing/language/de.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    words = english.replace('"Bottom line"', '"Kernboodschap"') + "".join(
        f'{key}: "{" | ".join(w + " (nl)" for w in said.split(" | "))}"\n' for key, said in terms if f"\n{key}:" not in english
    )
    edits = {"briefing/language/nl.yaml": new(words)}
    assert add(scratch, edits, {"nl": "<tag>"}) == touched_by("a language")
    write(scratch, lang="nl")
    printed = run(scratch, WORDS + "print(compose(brief).root.text())")
    assert "Kernboodschap" in printed


def test_a_product_is_one_entry(scratch: Path) -> None:
    edits: dict[str, Edit] = {
        "briefing/model/products.py": lambda text: after('Literal["assessment", "decision"', ', "memo"')(
            after(
                "PRODUCTS: dict[ProductName, Product] = {\n",
                '    "memo": Product(("key_judgments",), ("key_judgments", "bottom_line", "sources")),\n',
            )(text)
        )
    }
    assert add(scratch, edits, {}) == touched_by("a product")
    write(scratch, product="memo")
    printed = run(scratch, WORDS + "print(compose(brief).root.text())")
    assert printed.index("Key judgments") < printed.index("Bottom line")
    write(scratch, product="mem")
    said = run(
        scratch,
        "from briefing.pipeline import check\nfor d in check('brief.yaml'): print(d.code, d.message, *d.hints)",
    )
    assert "did you mean `memo`?" in said


def test_a_check_is_a_module(scratch: Path) -> None:
    edits = {
        "briefing/checks/rules/shouted_title.py": new(
            '"""X999 shouted-title: the title is in capitals."""\n\n'
            "from briefing.checks.rule import Finding, Kind, Rule\n\n\n"
            "def find(read):\n"
            "    if read.brief.title.isupper():\n"
            '        yield Finding("the title shouts", **read.brief.where("title"))\n\n\n'
            'RULE = Rule("X999", "shouted-title", Kind.DATA, "I/I/I", title="A title in capitals", why="It is hard to read.",\n'
            '            bad="title: A BRIEF", good="title: A brief", clause="House rule", find=find)\n'
        ),
    }
    assert add(scratch, edits, {"shouted_title": "<check>"}) == touched_by("a check")
    write(scratch)
    path = scratch / "brief.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("A brief of the scratch copy", "A BRIEF"), encoding="utf-8")
    said = run(scratch, "from briefing.pipeline import check\nfor d in check('brief.yaml'): print(d.span.line, d.code)")
    assert "5 X999" in said


def test_a_style_element_is_its_entry_and_its_values(scratch: Path) -> None:
    edits: dict[str, Edit] = {
        "briefing/style_elements.py": after('    "glossary": _BOX,\n', '    "pull_quote": _entry(_P),\n'),
        "styles/base.yaml": after("  glossary:\n    base: list\n", "  pull_quote: {size: 13pt, leading: 18pt, italic: true}\n"),
    }
    assert add(scratch, edits, {}) == touched_by("a style element")
    (scratch / "house.yaml").write_text(
        "style: 1\nname: House\nextends: base\nelements:\n  pull_quote: {size: 14pt, row_padding: 2pt}\n", encoding="utf-8"
    )
    program = """
from briefing.diagnostics import Problems
from briefing.validate.sheet import load_sheet
print(load_sheet("base").look("pull_quote").size)
try:
    load_sheet("house.yaml")
except Problems as problems:
    for d in problems.diagnostics: print(d.span.line, d.message)
"""
    size, refused, *_ = run(scratch, program).splitlines()
    assert size == "13.0"
    assert refused.startswith("5 ")
    assert "row_padding" in refused
