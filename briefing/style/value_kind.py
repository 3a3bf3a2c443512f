"""What a key of a sheet can hold, in general: words of YAML to a typed value, or what should be written instead.

A kind is asked through `read(given, reader, path)`. It raises `Refused` (one message, its hints) for words it cannot take; the
reader turns that into a diagnostic at the place of the words. `json` is the same kind as JSON Schema, for editors. The kinds
themselves are in `scalar_kinds.py` (single words) and `compound_kinds.py` (maps, lists, names).
"""

from __future__ import annotations

import re
from typing import Protocol, TypeVar

from briefing.style.model import Given

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

Json = dict[str, object]
"""A part of a JSON Schema."""


class Refused(Exception):
    """These words cannot stand here: a message, and hints of one sentence each (None and "" are left out)."""

    def __init__(self, message: str, *hints: str | None, code: str = "Y105", behind: bool = False) -> None:
        super().__init__(message)
        self.message, self.hints, self.code = message, tuple(h for h in hints if h), code
        self.behind = behind  # what is wrong stands among the tokens, and is told there


class Kind(Protocol[T_co]):
    """What a key can hold."""

    def read(self, given: Given, reader: Reader, path: str) -> T_co:
        """The typed value. Raises `Refused`."""
        ...

    def json(self) -> Json:
        """The kind as JSON Schema."""
        ...


class Reader(Protocol):
    """What a kind asks of the sheet that is being read."""

    def value(self, given: Given, kind: Kind[T], path: str) -> T | None:
        """The value by its kind, None where it cannot be read (which is then reported)."""
        ...

    def resolved(self, given: Given) -> Given:
        """What a token stands for; anything else as it is. Raises `Refused`."""
        ...

    def remember(self, path: str, given: Given) -> None:
        """Keep where a value was decided that its kind read by itself."""
        ...

    def names(self, what: str) -> frozenset[str]:
        """The names of a sort (font, column, column set, template, element) that the sheets define."""
        ...

    def unknown_key(self, key: str, given: Given, what: str, hints: tuple[str, ...], path: str) -> None:
        """Report a key that `what` does not have."""
        ...

    def missing(self, key: str, given: Given, what: str, path: str) -> None:
        """Report that `what` lacks a key it cannot do without."""
        ...


TOKEN = re.compile(r"\$[A-Za-z_][\w-]*(?:\.[\w-]+)+")
NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)")


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
