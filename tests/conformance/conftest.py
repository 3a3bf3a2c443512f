"""The judge of conformance: veraPDF, set up on first use. Where it cannot be, that is said loudly; in CI it is a failure."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

JUDGE = Path(__file__).with_name("judge")
FLAVOURS = {"1.7": "ua1,3a", "2.0": "ua2,4f,wt1a,wt1r"}


@pytest.fixture(scope="session")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., list[str]]:
    """Judge files, given as bytes, against flavours: the lines of what is broken, empty when all conform."""
    folder = tmp_path_factory.mktemp("judged")

    def judged(flavours: str, *files: bytes) -> list[str]:
        paths = []
        for i, data in enumerate(files):
            paths.append(folder / f"{i}.pdf")
            paths[-1].write_bytes(data)
        done = subprocess.run([str(JUDGE), flavours, *map(str, paths)], capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1):
            message = "CONFORMANCE WAS NOT JUDGED: " + done.stderr.strip()
            if os.environ.get("CI"):
                pytest.fail(message)
            pytest.skip(message)
        lines = done.stdout.splitlines()
        verdicts = [line for line in lines if line.startswith(("PASS\t", "FAIL\t"))]
        assert len(verdicts) == len(files) * len(flavours.split(",")), done.stdout + done.stderr
        return [line for line in lines if not line.startswith("PASS\t")]

    return judged


@pytest.fixture(scope="session", params=sorted(FLAVOURS))
def target(request: pytest.FixtureRequest) -> str:
    return str(request.param)
