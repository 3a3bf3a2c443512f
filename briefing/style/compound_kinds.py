"""Kinds of value that are made of others: names of what the sheet defines, lists, maps, rules and sets of columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, cast

from briefing.records import fresh, record
from briefing.style.model import Given
from briefing.style.said import ColumnSet, SpecifiedStroke, Stroke, StrokeSaid, Value
from briefing.style.scalar_kinds import ColourKind, LengthKind, SwitchKind, WordKind
from briefing.style.value_kind import NUMBER, Json, Kind, Reader, Refused, T, entries_of, words_of
from briefing.suggest import did_you_mean
from briefing.units import Length


@record
class NameKind:
    """The name of something the sheets define: a font, a column, a set of columns, a template, an element."""

    what: str

    def read(self, given: Given, reader: Reader, path: str) -> str:
        """The name."""
        del path
        word = words_of(given, f"the name of a {self.what}")
        known = reader.names(self.what)
        if word not in known:
            listed = ", ".join(sorted(known)) if len(known) <= 12 else ""
            hint = did_you_mean(word, sorted(known)) or (f"there are {listed}" if listed else "")
            raise Refused(f"there is no {self.what} `{word}`", hint, code="Y106")
        return word

    def json(self) -> Json:
        """A string."""
        return {"type": "string"}


@record
class ListKind(Generic[T]):
    """A list of one kind; a single value is a list of one."""

    item: Kind[T]
    least: int = 0
    most: int = 99

    def read(self, given: Given, reader: Reader, path: str) -> tuple[T, ...]:
        """The items that could be read; the others are reported at their own places."""
        items = given.value if isinstance(given.value, list) else [given]
        if not self.least <= len(items) <= self.most:
            raise Refused(f"this wants {self.least} values in brackets, not {len(items)}", code="Y102")
        values = [reader.value(item, self.item, f"{path}[{i}]") for i, item in enumerate(items)]
        return tuple(v for v in values if v is not None)

    def json(self) -> Json:
        """An array."""
        return {"anyOf": [{"type": "array", "items": self.item.json(), "minItems": self.least}, self.item.json()]}


@record
class MapKind(Generic[T]):
    """A map with any keys and values of one kind."""

    item: Kind[T]

    def read(self, given: Given, reader: Reader, path: str) -> dict[str, T]:
        """The entries that could be read."""
        entries = entries_of(given, "a map")
        values = {k: reader.value(v, self.item, f"{path}.{k}") for k, v in entries.items()}
        return {k: v for k, v in values.items() if v is not None}

    def json(self) -> Json:
        """An object of one kind of value."""
        return {"type": "object", "additionalProperties": self.item.json()}


@record
class RecordKind:
    """A map with a closed list of keys."""

    keys: Mapping[str, Kind[Value]]
    what: str = "this map"
    required: tuple[str, ...] = ()
    gone: Mapping[str, str] = fresh(default_factory=dict)  # keys that there were, with what to write instead

    def read(self, given: Given, reader: Reader, path: str) -> dict[str, Value]:
        """The entries that could be read; unknown keys are reported at their places."""
        shown = ", ".join(f"{k}: …" for k in list(self.keys)[:4])
        entries = entries_of(given, "a map", f"write it as {{{shown}}}")
        out: dict[str, Value] = {}
        for key, entry in entries.items():
            kind = self.keys.get(key)
            if kind is None:
                reader.unknown_key(key, entry, self.what, self.hints(key), path)
            else:
                out[key] = reader.value(entry, kind, f"{path}.{key}" if path else key)
        for key in self.required:
            if key not in entries:
                reader.missing(key, given, self.what, path)
        return out

    def hints(self, key: str) -> tuple[str, ...]:
        """What is said of a key that this record does not have."""
        meant = self.gone.get(key) or self.meant(key)
        return (meant,) if meant else (f"{self.what} can have {', '.join(sorted(self.keys))}",)

    def meant(self, key: str) -> str | None:
        """The key that was probably meant, as a hint; None where none is like it. Keys are spelled as CSS spells them."""
        english = key.replace("colour", "color").replace("centre", "center")
        return did_you_mean(english, self.keys)

    def json(self) -> Json:
        """An object without other keys."""
        keys = {k: {"anyOf": [kind.json(), {"type": "null"}]} for k, kind in self.keys.items()}
        return {"type": "object", "properties": keys, "additionalProperties": False}


@record
class EitherKind:
    """Scalars by one kind, maps and lists by others."""

    scalar: Kind[Value] | None = None
    mapping: Kind[Value] | None = None
    sequence: Kind[Value] | None = None

    def read(self, given: Given, reader: Reader, path: str) -> Value:
        """What the kind for this shape reads."""
        if isinstance(given.value, dict) and self.mapping:
            return self.mapping.read(given, reader, path)
        if isinstance(given.value, list) and self.sequence:
            return self.sequence.read(given, reader, path)
        kind = self.scalar or self.mapping or self.sequence
        assert kind is not None
        return kind.read(given, reader, path)

    def json(self) -> Json:
        """Any of them."""
        return {"anyOf": [k.json() for k in (self.scalar, self.mapping, self.sequence) if k is not None]}


@record
class StrokeKind:
    """A rule: a width, or a map of width, color, and for a double rule second and gap; `none` for no rule."""

    def read(self, given: Given, reader: Reader, path: str) -> Stroke:
        """The stroke, or "none"."""
        if isinstance(given.value, dict):
            said = cast(StrokeSaid, _STROKE.read(given, reader, path))
            width, zero = said.get("width"), Length(0.0, "pt")
            if width is None:
                return "none"
            return SpecifiedStroke(width, said.get("color"), said.get("second") or zero, said.get("gap") or zero)
        if words_of(given, "a rule") == "none":
            return "none"
        return SpecifiedStroke(LengthKind(least=0.0).read(given, reader, path))

    def json(self) -> Json:
        """A width or a map."""
        return {"anyOf": [LengthKind().json(), {"const": "none"}, _STROKE.json()]}


_STROKE = RecordKind(
    {"width": LengthKind(least=0.0), "color": ColourKind(), "second": LengthKind(least=0.0), "gap": LengthKind(least=0.0)},
    "a rule",
    ("width",),
)


@record
class ColumnsKind:
    """A set of columns, left to right: lengths, shares (`61%`) and one `rest`; keys that begin with `gutter` are white.

    `flow: [main, next]` lets one text run through the columns, `balance: false` fills one after the other instead of all alike.
    """

    def read(self, given: Given, reader: Reader, path: str) -> ColumnSet:
        """The columns in order: (name, Length), (name, share of 1) or (name, None for the rest)."""
        out: list[tuple[str, Length | float | None]] = []
        entries = dict(entries_of(given, "a map of columns, left to right"))
        flow, balance = entries.pop("flow", None), entries.pop("balance", None)
        for name, entry in entries.items():
            words = words_of(reader.resolved(entry), "a width")
            if words == "rest":
                out.append((name, None))
            elif words.endswith("%") and NUMBER.fullmatch(words[:-1].strip()):
                out.append((name, float(words[:-1]) / 100))
            else:
                length = reader.value(entry, LengthKind(above_zero=True, em=False), f"{path}.{name}")
                if length is not None:
                    out.append((name, length))
            reader.remember(f"{path}.{name}", entry)
        if "main" not in entries:
            raise Refused("a set of columns needs one that is called `main`", did_you_mean("main", entries), code="Y106")
        if sum(1 for _, w in out if w is None) > 1:
            raise Refused("only one column can take the `rest`")
        through = self._through(flow, [n for n in entries if not n.startswith("gutter")], reader, f"{path}.flow")
        filled_alike = True if balance is None else reader.value(balance, SwitchKind(), f"{path}.balance")
        return ColumnSet(tuple(out), through, filled_alike is not False)

    @staticmethod
    def _through(given: Given | None, names: list[str], reader: Reader, path: str) -> tuple[str, ...]:
        """The columns that one text flows through: all of the set, in their order, or none."""
        if given is None:
            return ()
        flow = reader.value(given, ListKind(WordKind(tuple(names)), 1), path)
        unread = flow is None or (isinstance(given.value, list) and len(flow) < len(given.value))  # which is told already
        if not unread and (list(flow or ()) != names or len(names) < 2):
            wanted = f"name all of them, left to right: `flow: [{', '.join(names)}]`" if len(names) > 1 else "add a second column"
            raise Refused("text flows through every column of a set, or through none", wanted)
        return flow or ()

    def json(self) -> Json:
        """An object of widths."""
        flow: Json = {"type": "array", "items": {"type": "string"}, "minItems": 2}
        own = {"flow": flow, "balance": SwitchKind().json()}
        return {"type": "object", "properties": own, "additionalProperties": {"type": "string"}, "required": ["main"]}


@record
class FontNameKind:
    """The name of a font of this sheet: `text`, or as a token `$fonts.text`."""

    def read(self, given: Given, reader: Reader, path: str) -> str:
        """The name."""
        del path
        word = words_of(given, "the name of a font")
        name = word.removeprefix("$fonts.")
        known = sorted(reader.names("font"))
        if name not in known:
            hint = did_you_mean(name, known) or f"there are {', '.join(known)}"
            raise Refused(f"there is no font `{name}`", hint, code="Y106")
        return name

    def json(self) -> Json:
        """A string."""
        return {"type": "string"}
