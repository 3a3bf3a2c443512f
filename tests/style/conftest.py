"""Sheets written in a test, loaded as a user's would be."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.style.sheet import Sheet
from briefing.validate.sheet import load_sheet

Written = Callable[..., Sheet]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Write a sheet (without its `style: 1`) and load it."""

    def write(words: str, name: str = "house", extends: str = "base") -> Sheet:
        head = "style: 1\n" + (f"extends: {extends}\n" if extends else "")
        path = tmp_path / f"{name}.yaml"
        path.write_text(head + textwrap.dedent(words), encoding="utf-8")
        return load_sheet(path)

    return write
