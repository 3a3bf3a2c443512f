"""The JSON Schema takes what the program takes, and an editor finds with it what the program refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from briefing.load import Mapping, Node, Scalar, load
from briefing.model.brief import Brief
from briefing.validate.brief_schema import brief_schema

SCHEMA = brief_schema()
ROOT = Path(__file__).parent.parent.parent
BRIEFS = sorted((ROOT / "inputs").glob("*.yaml"))
CASES = ROOT / "tests" / "cases" / "brief"


def as_an_editor_reads(node: Node) -> Any:
    """Plain data by the YAML 1.2 core rules."""
    if isinstance(node, Scalar):
        text = node.text
        if text is None or node.style != "plain":
            return text
        if text in ("true", "false"):
            return text == "true"
        return json.loads(text) if re.fullmatch(r"-?(0|[1-9]\d*)(\.\d+)?", text) else text
    if isinstance(node, Mapping):
        return {key: as_an_editor_reads(value) for key, value in node.entries.items()}
    return [as_an_editor_reads(item) for item in node.items]


TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,), "boolean": (bool,), "number": (int, float), "integer": (int,), "object": (dict,), "array": (list,),
    "null": (type(None),),
}  # fmt: skip
KNOWN = {
    "$schema", "$defs", "$ref", "title", "description", "x-use", "examples", "default", "type", "enum", "pattern", "format",
    "minimum", "maximum", "minLength", "minItems", "maxItems", "prefixItems", "items", "properties", "required",
    "additionalProperties", "propertyNames", "anyOf",
}  # fmt: skip


def fits(value: Any, schema: Any) -> bool:
    """A small judge of the keywords that the schema uses; an unknown keyword fails the test."""
    assert set(schema) <= KNOWN, set(schema) - KNOWN
    if "$ref" in schema and not fits(value, SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")]):
        return False
    if "anyOf" in schema and not any(fits(value, form) for form in schema["anyOf"]):
        return False
    if "type" in schema:
        names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        if not any(isinstance(value, TYPES[n]) and (n == "boolean" or not isinstance(value, bool)) for n in names):
            return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if isinstance(value, str):
        fitting = "pattern" not in schema or re.search(schema["pattern"], value) is not None
        return fitting and len(value) >= schema.get("minLength", 0)
    if isinstance(value, (int, float)):
        return bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))
    if isinstance(value, list):
        return _list_fits(value, schema)
    return not isinstance(value, dict) or _object_fits(value, schema)


def _list_fits(value: list[Any], schema: Any) -> bool:
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        return False
    firsts = schema.get("prefixItems", [])
    return all(fits(v, firsts[i] if i < len(firsts) else schema.get("items", {})) for i, v in enumerate(value))


def _object_fits(value: dict[str, Any], schema: Any) -> bool:
    properties = schema.get("properties", {})
    if any(key not in value for key in schema.get("required", [])):
        return False
    for key, child in value.items():
        more = schema.get("additionalProperties", True)
        if key in properties:
            if not fits(child, properties[key]):
                return False
        elif more is False or (isinstance(more, dict) and not fits(child, more)):
            return False
    return True


def test_it_is_plain_json_and_says_its_dialect() -> None:
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(SCHEMA["properties"]) == {*Brief.model_fields, "allow"}


def test_every_field_is_described() -> None:
    for part in (SCHEMA, *SCHEMA["$defs"].values()):
        blocks = [part, *part.get("anyOf", [])]
        for block in blocks:
            for field in block.get("properties", {}).values():
                assert field["description"]


@pytest.mark.parametrize("path", BRIEFS, ids=lambda p: p.stem)
def test_the_shipped_briefs_fit(path: Path) -> None:
    assert fits(as_an_editor_reads(load(path).root), SCHEMA)


@pytest.mark.parametrize(
    "case",
    ["unknown-key", "unknown-field-in-part", "missing-field", "words-of-a-field", "shapes", "numbers", "many-in-one-part"],
)
def test_what_an_editor_can_find_it_finds(case: str) -> None:
    assert not fits(as_an_editor_reads(load(CASES / f"{case}.yaml").root), SCHEMA)


def test_a_file_may_stand_for_a_list() -> None:
    for field in ("actors", "sources", "meta", "key_judgments"):
        assert fits({"file": "actors.yaml"}, SCHEMA["properties"][field])
    assert not fits({"file": "a.yaml"}, SCHEMA["properties"]["title"])


def test_short_forms_and_quotes_do_not_matter() -> None:
    likelihood = SCHEMA["$defs"]["Likelihood"]
    good: list[Any] = ["likely", {"term": "likely"}, {"percent": 70}, {"percent": "70"}, {"range": [55, 70]}]
    bad: list[Any] = [{"percent": 0}, {"percent": "seventy"}, {"range": [55]}, []]
    assert all(fits(typed, likelihood) for typed in good)
    assert not any(fits(typed, likelihood) for typed in bad)
    assert fits(1.0, SCHEMA["$defs"]["Meta"]["properties"]["version"])
    assert fits(2024, SCHEMA["$defs"]["Meta"]["properties"]["date"])
    assert not fits("yesterday", SCHEMA["$defs"]["Meta"]["properties"]["date"])
