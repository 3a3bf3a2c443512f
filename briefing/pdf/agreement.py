"""A written file, read back, against the story: whether each part is called what it is, with the facts a listener is told of it.

`proof.py` proves the words; validators prove that roles and facts are well formed. Between them falls a file that conforms,
says every word, and calls its headings paragraphs, its rows' heads cells, or a picture by another picture's name:

    F305  every part of the brief has its own kind in the file: heading, head of a table, note …
    F306  every part has its own language, long form, alternative text, name, scope and heads
    F307  the lists beside the tree say what the tree says: which element a mark on a page belongs to, names, titles, files
"""

from __future__ import annotations

import re

from briefing.compose.story import Element, PageOf, Words
from briefing.diagnostics import Diagnostics, Span
from briefing.layout.pages import Pages
from briefing.pdf.heads import heads_of
from briefing.pdf.readback import ReadFile, Said

_SAYS = re.compile("[^\\s\u00ad\u200b\u200c\u200d\u2060\ue000]").search
_DRAWN = frozenset(("Figure", "Formula"))
_CELLS = frozenset(("TD", "TH"))
_NAMES = {"FENote": "Note"}  # the same kind in both targets
_FACTS = {
    "Alt": ("alt", "alternative text"),
    "E": ("expansion", "long form"),
    "Lang": ("lang", "language"),
    "ActualText": ("actual", "words"),
}
_TOLD = 5


def compare(file: ReadFile, pages: Pages, said: Diagnostics) -> None:
    """Say what the file and the story do not agree on. Only of use when the words agree: parts are matched by their order."""
    ours: list[Element] = []
    theirs: list[Said] = []
    _parts_of_story(pages.story.root, pages, ours)
    _parts_of_file(file.root, theirs)
    for element, found in zip(ours, theirs, strict=False):
        if _NAMES.get(element.role, element.role) != _NAMES.get(found.role, found.role):
            words = " ".join(found.text().split())[:60]
            said.error("F305", f"«{words}» is a {element.role} in the brief and a {found.role} in the file", _span(element))
            return
    if len(ours) != len(theirs):
        said.error("F305", f"the brief has {len(ours)} parts and the file {len(theirs)}")
        return
    _compare_facts(ours, theirs, said)
    _compare_heads(ours, theirs, said)
    _compare_lists(file, said)


def _parts_of_story(element: Element, pages: Pages, out: list[Element]) -> bool:
    """Every element that says something, in order; links left out, since the writer puts some in."""
    if element.artifact:
        return False
    index = len(out)
    out.append(element)
    if element.role in _DRAWN:
        return True
    says = element.role in _CELLS
    for child in element.children:
        if isinstance(child, Words):
            says = says or _SAYS(child.text) is not None
        elif isinstance(child, Element):
            says = _parts_of_story(child, pages, out) or says
        elif isinstance(child, PageOf):
            says = says or pages.story.by_id[child.target].order in pages.targets
    if not says or element.role == "Link":
        del out[index]
    return says


def _parts_of_file(found: Said, out: list[Said]) -> bool:
    index = len(out)
    out.append(found)
    if found.role in _DRAWN:
        return True
    says = found.role in _CELLS
    for child in found.children:
        if isinstance(child, Said):
            says = _parts_of_file(child, out) or says
        else:
            says = says or _SAYS(child[1]) is not None
    if not says or found.role == "Link":
        del out[index]
    return says


def _span(element: Element | None) -> Span | None:
    while element is not None:
        if element.span is not None:
            return element.span
        element = element.parent
    return None


def _compare_facts(ours: list[Element], theirs: list[Said], said: Diagnostics) -> None:
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
        if element.role in _DRAWN and "BBox" not in facts:
            wrong.append("the file does not say where it is")
        if wrong and told < _TOLD:
            told += 1
            words = " ".join(found.text().split())[:60]
            said.error("F306", f"{found.role} «{words}»: {'; '.join(wrong)}", _span(element))


def _compare_heads(ours: list[Element], theirs: list[Said], said: Diagnostics) -> None:
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
                words = " ".join(known[cell].text().split())[:60]
                said.error("F306", f"the cell «{words}» is read with other heads than it has", _span(cell))
                return


def _compare_lists(file: ReadFile, said: Diagnostics) -> None:
    names: set[str] = set()
    owned = True
    for found in file.root.walk():
        if "ID" in found.facts:
            names.add(found.facts["ID"])
        owned = owned and all(file.owner(page, mcid) == found.number for page, mcid in found.sequences)
    if not owned:
        said.error("F307", "what is marked on the pages belongs to other elements by the file's list than by its tree")
    if names != file.names:
        said.error("F307", "the file's list of named elements is not that of its tree")
    if len(set(file.titles)) > 1:
        said.error("F307", f"the file has two titles: «{'» and «'.join(file.titles)}»")
    if file.loose:
        said.error("F307", f"{file.loose} of the files inside belong to no part of the document")
