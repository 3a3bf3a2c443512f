"""A written file and the story to their differences: in the type of each part, what is said of it, and the lists beside the tree.

`proof.py` proves the words; validators prove that roles and facts are well formed. Between them falls a file that conforms,
says every word, and calls its headings paragraphs, its rows' heads cells, or a picture by another picture's name:

    F305  every part of the brief has its own kind in the file: heading, head of a table, note …
    F306  every part has its own language, long form, alternative text, name, scope and heads
    F307  the lists beside the tree say what the tree says: which element a mark on a page belongs to, names, titles, files
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.chart.ink.displaylist import DisplayList, Glyphs
from briefing.compose.cell_heads import heads_of
from briefing.compose.story import Element
from briefing.diagnostics import Diagnostics
from briefing.layout.pages import Pages, PlacedDrawing, PlacedLine
from briefing.pdf.proof.findings import find
from briefing.pdf.proof.reading_order import DRAWN, FileParts, first_difference, said_of
from briefing.pdf.proof.structure_elements import ReadElement
from briefing.pdf.proof.tagged_file import Enclosed, ReadFile
from briefing.text.characters import TIE

if TYPE_CHECKING:
    from briefing.pdf.attachments import Attachment

_NAMES = {"FENote": "Note"}  # the same kind in both targets
_FACTS = {
    "Alt": ("alt", "alternative text"),
    "E": ("expansion", "long form"),
    "Lang": ("lang", "language"),
    "ActualText": ("actual", "words"),
}
_RELATIONSHIPS = frozenset(
    ("Source", "Data", "Alternative", "Supplement", "EncryptedPayload", "FormData", "Schema", "Unspecified")
)
_TOLD = 5


def compare(
    file: ReadFile,
    pages: Pages,
    ours: list[Element],
    theirs: FileParts,
    attachments: Sequence[Attachment] | None,
    said: Diagnostics,
) -> None:
    """Say what the file and the story do not agree on. Only of use when the words agree: parts are matched by their order."""
    parts = theirs.parts
    for element, found in zip(ours, parts, strict=False):
        role, its = element.role, found.role
        if role != its and _NAMES.get(role, role) != _NAMES.get(its, its):
            find(said, "F305", f"«{found.begins()}» is a {role} in the brief and a {its} in the file", element)
            return
    if len(ours) != len(parts):
        find(said, "F305", f"the brief has {len(ours)} parts and the file {len(parts)}")
        return
    _compare_facts(ours, parts, said)
    _compare_drawings(ours, parts, pages, said)
    _compare_heads(ours, parts, said)
    _compare_lists(file, theirs, said)
    _compare_files(file.enclosed, attachments, said)


def _compare_facts(ours: list[Element], theirs: list[ReadElement], said: Diagnostics) -> None:
    told = 0
    for element, found in zip(ours, theirs, strict=True):
        facts = found.facts
        if not facts and not (
            element.id or element.lang or element.alt or element.expansion or element.actual or element.attributes
        ):
            continue  # most parts: nothing is said of them
        wrong = [
            f"its {label} is «{facts.get(key, '')}» in the file and «{getattr(element, field)}» in the brief"
            for key, (field, label) in _FACTS.items()
            if facts.get(key, "") != getattr(element, field)
        ]
        scope = element.attributes.get("Scope") or ""
        if facts.get("Scope", "") != scope:
            wrong.append(f"it is a head of «{facts.get('Scope', '')}» in the file and of «{scope}» in the brief")
        if element.id and facts.get("ID") != element.id:
            wrong.append(f"it has the name «{facts.get('ID', '')}» in the file and «{element.id}» in the brief")
        if element.role in DRAWN and "BBox" not in facts:
            wrong.append("the file does not say where it is")
        if wrong and told < _TOLD:
            told += 1
            find(said, "F306", f"{found.role} «{found.begins()}»: {'; '.join(wrong)}", element)


def _compare_heads(ours: list[Element], theirs: list[ReadElement], said: Diagnostics) -> None:
    """Each cell names the heads that stand above and before it."""
    known = dict(zip(ours, theirs, strict=True))
    by_id = {found.facts["ID"]: found for found in theirs if "ID" in found.facts}
    for table in ours:
        if table.role != "Table":
            continue
        for cell, heads in heads_of(table).items():
            if cell not in known or "Headers" in cell.attributes:
                continue
            named = [by_id.get(key) for key in known[cell].heads]
            if len(named) != len(heads) or any(a is not known.get(b) for a, b in zip(named, heads, strict=True)):
                find(said, "F306", f"the cell «{known[cell].begins()}» is read with other heads than it has", cell)
                return


def _compare_drawings(ours: list[Element], theirs: list[ReadElement], pages: Pages, said: Diagnostics) -> None:
    """The words inside each drawing are those that were drawn, and its alternative text is more than its caption."""
    drawn = _drawn(pages)
    for element, found in zip(ours, theirs, strict=True):
        if element.role not in DRAWN:
            continue
        wanted, got = drawn.get(element, ""), said_of(found.text())
        if wanted != got:
            at = first_difference(wanted, got)
            there, here = got[max(0, at - 8) : at + 24], wanted[max(0, at - 8) : at + 24]
            find(said, "F306", f"in a drawing the file shows «{there}» where «{here}» was drawn", element)
        beside = element.parent.elements if element.parent is not None else ()
        captions = [" ".join(e.text().split()) for e in beside if e.role == "Caption"]
        if " ".join(element.alt.split()) in captions:
            message, hint = "the alternative text of a figure is its caption, which is read anyway", "say in it what is seen"
            find(said, "F306", message, element, hint)


def _drawn(pages: Pages) -> dict[Element, str]:
    """The words that were drawn for each element."""
    drawn: dict[Element, str] = {}
    for page in pages.pages:
        for item in page.items:
            if isinstance(item, PlacedDrawing):
                if isinstance(item.owner, Element):
                    drawn[item.owner] = drawn.get(item.owner, "") + _written(item.drawing)
            elif isinstance(item, PlacedLine):
                for piece in item.line.pieces:
                    if piece.atom is not None and isinstance(piece.owner, Element):
                        drawn[piece.owner] = drawn.get(piece.owner, "") + _written(piece.atom.payload)
    return drawn


def _written(drawing: DisplayList) -> str:
    return said_of("".join([s.text for s in drawing.steps if isinstance(s, Glyphs)])).replace(TIE, " ")


def _compare_lists(file: ReadFile, theirs: FileParts, said: Diagnostics) -> None:
    in_tree = Counter([page for page, _, _ in theirs.marked])
    marked = {page: count for page, count in enumerate(len(p.marked) for p in file.pages) if count}
    listed = {page: len(row) for page, slot in enumerate(file.slots) if isinstance(row := file.owners.get(slot), list) and row}
    places = {*file.slots, *(link.slot for link in file.links)}
    if not theirs.owned_as_listed(file):
        find(said, "F307", "what is marked on the pages belongs to other elements by the file's list than by its tree")
    else:
        if marked != in_tree:
            find(said, "F307", "something is marked on a page that is not in the tree")
        if listed != in_tree or set(file.owners) - places:
            find(said, "F307", "the file's list of what is marked on the pages is not that of its tree")
    if theirs.names != file.names or theirs.doubled:
        find(said, "F307", "the file's list of named elements is not that of its tree")
    if len(set(file.titles)) > 1:
        find(said, "F307", f"the file has two titles: «{'» and «'.join(file.titles)}»")


def _compare_files(enclosed: list[Enclosed], attachments: Sequence[Attachment] | None, said: Diagnostics) -> None:
    """The files inside belong to something, say what they are, and are whole; with `attachments`, they are these."""
    for e in enclosed:
        wrong = [
            what
            for holds, what in (
                (e.owned, "belongs to no part of the document"),
                (e.name, "has two names, or is in no list"),
                (e.relationship in _RELATIONSHIPS, "does not say what it is to the document"),
                (e.description, "has no description"),
                (e.sound, "is not what its size, its date and its checksum say"),
            )
            if not holds
        ]
        if wrong:
            find(said, "F307", f"the file «{e.name}» inside {' and '.join(wrong)}")
    if attachments is None:
        return
    wanted = {(a.name, a.relationship, a.description) for a in attachments}
    for name, relationship, description in wanted ^ {(e.name, e.relationship, e.description) for e in enclosed}:
        find(said, "F307", f"the file «{name}» ({relationship}, «{description}») is not inside as it was attached")
