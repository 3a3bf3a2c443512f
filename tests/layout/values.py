"""Any record, with everything it reaches, as a plain value: to show that a piece of work changed nothing of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def frozen(value: Any, seen: dict[int, int] | None = None) -> Any:
    """A record, with everything it reaches, as nested tuples: equal only where nothing in it has changed."""
    seen = {} if seen is None else seen
    if isinstance(value, (str, int, float, bool, type(None), bytes)):
        return value
    if id(value) in seen:
        return "seen", seen[id(value)]
    seen[id(value)] = len(seen)
    if isinstance(value, Mapping):
        return tuple((frozen(k, seen), frozen(v, seen)) for k, v in value.items())
    if isinstance(value, (list, tuple, set, frozenset)):
        return type(value).__name__, tuple(frozen(v, seen) for v in value)
    names = getattr(type(value), "__match_args__", ())
    return type(value).__name__, tuple(frozen(getattr(value, n), seen) for n in names)
