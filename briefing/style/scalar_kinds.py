"""Kinds of value that are single words of YAML: lengths, colours, numbers, switches, words of a list, running lines."""

from __future__ import annotations

import re
from typing import ClassVar, Generic

from briefing.records import record
from briefing.style.computed import Colour
from briefing.style.model import Given
from briefing.style.value_kind import NUMBER, Json, Reader, Refused, T, words_of
from briefing.suggest import did_you_mean
from briefing.units import Length, parse_length

_TOKEN_JSON: Json = {"type": "string", "pattern": r"^\$[A-Za-z_][\w-]*(\.[\w-]+)+$"}
_HEX = re.compile(r"#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

PLACEHOLDERS = (
    "author", "date", "marking", "organisation", "page", "page_of", "pages", "reference", "section", "series", "short_title",
    "status", "title", "version",
)  # fmt: skip
"""What running heads and feet can name (the facts of a brief, and the page)."""


class ScalarKind(Generic[T]):
    """A kind whose values are single words of YAML: subclasses say what is `wanted` and `parse` it."""

    __slots__ = ()
    wanted: ClassVar[str] = "words"

    def read(self, given: Given, reader: Reader, path: str) -> T:
        """The typed value. Raises `Refused`."""
        del reader, path  # what stands in the sheet elsewhere does not matter to these
        return self.parse(words_of(given, self.wanted))

    def parse(self, words: str) -> T:
        """The typed value of these words. Raises `Refused`."""
        raise NotImplementedError


@record
class LengthKind(ScalarKind[Length]):
    """A length with its unit. `least` is the smallest number allowed."""

    wanted: ClassVar[str] = "a length"

    least: float | None = None
    above_zero: bool = False
    em: bool = True  # whether there is a size of letters by which `em` is measured
    lh: bool = True  # whether there is a grid by which `lh` is measured

    def parse(self, words: str) -> Length:
        """`9.8pt`, `12mm`, `0.5lh`, or a bare `0`."""
        try:
            length = parse_length(words)
        except ValueError:
            hint = f"write `{words}pt`" if NUMBER.fullmatch(words) else "for example `9.8pt`, `12mm` or `0.5lh`"
            raise Refused(f"`{words}` is not a length: write a number with pt, mm, cm, in, em or lh", hint) from None
        if (length.unit == "em" and not self.em) or (length.unit == "lh" and not self.lh):
            hint = f"write it in pt, mm, cm{', in or lh' if self.lh else ' or in'}"
            raise Refused(f"`{words}` cannot be: `{length.unit}` has nothing to be measured by here", hint)
        if self.above_zero and length.number <= 0:
            raise Refused(f"`{words}` must be more than nothing")
        if self.least is not None and length.number < self.least:
            raise Refused(f"`{words}` must not be negative")
        return length

    def json(self) -> Json:
        """A string with a unit, or 0."""
        return {"anyOf": [{"type": "string", "pattern": r"^-?\d+(\.\d+)?\s*(pt|mm|cm|in|em|lh)$"}, {"const": 0}, _TOKEN_JSON]}


@record
class ColourKind(ScalarKind[Colour | None]):
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

    def json(self) -> Json:
        """A hexadecimal string."""
        hexadecimal = {"type": "string", "pattern": "^#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})$"}
        return {"anyOf": [hexadecimal, _TOKEN_JSON, *([{"const": "none"}] if self.none else [])]}


@record
class NumberKind(ScalarKind[float | int | None]):
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
        if not NUMBER.fullmatch(words):
            raise Refused(f"`{words}` is not a number", "write it without a unit" if NUMBER.match(words) else "")
        number = float(words)
        if self.whole and not number.is_integer():
            raise Refused(f"`{words}` is not a whole number")
        if not self.low <= number <= self.high:
            room = f"{self.low:g}" if self.low == self.high else f"{self.low:g} to {self.high:g}"
            raise Refused(f"`{words}` is out of range: it can be {room}")
        return int(number) if self.whole else number

    def json(self) -> Json:
        """A number in its range."""
        number = {"type": "integer" if self.whole else "number", "minimum": self.low, "maximum": self.high}
        return {"anyOf": [number, _TOKEN_JSON, *([{"const": self.word}] if self.word else [])]}


@record
class ShareKind(ScalarKind[float]):
    """A share of a page or a measure, from nothing to all of it, as a part of 1."""

    wanted: ClassVar[str] = "a share"

    def parse(self, words: str) -> float:
        """`60%`."""
        if not words.endswith("%") or not NUMBER.fullmatch(words[:-1].strip()):
            hint = f"write `{words}%`" if NUMBER.fullmatch(words) else "for example `60%`"
            raise Refused(f"`{words}` is not a share: write a number with %", hint)
        share = float(words[:-1]) / 100
        if not 0 <= share <= 1:
            raise Refused(f"`{words}` is out of range: it can be 0% to 100%")
        return share

    def json(self) -> Json:
        """A string with a per cent sign."""
        return {"anyOf": [{"type": "string", "pattern": r"^\d+(\.\d+)?\s*%$"}, _TOKEN_JSON]}


@record
class FormatKind(ScalarKind[int]):
    """The number of the format in which a sheet is written."""

    wanted: ClassVar[str] = "a number"

    known: int

    def parse(self, words: str) -> int:
        """`1`."""
        if words.isascii() and words.isdecimal() and len(words) < 5 and int(words) > self.known:
            hint = f"this version reads format {self.known}: install a newer one"
            raise Refused(f"this sheet is written for a newer program (format {words})", hint)
        if words != str(self.known):
            raise Refused(f"`{words}` is no format of a sheet", f"write `style: {self.known}`")
        return self.known

    def json(self) -> Json:
        """The one number."""
        return {"const": self.known}


@record
class SwitchKind(ScalarKind[bool]):
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

    def json(self) -> Json:
        """A boolean."""
        return {"anyOf": [{"type": "boolean"}, _TOKEN_JSON]}


@record
class WordKind(ScalarKind[str]):
    """One word of a closed list."""

    wanted: ClassVar[str] = "a word"

    choices: tuple[str, ...]

    def parse(self, words: str) -> str:
        """The word."""
        if words not in self.choices:
            hint = did_you_mean(words, self.choices) or f"it can be {', '.join(self.choices)}"
            raise Refused(f"`{words}` cannot stand here", hint)
        return words

    def json(self) -> Json:
        """An enumeration."""
        return {"anyOf": [{"enum": list(self.choices)}, _TOKEN_JSON]}


@record
class TextKind(ScalarKind[str]):
    """Words as they are."""

    def parse(self, words: str) -> str:
        """The words."""
        return words

    def json(self) -> Json:
        """A string."""
        return {"type": "string"}


@record
class RunningKind(ScalarKind[str]):
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

    def json(self) -> Json:
        """A string."""
        return {"type": "string"}
