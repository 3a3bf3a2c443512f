"""From the model to the JSON Schema (draft 2020-12) by which editors complete and check a brief.

Written from the model's own fields, not by pydantic, whose schemas differ from version to version. What YAML reads as a
number or a truth is taken where a text is wanted, quoted numbers where a number is: as the loader and the model take them.
"""

from __future__ import annotations

import types
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from briefing.model.brief import Brief
from briefing.model.part import Part, use_of, yaml_key
from briefing.model.values import Read
from briefing.model.yardsticks import YARDSTICKS
from briefing.validate.shapes import fields_of

Schema = dict[str, Any]

INCLUDE: Schema = {
    "type": "object",
    "title": "Include",
    "description": "Another file of the brief's folder that holds this part.",
    "properties": {"file": {"type": "string", "examples": ["actors.yaml"]}},
    "required": ["file"],
    "additionalProperties": False,
}

EXAMPLES: dict[str, dict[str, list[Any]]] = {
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
    "SectionOrder": {"order": [["bottom_line", "key_judgments"]]},
}

_TEXT = ["string", "number", "boolean"]
_NUMERAL = r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"


def brief_schema() -> Schema:
    """The schema of a brief. A part that may be written in short is a text as well; a top-level field may name a file."""
    classes: dict[str, type[Part]] = {}
    _collect(Brief, classes)
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
        if shape.part is not None and shape.part.__name__ not in classes:
            _collect(shape.part, classes)


def _part(part: type[Part]) -> Schema:
    block = _block(part)
    if not part.IN_SHORT:
        return block
    short = {key: value for key, value in block["properties"][part.IN_SHORT].items() if key != "x-use"}
    return {"description": block["description"], "anyOf": [short, block]}


def _block(part: type[Part]) -> Schema:
    properties: Schema = {}
    for name, info in part.model_fields.items():
        key = yaml_key(part, name)
        schema = _of(info.annotation, list(info.metadata))
        if not info.is_required():
            schema = _either(schema, {"type": "null"})
            if isinstance(info.default, (str, bool)):
                schema["default"] = info.default
        schema["description"] = info.description
        schema["x-use"] = use_of(part, name).value
        if examples := EXAMPLES.get(part.__name__, {}).get(key):
            schema["examples"] = examples
        properties[key] = schema
    return {
        "type": "object",
        "description": " ".join((part.__doc__ or "").split()),
        "properties": properties,
        "required": [shape.key for shape in fields_of(part).values() if shape.required],
        "additionalProperties": False,
    }


def _of(annotation: Any, marks: list[Any]) -> Schema:
    """The schema of a type with what is said of it: the type's own words (`Read`), else by what it is made of."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _of(args[0], [*args[1:], *marks])
    for mark in marks:
        if isinstance(mark, Read):
            return dict(mark.schema)
    if origin in (Union, types.UnionType):
        return _of(next(a for a in args if a is not type(None)), marks)
    if origin is tuple:
        return _list(args, marks)
    if origin is Literal:
        words = list(args)
        return {"enum": [*words, *(int(w) for w in words if isinstance(w, str) and w.isdigit())]}
    if origin is dict:
        return {"type": "object", "additionalProperties": _of(args[1], [])}
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return {"$ref": f"#/$defs/{annotation.__name__}"}
    if annotation in (int, float):
        limits = {"minimum": _limit(marks, "ge"), "maximum": _limit(marks, "le")}
        kind = "integer" if annotation is int else "number"
        return {"type": [kind, "string"], "pattern": _NUMERAL, **{k: v for k, v in limits.items() if v is not None}}
    pattern = _limit(marks, "pattern")
    return {"type": "string", "pattern": pattern} if pattern else {"type": _TEXT, "minLength": 1}


def _list(items: tuple[Any, ...], marks: list[Any]) -> Schema:
    if items[-1] is not Ellipsis:
        return {"type": "array", "prefixItems": [_of(i, []) for i in items], "minItems": len(items), "maxItems": len(items)}
    least = _limit(marks, "min_length")
    return {"type": "array", "items": _of(items[0], []), **({"minItems": least} if least else {})}


def _limit(marks: list[Any], name: str) -> Any:
    return next((found for mark in marks if (found := getattr(mark, name, None)) is not None), None)


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
