"""The kinds of value a sheet can hold: each turns words of YAML into a typed value, or says what should be written.

A kind is asked through `read(given, reader)`. It raises `Refused` (one message, its hints) for words it cannot take; the
reader turns that into a diagnostic at the place of the words. `json` is the same kind as JSON Schema, for editors.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from briefing.records import fresh, record
from briefing.style.computed import Colour
from briefing.style.model import Given
from briefing.suggest import did_you_mean
from briefing.units import Length, parse_length

if TYPE_CHECKING:
    from briefing.style.sheet_reading import Reader


class Refused(Exception):
    """These words cannot stand here: a message, and hints of one sentence each."""

    def __init__(self, message: str, *hints: str | None, code: str = "Y105", behind: bool = False) -> None:
        super().__init__(message)
        self.message, self.hints, self.code = message, tuple(h for h in hints if h), code
        self.behind = behind  # what is wrong stands among the tokens, and is told there


class Kind(Protocol):
    """What a key can hold."""

    def read(self, given: Given, reader: Reader, path: str) -> Any:
        """The typed value. Raises `Refused`."""
        ...

    def json(self) -> dict[str, Any]:
        """The kind as JSON Schema."""
        ...


TOKEN = re.compile(r"\$[A-Za-z_][\w-]*(?:\.[\w-]+)+")
_TOKEN_JSON: dict[str, Any] = {"type": "string", "pattern": r"^\$[A-Za-z_][\w-]*(\.[\w-]+)+$"}
_HEX = re.compile(r"#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")
_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

PLACEHOLDERS = (
    "author", "date", "marking", "organisation", "page", "page_of", "pages", "reference", "section", "series", "status", "title",
    "version",
)  # fmt: skip
"""What running heads and feet can name (the facts of a brief, and the page)."""


def words_of(given: Given, wanted: str) -> str:
    """The words of a scalar; a map or a list where `wanted` is meant is refused."""
    if isinstance(given.value, str):
        return given.value.strip()
    shape = "a map" if isinstance(given.value, dict) else "a list" if isinstance(given.value, list) else "nothing"
    raise Refused(f"this wants {wanted}, not {shape}", code="Y102")


def entries_of(given: Given, wanted: str, hint: str = "") -> dict[str, Given]:
    """The entries of a map; anything else is refused."""
    if isinstance(given.value, dict):
        return given.value
    shape = "a list" if isinstance(given.value, list) else f"`{given.value}`" if given.value else "nothing"
    raise Refused(f"this wants {wanted}, not {shape}", hint, code="Y102")


class ScalarKind:
    """A kind whose values are single words of YAML: subclasses say what is `wanted` and `parse` it."""

    __slots__ = ()
    wanted: ClassVar[str] = "words"

    def read(self, given: Given, reader: Reader, path: str) -> Any:
        """The typed value. Raises `Refused`."""
        del reader, path  # what stands in the sheet elsewhere does not matter to these
        return self.parse(words_of(given, self.wanted))

    def parse(self, words: str) -> Any:
        """The typed value of these words. Raises `Refused`."""
        raise NotImplementedError


@record
class LengthKind(ScalarKind):
    """A length with its unit. `least` is the smallest number allowed."""

    wanted: ClassVar[str] = "a length"

    least: float | None = None
    above_zero: bool = False
    absolute: bool = False  # em and lh are measured by it

    def parse(self, words: str) -> Length:
        """`9.8pt`, `12mm`, `0.5lh`, or a bare `0`."""
        try:
            length = parse_length(words)
        except ValueError:
            hint = f"write `{words}pt`" if _NUMBER.fullmatch(words) else "for example `9.8pt`, `12mm` or `0.5lh`"
            raise Refused(f"`{words}` is not a length: write a number with pt, mm, cm, in, em or lh", hint) from None
        if self.absolute and length.unit in ("em", "lh"):
            raise Refused(f"`{words}` cannot be: `em` and `lh` are measured by this length", "write it in pt, mm, cm or in")
        if self.above_zero and length.number <= 0:
            raise Refused(f"`{words}` must be more than nothing")
        if self.least is not None and length.number < self.least:
            raise Refused(f"`{words}` must not be negative")
        return length

    def json(self) -> dict[str, Any]:
        """A string with a unit, or 0."""
        return {"anyOf": [{"type": "string", "pattern": r"^-?\d+(\.\d+)?\s*(pt|mm|cm|in|em|lh)$"}, {"const": 0}, _TOKEN_JSON]}


@record
class ColourKind(ScalarKind):
    """A colour as (red, green, blue) from 0 to 1; `none` where nothing may be painted."""

    wanted: ClassVar[str] = "a colour"

    none: bool = False

    def parse(self, words: str) -> Colour | None:
        """`"#7A1E2C"`."""
        if self.none and words == "none":
            return None
        if not _HEX.fullmatch(words):
            raise Refused(f"`{words}` is not a colour: write \"#RRGGBB\", in quotes, or a token such as `$color.accent`")
        digits = words[1:] if len(words) == 7 else "".join(c * 2 for c in words[1:])
        return (int(digits[0:2], 16) / 255, int(digits[2:4], 16) / 255, int(digits[4:6], 16) / 255)

    def json(self) -> dict[str, Any]:
        """A hexadecimal string."""
        hexadecimal = {"type": "string", "pattern": "^#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})$"}
        return {"anyOf": [hexadecimal, _TOKEN_JSON, *([{"const": "none"}] if self.none else [])]}


@record
class NumberKind(ScalarKind):
    """A number between two limits, both allowed; `word` is a word that may stand instead and reads as None."""

    wanted: ClassVar[str] = "a number"

    low: float
    high: float
    whole: bool = False
    word: str = ""

    def parse(self, words: str) -> float | int | None:
        """`640`, `-4`, `0.93`."""
        if self.word and words == self.word:
            return None
        if not _NUMBER.fullmatch(words):
            raise Refused(f"`{words}` is not a number", "write it without a unit" if _NUMBER.match(words) else "")
        number = float(words)
        if self.whole and not number.is_integer():
            raise Refused(f"`{words}` is not a whole number")
        if not self.low <= number <= self.high:
            room = f"{self.low:g}" if self.low == self.high else f"{self.low:g} to {self.high:g}"
            raise Refused(f"`{words}` is out of range: it can be {room}")
        return int(number) if self.whole else number

    def json(self) -> dict[str, Any]:
        """A number in its range."""
        number = {"type": "integer" if self.whole else "number", "minimum": self.low, "maximum": self.high}
        return {"anyOf": [number, _TOKEN_JSON, *([{"const": self.word}] if self.word else [])]}


@record
class SwitchKind(ScalarKind):
    """Yes or no."""

    wanted: ClassVar[str] = "true or false"

    def parse(self, words: str) -> bool:
        """`true` or `false`, as YAML 1.2 has it."""
        if words in ("true", "True", "TRUE"):
            return True
        if words in ("false", "False", "FALSE"):
            return False
        meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(words.lower(), "")
        raise Refused(f"`{words}` is neither true nor false", f"write `{meant}`" if meant else "")

    def json(self) -> dict[str, Any]:
        """A boolean."""
        return {"anyOf": [{"type": "boolean"}, _TOKEN_JSON]}


@record
class WordKind(ScalarKind):
    """One word of a closed list."""

    wanted: ClassVar[str] = "a word"

    choices: tuple[str, ...]

    def parse(self, words: str) -> str:
        """The word."""
        if words not in self.choices:
            hint = did_you_mean(words, self.choices) or f"it can be {', '.join(self.choices)}"
            raise Refused(f"`{words}` cannot stand here", hint)
        return words

    def json(self) -> dict[str, Any]:
        """An enumeration."""
        return {"anyOf": [{"enum": list(self.choices)}, _TOKEN_JSON]}


@record
class TextKind(ScalarKind):
    """Words as they are."""

    def parse(self, words: str) -> str:
        """The words."""
        return words

    def json(self) -> dict[str, Any]:
        """A string."""
        return {"type": "string"}


@record
class RunningKind(ScalarKind):
    """Words of a running head with placeholders in braces."""

    wanted: ClassVar[str] = "words with placeholders"

    def parse(self, words: str) -> str:
        """The words; `none` is nothing."""
        for name in _PLACEHOLDER.findall(words):
            if name not in PLACEHOLDERS:
                hint = did_you_mean(name, PLACEHOLDERS)
                more = f"there are {', '.join(f'{{{p}}}' for p in PLACEHOLDERS)}"
                raise Refused(f"unknown placeholder {{{name}}}", hint or more, code="Y107")
        return "" if words == "none" else words

    def json(self) -> dict[str, Any]:
        """A string."""
        return {"type": "string"}


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

    def json(self) -> dict[str, Any]:
        """A string."""
        return {"type": "string"}


@record
class ListKind:
    """A list of one kind; a single value is a list of one."""

    item: Kind
    least: int = 0
    most: int = 99

    def read(self, given: Given, reader: Reader, path: str) -> tuple[Any, ...]:
        """The items that could be read; the others are reported at their own places."""
        items = given.value if isinstance(given.value, list) else [given]
        if not self.least <= len(items) <= self.most:
            raise Refused(f"this wants {self.least} values in brackets, not {len(items)}", code="Y102")
        values = [reader.value(item, self.item, f"{path}[{i}]") for i, item in enumerate(items)]
        return tuple(v for v in values if v is not None)

    def json(self) -> dict[str, Any]:
        """An array."""
        return {"anyOf": [{"type": "array", "items": self.item.json(), "minItems": self.least}, self.item.json()]}


@record
class MapKind:
    """A map with any keys and values of one kind."""

    item: Kind

    def read(self, given: Given, reader: Reader, path: str) -> dict[str, Any]:
        """The entries that could be read."""
        entries = entries_of(given, "a map")
        values = {k: reader.value(v, self.item, f"{path}.{k}") for k, v in entries.items()}
        return {k: v for k, v in values.items() if v is not None}

    def json(self) -> dict[str, Any]:
        """An object of one kind of value."""
        return {"type": "object", "additionalProperties": self.item.json()}


@record
class RecordKind:
    """A map with a closed list of keys."""

    keys: dict[str, Kind]
    what: str = "this map"
    required: tuple[str, ...] = ()

    def read(self, given: Given, reader: Reader, path: str) -> dict[str, Any]:
        """The entries that could be read; unknown keys are reported at their places."""
        shown = ", ".join(f"{k}: …" for k in list(self.keys)[:4])
        entries = entries_of(given, "a map", f"write it as {{{shown}}}")
        out: dict[str, Any] = {}
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
        meant = self.meant(key)
        return (meant,) if meant else (f"{self.what} can have {', '.join(sorted(self.keys))}",)

    def meant(self, key: str) -> str | None:
        """The key that was probably meant, as a hint; None where none is like it. Keys are spelled as CSS spells them."""
        english = key.replace("colour", "color").replace("centre", "center")
        return did_you_mean(english, self.keys)

    def json(self) -> dict[str, Any]:
        """An object without other keys."""
        keys = {k: {"anyOf": [kind.json(), {"type": "null"}]} for k, kind in self.keys.items()}
        return {"type": "object", "properties": keys, "additionalProperties": False}


@record
class EitherKind:
    """Scalars by one kind, maps and lists by others."""

    scalar: Kind | None = None
    mapping: Kind | None = None
    sequence: Kind | None = None

    def read(self, given: Given, reader: Reader, path: str) -> Any:
        """What the kind for this shape reads."""
        if isinstance(given.value, dict) and self.mapping:
            return self.mapping.read(given, reader, path)
        if isinstance(given.value, list) and self.sequence:
            return self.sequence.read(given, reader, path)
        kind = self.scalar or self.mapping or self.sequence
        assert kind is not None
        return kind.read(given, reader, path)

    def json(self) -> dict[str, Any]:
        """Any of them."""
        return {"anyOf": [k.json() for k in (self.scalar, self.mapping, self.sequence) if k is not None]}


@record
class SpecifiedStroke:
    """A rule before its units are known; None as colour is the element's own."""

    width: Length
    colour: Colour | None = None
    second: Length = fresh(default_factory=lambda: Length(0.0, "pt"))
    gap: Length = fresh(default_factory=lambda: Length(0.0, "pt"))


