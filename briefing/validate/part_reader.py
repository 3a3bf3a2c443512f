"""From the position-carrying YAML tree to the parts of the model, built from below, with what refers to what.

The tree is read once, along the fields of the model's classes. A part is made by pydantic as soon as those within it are made,
where its node and its path are known; what is wrong is told there, and a part with anything wrong in it is not made.
"""

from __future__ import annotations

from collections import abc
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Final, TypeVar

from pydantic import ValidationError

from briefing.diagnostics import Diagnostics, Span
from briefing.load import Mapping, Node, Scalar, Sequence
from briefing.model.allowance import ALLOW, Allowance
from briefing.model.fields import FieldShape, fields_of, kinds_of
from briefing.model.lines import one_line
from briefing.model.part import Part
from briefing.model.prose import Prose
from briefing.model.values import Blocks
from briefing.records import record
from briefing.suggest import closest
from briefing.validate.half_written import tell_marked_line
from briefing.validate.mentions import PART_KINDS, Mention, Owner, Passage, kind_of
from briefing.validate.refusals import Refusal, not_a_word, refusal

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

ABSENT: Final = object()
"""What is read from a node that has no usable value."""

P = TypeVar("P", bound=Part)


class Partly(list[object]):
    """The entries of a list of which some could not be read: these are ABSENT."""

    __slots__ = ()


@record
class Block:
    """A block of fields: its node, the part it is read as and the classes of which that is one, its path, what it is called."""

    node: Mapping
    part: type[Part]
    classes: tuple[type[Part], ...]
    path: str
    title: str

    def kinds_with(self, key: str) -> list[str]:
        """The kinds of such parts that have a field, where there are several classes of them."""
        kinds = kinds_of(self.classes) if len(self.classes) > 1 else {}
        return [kind for kind, part in kinds.items() if key in fields_of(part)]


@record
class Values:
    """What was read of a part: at a node, its fields by their keys, the keys of those in which something is wrong or missing."""

    node: Node
    by_key: dict[str, object]
    broken: set[str]


