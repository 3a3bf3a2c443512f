"""Validation: from the loaded YAML of a brief to the brief itself, typed, frozen, its references resolved."""

from __future__ import annotations

import re
from typing import Any

from pydantic import ValidationError

from briefing.diagnostics import Diagnostics
from briefing.load import Mapping, Scalar, Text
from briefing.model.brief import Brief
from briefing.model.prose import Prose
from briefing.records import record
from briefing.validate.places import stand
from briefing.validate.prose import parse_prose
from briefing.validate.reading import ABSENT, Reading
from briefing.validate.references import check_references
from briefing.validate.rules import check_rules
from briefing.validate.values import tell_values


@record
class Validated:
    """A brief without errors, and what else there is to say about it."""

    brief: Brief
    diagnostics: Diagnostics


def validate_brief(text: Text, *, allow_code: bool = False) -> Validated:
    """Validate a brief. Raises `Problems` with every error of this stage when there is one.

    Without `allow_code` a figure that a function draws is an error.
    """
    diagnostics = Diagnostics()

    def prose(scalar: Scalar) -> Prose:
        return parse_prose(scalar, diagnostics)

    reading = Reading(diagnostics, prose)
    root = text.root
    data = reading.part(root, Brief, "", "the brief")
    brief: Brief | None = None
    broken: frozenset[str] = frozenset()
    if data is not ABSENT and isinstance(root, Mapping):
        brief, broken = _build(data, root, reading)
        check_references(reading)
        if brief is not None:
            check_rules(brief, reading, broken | {re.split(r"[.\[]", path, maxsplit=1)[0] for path in reading.told})
            if any(figure.image is not None for figure in brief.figures):
                from briefing.validate.images import read_images

                read_images(brief, text.sources[0].path.parent, diagnostics)
            if any(figure.kind == "code" for figure in brief.figures):
                from briefing.validate.code import check_code  # few briefs run functions

                check_code(brief, text.sources[0].path.parent, diagnostics, allowed=allow_code)
    diagnostics.raise_errors()
    assert brief is not None, "a brief that cannot be built has an error"
    return Validated(brief, diagnostics)


def _build(data: dict[str, Any], root: Mapping, reading: Reading) -> tuple[Brief | None, frozenset[str]]:
    """The brief; where values are refused, what is left of it, and the top-level fields that are not whole."""
    try:
        brief = Brief.model_validate(data)
    except ValidationError as refused:
        errors = refused.errors(include_url=False, include_input=False)
        tell_values(errors, root, Brief, reading.told, reading.diagnostics)
        return _rest(data, root, [tuple(e["loc"]) for e in errors])
    stand(brief, root, "")
    return brief, frozenset()


STAND_INS: dict[str, Any] = {
    "briefing": "1",
    "id": "x",
    "product": "assessment",
    "title": "x",
    "bottom_line": "x",
    "marking": {"scheme": "none"},
    "sources": [],
    "meta": {
        "date": "not_stated",
        "information_cutoff": "not_stated",
        "version": "x",
        "status": "draft",
        "organisation": "x",
        "lang": "en",
    },
}
"""What takes the place of a needed field that cannot be used, so that the rest of a broken brief can be looked at."""


def _rest(data: dict[str, Any], root: Mapping, locations: list[tuple[int | str, ...]]) -> tuple[Brief | None, frozenset[str]]:
    kept: dict[str, list[int]] = {}
    broken: set[str] = set()
    for location in locations:
        if not location:
            return None, frozenset()
        field = str(location[0])
        broken.add(field)
        if len(location) > 1 and isinstance(location[1], int) and isinstance(data.get(field), list):
            indexes = kept.setdefault(field, list(range(len(data[field]))))
            if location[1] in indexes:
                indexes.remove(location[1])
        else:
            kept[field] = []
    rest = {field: value for field, value in data.items() if field not in kept}
    for field, indexes in kept.items():
        if isinstance(data.get(field), list) and indexes:
            rest[field] = [data[field][i] for i in indexes]
    for field, stand_in in STAND_INS.items():
        rest.setdefault(field, stand_in)
    try:
        brief = Brief.model_validate(rest)
    except ValidationError:
        return None, frozenset()
    stand(brief, root, "", kept)
    return brief, frozenset(broken)