@record
class StrokeKind:
    """A rule: a width, or a map of width, color, and for a double rule second and gap; `none` for no rule."""

    def read(self, given: Given, reader: Reader, path: str) -> SpecifiedStroke | str:
        """The stroke, or "none"."""
        if isinstance(given.value, dict):
            read = _STROKE.read(given, reader, path)
            width = read.get("width")
            if width is None:
                return "none"
            zero = Length(0.0, "pt")
            return SpecifiedStroke(width, read.get("color"), read.get("second") or zero, read.get("gap") or zero)
        if words_of(given, "a rule") == "none":
            return "none"
        return SpecifiedStroke(LengthKind(least=0.0).read(given, reader, path))

    def json(self) -> dict[str, Any]:
        """A width or a map."""
        return {"anyOf": [LengthKind().json(), {"const": "none"}, _STROKE.json()]}


_STROKE = RecordKind(
    {"width": LengthKind(least=0.0), "color": ColourKind(), "second": LengthKind(least=0.0), "gap": LengthKind(least=0.0)},
    "a rule",
    ("width",),
)


@record
class ColumnsKind:
    """A set of columns, left to right: lengths, shares (`61%`) and one `rest`; keys that begin with `gutter` are white."""

    def read(self, given: Given, reader: Reader, path: str) -> tuple[tuple[str, Length | float | None], ...]:
        """(name, Length), (name, share of 1) or (name, None for the rest), in order."""
        out: list[tuple[str, Length | float | None]] = []
        entries = entries_of(given, "a map of columns, left to right")
        for name, entry in entries.items():
            words = words_of(reader.resolved(entry), "a width")
            if words == "rest":
                out.append((name, None))
            elif words.endswith("%") and _NUMBER.fullmatch(words[:-1].strip()):
                out.append((name, float(words[:-1]) / 100))
            else:
                length = reader.value(entry, LengthKind(above_zero=True), f"{path}.{name}")
                if length is not None:
                    out.append((name, length))
            reader.remember(f"{path}.{name}", entry)
        if "main" not in entries:
            raise Refused("a set of columns needs one that is called `main`", did_you_mean("main", entries), code="Y106")
        if sum(1 for _, w in out if w is None) > 1:
            raise Refused("only one column can take the `rest`")
        return tuple(out)

    def json(self) -> dict[str, Any]:
        """An object of widths."""
        return {"type": "object", "additionalProperties": {"type": "string"}, "required": ["main"]}


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

    def json(self) -> dict[str, Any]:
        """A string."""
        return {"type": "string"}
