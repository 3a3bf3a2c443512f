"""A table that no page can hold is a warning at its line; one that hyphens or short words save is none."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefing.cli.verbs import STARTER
from briefing.diagnostics import Diagnostic
from briefing.pipeline import check


def told(folder: Path, columns: int, word: str) -> list[Diagnostic]:
    data = yaml.safe_load(STARTER.read_text("utf-8").replace("SLUG", "harbour"))
    heads = [f"A{n}" for n in range(columns)]
    rows = [[word] * columns for _ in range(3)]
    data["tables"] = [{"id": "wide", "title": "All at once", "columns": heads, "rows": rows, "source": ["pilots"]}]
    path = folder / "harbour.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return [d for d in check(path) if d.code == "L307"]


def test_a_table_of_twenty_columns_of_long_words_is_a_warning_once(tmp_path: Path) -> None:
    (warning,) = told(tmp_path, 20, "measurement")
    why = "its columns have too little room beside each other, and its rows stand as records below each other"
    assert warning.message == f"this table is too wide for its page: {why}"
    assert warning.span is not None
    line = (tmp_path / "harbour.yaml").read_text("utf-8").splitlines()[warning.span.line - 1]
    assert line == "- id: wide"


@pytest.mark.parametrize(("columns", "word"), [(20, "12"), (6, "measurement"), (9, "in short words of few letters")])
def test_a_table_that_can_be_set_is_none(columns: int, word: str, tmp_path: Path) -> None:
    assert told(tmp_path, columns, word) == []
