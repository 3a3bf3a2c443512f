"""The format of style sheets as JSON Schema, for editors: the closed schema by which sheets are read, in other words."""

from __future__ import annotations

from typing import cast

from briefing.style.sheet_format import SHEET
from briefing.style.value_kind import Json


def sheet_schema() -> Json:
    """The JSON Schema (2020-12) of a style sheet. A sheet may say as little as it likes: what it extends says the rest."""
    schema = SHEET.json()
    tokens: Json = {
        "type": "object",
        "description": "Groups of named values, used as $group.name",
        "additionalProperties": {"type": "object"},
    }
    extends: Json = {
        "description": "The name of a built-in sheet, `./FILE.yaml` beside this one, or a list of them; later ones win",
        "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
    }
    keys = cast(Json, schema["properties"])
    schema["properties"] = {"extends": extends, "tokens": tokens, **keys}
    schema["required"] = ["style"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "briefing style sheet", **schema}