class PartReader:
    """One brief being read.

    `ids` are the places of the ids (scalar and path) by kind, in file order; `likely` the judgments with a likelihood; `built`
    every part that could be made, those within another before it; `told` the paths that have an error. Everything is kept even
    when the parts around it fail.
    """

    __slots__ = ("_prose", "built", "diagnostics", "ids", "likely", "mentions", "passages", "told")

    def __init__(self, diagnostics: Diagnostics, prose: Callable[[Scalar], Prose]) -> None:
        self.diagnostics = diagnostics
        self.ids: dict[str, dict[str, list[tuple[Scalar, str]]]] = {kind: {} for kind in PART_KINDS.values()}
        self.likely: set[str] = set()
        self.mentions: list[Mention] = []
        self.passages: list[Passage] = []
        self.built: list[Part] = []
        self.told: set[str] = set()
        self._prose = prose

    def all_of(self, kind: type[P]) -> list[P]:
        """Every part of a class that could be made, also within parts that could not."""
        return [part for part in self.built if isinstance(part, kind)]

    def part(self, node: Node, classes: tuple[type[Part], ...], path: str) -> object:
        """The part at a node, of one of these classes; ABSENT when anything in it is wrong."""
        if isinstance(node, Scalar) and len(classes) == 1 and classes[0].IN_SHORT:
            return self._in_short(node, classes[0], path)
        if not isinstance(node, Mapping):
            hint = _file_meant(node) or _needed(classes[0])
            return self._wrong(node.span, path, f"{_title(path)} is a block of fields, not {_shape_of(node)}", hint)
        part = classes[0] if len(classes) == 1 else self._class_of(node, classes, path)
        if part is None:
            return ABSENT
        return self.made(part, self.values(node, part, path, classes), path) or ABSENT

    def values(self, node: Mapping, part: type[Part], path: str, classes: tuple[type[Part], ...] = ()) -> Values:
        """The fields of a part that are given. A list keeps the entries that could be read beside those that could not.

        `classes` are those of which the part might be one.
        """
        shapes, block = fields_of(part), Block(node, part, classes, path, "")
        if "allow" in node.entries and part is not Allowance:
            shapes = {**shapes, ALLOW.key: ALLOW}
        meant: dict[str, str | None] = {}
        for key in (key for key in node.entries if key not in shapes):
            meant[key] = self._meant(key, block, meant.values())
        node = _renamed(node, meant) if meant else node
        title, owner = self._introduce(node, part, path)
        for key in meant:
            self._unknown(key, meant[key], Block(node, part, classes, path, title))
        read = Values(node, {}, set())
        for key, value in node.entries.items():
            shape = shapes.get(key)
            if shape is not None and not _is_null(value):
                found = self._field(value, shape, f"{path}.{key}" if path else key, owner, shape.depth)
                if found is ABSENT or isinstance(found, Partly):
                    read.broken.add(key)
                if shape is not ALLOW:
                    read.by_key[key] = found
        for shape in shapes.values():
            if shape.required and shape.key not in read.by_key:
                self._missing(node, shape, path, title)
                read.broken.add(shape.key)
        return read

    def made(self, part: type[P], read: Values, path: str) -> P | None:
        """The part of these values; None, with every reason told, when there is one. Fields that are refused become broken."""
        usable = {key: value for key, value in read.by_key.items() if value is not ABSENT}
        try:
            made = part.made(usable, read.node, path)
        except ValidationError as refused:
            self._tell_refused(refused, part, read, path)
            return None
        if read.broken:
            return None
        self.built.append(made)
        return made

    def _tell_refused(self, refused: ValidationError, part: type[Part], read: Values, path: str) -> None:
        """Tell each error of a part at its place; what a part lacks or is as a whole, only where nothing in it is broken."""
        broken_before = bool(read.broken)
        for error in refused.errors(include_url=False, include_input=False):
            field = error.get("ctx", {}).get("field")
            steps = (field,) if field else error["loc"]
            if (broken_before and not steps) or _is_told(error, read.by_key, steps):
                continue
            read.broken.update(map(str, steps[:1]))
            place, where = read.node, path
            for step in steps:
                if (below := place.child(step)) is None:
                    break
                place, where = below, f"{where}[{step}]" if isinstance(step, int) else f"{where}.{step}" if where else step
            shape = fields_of(part).get(str(steps[0])) if steps else None
            typed = (place.text or "").strip() if isinstance(place, Scalar) else ""
            self._refuse(refusal(error, _last(where), typed, shape), place, where)

    # -- parts ----------------------------------------------------------------------------------------------------------
    def _introduce(self, node: Mapping, part: type[Part], path: str) -> tuple[str, Owner]:
        """What a part is called in messages, and as what it owns its texts; its id is remembered."""
        kind = kind_of(part)
        title, id = _title(path), ""
        if kind and isinstance(own := node.entries.get("id"), Scalar) and own.text:
            id = own.text.strip()
            self.ids[kind].setdefault(id, []).append((own, f"{path}.id"))
            title = f"the {kind} `{id}`"
        likely = not _is_null(node.entries.get("likelihood"))
        if likely and kind == "judgment":
            self.likely.add(id)
        return title, Owner(part.__name__, kind, id, likely)

    def _class_of(self, node: Mapping, classes: tuple[type[Part], ...], path: str) -> type[Part] | None:
        """The class of a union that the word at `kind` names; None, with an error, when it names none."""
        kinds, word = kinds_of(classes), node.entries.get("kind")
        if isinstance(word, Scalar) and word.text is not None and (found := kinds.get(word.text.strip())) is not None:
            return found
        title, _ = self._introduce(node, classes[0], path)
        if word is None or _is_null(word):
            self._missing(node, fields_of(classes[0])["kind"], path, title, tuple(kinds))
        elif isinstance(word, Scalar):
            self._refuse(not_a_word(word.text or "", "kind", kinds), word, f"{path}.kind")
        else:
            self._wrong(word.span, f"{path}.kind", f"`kind` takes a single value, not {_shape_of(word)}")
        return None

    def _in_short(self, node: Scalar, part: type[Part], path: str) -> object:
        key, shapes = part.IN_SHORT, fields_of(part)
        others = [k for k, s in shapes.items() if s.required and k != key]
        if others:
            hint = f"write a block with {_listed([key, *others])}"
            return self._wrong(node.span, path, "more than a text is wanted here", hint)
        found = self._field(node, shapes[key], path, Owner(part.__name__), 0)
        return ABSENT if found is ABSENT else self.made(part, Values(node, {key: found}, set()), path) or ABSENT

    # -- fields ---------------------------------------------------------------------------------------------------------
    def _field(self, node: Node, shape: FieldShape, path: str, owner: Owner, depth: int) -> object:
        if isinstance(node, Scalar) and node.text is None:
            return self._error("B211", "this entry is empty", node.span, path)
        if depth:
            return self._list(node, shape, path, owner, depth)
        if shape.parts:
            return self.part(node, shape.parts, path)
        if shape.keyed:
            return self._keyed(node, shape, path, owner)
        if isinstance(node, Scalar):
            return self._scalar(node, shape, path, owner)
        if isinstance(node, Mapping) and shape.read is not None and shape.read.takes_words:
            return {key: value.text or "" if isinstance(value, Scalar) else "" for key, value in node.entries.items()}
        hint = "put the text in quotes, or on the next lines after |" if isinstance(node, Mapping) else ""
        return self._wrong(node.span, path, f"`{_last(path)}` takes a single {_word(shape)}, not {_shape_of(node)}", hint)

    def _scalar(self, node: Scalar, shape: FieldShape, path: str, owner: Owner) -> object:
        text = node.text or ""
        if isinstance(shape.read, Blocks):
            prose = self._prose(node)
            self.passages.append(Passage(prose, path, owner, shape.key))
            return prose
        if shape.one_line:
            tell_marked_line(node, shape.key, path, self.diagnostics)
        if shape.refers:
            self.mentions.append(Mention(shape.refers, text.strip(), node, path, owner))
        return text.strip() if shape.choices else text

    def _keyed(self, node: Node, shape: FieldShape, path: str, owner: Owner) -> object:
        if not isinstance(node, Mapping):
            return self._wrong(node.span, path, f"`{_last(path)}` takes a block of criteria and scores, not {_shape_of(node)}")
        out: dict[str, object] = {}
        for key, value in node.entries.items():
            where = f"{path}.{key}"
            if isinstance(value, Scalar):
                out[one_line(key)] = self._scalar(value, shape, where, owner)
            else:
                self._wrong(value.span, where, f"`{key}` takes a single value, not {_shape_of(value)}")
                out[key] = ABSENT
        return ABSENT if any(value is ABSENT for value in out.values()) else out

    def _list(self, node: Node, shape: FieldShape, path: str, owner: Owner, depth: int) -> object:
        if not isinstance(node, Sequence):
            if isinstance(node, Scalar) and not shape.parts:
                hint = f"write [{(node.text or '').strip()}], or put each entry on a line of its own after a hyphen"
            else:
                hint = _file_meant(node) or "put a hyphen in front of each entry"
            return self._wrong(node.span, path, f"`{_last(path)}` takes a list", hint)
        if shape.pair and depth == 1 and len(node.items) != shape.pair:
            message = f"`{_last(path)}` takes {shape.pair} entries, and there are {len(node.items)}"
            return self._wrong(node.span, path, message)
        out = [self._field(item, shape, f"{path}[{i}]", owner, depth - 1) for i, item in enumerate(node.items)]
        return Partly(out) if any(entry is ABSENT or isinstance(entry, Partly) for entry in out) else out

    # -- telling --------------------------------------------------------------------------------------------------------
    def _error(self, code: str, message: str, span: Span, path: str, *hints: str) -> object:
        self.told.add(path)
        self.diagnostics.error(code, message, span, path=path, hints=hints)
        return ABSENT

    def _refuse(self, refused: Refusal, node: Node, path: str) -> object:
        return self._error(refused.code, refused.message, _short(node), path, *refused.hints)

    def _wrong(self, span: Span, path: str, message: str, hint: str = "") -> object:
        return self._error("B203", message, span, path, *((hint,) if hint else ()))

    def _meant(self, key: str, block: Block, taken: Collection[str | None]) -> str | None:
        """The field that an unknown key was probably meant to be: one that is not given, and none of another kind."""
        if block.kinds_with(key):
            return None
        return closest(key, (k for k in fields_of(block.part) if k not in taken and _is_null(block.node.entries.get(k))))

    def _unknown(self, key: str, meant: str | None, block: Block) -> None:
        code, message = "B201", f"{block.title} has no field `{key}`"
        if meant is not None:
            hint = f"did you mean `{meant}`?"
        elif kinds := block.kinds_with(key):
            word = block.node.entries["kind"]
            name = (word.text or "").strip() if isinstance(word, Scalar) else ""
            code, message = "B226", f"a {kind_of(block.part)} of kind `{name}` takes no `{key}`"
            hint = block.part.REFUSED.get(key) or f"write {_one_of(kinds)}, or take it out"
        else:
            hint = f"{block.title} has the fields {_listed(list(fields_of(block.part)))}"
        where = f"{block.path}.{key}" if block.path else key
        self.diagnostics.error(code, message, block.node.keys[meant or key].span, path=where, hints=(hint,))

    def _missing(self, node: Mapping, shape: FieldShape, path: str, title: str, choices: tuple[str, ...] = ()) -> None:
        key, choices = shape.key, choices or shape.choices
        where = f"{path}.{key}" if path else key
        hint = f"{key}: {shape.info.description}" + (f" One of {_listed(list(choices))}." if choices else "")
        if key in node.keys:
            self._error("B202", f"`{key}` has no value", node.keys[key].span, where, hint)
        else:
            self._error("B202", f"{title} lacks `{key}`", _first_key(node), where, hint)


