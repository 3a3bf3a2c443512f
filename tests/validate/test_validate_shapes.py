"""Briefs of any shape: data made along the model's own fields, right and wrong, never ends in anything but diagnostics."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.diagnostics import Problems, render
from briefing.load import load
from briefing.model.brief import Brief
from briefing.model.fields import FieldShape, fields_of
from briefing.model.part import Part
from briefing.validate.brief import validate_brief
from tests.validate.codes import CODES

SCALARS = st.sampled_from(
    ["a", "b", "a b", "2024-10", "not_stated", "likely", "moderate", "{likelihood}", "[@a]", "{kj:a.likelihood}", "{fig:b}",
     "en", "https://example.org", "true", 1, 3, 50, -2, 1.5, True, False, None, ""]
)  # fmt: skip
KEYS = st.sampled_from(["id", "words", "a"])
ANYTHING = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEYS, inner, max_size=2))


def value_of(shape: FieldShape, depth: int, levels: int) -> st.SearchStrategy[Any]:
    """Mostly what a field takes, now and then what it does not."""
    if depth:
        inner = value_of(shape, depth - 1, levels)
        right = st.lists(inner, min_size=shape.pair or 0, max_size=shape.pair or 2)
        return st.one_of(right, right, right, ANYTHING)
    if shape.parts and levels:
        return st.one_of(*(part_of(part, levels - 1) for part in (*shape.parts, *shape.parts)), ANYTHING)
    if shape.choices:
        return st.one_of(st.sampled_from(shape.choices), SCALARS)
    return SCALARS


def part_of(part: type[Part], levels: int) -> st.SearchStrategy[Any]:
    shapes = fields_of(part)
    needed = {key: value_of(s, s.depth, levels) for key, s in shapes.items() if s.required}
    free = {key: value_of(s, s.depth, levels) for key, s in shapes.items() if not s.required}
    return st.fixed_dictionaries(needed, optional=free)


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=part_of(Brief, 3))
def test_a_brief_of_any_shape_is_answered(tmp_path: Path, data: Any) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    try:
        text = load(path)
    except Problems:
        return
    try:
        validate_brief(text)
    except Problems as problems:
        said = problems.diagnostics
    else:
        return
    for d in said:
        assert d.code in CODES or d.code.startswith("B1")
        assert d.span is not None
        assert render(d, text.line_of)
        assert d.path or d.code.startswith("B1")


@pytest.mark.parametrize("field", sorted(fields_of(Brief)))
def test_every_top_level_field_refuses_a_shape_it_does_not_take(tmp_path: Path, field: str) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text(f"{field}: [[[a]]]\n", encoding="utf-8")
    with pytest.raises(Problems) as problems:
        validate_brief(load(path))
    assert any(d.path.startswith(field) and d.code in ("B203", "B204") for d in problems.value.diagnostics)
