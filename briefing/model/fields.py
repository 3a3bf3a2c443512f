"""From the declared type of a field to what its value in a file may be: a text read by a function, a part, a list of them."""

from __future__ import annotations

import types
from typing import Annotated, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from briefing.model.part import Part
from briefing.model.values import OneLine, Read, Refers
from briefing.records import record


@record
class FieldShape:
    """What a field takes. `depth` 0: one; 1: a list of them; 2: a list of lists. `pair`: a list of exactly that many.

    Each of them is one of `parts` (told apart by `kind` where there are several), one of the words `choices`, or a text that
    `read` reads; with `keyed` it is a block of names, each with such a text. `refers` are the kinds of parts whose ids it takes.
    """

    key: str
    name: str
    info: FieldInfo
    depth: int = 0
    pair: int = 0
    parts: tuple[type[Part], ...] = ()
    choices: tuple[str, ...] = ()
    read: Read | None = None
    keyed: bool = False
    refers: tuple[str, ...] = ()

    @property
    def required(self) -> bool:
        """Whether it must be given."""
        return self.info.is_required()

    @property
    def one_line(self) -> bool:
        """Whether it takes words of one line."""
        return isinstance(self.read, OneLine)


_KNOWN: dict[type[Part], dict[str, FieldShape]] = {}


def fields_of(part: type[Part]) -> dict[str, FieldShape]:
    """The fields of a class by the author's key, in order; worked out once a class."""
    known = _KNOWN.get(part)
    if known is None:
        shapes = [_shape(info.alias or name, name, info) for name, info in part.model_fields.items()]
        known = _KNOWN[part] = {shape.key: shape for shape in shapes}
    return known


def kinds_of(parts: tuple[type[Part], ...]) -> dict[str, type[Part]]:
    """The classes of a union by the words of the field `kind`, which each has for itself."""
    return {word: part for part in parts for word in fields_of(part)["kind"].choices}


def _shape(key: str, name: str, info: FieldInfo, of: object = None) -> FieldShape:
    depth, pair = 0, 0
    refers: tuple[str, ...] = ()
    kind: object = of or (Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation)
    while True:
        origin, args = get_origin(kind), get_args(kind)
        if origin is Annotated:
            kind, *marks = args
            refers = next((m.kinds for m in marks if isinstance(m, Refers)), refers)
            if (read := next((m for m in marks if isinstance(m, Read)), None)) is not None:
                return FieldShape(key, name, info, depth, pair, read=read, refers=refers)
        elif origin in (Union, types.UnionType) and len(_given(args)) == 1:
            (kind,) = _given(args)
        elif origin is tuple:
            pair = 0 if args[-1] is Ellipsis else len(args)
            kind = args[0]
            depth += 1
        else:
            break
    if origin is Literal:
        return FieldShape(key, name, info, depth, pair, choices=tuple(map(str, args)))
    if origin is dict:
        return FieldShape(key, name, info, depth, pair, read=_shape(key, name, info, args[1]).read, keyed=True)
    union = _given(args) if origin in (Union, types.UnionType) else (kind,)
    parts = tuple(p for p in union if isinstance(p, type) and issubclass(p, Part))
    if not parts or len(parts) < len(union):
        raise TypeError(f"{name}: a field cannot be of the type {kind!r}")
    return FieldShape(key, name, info, depth, pair, parts=parts)


def _given(args: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(a for a in args if a is not type(None))
