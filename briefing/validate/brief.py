"""From the loaded YAML of a brief to the brief itself: typed, frozen, its references resolved, or every error at its place."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

from briefing.diagnostics import Diagnostics
from briefing.load import Mapping, Scalar, Text
from briefing.model.allowance import Allowance
from briefing.model.brief import Brief, parse_format
from briefing.model.frame import Marking, Meta
from briefing.model.part import Part
from briefing.model.prose import Prose
from briefing.records import record
from briefing.validate.examined import Examined
from briefing.validate.part_reader import Partly, PartReader, Values
from briefing.validate.prose_reader import parse_prose
from briefing.validate.references import check_references
from briefing.validate.rules import check_rules


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

    reader = PartReader(diagnostics, prose)
    root = text.root
    if not isinstance(root, Mapping):
        reader.part(root, (Brief,), "")
        diagnostics.raise_errors()
    assert isinstance(root, Mapping), "what is no block of fields is an error"
    _check_format(root, diagnostics)
    brief, broken = _read(root, reader)
    check_references(reader)
    check_rules(Examined(brief, reader, broken))
    if any(figure.kind == "image" for figure in brief.figures):
        from briefing.validate.image_files import read_images  # the reading of pictures is loaded where there is one

        read_images(brief, text.sources[0].path.parent, diagnostics)
    if any(figure.kind == "code" for figure in brief.figures):
        from briefing.validate.code_rules import check_code  # few briefs run functions

        check_code(brief, text.sources[0].path.parent, diagnostics, allowed=allow_code)
    diagnostics.raise_errors()
    return Validated(brief.allowing(reader.all_of(Allowance)), diagnostics)


def _check_format(root: Mapping, diagnostics: Diagnostics) -> None:
    """Raise with this alone when the brief is written in another format: nothing else that is said of it would be right."""
    written = root.entries.get("briefing")
    if isinstance(written, Scalar) and written.text is not None:
        try:
            parse_format(written.text)
        except PydanticCustomError as refused:
            if refused.type == "B220":
                diagnostics.error("B220", refused.message(), written.span, path="briefing")
    diagnostics.raise_errors()


def _read(root: Mapping, reader: PartReader) -> tuple[Brief, frozenset[str]]:
    """The brief, and the top-level fields that are not whole; in what is left of them the rest can still be looked at."""
    read = reader.values(root, Brief, "")
    brief = reader.made(Brief, read, "")
    if brief is None:
        brief = Brief.made(_stand_ins() | _usable(read), read.node, "")
    return brief, frozenset(read.broken)


def _usable(read: Values) -> dict[str, object]:
    """The fields that are whole, and of lists with something wrong in them the parts that are."""
    usable: dict[str, object] = {}
    for key, value in read.by_key.items():
        if key not in read.broken:
            usable[key] = value
        elif isinstance(value, Partly):
            usable[key] = [entry for entry in value if isinstance(entry, Part)]
    return usable


def _stand_ins() -> dict[str, object]:
    """What takes the place of a needed field that cannot be used."""
    meta = {"date": "not_stated", "information_cutoff": "not_stated", "version": "x", "status": "draft", "organisation": "x"}
    return {
        "briefing": "1",
        "id": "x",
        "product": "assessment",
        "title": "x",
        "bottom_line": Prose.plain("x"),
        "marking": Marking(scheme="none"),
        "sources": [],
        "meta": Meta.model_validate(meta | {"lang": "en"}),
    }
