"""Whatever a sheet says, the answer is a sheet whose every look can be asked for, or problems with places: never a bug."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.diagnostics import Diagnostic, Problems
from briefing.style.sheet_format import SHEET
from briefing.style_elements import STYLES
from briefing.validate.sheet import load_sheet, shipped_styles

WORDS = (
    "", "none", "auto", "0", "-3pt", "12pt", "1e9pt", "1em", "3lh", "9999pt", "0.01pt", "#123456", "#zzz", "$color.accent",
    "$no.such", "$", "$color", "$fonts.text", "$rule.hair", "{page}", "{", "main", "side", "rest", "110%", "true", "yes", "all",
    "text", "page", "judgment.number", "file:../../secret.ttf", "package:os", "김", "first", "annex", "table", "running",
)  # fmt: skip
KEYS = ("top", "width", "main", "side", "gutter", "color", "at", "x", "base", "extends", "size")
PLAIN = st.one_of(st.sampled_from(WORDS), st.sampled_from([None, 0, -1, 3.5, 10**9, True]), st.text(max_size=8))
JUNK = st.one_of(PLAIN, st.lists(PLAIN, max_size=3), st.dictionaries(st.sampled_from(KEYS), PLAIN, max_size=3))


@cache
def paths() -> list[tuple[str, ...]]:
    """Every path of the shipped sheets, and every key of the format two levels down."""
    out: set[tuple[str, ...]] = set()

    def walk(node: Any, path: tuple[str, ...]) -> None:
        if path:
            out.add(path)
        if isinstance(node, dict):
            for key, inside in node.items():
                walk(inside, (*path, str(key)))

    for name in ("base", "ministry"):
        walk(yaml.safe_load((shipped_styles() / f"{name}.yaml").read_text(encoding="utf-8")), ())
    out |= {(key, "text") for key in SHEET.keys}
    return sorted(out - {("style",), ("extends",)})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sheets")


def check(sheet: dict[str, Any], folder: Path) -> None:
    path = folder / "any.yaml"
    path.write_text(json.dumps(sheet, ensure_ascii=False), encoding="utf-8")
    told: tuple[Diagnostic, ...] = ()
    try:
        loaded = load_sheet(path)
    except Problems as problems:
        told = problems.diagnostics
    if told:
        assert [d for d in told if not d.message or d.span is None] == []
        return
    for name in sorted(STYLES):
        look = loaded.look(name)
        assert look.size > 0
        assert look.leading > 0
    for template in loaded.templates.values():
        width = template.width - template.margin.left - template.margin.right
        for column in loaded.column_set(template.columns, width).values():
            assert column.width > 0
            assert -0.01 <= column.x <= column.x + column.width <= width + 0.01
    assert loaded.charts.regular.size > 0


CHANGES = st.lists(st.tuples(st.deferred(lambda: st.sampled_from(paths())), JUNK), min_size=1, max_size=3)
LAST = st.deferred(lambda: st.sampled_from(sorted({p[-1] for p in paths()})))
TREES = st.recursive(JUNK, lambda inner: st.dictionaries(LAST, inner, max_size=4), max_leaves=8)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(changes=CHANGES, base=st.sampled_from(["base", "ministry"]))
def test_any_change_to_a_sheet_gives_a_sheet_or_problems(changes: Any, base: str, folder: Path) -> None:
    sheet: dict[str, Any] = {"style": 1, "extends": base}
    for path, value in changes:
        node = sheet
        for key in path[:-1]:
            inside = node.get(key)
            if not isinstance(inside, dict):
                inside = node[key] = {}
            node = inside
        node[path[-1]] = value
    check(sheet, folder)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(tree=TREES)
def test_any_tree_gives_problems_or_a_sheet(folder: Path, tree: Any) -> None:
    check(tree if isinstance(tree, dict) else {"style": 1, "extends": "base", "elements": tree}, folder)
