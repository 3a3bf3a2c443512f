"""Hand-made pages for the tests of the writer, and independent readers of the files it makes."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


def load(name: str, path: Path) -> ModuleType:
    """A module beside the tests, which are no package."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


@pytest.fixture(scope="session")
def handmade() -> ModuleType:
    return load("briefing_tests_handmade", Path(__file__).with_name("handmade.py"))


@pytest.fixture(scope="session")
def styles(handmade: ModuleType) -> object:
    return handmade.make_styles()


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Write the bytes to a file and run a tool on it: what it prints. Skips when the tool is not installed."""
    folder = tmp_path_factory.mktemp("pdf")

    def tool(data: bytes, program: str, *arguments: str) -> str:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
        path = folder / "file.pdf"
        path.write_bytes(data)
        words = [str(path) if a == "FILE" else a for a in arguments]
        done = subprocess.run([program, *words], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return tool


@pytest.fixture(scope="session")
def witness() -> ModuleType:
    return load("briefing_tests_witness", Path(__file__).with_name("witness.py"))
