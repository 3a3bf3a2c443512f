"""From the model to the JSON Schema (draft 2020-12) by which editors complete and check a brief."""

from __future__ import annotations

from typing import Any

from briefing.model.brief import Brief
from briefing.model.part import Part
from briefing.model.yardsticks import YARDSTICKS
from briefing.validate.shapes import fields_of

INCLUDE: dict[str, Any] = {
    "type": "object",
    "title": "Include",
    "description": "Another file of the brief's folder that holds this part.",
    "properties": {"file": {"type": "string", "examples": ["actors.yaml"]}},
    "required": ["file"],
    "additionalProperties": False,
}

_NUMERAL = r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"

EXAMPLES: dict[str, dict[str, list[Any]]] = {
    "Brief": {"briefing": [1], "id": ["harbour-silt"], "title": ["The harbour silts up faster than its surveys agree"]},
    "Judgment": {"statement": ["It is {likelihood} that the channel closes for a month. [@survey, p. 3]"], "change": ["new"]},
    "Likelihood": {"percent": [70], "range": [[55, 70]]},
    "Confidence": {"level": ["moderate"], "because": ["two independent surveys agree"]},
    "Estimate": {"value": [10000], "at_most": [100000], "words": ["thousands"]},
    "Meta": {"lang": ["en", "en-GB", "uk"], "version": ["1.0"]},
    "SectionOrder": {"order": [["bottom_line", "key_judgments"]]},
}


def brief_schema() -> dict[str, Any]:
    """The schema of a brief as an editor sees it: what YAML reads as a number or a truth is taken where a text is wanted.

    A part that may be written in short is a text as well; any top-level field may name a file that holds it.
    """
    schema = Brief.model_json_schema(by_alias=True)
    definitions: dict[str, Any] = schema.pop("$defs")
    classes: dict[str, type[Part]] = {}
    _collect(Brief, classes)
    _examples(schema, "Brief")
    _describe(schema, Brief)
    for name, definition in definitions.items():
        if name in classes:
            _describe(definition, classes[name])
        _examples(definition, name)
        _loosen(definition)
        part = classes.get(name)
        if part is not None and part.IN_SHORT:
            short = definition["properties"][part.IN_SHORT]
            definitions[name] = {"anyOf": [short, definition], "description": definition.get("description", "")}
    _terms(definitions["Likelihood"])
    _loosen(schema)
    for field in schema["properties"].values():
        _includable(field)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Brief",
        "description": "A brief for briefing, format 1.",
        **{key: value for key, value in schema.items() if key not in ("title", "description")},
        "$defs": definitions,
    }


def _collect(part: type[Part], classes: dict[str, type[Part]]) -> None:
    classes[part.__name__] = part
    for shape in fields_of(part).values():
        if shape.part is not None and shape.part.__name__ not in classes:
            _collect(shape.part, classes)


def _describe(definition: dict[str, Any], part: type[Part]) -> None:
    """Say of every field what it is, also where the schema of its type has taken the description's place."""
    for key, shape in fields_of(part).items():
        definition["properties"][key]["description"] = shape.description


def _examples(definition: dict[str, Any], name: str) -> None:
    for field, examples in EXAMPLES.get(name, {}).items():
        definition["properties"][field]["examples"] = examples


def _loosen(node: Any) -> None:
    """Take numbers and truths as texts, texts as numbers: the author's quotes do not matter here, nor do they to the loader."""
    if isinstance(node, list):
        for item in node:
            _loosen(item)
        return
    if not isinstance(node, dict):
        return
    node.pop("title", None) if isinstance(node.get("title"), str) else None
    if "enum" in node or "const" in node:
        words = node.pop("enum", None) or [node.pop("const")]
        numbers = [int(word) for word in words if isinstance(word, str) and word.isdigit()]
        node["enum"] = [*words, *numbers]
        node.pop("type", None)
    elif node.get("type") == "string" and "format" not in node and "pattern" not in node:
        node["type"] = ["string", "number", "boolean"]
    elif node.get("type") in ("number", "integer") and "minimum" not in node:
        node["type"] = [node["type"], "string"]
        node["pattern"] = _NUMERAL
    for ours, theirs in (("ge", "minimum"), ("le", "maximum")):
        if ours in node:
            node[theirs] = node.pop(ours)
    for key, value in node.items():
        if key not in ("examples", "default", "enum", "required"):
            _loosen(value)


def _includable(field: dict[str, Any]) -> None:
    """Add the form that names a file to a top-level field that is a list or a block."""
    forms = field.get("anyOf", [field])
    if not any("$ref" in form or form.get("type") == "array" for form in forms):
        return
    kept = {key: field.pop(key) for key in list(field) if key not in ("description", "x-use", "default", "examples")}
    field["anyOf"] = [*kept["anyOf"], INCLUDE] if "anyOf" in kept else [kept, INCLUDE]


def _terms(likelihood: dict[str, Any]) -> None:
    """Offer the terms of the yardsticks, without shutting out those of an author's own."""
    offered = sorted({term for y in YARDSTICKS.values() for term in y.terms})
    for form in likelihood["anyOf"]:
        term = form.get("properties", {}).get("term", form)
        term["examples"] = offered
