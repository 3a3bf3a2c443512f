"""A specification to the same with every text in one line: a tab or a line end has no shape that could be drawn."""

from __future__ import annotations

import re
from typing import TypeVar, cast

from briefing.model.lines import one_line
from briefing.records import replace

T = TypeVar("T")

_LINE_END = re.compile("[\t\n\r\x85\u2028\u2029]")


def in_one_line(specification: T) -> T:
    """White space with a tab or a line end in it is one space, in every text that the record holds, at any depth.

    What needs no change is returned as it is.
    """
    return cast("T", _in_one_line(specification))


def _in_one_line(value: object) -> object:
    if isinstance(value, str):
        return one_line(value) if _LINE_END.search(value) else value
    if isinstance(value, tuple):
        items = tuple([_in_one_line(item) for item in value])
        return value if all(a is b for a, b in zip(items, value, strict=True)) else items
    names: tuple[str, ...] = getattr(type(value), "__match_args__", ())  # the fields of a record
    fields = {name: getattr(value, name) for name in names}
    changed = {name: new for name, old in fields.items() if (new := _in_one_line(old)) is not old}
    return replace(value, **changed) if changed else value
