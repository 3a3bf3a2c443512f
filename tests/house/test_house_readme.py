"""The README as a promise: what it names exists, what it shows is what the program takes, and CI runs its words."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHELL = re.findall(r"^```sh\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
COMMANDS = [line.split("#")[0].strip() for block in SHELL for line in block.splitlines() if line.strip()]
PAPERS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")


def one(text: str) -> str:
    found = [c for c in COMMANDS if text in c]
    assert len(found) == 1, found
    return found[0]


def test_one_command_installs_and_builds_the_brief_in_the_picture() -> None:
    steps = [step.strip() for step in one("python3 -m venv .venv && .venv/bin/pip install -c constraints.txt . ").split("&&")]
    assert steps == [
        "python3 -m venv .venv",
        ".venv/bin/pip install -c constraints.txt .",
        ".venv/bin/briefing build inputs/dprk-troops.yaml",
    ]


def test_one_command_installs_and_runs_the_tests() -> None:
    steps = [step.strip() for step in one(".venv/bin/pytest").split("&&")]
    assert steps == [
        "python3 -m venv .venv",
        ".venv/bin/pip install -c constraints.txt -e '.[cjk,test]'",
        ".venv/bin/pytest -n auto",
    ]


def test_ci_takes_the_test_command_from_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "grep -m1 -F '.venv/bin/pytest' README.md" in script
    first = next(line for line in README.splitlines() if ".venv/bin/pytest" in line)
    assert first == one(".venv/bin/pytest")


def test_every_command_uses_the_environment_it_made() -> None:
    for command in COMMANDS:
        for step in command.split("&&"):
            assert step.split()[0] in ("python3", ".venv/bin/pip", ".venv/bin/briefing", ".venv/bin/pytest"), command


def test_every_brief_named_in_a_command_exists_or_is_made_by_new() -> None:
    made = {c.split()[-1] + ".yaml" for c in COMMANDS if " new " in c}
    named = {word for c in COMMANDS for word in c.split() if word.endswith(".yaml")}
    assert "inputs/dprk-troops.yaml" in named
    assert {n for n in named - made if not (ROOT / n).is_file()} == set()


@pytest.mark.parametrize("paper", PAPERS)
def test_every_link_leads_somewhere(paper: str) -> None:
    text = (ROOT / paper).read_text(encoding="utf-8")
    text = re.sub(r"^```.*?^```|`[^`\n]*`", "", text, flags=re.DOTALL | re.MULTILINE)
    links = [link for link in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in link]
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_every_folder_and_file_named_in_a_paper_exists(paper: str) -> None:
    text = (ROOT / paper).read_text(encoding="utf-8")
    named = {
        n
        for n in re.findall(r"`((?:[a-z_]+/)+[\w.-]*|[A-Z]+\.md|\.ci/run)`", text)
        if "." not in n.split("/")[0] or n == ".ci/run"
    }
    named = {n for n in named if not n.startswith("output/")}
    homes = (ROOT, ROOT / "briefing")
    assert {n for n in named if not any((home / n).exists() for home in homes)} == set()


def shown_brief() -> str:
    return next(block for block in re.findall(r"^```yaml\n(.*?)^```", README, re.DOTALL | re.MULTILINE) if "briefing: 1" in block)


def test_the_brief_shown_in_the_readme_builds(tmp_path: Path) -> None:
    from briefing.pipeline import build

    (tmp_path / "harbour.yaml").write_text(shown_brief(), encoding="utf-8")
    build(tmp_path / "harbour.yaml", output=tmp_path / "harbour.pdf")
    assert (tmp_path / "harbour.pdf").read_bytes().startswith(b"%PDF-")


def test_the_mistake_shown_in_the_readme_is_told_in_these_words(tmp_path: Path) -> None:
    wrong = shown_brief().replace("    likelihood: likely\n", "    likelihood: likly\n")
    (tmp_path / "harbour.yaml").write_text(wrong, encoding="utf-8")
    command = [sys.executable, "-m", "briefing", "check", "harbour.yaml"]
    told = subprocess.run(
        command, capture_output=True, text=True, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False
    )
    shown = textwrap.dedent(re.findall(r"^  ```text\n(.*?)^  ```", README, re.DOTALL | re.MULTILINE)[0])
    assert told.returncode == 1
    for line in shown.splitlines():
        assert line.removesuffix("…") in told.stdout + told.stderr


def test_the_readme_prints_the_likelihood_the_yardstick_has() -> None:
    from briefing.model.yardsticks import ICD203

    band = ICD203.find("likely")
    assert band is not None
    assert f"{band.term} ({band.label})" in README


def test_public_names_stay_what_they_are_whatever_is_imported() -> None:
    """A submodule that is imported is put into the package under its name: none may have the name of a public function."""
    everything = (
        "import importlib, pkgutil, briefing\n"
        "for module in pkgutil.iter_modules(briefing.__path__):\n"
        "    importlib.import_module(f'briefing.{module.name}')"
    )
    for taken in ("import briefing; briefing.build", "from briefing import build", everything):
        command = f"{taken}\nimport briefing; assert {{*briefing.__all__}} <= {{*dir(briefing)}}\n"
        command += "assert all(callable(getattr(briefing, n)) for n in briefing.__all__ if n != '__version__')"
        done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, cwd=ROOT, check=False)
        assert done.stderr == "", taken


def test_it_names_every_kind_of_figure() -> None:
    from typing import get_args

    from briefing.model.fields import kinds_of
    from briefing.model.figures import Figure

    kinds = set(kinds_of(get_args(Figure)))
    table = README[README.index("| `kind` |") : README.index("```yaml\nfigures:")]
    assert set(re.findall(r"`(\w+)`", table)) - {"kind", "numbers"} == kinds
