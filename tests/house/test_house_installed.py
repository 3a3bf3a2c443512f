"""The version of our own code: whatever can decide what a module does changes it, wherever the modules stand."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.installed import _sources

ROOT = Path(__file__).resolve().parents[2]
MODULES = (ROOT / "briefing").rglob("*.py")
PATHS = {".".join(p.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): p for p in MODULES}
ASKED = ["briefing.chart.kinds.estimates.estimate_plot", "briefing.chart.pictures.svg"]


def imported(node: ast.AST) -> set[str]:
    """The modules of ours that are imported at once or later, not those for the type checker."""
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        return set()
    out = {name for child in ast.iter_child_nodes(node) for name in imported(child)}
    if isinstance(node, ast.Import):
        out |= {a.name for a in node.names}
    if isinstance(node, ast.ImportFrom) and node.module:
        out |= {node.module, *(f"{node.module}.{a.name}" for a in node.names)}
    return out & set(PATHS)


@pytest.mark.parametrize("module", [*ASKED, "briefing.pipeline"])
def test_everything_that_a_module_imports_counts(module: str) -> None:
    found = _sources(module)
    assert module in found
    assert all(imported(ast.parse(source)) <= set(found) for source in found.values())
    assert all(PATHS[name].read_bytes() == source for name, source in found.items())


def test_every_module_that_is_asked_for_is_there() -> None:
    asked = set()
    for path in PATHS.values():
        for package, name in re.findall(r'code_version\(f?"(\{__package__\}\.)?([\w.]+)"\)', path.read_text("utf-8")):
            asked.add(".".join(path.parent.relative_to(ROOT).parts) + f".{name}" if package else name)
    assert sorted(asked) == ASKED


@pytest.mark.parametrize("module", ASKED)
def test_a_change_of_any_of_them_is_another_version(module: str, tmp_path: Path) -> None:
    copy = tmp_path / "briefing"
    shutil.copytree(ROOT / "briefing", copy, ignore=shutil.ignore_patterns("__pycache__"))
    names = sorted(_sources(module))
    command = (
        "import sys; from pathlib import Path; from briefing.installed import code_version\n"
        f"seen = [code_version({module!r})]\n"
        "for path in map(Path, sys.argv[1:]):\n"
        "    path.write_bytes(path.read_bytes() + b' ')\n"
        f"    code_version.cache_clear(); seen.append(code_version({module!r}))\n"
        "assert len(set(seen)) == len(seen) > 10, seen\n"
    )
    paths = [str(tmp_path / PATHS[name].relative_to(ROOT)) for name in names]
    done = subprocess.run([sys.executable, "-c", command, *paths], cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)},
                          capture_output=True, text=True, check=False)  # fmt: skip
    assert done.stderr == ""
