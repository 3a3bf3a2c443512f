"""The shape of a part: from a model class to what reading its YAML needs, worked out once a class."""

from __future__ import annotations

import types
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from briefing.model.part import Part
from briefing.model.prose import Prose
from briefing.model.values import Refers, When
from briefing.records import record


@record
class FieldShape:
    """What a field takes. `depth` 0: one; 1: a list of them; 2: a list of lists. `pair`: a list of exactly that many."""

    key: str
    name: str
    required: bool
    depth: int
    what: str  # "part" | "prose" | "time" | "scores" | "value"
    part: type[Part] | None = None
    refers: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    pair: int = 0
    description: str = ""


@cache
def fields_of(part: type[Part]) -> dict[str, FieldShape]:
    """The fields of a class by the author's key, in order."""
    out: dict[str, FieldShape] = {}
    for name, info in part.model_fields.items():
        key = info.alias or name
        out[key] = _shape(key, name, info.is_required(), info.annotation, list(info.metadata), info.description or "")
    return out


def _shape(key: str, name: str, required: bool, annotation: Any, marks: list[Any], description: str) -> FieldShape:
    depth, pair = 0, 0
    refers: tuple[str, ...] = ()
    kind: Any = annotation
    while True:
        for m in marks:
            if isinstance(m, Refers):
                refers = m.kinds
        marks = []
        origin = get_origin(kind)
        if origin is Annotated:
            kind, *marks = get_args(kind)
        elif origin in (Union, types.UnionType):
            kind = next(a for a in get_args(kind) if a is not type(None))
        elif origin is tuple:
            args = get_args(kind)
            pair = 0 if args[-1] is Ellipsis else len(args)
            kind = args[0]
            depth += 1
        else:
            break
    choices = tuple(str(c) for c in get_args(kind)) if get_origin(kind) is Literal else ()
    what, of = "value", None
    if isinstance(kind, type):
        if issubclass(kind, Part):
            what, of = "part", kind
        elif kind is Prose:
            what = "prose"
        elif kind is When:
            what = "time"
    if get_origin(kind) is dict:
        what = "scores"
    return FieldShape(key, name, required, depth, what, of, refers, choices, pair, description)
