"""A part of a brief: the frozen base class that turns declared fields into data that knows its place in the author's file.

Every field says what it is for:

    printed      its words or numbers stand on the page
    controlling  it decides what is printed, or where a reference leads, and is not itself printed
    metadata     it goes into the file's metadata or serves the author's own records
"""

# No `from __future__ import annotations` here: pydantic would evaluate the private fields' words again for every class.
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, ClassVar, Protocol

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr
from pydantic_core import PydanticCustomError

from briefing.diagnostics import Place, Span


class Use(StrEnum):
    """What a field is for."""

    PRINTED = "printed"
    CONTROLLING = "controlling"
    METADATA = "metadata"


REQUIRED: Any = ...


def _field(use: Use, description: str, default: Any, alias: str | None, more: dict[str, Any]) -> Any:
    extra: dict[str, Any] = {"x-use": use.value}
    if callable(default) and default is not REQUIRED:
        return Field(default_factory=default, description=description, json_schema_extra=extra, alias=alias, **more)
    return Field(default, description=description, json_schema_extra=extra, alias=alias, **more)


def printed(description: str, default: Any = REQUIRED, *, alias: str | None = None, **more: Any) -> Any:
    """Declare a field that stands on the page. `alias` is the author's key where Python reserves the word."""
    return _field(Use.PRINTED, description, default, alias, more)


def controlling(description: str, default: Any = REQUIRED, *, alias: str | None = None, **more: Any) -> Any:
    """Declare a field that decides what is printed, without being printed."""
    return _field(Use.CONTROLLING, description, default, alias, more)


def metadata(description: str, default: Any = REQUIRED, *, alias: str | None = None, **more: Any) -> Any:
    """Declare a field that goes into the file's metadata or serves the author's records."""
    return _field(Use.METADATA, description, default, alias, more)


class Node(Protocol):
    """What a part needs of the loaded YAML it was read from."""

    @property
    def span(self) -> Span:
        """Where the whole of it stands."""
        ...


class Part(BaseModel):
    """A part of a brief: frozen, closed (an unknown field is an error), and aware of its place.

    Two parts are equal when their fields are, wherever they stand.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, hide_input_in_errors=True)

    IN_SHORT: ClassVar[str] = ""
    """The field a bare text stands for, where the part may be written in short (`likelihood: likely`)."""

    _node: Node | None = PrivateAttr(default=None)
    _path: str = PrivateAttr(default="")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]

    @property
    def node(self) -> Node | None:
        """The loaded YAML this part was read from."""
        return self._node

    def stand_at(self, node: Node, path: str) -> None:
        """Remember the loaded YAML this part was read from, and its path. Called once, by validation."""
        self._node = node
        self._path = path

    @property
    def span(self) -> Span | None:
        """Where the whole part stands; None when it was not read from a file."""
        return None if self._node is None else self._node.span

    @property
    def path(self) -> str:
        """The YAML path, as `key_judgments[1]`; empty for the brief itself."""
        return self._path

    def span_of(self, field: str) -> Span | None:
        """Where the value of a field stands; None when the author did not give it. Takes Python's or the author's name."""
        node = self.node_of(field)
        return None if node is None else node.span

    def place_of(self, field: str) -> Place | None:
        """The scalar a field was read from, which knows where each character stands; None for lists, parts, defaults."""
        node: Any = self.node_of(field)
        return node if node is not None and hasattr(node, "span_at") else None

    def place_of_item(self, field: str, index: int) -> Place | None:
        """The same for an item of a list."""
        items = getattr(self.node_of(field), "items", None)
        if not isinstance(items, list) or index >= len(items):
            return None
        return items[index] if hasattr(items[index], "span_at") else None

    def node_of(self, field: str) -> Node | None:
        """The loaded YAML of a field; a part written in short (`likelihood: likely`) is itself its first field."""
        if self._node is None:
            return None
        entries = getattr(self._node, "entries", None)
        if entries is None:
            return self._node if field in self.model_fields_set else None
        found: Node | None = entries.get(yaml_key(type(self), field))
        return found

    def path_of(self, field: str) -> str:
        """The YAML path of a field."""
        key = yaml_key(type(self), field)
        return f"{self._path}.{key}" if self._path else key

    def parts(self) -> Iterator["Part"]:
        """The parts directly below this one, in the order of the fields."""
        for name in type(self).model_fields:
            value = getattr(self, name)
            if isinstance(value, Part):
                yield value
            elif isinstance(value, tuple):
                yield from (item for item in value if isinstance(item, Part))

    def walk(self) -> Iterator["Part"]:
        """This part and all below it."""
        yield self
        for part in self.parts():
            yield from part.walk()


def yaml_key(part: "type[Part]", field: str) -> str:
    """The author's key of a field (`from` for `from_`)."""
    info = part.model_fields.get(field)
    return info.alias if info is not None and info.alias else field


def use_of(part: "type[Part]", field: str) -> Use:
    """What a field was declared to be for."""
    extra = part.model_fields[field].json_schema_extra
    if not isinstance(extra, Mapping):
        raise TypeError(f"{part.__name__}.{field} does not say what it is for")
    return Use(str(extra["x-use"]))


def refuse(code: str, message: str, *hints: str, field: str = "") -> PydanticCustomError:
    """An error about an author's value, to be raised in a validator: the diagnostic code is its type.

    `field` names the field of the part that the error is about, where it is found out at the part as a whole.
    """
    return PydanticCustomError(code, "{message}", {"message": message, "hints": list(hints), "field": field})
