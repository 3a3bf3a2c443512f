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


def test_a_check_is_a_module_and_its_entry(scratch: Path) -> None:
    edits = {
        "briefing/checks/shouted_title.py": new(
            '"""X999, a title in capitals."""\n\n'
            "from briefing.diagnostics import Diagnostics\nfrom briefing.model.brief import Brief\n\n\n"
            "def check_shouted_title(brief: Brief, tell: Diagnostics) -> None:\n"
            '    """Advise of a title in capitals."""\n'
            "    if brief.title.isupper():\n"
            '        tell.advice("X999", "the title shouts", brief.span_of("title"), path="title")\n'
        ),
        "briefing/checks/report.py": lambda text: after('    "N402": check_mixed_basis,\n', '    "X999": check_shouted_title,\n')(
            after(
                "from briefing.checks.mixed_confidence import check_mixed_confidence\n",
                "from briefing.checks.shouted_title import check_shouted_title\n",
            )(text)
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