def _is_told(error: ErrorDetails, values: object, steps: abc.Sequence[str | int]) -> bool:
    """Whether an error follows from others that are told: of what is missing, of what could not be read.

    A list is also called too short when enough entries are there and some of them are refused.
    """
    for step in steps:
        if isinstance(values, dict):
            values = values.get(step)
        elif isinstance(values, list) and isinstance(step, int):
            values = values[step]
    enough = isinstance(values, list) and len(values) >= error.get("ctx", {}).get("min_length", 0)
    return error["type"] == "missing" or values is ABSENT or (error["type"] == "too_short" and enough)


def _renamed(node: Mapping, meant: dict[str, str | None]) -> Mapping:
    """The block with misspelt keys as they were meant, so that whatever is found in their fields later has its place."""
    names = {key: meant.get(key) or key for key in node.entries}
    entries = {names[key]: value for key, value in node.entries.items()}
    return Mapping(entries, {names.get(key, key): scalar for key, scalar in node.keys.items()}, node.span)


def _short(node: Node) -> Span:
    """Where to point: at a text itself, at the first key of a block."""
    if isinstance(node, Mapping) and node.keys:
        return _first_key(node)
    if isinstance(node, Sequence) and node.items and node.span.line != node.span.end_line:
        return _short(node.items[0])
    return node.span


