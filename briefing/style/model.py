"""Sheets as their authors wrote them to one sheet: maps, lists and words with their places, laid over each other.

Given      what is said at one key: words, a list or a map, where it stands and where its key stands
merge      one sheet over another: maps merge, lists replace, `null` takes away what the sheets below said
Origin     where a value was decided
Specified  the whole sheet read by the closed schema (`sheet_format.py`): typed values, tokens replaced, relative units kept
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from briefing.diagnostics import Diagnostics, Span
from briefing.records import fresh, record
from briefing.style.said import Sections


class Placed(Protocol):
    """A node of a loaded text: it knows where it stands."""

    @property
    def span(self) -> Span:
        """Where it stands in its file."""
        ...


@record(frozen=False, eq=False)
class Given:
    """What a sheet says at one key. `value` is None for `null`; `key` is None for the root and for items of a list."""

    value: str | list[Given] | dict[str, Given] | None
    place: Placed
    key: Placed | None = None
    folder: str = ""  # of the sheet that says it: `file:` fonts are looked for there
    rank: int = 0  # 0 the lowest sheet of the chain; the highest one decides

    @property
    def span(self) -> Span:
        """Where it stands: its key when it is a map or a list (whose own span may be many lines), else the value."""
        if self.key is not None and not isinstance(self.value, str):
            return self.key.span
        return self.place.span


def merge(below: Given, above: Given, name: str = "", parent: str = "") -> Given:
    """`above` laid over `below`. A set of columns is a row, not a collection: it replaces, as lists do."""
    if not isinstance(below.value, dict) or not isinstance(above.value, dict) or is_row(name, parent):
        return above
    entries = dict(below.value)
    for key, given in above.value.items():
        if given.value is None:
            entries.pop(key, None)
        elif key in entries:
            entries[key] = merge(entries[key], given, key, name)
        else:
            entries[key] = without_nulls(given)
    return Given(entries, above.place, above.key or below.key, above.folder, above.rank)


def is_row(name: str, parent: str) -> bool:
    """Whether the map at this key is a set of columns, in which the order says where they stand."""
    return name == "columns" or parent == "column_sets"


def without_nulls(given: Given) -> Given:
    """The same without its `null` entries: where nothing lies below there is nothing to take away."""
    if isinstance(given.value, dict):
        kept = {k: without_nulls(v) for k, v in given.value.items() if v.value is not None}
        return Given(kept, given.place, given.key, given.folder, given.rank)
    return given


@record(frozen=False)
class Origin:
    """Where a value was decided: `used` is the key that holds it, `decided` the words themselves (a token's, behind `$`)."""

    used: Given
    decided: Given


@record(frozen=False)
class Specified:
    """The sheet after reading: typed values by section, and where each was decided (`elements.title.size`)."""

    sections: Sections
    origins: dict[str, Origin]
    names: tuple[str, ...] = ()  # the sheets of the chain, lowest first
    diagnostics: Diagnostics = fresh(default_factory=Diagnostics)
    root: Given | None = None  # the merged sheet, tokens and all, as it was read

    def origin(self, *paths: str) -> Origin | None:
        """Where the first of these paths that the sheets mention was decided."""
        for path in paths:
            found = self.origins.get(path)
            if found is not None:
                return found
        return None

    def walk_origins(self) -> Iterator[tuple[str, Origin]]:
        """Every value said by the sheets, in the order of the sheets."""
        yield from self.origins.items()
