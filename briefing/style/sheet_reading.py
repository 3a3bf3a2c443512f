"""Reading a sheet: the sheets of a chain, laid over each other, become typed values with the place that decided each.

Tokens (`$color.accent`) are replaced here, once, so that a sheet above can change what the sheets below meant by one.
Nothing is raised: every problem is a diagnostic at its own words, and what could not be read is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from briefing.diagnostics import Diagnostics
from briefing.style.model import Given, Origin, Specified
from briefing.style.said import ElementSaid, Sections
from briefing.style.sheet_format import PLACES, SHEET
from briefing.style.template_chain import templates_extended
from briefing.style.value_kind import TOKEN, Kind, Refused, T
from briefing.style_elements import STYLES
from briefing.suggest import did_you_mean

MOST_STEPS = 16
"""The longest chain of tokens that stand for each other."""


class Reader:
    """Reads one merged sheet; what it says of it is in `diagnostics`, where each value was decided in `origins`."""

    __slots__ = ("_names", "_tokens", "_told", "diagnostics", "origins")

    def __init__(self, root: Given, diagnostics: Diagnostics) -> None:
        self.diagnostics = diagnostics
        self.origins: dict[str, Origin] = {}
        entries = root.value if isinstance(root.value, dict) else {}
        tokens = entries.get("tokens")
        self._tokens: dict[str, Given] = tokens.value if tokens is not None and isinstance(tokens.value, dict) else {}
        if tokens is not None and not isinstance(tokens.value, dict):
            diagnostics.error("Y102", "`tokens` wants a map of groups, each a map of names", tokens.span, path="tokens")
        self._names = _names_defined(entries)
        # a template is read again in those that extend it, a token wherever it is used: what is wrong in them is told once
        self._told: set[tuple[str, int]] = set()
        self._check_tokens(self._tokens, "tokens", set())

    # -- values -----------------------------------------------------------------------------------------------------
    def value(self, given: Given, kind: Kind[T], path: str) -> T | None:
        """The value by its kind, None where it cannot be read (which is then reported)."""
        leaf = given
        try:
            leaf = self.resolved(given)
            value = kind.read(leaf, self, path)
        except Refused as refusal:
            self._refuse(refusal, given, leaf, path)
            return None
        self.origins[path] = Origin(given, leaf)
        return value

    def remember(self, path: str, given: Given) -> None:
        """Keep where a value was decided that its kind read by itself."""
        self.origins[path] = Origin(given, given)

    def _refuse(self, refusal: Refused, given: Given, leaf: Given, path: str) -> None:
        if refusal.behind or (refusal.code, id(leaf)) in self._told:
            return
        self._told.add((refusal.code, id(leaf)))
        related = ((f"used here, for {path}", given.span),) if leaf is not given else ()
        message = f"{path}: {refusal.message}"
        self.diagnostics.error(refusal.code, message, leaf.span, path=path, hints=refusal.hints, related=related)

    def unknown_key(self, key: str, given: Given, what: str, hints: tuple[str, ...], path: str) -> None:
        """Report a key that `what` does not have."""
        if ("Y101", id(given)) in self._told:
            return
        self._told.add(("Y101", id(given)))
        span = given.key.span if given.key is not None else given.span
        where = f"{path}.{key}" if path else key
        message = f"there is no element `{key}`" if path == "elements" else f"there is no `{key}` in {what}"
        self.diagnostics.error("Y101", message, span, path=where, hints=hints)

    def missing(self, key: str, given: Given, what: str, path: str) -> None:
        """Report that `what` lacks a key it cannot do without."""
        hints = ("add `extends: base` to the sheet: it is complete, yours then says only what differs",) if not path else ()
        where = f"{path}.{key}" if path else key
        self.diagnostics.error("Y112", f"`{key}` is missing in {what}", given.span, path=where, hints=hints)

    # -- tokens and names -------------------------------------------------------------------------------------------
    def _check_tokens(self, tokens: dict[str, Given], path: str, circles: set[str]) -> None:
        """Tokens that stand for other tokens: a circle or an unknown name is told here, once, not wherever they are used."""
        for name, given in tokens.items():
            if isinstance(given.value, dict):
                self._check_tokens(given.value, f"{path}.{name}", circles)
            elif isinstance(given.value, str) and given.value.startswith("$"):
                try:
                    self.resolved(given)
                except Refused as refusal:
                    self._refuse_token(refusal, given, f"{path}.{name}", circles)

    def _refuse_token(self, refusal: Refused, given: Given, path: str, circles: set[str]) -> None:
        if refusal.code == "Y104" and " → " not in refusal.message:
            if "" in circles:
                return
            circles.add("")
        elif refusal.code == "Y104":
            members = set(refusal.message.rpartition(": ")[2].split(" → "))
            same = " ".join(sorted(members))
            if "$" + path.removeprefix("tokens.") not in members or same in circles:
                return
            circles.add(same)
        elif refusal.behind:
            return
        self.diagnostics.error(refusal.code, f"{path}: {refusal.message}", given.span, path=path, hints=refusal.hints)

    def resolved(self, given: Given) -> Given:
        """What a token stands for, followed to its end; anything else is returned as it is. Raises `Refused`."""
        seen: list[str] = []
        while isinstance(given.value, str) and given.value.startswith("$") and not given.value.startswith("$fonts."):
            name = given.value.strip()
            if name in seen:
                circle = " → ".join([*seen[seen.index(name) :], name])
                raise Refused(f"the token {name} leads back to itself: {circle}", code="Y104", behind=True)
            if len(seen) == MOST_STEPS:
                raise Refused(f"tokens stand for each other in a chain of more than {MOST_STEPS}", code="Y104", behind=True)
            seen.append(name)
            given = self._token(name, behind=len(seen) > 1)
        return given

    def _token(self, name: str, *, behind: bool) -> Given:
        if not TOKEN.fullmatch(name):
            raise Refused(f"`{name}` is no token: write `$group.name`, for example `$color.accent`", code="Y103", behind=behind)
        entries: dict[str, Given] = self._tokens
        found: Given | None = None
        for part in name[1:].split("."):
            found = entries.get(part)
            if found is None:
                known = (f"${'.'.join(path)}" for path in _paths(self._tokens))
                raise Refused(f"there is no token {name}", did_you_mean(name, known), code="Y103", behind=behind)
            entries = found.value if isinstance(found.value, dict) else {}
        assert found is not None
        return found

    def names(self, what: str) -> frozenset[str]:
        """The names of a sort that the sheets define."""
        return self._names[what]


def read_sheet(root: Given, chain: tuple[str, ...] = ()) -> Specified:
    """The merged sheet by the closed schema. Problems are in `diagnostics` of the result, in the order of the sheet."""
    diagnostics = Diagnostics()
    root = templates_extended(root, diagnostics)
    reader = Reader(root, diagnostics)
    entries = root.value if isinstance(root.value, dict) else {}
    rest = {k: v for k, v in entries.items() if k not in ("extends", "tokens")}
    told = Given(rest, root.place, root.key, root.folder, root.rank)
    sections = cast(Sections, SHEET.read(told, reader, ""))  # the format and these maps are held together by a test
    _check_bases(sections.get("elements") or {}, reader)
    _check_needed(told, sections, reader)
    return Specified(sections, reader.origins, chain, diagnostics, root)


def _names_defined(entries: dict[str, Given]) -> dict[str, frozenset[str]]:
    def keys(name: str, inside: dict[str, Given] = entries) -> dict[str, Given]:
        found = inside.get(name)
        return found.value if found is not None and isinstance(found.value, dict) else {}

    sets = keys("column_sets")
    rows = [keys("columns", keys("page")), *(keys(s, sets) for s in sets)]
    rows += [keys("columns", keys(t, keys("templates"))) for t in keys("templates")]
    # columns that a text flows through are no places of their own
    columns = {"main", *(c for row in rows if "flow" not in row for c in row if not c.startswith("gutter"))}
    return {
        "font": frozenset(keys("fonts")),
        "column": frozenset(columns) | PLACES,
        "column set": frozenset(sets) | {"page"},
        "template": frozenset(keys("templates")),
        "element": frozenset(STYLES),
    }


def _check_bases(elements: dict[str, ElementSaid], reader: Reader) -> None:
    """A base that leads back to its element is reported and taken out."""
    for name in elements:
        seen = [name]
        current = name
        while isinstance(base := (elements.get(current) or {}).get("base"), str):
            if base in seen or "." in base:
                origin = reader.origins[f"elements.{current}.base"]
                circle = " → ".join([*seen, base])
                why = f"`base` wants an element, and {base} is a part" if "." in base else f"it leads back to itself: {circle}"
                reader.diagnostics.error("Y109", f"the base of {name}: {why}", origin.used.span, path=f"elements.{current}.base")
                elements[current]["base"] = None
                break
            seen.append(base)
            current = base


def _check_needed(told: Given, sections: Sections, reader: Reader) -> None:
    """What everything else rests on: the type of `text`, and a template for every page."""
    entries = told.value if isinstance(told.value, dict) else {}
    sequence = entries.get("sequence")
    if sequence is not None and isinstance(sequence.value, dict):
        for key, given in sequence.value.items():
            if not key.isdigit() and key not in ("default", "annexes"):
                reader.unknown_key(key, given, "the sequence of pages", ("it can have 1, 2, …, default and annexes",), "sequence")
        if "default" not in sequence.value:
            reader.missing("default", sequence, "the sequence of pages", "sequence")
    elements = entries.get("elements")
    text = elements.value.get("text") if elements is not None and isinstance(elements.value, dict) else None
    if text is not None and isinstance(text.value, dict):
        for key in ("font", "size", "leading", "weight", "italic", "color"):
            if key not in text.value:
                reader.missing(key, text, "the element text", "elements.text")
    said = (sections.get("elements") or {}).get("text")
    if isinstance(said, dict):
        said["base"] = None  # text is what the others rest on


def _paths(tokens: dict[str, Given], before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, given in tokens.items():
        yield (*before, name)
        if isinstance(given.value, dict):
            yield from _paths(given.value, (*before, name))
