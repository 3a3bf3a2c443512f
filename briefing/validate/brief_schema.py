"""From the model to the JSON Schema (draft 2020-12) by which editors complete and check a brief.

Written from the model's own fields. What YAML reads as a number or a truth is taken where a text is wanted, quoted numbers
where a number is: as the loader and the model take them.
"""

from __future__ import annotations

from briefing.model.allowance import ALLOW, Allowance
from briefing.model.brief import Brief
from briefing.model.fields import FieldShape, fields_of
from briefing.model.part import Part, use_of
from briefing.model.values import Schema
from briefing.model.yardsticks import YARDSTICKS

INCLUDE: Schema = {
    "type": "object",
    "title": "Include",
    "description": "Another file of the brief's folder that holds this part.",
    "properties": {"file": {"type": "string", "examples": ["actors.yaml"]}},
    "required": ["file"],
    "additionalProperties": False,
}

EXAMPLES: dict[str, Schema] = {
    "Brief": {"briefing": [1], "id": ["harbour-silt"], "title": ["The harbour silts up faster than its surveys agree"]},
    "Judgment": {"statement": ["It is {likelihood} that the channel closes for a month. [@survey, p. 3]"], "change": ["new"]},
    "Likelihood": {
        "term": sorted({term for y in YARDSTICKS.values() for term in y.terms}),
        "percent": [70],
        "range": [[55, 70]],
    },
    "Confidence": {"level": ["moderate"], "because": ["two independent surveys agree"]},
    "Estimate": {"value": [10000], "at_most": [100000], "words": ["thousands"]},
    "Meta": {"lang": ["en", "en-GB", "uk"], "version": ["1.0"]},
    "Arranged": {"order": [["bottom_line", "key_judgments"]], "fit": [2]},
}


def brief_schema() -> Schema:
    """The schema of a brief. A part that may be written in short is a text as well; a top-level field may name a file."""
    classes: dict[str, type[Part]] = {}
    _collect(Brief, classes)
    _collect(Allowance, classes)
    definitions = {name: _part(part) for name, part in sorted(classes.items()) if part is not Brief}
    whole = _block(Brief)
    for key, field in whole["properties"].items():
        if _is_block_or_list(field):
            whole["properties"][key] = _either(field, INCLUDE)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Brief",
        **whole,
        "description": "A brief for briefing, format 1.",
        "$defs": definitions,
    }


def _collect(part: type[Part], classes: dict[str, type[Part]]) -> None:
    classes[part.__name__] = part
    for shape in fields_of(part).values():
        for below in shape.parts:
            if below.__name__ not in classes:
                _collect(below, classes)


def _part(part: type[Part]) -> Schema:
    block = _block(part)
    if not part.IN_SHORT:
        return block
    short = {key: value for key, value in block["properties"][part.IN_SHORT].items() if key != "x-use"}
    return {"description": block["description"], "anyOf": [short, block]}


def _block(part: type[Part]) -> Schema:
    properties: Schema = {}
    for key, shape in fields_of(part).items():
        schema, field = _of(shape, shape.depth), shape.info
        if not shape.required:
            schema = _either(schema, {"type": "null"})
            if isinstance(field.default, (str, bool)):
                schema["default"] = field.default
        schema["description"] = field.description
        schema["x-use"] = use_of(part, shape.name).value
        if examples := EXAMPLES.get(part.__name__, {}).get(key):
            schema["examples"] = examples
        properties[key] = schema
    if part is not Allowance:
        properties[ALLOW.key] = {**_of(ALLOW, ALLOW.depth), "description": ALLOW.info.description, "x-use": "metadata"}
    return {
        "type": "object",
        "description": " ".join((part.__doc__ or "").split()),
        "properties": properties,
        "required": [shape.key for shape in fields_of(part).values() if shape.required],
        "additionalProperties": False,
    }


def _of(shape: FieldShape, depth: int) -> Schema:
    """The schema of what a field takes: a list of it so many levels deep."""
    if depth and shape.pair:
        return {"type": "array", "prefixItems": [_of(shape, 0)] * shape.pair, "minItems": shape.pair, "maxItems": shape.pair}
    if depth:
        least = _limit(shape, "min_length") if depth == shape.depth else None
        return {"type": "array", "items": _of(shape, depth - 1), **({"minItems": least} if least else {})}
    if shape.keyed:
        return {"type": "object", "additionalProperties": _text(shape)}
    if shape.choices:
        return {"enum": [*shape.choices, *(int(word) for word in shape.choices if word.isdigit())]}
    if shape.parts:
        forms: list[Schema] = [{"$ref": f"#/$defs/{part.__name__}"} for part in shape.parts]
        return forms[0] if len(forms) == 1 else {"anyOf": forms}
    return _text(shape)


def _text(shape: FieldShape) -> Schema:
    """The schema of a typed text: as its type says, within the limits of the field."""
    limits = {"minimum": _limit(shape, "ge"), "maximum": _limit(shape, "le")}
    return (shape.read.schema if shape.read else {}) | {k: v for k, v in limits.items() if v is not None}


def _limit(shape: FieldShape, name: str) -> object:
    return next((found for mark in shape.info.metadata if (found := getattr(mark, name, None)) is not None), None)


_ABOUT = ("description", "x-use", "examples", "default")


def _either(schema: Schema, other: Schema) -> Schema:
    """This or that; what is said about the field stays outside."""
    about = {key: schema[key] for key in _ABOUT if key in schema}
    form = {key: value for key, value in schema.items() if key not in _ABOUT}
    forms = form["anyOf"] if set(form) == {"anyOf"} else [form]
    return {"anyOf": [*forms, other], **about}


def _is_block_or_list(field: Schema) -> bool:
    forms = field.get("anyOf", [field])
    return any("$ref" in form or form.get("type") == "array" for form in forms)
