"""Annotated classes to records: slotted classes with `__init__`, equality and `repr`, as `dataclasses` makes but sooner.

A process that builds one brief spends more on making its hundreds of small classes than on breaking its lines: `dataclasses`
compiles every method of every class by itself. Here one method is compiled, the rest are closures.

    @record                             a value: equal by its fields, hashable
    @record(frozen=False)               equal by its fields, not hashable
    @record(frozen=False, eq=False)     an object with an identity: equal only to itself, hashable
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import ClassVar, Protocol, TypeVar, dataclass_transform, overload

T = TypeVar("T")


class _Record(Protocol):
    """What every record has: the names of its fields, in their order."""

    __match_args__: ClassVar[tuple[str, ...]]


class _Fresh:
    """A default made anew for every record."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], object]) -> None:
        self.make = make


def fresh(*, default_factory: Callable[[], T]) -> T:
    """A field whose default is made anew for every record: `items: list[int] = fresh(default_factory=list)`."""
    return _Fresh(default_factory)  # type: ignore[return-value]


@overload
def record(cls: type[T]) -> type[T]: ...
@overload
def record(*, frozen: bool = True, eq: bool = True) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(fresh,))
def record(cls: type[T] | None = None, *, frozen: bool = True, eq: bool = True) -> type[T] | Callable[[type[T]], type[T]]:
    """Make a class a record: its annotated names are the fields, in their order, those of its bases first.

    `frozen` is the name by which type checkers know that fields are only read, and they alone keep it: a running program is not
    stopped from setting one, since that would cost as much as making the record. Records with `eq` and `frozen` are hashable by
    their fields, those with `eq` alone are not hashable. A `ClassVar` is no field. `__post_init__` is called at the end.
    """
    if cls is None:
        return lambda made: _record(made, frozen, eq)
    return _record(cls, frozen, eq)


def replace(record: T, **changes: object) -> T:
    """A copy of a record with other values in some fields. Raises TypeError for a name that is no field."""
    make: Callable[..., T] = type(record)
    values = {name: getattr(record, name) for name in type(record).__match_args__}  # type: ignore[attr-defined]
    return make(**values | changes)


def _record(cls: type[T], frozen: bool, eq: bool) -> type[T]:
    space: dict[str, object] = {k: v for k, v in cls.__dict__.items() if k not in ("__dict__", "__weakref__")}
    fields = space.get("__annotations__")
    annotated = fields.items() if isinstance(fields, dict) else ()
    own = [name for name, kind in annotated if not str(kind).removeprefix("typing.").startswith("ClassVar")]
    inherited = [n for base in cls.__mro__[:0:-1] for n in base.__dict__.get("__match_args__", ())]
    names = (*dict.fromkeys((*inherited, *own)),)
    defaults = {n: v for base in cls.__mro__[:0:-1] for n, v in base.__dict__.get("_defaults", {}).items()}
    defaults |= {n: space.pop(n) for n in own if n in space}
    space |= {"__slots__": (*(n for n in own if n not in inherited),), "__match_args__": names, "_defaults": defaults}
    space["__init__"] = _initializer(names, defaults, "__post_init__" in space)
    space.setdefault("__repr__", _shown if eq else _shown_shallow)
    if eq:
        _compare_by_fields(space, names, frozen)
    made: type[T] = type(cls)(cls.__name__, cls.__bases__, space)  # type: ignore[misc]  # slots are given when a class is made
    return made


def _initializer(names: tuple[str, ...], defaults: dict[str, object], goes_on: bool) -> object:
    """`def __init__(self, a, b=default): self.a = a; …` as a function."""
    scope: dict[str, object] = {}
    parameters, lines = ["self"], []
    for name in names:
        value = name
        if name in defaults:
            parameters.append(f"{name}=_{name}_")
            default = defaults[name]
            scope[f"_{name}_"] = default
            if isinstance(default, _Fresh):
                scope[f"_make_{name}_"] = default.make
                value = f"_make_{name}_() if {name} is _{name}_ else {name}"
        else:
            parameters.append(name)
        lines.append(f"self.{name} = {value}")
    if goes_on:
        lines.append("self.__post_init__()")
    exec(f"def __init__({', '.join(parameters)}):\n {'; '.join(lines) or 'pass'}", scope)  # only names of our own classes
    return scope["__init__"]


def _compare_by_fields(space: dict[str, object], names: tuple[str, ...], frozen: bool) -> None:
    values: Callable[[object], object] = attrgetter(*names) if names else type  # without fields, equal when of one class

    def equal(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    space.setdefault("__eq__", equal)
    # A class with an own `__eq__` has `__hash__ = None` among its names without having said so.
    if space.get("__hash__") is None:
        space["__hash__"] = (lambda self: hash(values(self))) if frozen else None


def _shown_shallow(self: _Record) -> str:
    """An object with an identity is named, not unfolded: it may know its parent, and its parent it."""
    fields = ", ".join(f"{name}={_named(getattr(self, name))}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({fields})"


def _named(value: object) -> str:
    if value is None or isinstance(value, str | int | float):
        return repr(value)
    if isinstance(value, list | tuple | dict):
        return f"{type(value).__name__} of {len(value)}" if value else repr(value)
    return f"<{type(value).__qualname__}>"


def _shown(self: _Record) -> str:
    fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({fields})"
