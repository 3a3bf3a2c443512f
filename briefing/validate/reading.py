"""Reading: from the position-carrying YAML tree to plain data in the shape of the model, with what refers to what.

The tree is read along the model's classes, so that unknown keys, missing fields and blocks in place of texts are told at
their places, whatever else is wrong; the values themselves are left to the model's types.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from briefing.diagnostics import Diagnostics, Span
from briefing.load import Mapping, Node, Scalar, Sequence
from briefing.model.part import Part
from briefing.model.prose import Prose
from briefing.records import record
from briefing.suggest import did_you_mean
from briefing.validate.shapes import FieldShape, fields_of

ABSENT: Final = object()
"""What is read from a field that has no usable value."""

PART_KINDS: dict[str, str] = {
    "Judgment": "judgment",
    "Assumption": "assumption",
    "Alternative": "alternative",
    "Indicator": "indicator",
    "Gap": "gap",
    "Scenario": "scenario",
    "Actor": "actor",
    "Issue": "issue",
    "EstimateSet": "estimate",
    "Event": "event",
    "Option": "option",
    "Section": "section",
    "Figure": "figure",
    "Table": "table",
    "Box": "box",
    "Source": "source",
}
"""What a part with an id is called, by its class."""


@record
class Owner:
    """The part that something stands in: its class, its kind and id where it has them, whether it gives a likelihood."""

    part: str = ""
    kind: str = ""
    id: str = ""
    likely: bool = False


@record
class Mention:
    """An id in a field: of one of these kinds, at this scalar."""

    kinds: tuple[str, ...]
    id: str
    scalar: Scalar
    path: str
    owner: Owner


@record
class Passage:
    """A prose field: in this part, under this key."""

    prose: Prose
    path: str
    owner: Owner
    key: str


class Reading:
    """One brief being read.

    `ids` are the places of the ids (scalar and path) by kind, in file order; `likely` the judgments with a
    likelihood; `read` every part with its data; `told` the paths that have a diagnostic. Everything is kept even when parts fail.
    """

    __slots__ = ("_prose", "diagnostics", "ids", "likely", "mentions", "passages", "read", "told")

    def __init__(self, diagnostics: Diagnostics, prose: Callable[[Scalar], Prose]) -> None:
        self.diagnostics = diagnostics
        self.ids: dict[str, dict[str, list[tuple[Scalar, str]]]] = {kind: {} for kind in PART_KINDS.values()}
        self.likely: set[str] = set()
        self.mentions: list[Mention] = []
        self.passages: list[Passage] = []
        self.read: list[tuple[type[Part], Node, str, dict[str, Any]]] = []
        self.told: set[str] = set()
        self._prose = prose

    def part(self, node: Node, part: type[Part], path: str, title: str) -> Any:
        """Read a part. `title` is what it is called in a message; ABSENT when it is no block of fields at all."""
        shapes = fields_of(part)
        if isinstance(node, Scalar):
            if part.IN_SHORT:
                return self._in_short(node, part, path)
            self._wrong(node.span, path, f"{title} is a block of fields, not a text", _field_list(shapes.values()))
            return ABSENT
        if isinstance(node, Sequence):
            self._wrong(node.span, path, f"{title} is a block of fields, not a list", _field_list(shapes.values()))
            return ABSENT
        entries = node.entries
        kind = PART_KINDS.get(part.__name__, "")
        id = ""
        if kind and isinstance(own := entries.get("id"), Scalar) and own.text:
            id = own.text.strip()
            self.ids[kind].setdefault(id, []).append((own, f"{path}.id"))
            title = f"the {kind} `{id}`"
        likely = not _is_null(entries.get("likelihood"))
        owner = Owner(part.__name__, kind, id, likely)
        if likely and kind == "judgment":
            self.likely.add(id)
        data: dict[str, Any] = {}
        for key, value in entries.items():
            shape = shapes.get(key)
            if shape is None:
                self._unknown(node.keys[key].span, key, shapes, entries, path, title)
            elif not (isinstance(value, Scalar) and value.text is None):
                found = self._field(value, shape, f"{path}.{key}" if path else key, owner)
                if found is not ABSENT:
                    data[key] = found
        self.read.append((part, node, path, data))
        for key, shape in shapes.items():
            if shape.required and _is_null(entries.get(key)):
                self._missing(node, key, shape, path, title)
        return data

    def _in_short(self, node: Scalar, part: type[Part], path: str) -> Any:
        if node.text is None:
            return ABSENT
        key = part.IN_SHORT
        shapes = fields_of(part)
        others = [k for k, s in shapes.items() if s.required and k != key]
        if others:
            self._wrong(node.span, path, "more than a text is wanted here", f"write a block with {_listed([key, *others])}")
            return ABSENT
        found = self._field(node, shapes[key], path, Owner(part.__name__))
        if found is ABSENT:
            return ABSENT
        data = {key: found}
        self.read.append((part, node, path, data))
        return data

    def _field(self, node: Node, shape: FieldShape, path: str, owner: Owner, depth: int | None = None) -> Any:
        depth = shape.depth if depth is None else depth
        if depth:
            return self._list(node, shape, path, owner, depth)
        if shape.part is not None:
            return self.part(node, shape.part, path, f"`{_last(path)}`")
        if isinstance(node, Scalar):
            return self._scalar(node, shape, path, owner)
        if shape.what in ("time", "scores") and isinstance(node, Mapping):
            return {key: value.text if isinstance(value, Scalar) else "" for key, value in node.entries.items()}
        got = "a list" if isinstance(node, Sequence) else "a block of fields"
        hint = "put the text in quotes, or on the next lines after |" if isinstance(node, Mapping) else ""
        self._wrong(node.span, path, f"`{_last(path)}` takes a single {_word(shape)}, not {got}", hint)
        return ABSENT

    def _scalar(self, node: Scalar, shape: FieldShape, path: str, owner: Owner) -> Any:
        text = node.text
        if text is None:
            self.told.add(path)
            self.diagnostics.error("B211", "this entry is empty", node.span, path=path)
            return ABSENT
        if shape.what == "prose":
            prose = self._prose(node)
            self.passages.append(Passage(prose, path, owner, shape.key))
            return prose
        if shape.what == "scores":
            self._wrong(node.span, path, f"`{_last(path)}` takes a block of criteria and scores, not a text")
            return ABSENT
        if shape.refers:
            self.mentions.append(Mention(shape.refers, text.strip(), node, path, owner))
        return text

    def _list(self, node: Node, shape: FieldShape, path: str, owner: Owner, depth: int) -> Any:
        if not isinstance(node, Sequence):
            if isinstance(node, Scalar) and shape.part is None:
                hint = f"write [{(node.text or '').strip()}], or put each entry on a line of its own after a hyphen"
            else:
                hint = "put a hyphen in front of each entry"
            self._wrong(node.span, path, f"`{_last(path)}` takes a list", hint)
            return ABSENT
        if shape.pair and depth == 1 and len(node.items) != shape.pair:
            self._wrong(node.span, path, f"`{_last(path)}` takes {shape.pair} entries, and there are {len(node.items)}")
            return ABSENT
        out = []
        for index, item in enumerate(node.items):
            found = self._field(item, shape, f"{path}[{index}]", owner, depth - 1)
            out.append(found)
        return out

    def _wrong(self, span: Span, path: str, message: str, hint: str = "") -> None:
        self.told.add(path)
        self.diagnostics.error("B203", message, span, path=path, hints=(hint,) if hint else ())

    def _unknown(self, span: Span, key: str, shapes: dict[str, FieldShape], given: Iterable[str], path: str, title: str) -> None:
        free = [k for k in shapes if k not in set(given)]
        hint = did_you_mean(key, free) or f"{title} has the fields {_listed(list(shapes))}"
        self.diagnostics.error(
            "B201", f"{title} has no field `{key}`", span, path=f"{path}.{key}" if path else key, hints=(hint,)
        )

    def _missing(self, node: Mapping, key: str, shape: FieldShape, path: str, title: str) -> None:
        where = f"{path}.{key}" if path else key
        self.told.add(where)
        hint = f"{key}: {shape.description}" + (f" One of {_listed(list(shape.choices))}." if shape.choices else "")
        if key in node.keys:
            self.diagnostics.error("B202", f"`{key}` has no value", node.keys[key].span, path=where, hints=(hint,))
        else:
            self.diagnostics.error("B202", f"{title} lacks `{key}`", _first_key(node), path=where, hints=(hint,))


def _first_key(node: Mapping) -> Span:
    """The first key of a block: short enough to point at."""
    return next(iter(node.keys.values())).span if node.keys else node.span


def _is_null(node: Node | None) -> bool:
    return node is None or (isinstance(node, Scalar) and node.text is None)


def _last(path: str) -> str:
    return path.rpartition(".")[2]


def _word(shape: FieldShape) -> str:
    return {"prose": "text", "time": "time", "scores": "block of scores"}.get(shape.what, "value")


def _field_list(shapes: Iterable[FieldShape]) -> str:
    needed = [s.key for s in shapes if s.required]
    return f"it needs {_listed(needed)}" if needed else ""


def _listed(words: list[str]) -> str:
    """Words in a row for a message: `a`, `b`, `c`."""
    return ", ".join(f"`{w}`" for w in words)
