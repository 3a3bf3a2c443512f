"""The shape of the source: what is where, and above all what is absent."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "briefing"
MODULES = sorted(PACKAGE.rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{a.name}" for a in node.names)


def imported_at_start(tree: ast.Module) -> Iterator[str]:
    """What importing the module imports: not what stands in functions or behind TYPE_CHECKING."""
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from imports(node)


def called(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def who(names_in: Callable[[ast.Module], Iterator[str]], banned: set[str]) -> dict[str, set[str]]:
    """The modules that have one of the banned names, each with those it has; `names_in` gives the names of a tree."""
    found = {}
    for path, tree in TREES.items():
        names = {n for n in names_in(tree) if n in banned or any(n.startswith(b + ".") for b in banned)}
        if names:
            found[name_of(path)] = names
    return found


def test_the_stages_are_folders() -> None:
    folders = {p.name for p in PACKAGE.iterdir() if p.is_dir() and not p.name.startswith("_")}
    stages = {"load", "validate", "checks", "compose", "layout", "pdf"}
    nouns = {"language", "model", "style", "text", "chart"}
    assert folders == stages | nouns | {"cli", "associated"}
    assert [f for f in sorted(folders) if not (PACKAGE / f / "__init__.py").is_file()] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_opens_with_a_sentence(path: Path) -> None:
    docstring = ast.get_docstring(TREES[path])
    assert docstring, "no docstring"
    assert re.search(r"[.:]$", docstring.split("\n\n")[0].strip()), "the first paragraph is not a sentence"


def test_files_stay_readable() -> None:
    lengths = {name_of(p): len(p.read_text(encoding="utf-8").splitlines()) for p in MODULES}
    assert {n: length for n, length in lengths.items() if length > 550} == {}


def test_no_drawer_for_odds_and_ends() -> None:
    drawers = re.compile(r"(^|_)(utils?|helpers?|managers?|handlers?|misc|common)(_|$)")
    assert [name_of(p) for p in MODULES if any(drawers.search(part) for part in p.with_suffix("").parts[len(ROOT.parts) :])] == []


def test_platypus_and_pyplot_are_nowhere() -> None:
    assert who(imports, {"reportlab.platypus", "reportlab.pdfbase.ttfonts", "matplotlib.pyplot"}) == {}


def test_reportlab_only_in_the_writer_and_matplotlib_only_in_chart() -> None:
    assert {m for m in who(imports, {"reportlab"}) if not m.startswith("briefing/pdf/writing/")} == set()
    assert {m for m in who(imports, {"matplotlib"}) if not m.startswith("briefing/chart/")} == set()


def test_building_without_a_chart_to_draw_imports_no_matplotlib() -> None:
    imports = "import sys, briefing.pipeline, briefing.chart.draw"
    command = f"{imports}; print([m for m in ('matplotlib', 'numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_only_the_face_prints() -> None:
    printing = who(called, {"print", "sys.stdout.write", "sys.stderr.write"})
    assert {m for m in printing if not m.startswith("briefing/cli/")} == set()


def test_no_clock_no_dice_no_network() -> None:
    assert who(imports, {"random", "secrets", "uuid", "locale", "socket", "urllib.request", "http", "requests"}) == {}
    clocks = {"time.time", "time.localtime", "time.strftime"}
    clocks |= {f"{of}{ask}" for of in ("datetime.", "datetime.datetime.") for ask in ("now", "today", "utcnow")}
    clocks |= {"date.today", "datetime.date.today"}
    assert who(called, clocks) == {}


def test_every_dependency_is_fixed_by_the_constraints() -> None:
    fixed = {}
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, version = line.partition("==")
            assert version, f"not an exact version: {line}"
            fixed[name.lower().replace("_", "-")] = version
    wanted = [*PROJECT["dependencies"], *(d for extra in PROJECT["optional-dependencies"].values() for d in extra)]
    for requirement in wanted:
        match = re.match(r"([A-Za-z0-9-]+)(\[[^]]*\])?(.*)", requirement)
        assert match is not None
        name, exact = match[1].lower(), re.fullmatch(r"==(.+)", match[3])
        if name == PROJECT["name"]:
            continue
        assert name in fixed, f"{name} is not in constraints.txt"
        assert exact is None or exact[1] == fixed[name]


def test_only_the_shaper_and_the_faces_are_pinned_in_the_project() -> None:
    every = [*PROJECT["dependencies"], *(d for extra in PROJECT["optional-dependencies"].values() for d in extra)]
    pinned = {d.split("==")[0] for d in every if "==" in d}
    assert pinned == {"uharfbuzz", "fontpkg-source-serif-4", "fontpkg-source-sans-3", "pylopdf-fonts-ko", "pylopdf-fonts-zh-cn"}


def test_the_version_is_said_once() -> None:
    import briefing

    assert briefing.__version__ == PROJECT["version"]
    assert f"## {PROJECT['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def counts(call: ast.Call) -> bool:
    """Whether a call of `sum` shows that it adds whole numbers: `sum(1 for …)`, `sum(len(x) for …)`, `sum(a < b for …)`."""
    rows = call.args[0] if call.args else None
    each = rows.elt if isinstance(rows, ast.GeneratorExp | ast.ListComp) else None
    if isinstance(each, ast.Call) and isinstance(each.func, ast.Name):
        return each.func.id in ("len", "int", "bool", "isinstance")
    return isinstance(each, ast.Compare) or (isinstance(each, ast.Constant) and type(each.value) is int)


@pytest.mark.parametrize(
    ("call", "whole"),
    [("sum(w)", False), ("sum(1 for w in ws)", True), ("sum(1.0 for w in ws)", False), ("sum(w.height for w in ws)", False),
     ("sum([len(w) for w in ws])", True), ("sum(a < b for a, b in ws)", True), ("sum(max(a, b) for a, b in ws)", False)],
)  # fmt: skip
def test_a_sum_of_whole_numbers_is_told_from_others(call: str, whole: bool) -> None:
    node = ast.parse(call, mode="eval").body
    assert isinstance(node, ast.Call)
    assert counts(node) is whole


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_floats_are_added_alike_on_every_python(path: Path) -> None:
    """Since 3.12 the built-in `sum` rounds floats otherwise than before, and pages differ: `math.fsum` is the same everywhere."""
    lines = path.read_text(encoding="utf-8").splitlines()
    wrong = [
        node.lineno
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "sum"
        if not counts(node) and not lines[node.lineno - 1].endswith("# whole numbers")
    ]
    assert wrong == [], "math.fsum, or `# whole numbers` at the end of the line"


LATE = re.compile(r"imported\s+(only\s+)?when", re.IGNORECASE)


def test_an_import_within_a_function_says_why() -> None:
    """Ours stand at the top of a module but where start-up time asks for it, which the module or a comment says."""
    silent = []
    for path, tree in TREES.items():
        if LATE.search(ast.get_docstring(tree) or ""):
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                for node in ast.walk(function):
                    if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("briefing"):
                        if "#" not in "".join(lines[node.lineno - 2 : node.end_lineno]):
                            silent.append(f"{name_of(path)}:{node.lineno}")
    assert sorted(set(silent)) == []
