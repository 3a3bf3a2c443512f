"""What `briefing check` says and how it ends: three findings of a check and a count, the exit code by severity."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.cli import main
from tests.checks.harbour import written

FIVE = """
sections:
  - {id: why, heading: Why, body: "One may fail. Two may fail. Three may fail. Four may fail. Five may fail."}
"""


def test_three_of_a_check_are_told_and_the_rest_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(written(tmp_path, FIVE))
    assert main(["check", path]) == 0
    said = capsys.readouterr()
    assert said.err.count("warning[U214]") == 3
    assert "and 2 more like U214: `--all` shows them" in said.err
    assert "5 warnings" in said.out
    assert main(["check", path, "--all"]) == 0
    assert capsys.readouterr().err.count("warning[U214]") == 5
    assert main(["check", path, "--format", "json"]) == 0
    told = [json.loads(line)["code"] for line in capsys.readouterr().out.splitlines()]
    assert told.count("U214") == 5


@pytest.mark.parametrize(("severity", "code"), [("error", 0), ("warning", 1), ("advice", 1), ("never", 0)])
def test_the_exit_code_is_that_of_the_severity_asked_for(tmp_path: Path, severity: str, code: int) -> None:
    assert main(["check", str(written(tmp_path, FIVE)), "--fail-on", severity]) == code


def test_errors_can_be_let_pass(tmp_path: Path) -> None:
    path = str(written(tmp_path, "key_judgments: [{id: closure, supports: []}]"))
    assert main(["check", path]) == 1
    assert main(["check", path, "--fail-on", "never"]) == 0
