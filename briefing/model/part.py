"""From declared fields to a part of a brief: frozen data that knows its place in the author's file.

Every field says what it is for:

    printed      its words or numbers stand on the page
    controlling  it decides what is printed, or where a reference leads, and is not itself printed
    metadata     it goes into the file's metadata or serves the author's own records
"""

# No `from __future__ import annotations` here: pydantic would evaluate the private fields' words again for every class.
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, ClassVar, Protocol, Self, TypedDict

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, PrivateAttr
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import is_instance_schema

from briefing.diagnostics import Place, Span
from briefing.model.lines import LinePlace, Typed


class Use(StrEnum):
    """What a field is for."""

    PRINTED = "printed"
    CONTROLLING = "controlling"
    METADATA = "metadata"


REQUIRED: Any = ...  # as pydantic has it


# What a field holds is said by its annotation: to the type checker a declaration fits every one, as pydantic's own do.
def _field(use: Use, description: str, default: Any, alias: str | None, more: dict[str, Any]) -> Any:  # as said above
    extra: dict[str, Any] = {"x-use": use.value}  # JSON
    if callable(default) and default is not REQUIRED:
        return Field(default_factory=default, description=description, json_schema_extra=extra, alias=alias, **more)
    return Field(default, description=description, json_schema_extra=extra, alias=alias, **more)


def printed(description: str, default: Any = REQUIRED, *, alias: str | None = None, **more: Any) -> Any:  # as said above
    """Declare a field that stands on the page. `alias` is the author's key where Python reserves the word."""
    return _field(Use.PRINTED, description, default, alias, more)


def controlling(description: str, default: Any = REQUIRED, *, alias: str | None = None, **more: Any) -> Any:  # as said above
    """Declare a field that decides what is printed, without being printed."""
    return _field(Use.CONTROLLING, description, default, alias, more)


def metadata(description: str, default: Any = REQUIRED, *, alias: str | None = None, **more: Any) -> Any:  # as said above
    """Declare a field that goes into the file's metadata or serves the author's records."""
    return _field(Use.METADATA, description, default, alias, more)


class Node(Protocol):
    """What a part needs of the loaded YAML it was read from."""

    @property
    def span(self) -> Span:
        """Where the whole of it stands."""
        ...

    def child(self, key: str | int) -> "Node | None":
        """The value of a key, or an item; None where there is none."""
        ...

    def key(self, name: str) -> Typed | None:
        """The key itself; None where there is none. The empty name asks for the first one."""
        ...

    def place(self) -> Typed | None:
        """Itself, where it is a text that knows the places of its characters."""
        ...


class Where(TypedDict):
    """Where a finding stands, as `Diagnostics` takes it: `tell.error(code, message, **part.where("kind"))`."""

    span: Span | None
    path: str


_IN_THE_MAKING: list[type[BaseModel]] = []
"""The class whose validator is being made, last."""


class Part(BaseModel):
    """A part of a brief: frozen, closed (an unknown field is an error), and aware of its place.

    Two parts are equal when their fields are, wherever they stand.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, hide_input_in_errors=True)

    IN_SHORT: ClassVar[str] = ""
    """The field a bare text stands for, where the part may be written in short (`likelihood: likely`)."""

    REFUSED: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """What to say to an author who gives this part a field of another class of its union, where more is to be said than that."""

    _node: Node | None = PrivateAttr(default=None)
    _path: str = PrivateAttr(default="")

    @classmethod
    def model_rebuild(cls, **how: Any) -> bool | None:  # pydantic's own arguments
        """Make the validator of this class, as pydantic asks for it when a part of it is first made."""
        _IN_THE_MAKING.append(cls)
        try:
            return super().model_rebuild(**how)
        finally:
            _IN_THE_MAKING.pop()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[BaseModel], handler: GetCoreSchemaHandler) -> CoreSchema:
        """What pydantic checks of a part: its own fields; of one within another, which is made before it, the class only."""
        return handler(source) if _IN_THE_MAKING[-1:] == [cls] else is_instance_schema(cls)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]  # parts are equal by their fields, which may be dicts

    @classmethod
    def made(cls, values: Mapping[str, object], node: Node, path: str) -> Self:
        """A part of values by the author's keys, at its place. Those within it are parts already, texts as they were typed.

        Raises pydantic's `ValidationError` for what the types of the fields and the part itself refuse.
        """
        part = cls.model_validate(values)
        part._node, part._path = node, path
        return part

    @property
    def node(self) -> Node | None:
        """The loaded YAML this part was read from."""
        return self._node

    @property
    def span(self) -> Span | None:
        """Where the whole part stands; None when it was not read from a file."""
        return None if self._node is None else self._node.span

    @property
    def path(self) -> str:
        """The YAML path, as `key_judgments[1]`; empty for the brief itself."""
        return self._path

    def node_of(self, field: str) -> Node | None:
        """The loaded YAML of a field; a part written in short (`likelihood: likely`) is itself its first field."""
        if self._node is None:
            return None
        if self._node.place() is not None:
            return self._node if field == self.IN_SHORT else None
        return self._node.child(yaml_key(type(self), field))

    def span_of(self, field: str) -> Span | None:
        """Where the value of a field stands; None when the author did not give it. Takes Python's or the author's name."""
        node = self.node_of(field)
        return None if node is None else node.span

    def place_of(self, field: str) -> Place | None:
        """The text a field was read from, which knows where each character stands; None for lists, parts, defaults."""
        node = self.node_of(field)
        return None if node is None else _place(node, getattr(self, field, None))

    def place_of_item(self, field: str, index: int) -> Place | None:
        """The same for an item of a list."""
        node = self.node_of(field)
        item = None if node is None else node.child(index)
        values = getattr(self, field, ())
        return None if item is None else _place(item, values[index] if index < len(values) else None)

    def path_of(self, field: str) -> str:
        """The YAML path of a field."""
        key = yaml_key(type(self), field)
        return f"{self._path}.{key}" if self._path else key

    def where(self, field: str, *others: str) -> Where:
        """Where to tell what is wrong with a field: at its value.

        Where it is not given: at the first of `others` that is, else at the first key of the part.
        """
        span = next((span for name in (field, *others) if (span := self.span_of(name)) is not None), None)
        return {"span": span or self._first(), "path": self.path_of(field)}

    def where_key(self, field: str) -> Where:
        """Where to tell what is wrong with a field whose value is a block or a list: at its key."""
        key = None if self._node is None else self._node.key(yaml_key(type(self), field))
        return self.where(field) if key is None else {"span": key.span, "path": self.path_of(field)}

    def where_item(self, field: str, index: int) -> Where:
        """Where to tell what is wrong with an item of a list."""
        node = self.node_of(field)
        item = None if node is None else node.child(index)
        span = self.span_of(field) if item is None else item.span
        return {"span": span, "path": f"{self.path_of(field)}[{index}]"}

    def _first(self) -> Span | None:
        key = None if self._node is None else self._node.key("")
        return self.span if key is None else key.span

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


def _place(node: Node, value: object) -> Place | None:
    """Where the characters of a value stand: of one that is not as it was typed, the places of those that are left."""
    typed = node.place()
    return LinePlace(typed) if typed is not None and isinstance(value, str) and value != typed.text else typed


def yaml_key(part: type[Part], field: str) -> str:
    """The author's key of a field (`from` for `from_`)."""
    info = part.model_fields.get(field)
    return info.alias if info is not None and info.alias else field


def use_of(part: type[Part], field: str) -> Use:
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
