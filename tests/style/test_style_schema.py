"""The JSON Schema says of sheets what the reader says: both are made from the same closed lists."""

from __future__ import annotations

import json
import re
from typing import Any, cast

import pytest
import yaml

from briefing.style import said
from briefing.style.compound_kinds import _STROKE, MapKind, RecordKind
from briefing.style.schema import sheet_schema
from briefing.style.sheet_format import _BAND, _MARGIN, SHEET
from briefing.style_elements import ELEMENTS
from briefing.validate.sheet import shipped_styles

SCHEMA = sheet_schema()
NAMES = sorted(p.stem for p in shipped_styles().glob("*.yaml"))

KINDS: dict[str, Any] = {
    "object": dict, "array": list, "string": str, "number": (int, float), "integer": int, "boolean": bool, "null": type(None),
}  # fmt: skip


def fits(value: Any, schema: dict[str, Any], path: str = "") -> str:
    """The path of the first value that does not fit, "" when all do: the few words of JSON Schema that the format needs."""
    if "anyOf" in schema:
        found = [fits(value, s, path) for s in schema["anyOf"]]
        return "" if "" in found else max(found, key=len)
    if "const" in schema:
        return "" if value == schema["const"] else path
    if "enum" in schema:
        return "" if value in schema["enum"] else path
    if "type" in schema and not isinstance(value, KINDS[schema["type"]]):
        return path
    if "pattern" in schema and not re.search(schema["pattern"], value):
        return path
    if "minimum" in schema and not schema["minimum"] <= value <= schema["maximum"]:
        return path
    if isinstance(value, dict):
        properties, others = schema.get("properties", {}), schema.get("additionalProperties", True)
        for key, inside in value.items():
            where = f"{path}.{key}"
            if key not in properties and others is False:
                return where
            inner = properties.get(key, others if isinstance(others, dict) else {})
            if bad := fits(inside, inner, where):
                return bad
    if isinstance(value, list):
        for i, inside in enumerate(value):
            if bad := fits(inside, schema.get("items", {}), f"{path}[{i}]"):
                return bad
    return ""


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_sheets_fit_the_schema(name):
    sheet = yaml.safe_load((shipped_styles() / f"{name}.yaml").read_text(encoding="utf-8"))
    sheet["sequence"] = {str(k): v for k, v in sheet.get("sequence", {}).items()}
    assert fits(sheet, SCHEMA) == ""


@pytest.mark.parametrize(
    ("sheet", "path"),
    [
        ({"style": 1, "elements": {"titel": {}}}, ".elements.titel"),
        ({"style": 1, "elements": {"title": {"colour": "#000000"}}}, ".elements.title.colour"),
        ({"style": 2}, ".style"),
        ({"style": 1, "notes": {"place": "side"}}, ".notes.place"),
    ],
)
def test_what_the_reader_refuses_does_not_fit(sheet, path):
    assert fits(sheet, SCHEMA) == path


def test_every_element_is_offered_to_editors():
    offered = SCHEMA["properties"]["elements"]["anyOf"][0]["properties"]
    assert set(offered) == set(ELEMENTS)
    json.dumps(SCHEMA)


# The format, as it is read, against the typed maps as which the rest of the program knows it.
SAID: dict[str, tuple[RecordKind, type]] = {
    "a style sheet": (SHEET, said.Sections),
    "the page": (cast(RecordKind, SHEET.keys["page"]), said.PageSaid),
    "the charts": (cast(RecordKind, SHEET.keys["charts"]), said.ChartsSaid),
    "the checks": (cast(RecordKind, SHEET.keys["checks"]), said.ChecksSaid),
    "the contrasts": (cast(RecordKind, cast(RecordKind, SHEET.keys["checks"]).keys["contrast"]), said.ContrastSaid),
    "the markings": (cast(RecordKind, SHEET.keys["markings"]), said.MarkingsSaid),
    "the notes": (cast(RecordKind, SHEET.keys["notes"]), said.NotesSaid),
    "the figures": (cast(RecordKind, SHEET.keys["figures"]), said.FiguresSaid),
    "a font": (cast(RecordKind, cast(MapKind[Any], SHEET.keys["fonts"]).item), said.FontSaid),
    "a page template": (cast(RecordKind, cast(MapKind[Any], SHEET.keys["templates"]).item), said.TemplateSaid),
    "a running line": (_BAND, said.BandSaid),
    "the margins": (_MARGIN, said.MarginSaid),
    "a rule": (_STROKE, said.StrokeSaid),
}


@pytest.mark.parametrize("what", SAID)
def test_what_is_read_has_the_keys_that_its_type_names(what):
    record, typed = SAID[what]
    assert record.what == what
    assert set(record.keys) == set(typed.__annotations__)
    assert set(record.required) <= set(typed.__required_keys__)
