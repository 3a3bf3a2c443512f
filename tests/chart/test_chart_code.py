"""A figure that a function of the house draws: only where that is allowed, in the document's faces, faults told at the line."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pikepdf
import pytest

from briefing import Problems, build, check, verify

BRIEF = """briefing: 1
id: own
product: assessment
title: A figure of our own
bottom_line: One line.
meta: {date: 2024-11-17, information_cutoff: 2024-11-10, version: "1", status: final, organisation: House, lang: en}
marking: none
question: What is drawn?
key_judgments:
  - {id: one, statement: It holds., kind: present, confidence: {level: low, because: one survey}, supports: [s], change: new}
figures:
  - {id: f, kind: code, code: "charts:seasons", headline: Winter has most, source: [s],
     numbers: {unit: tonnes, categories: [Autumn, Winter], values: [3, 5.5]}}
sources:
  - {id: s, originator: Office, title: Survey, type: official, published: 2024-04, directness: primary}
"""
MODULE = """
print('a word that goes nowhere')

def seasons(data):
    from matplotlib.figure import Figure
    figure = Figure(figsize=(data.width / 72, 2.0), layout='constrained')
    axes = figure.add_subplot()
    axes.bar(data.categories, data.series[''], color=data.colours['firm'])
    axes.set_title('Drawn by ' + data.unit, fontweight='bold')
    return figure

def divides(data):
    return 1 / 0

def number(data):
    return 3

def leaves(data):
    raise SystemExit(4)

def tall(data):
    from matplotlib.figure import Figure
    return Figure(figsize=(1, 9))
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "own.yaml").write_text(BRIEF, "utf-8")
    (tmp_path / "charts.py").write_text(MODULE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(desk: Path, function: str = "charts:seasons", *, allow: bool = True) -> list[tuple[str, str]]:
    (desk / "own.yaml").write_text(BRIEF.replace("charts:seasons", function), "utf-8")
    with pytest.raises(Problems) as problems:
        build(desk / "own.yaml", allow_code=allow)
    found = [d for d in problems.value.diagnostics if d.code[0] not in "RS"]  # what a reviewer would say is another matter
    return [(f"{d.code} {d.span.line}:{d.span.column}" if d.span else d.code, d.message) for d in found]


def test_code_is_not_run_unasked(desk: Path) -> None:
    (desk / "charts.py").write_text("open('ran', 'w').write('x')\n" + MODULE, "utf-8")
    ((where, message),) = said(desk, allow=False)
    assert where == "B243 12:31"
    assert message == "the figure `f` is drawn by the function charts:seasons, and code is not run unasked"
    assert [d.code for d in check(desk / "own.yaml") if d.code[0] not in "RS"] == ["B243"]
    assert not (desk / "ran").exists()


def test_the_figure_is_drawn_in_the_faces_of_the_document(desk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    data = build(desk / "own.yaml", style="ministry", allow_code=True).data
    assert capfd.readouterr() == ("", "")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = {str(o.FontName) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontName" in o}
        figures = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure" and "/Alt" in o]
        assert all("SourceSans3" in f or "SourceSerif4" in f for f in fonts), fonts
        assert [str(f.Alt) for f in figures] == ["Figure of 2 categories, in tonnes. Highest 5.5 (Winter); lowest 3.0 (Autumn)."]
        assert "charts.py" in pdf.attachments
    assert not (desk / "__pycache__").exists()


def test_the_same_bytes_twice_and_verified_only_where_code_is_allowed(desk: Path) -> None:
    build(desk / "own.yaml", output=desk / "a.pdf", allow_code=True)
    (desk / "matplotlibrc").write_text("font.size: 30\naxes.facecolor: red\n", "utf-8")
    build(desk / "own.yaml", output=desk / "b.pdf", allow_code=True)
    assert (desk / "a.pdf").read_bytes() == (desk / "b.pdf").read_bytes()
    assert verify(desk / "a.pdf", allow_code=True) == ()
    assert [d.code for d in verify(desk / "a.pdf")] == ["F405", "B243"]
    with pikepdf.open(desk / "a.pdf") as pdf:
        manifest = json.loads(pdf.attachments["manifest.json"].get_file().read_bytes())
    assert manifest["options"] == {"code": ["charts:seasons"]}
    assert "matplotlib" in manifest["versions"]


@pytest.mark.parametrize(
    ("function", "message"),
    [
        ("charts:divides", "charts:divides stopped in line 13 of charts.py: ZeroDivisionError: division by zero"),
        ("charts:number", "charts:number returned int, and a matplotlib Figure is wanted"),
        ("charts:leaves", "charts:leaves stopped in line 19 of charts.py: SystemExit: 4"),
        ("charts:tall", "charts:tall returned a figure that is 1 by 9 inches, which fits no page"),
        ("charts:nothing", "the module charts has no function nothing"),
        ("no_such_module:draw", "there is no module no_such_module, beside the brief or installed"),
    ],
)
def test_a_function_that_fails_is_told_at_its_name(function: str, message: str, desk: Path) -> None:
    assert said(desk, function) == [("L310 12:31", message)]


def test_a_module_that_is_no_python_is_told_with_its_line(desk: Path) -> None:
    (desk / "charts.py").write_text("def seasons(data):\n    return (\n", "utf-8")
    ((where, message),) = said(desk)
    assert where == "L310 12:31"
    assert message.startswith("the module charts cannot be loaded, in line 2 of charts.py: SyntaxError")


def test_a_module_outside_the_folder_is_not_run(desk: Path) -> None:
    inner = desk / "inner"
    inner.mkdir()
    (inner / "own.yaml").write_text(BRIEF, "utf-8")
    (inner / "charts.py").symlink_to(desk / "charts.py")
    ((_, message),) = said(inner)
    assert message == "charts.py is outside the folder of the brief and is not read"


def test_without_numbers_it_needs_words(desk: Path) -> None:
    bare = BRIEF.replace(",\n     numbers: {unit: tonnes, categories: [Autumn, Winter], values: [3, 5.5]}", "")
    (desk / "own.yaml").write_text(bare, "utf-8")
    with pytest.raises(Problems) as problems:
        build(desk / "own.yaml", allow_code=True)
    assert [d.code for d in problems.value.diagnostics] == ["B233"]