def _first_key(node: Mapping) -> Span:
    """The first key of a block: short enough to point at."""
    return next(iter(node.keys.values())).span if node.keys else node.span


def _is_null(node: Node | None) -> bool:
    return node is None or (isinstance(node, Scalar) and node.text is None)


def _last(path: str) -> str:
    return path.rpartition(".")[2]


def _title(path: str) -> str:
    return f"`{_last(path)}`" if path else "the brief"


def _shape_of(node: Node) -> str:
    return "a text" if isinstance(node, Scalar) else "a list" if isinstance(node, Sequence) else "a block of fields"


def _word(shape: FieldShape) -> str:
    if isinstance(shape.read, Blocks):
        return "text"
    return "time" if shape.read is not None and shape.read.takes_words else "value"


def _file_meant(node: Node) -> str:
    """A hint for the name or the address of a file in place of what it holds."""
    words = (node.text or "").strip() if isinstance(node, Scalar) else ""
    if "://" in words:
        name = words.rpartition("/")[2].partition("?")[0] or "NAME.yaml"
        return f"nothing is fetched from the network: save the file beside the brief and write `{{file: {name}}}`"
    return f"write `{{file: {words}}}`" if words.endswith((".yaml", ".yml")) else ""


def _needed(part: type[Part]) -> str:
    needed = [s.key for s in fields_of(part).values() if s.required]
    return f"it needs {_listed(needed)}" if needed else ""


def _one_of(kinds: list[str]) -> str:
    return f"`kind: {kinds[0]}`" if len(kinds) == 1 else f"one of the kinds {', '.join(kinds)}"


def _listed(words: list[str]) -> str:
    return ", ".join(f"`{w}`" for w in words)
