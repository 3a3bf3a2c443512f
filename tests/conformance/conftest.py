"""The judge of conformance: veraPDF, set up on first use. Where it cannot be, that is said loudly; in CI it is a failure."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

JUDGE = Path(__file__).with_name("judge")
FLAVOURS = {"1.7": "ua1,3a", "2.0": "ua2,4f,wt1a,wt1r"}
_not_judged: list[str] = []


def not_judged(message: str) -> None:
    """Say at the end of the run that nothing was judged; in CI that is a failure."""
    _not_judged.append(message)
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for message in dict.fromkeys(_not_judged):
        terminalreporter.write_line(f"WARNING: {message}", red=True, bold=True)


@pytest.fixture(scope="session")
def judge_all(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Mapping[str, Sequence[bytes]]], dict[str, list[str]]]:
    """Judge files, given as bytes by their flavours, in one process: for each group the lines of what is broken."""
    folder = tmp_path_factory.mktemp("judged")

    def judged(groups: Mapping[str, Sequence[bytes]]) -> dict[str, list[str]]:
        arguments: list[str] = []
        owners: dict[str, str] = {}
        for flavours, files in groups.items():
            inside = folder / flavours.replace(",", "-")
            inside.mkdir(exist_ok=True)
            arguments += ["--", flavours]
            for i, data in enumerate(files):
                path = inside / f"{i}.pdf"
                path.write_bytes(data)
                arguments.append(str(path))
                owners[str(path)] = flavours
        done = subprocess.run([str(JUDGE), *arguments[1:]], capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1):
            not_judged(f"CONFORMANCE WAS NOT JUDGED: {done.stderr.strip() or 'the judge could not be run'}")
        lines = done.stdout.splitlines()
        verdicts = [line for line in lines if line.startswith(("PASS\t", "FAIL\t"))]
        assert len(verdicts) == sum(len(files) * len(f.split(",")) for f, files in groups.items()), done.stdout + done.stderr
        broken: dict[str, list[str]] = {flavours: [] for flavours in groups}
        group: list[str] = []
        for line in lines:
            if not line.startswith("\t"):
                group = broken[owners[line.split("\t")[2]]]
            if not line.startswith("PASS\t"):
                group.append(line)
        return broken

    return judged


@pytest.fixture(scope="session")
def judge(judge_all: Callable[[Mapping[str, Sequence[bytes]]], dict[str, list[str]]]) -> Callable[..., list[str]]:
    """Judge files, given as bytes, against flavours: the lines of what is broken, empty when all conform."""

    def judged(flavours: str, *files: bytes) -> list[str]:
        return judge_all({flavours: files})[flavours]

    return judged


@pytest.fixture(scope="session")
def program() -> Callable[[str, str], str]:
    """The path of a program that reads PDF files, by its name and the Debian package that has it."""

    def found(name: str, package: str) -> str:
        path = shutil.which(name)
        if path is None:
            not_judged(f"READING WAS NOT JUDGED: there is no {name} (Debian: {package})")
        return str(path)

    return found


@pytest.fixture(scope="session", params=sorted(FLAVOURS))
def target(request: pytest.FixtureRequest) -> str:
    return str(request.param)
