"""A story and a file to the same two lists each: what they say, word for word, and the parts that say it.

Both are gone through once, in reading order. A part is an element that says something; links are left out, since the writer
puts some in. Words inside a drawing are not part of the text: its alternative text is read instead.
"""

from __future__ import annotations

import re

from briefing.compose.story import Element, Mark, PageOf, Words
from briefing.layout.pages import Pages
from briefing.pdf.proof.tagged_file import ReadFile, Said
from briefing.records import fresh, record

DRAWN = frozenset(("Figure", "Formula"))
_CELLS = frozenset(("TD", "TH"))
_INLINE = frozenset(("Span", "Em", "Strong", "Link", "Reference", "Quote", "Code", "Sub"))
_SAYS = re.compile("[^\\s\u00ad\u200b\u200c\u200d\u2060\ue000]").search
_UNSAID = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060")


def said_of(text: str) -> str:
    """The text without what nobody reads aloud: soft hyphens, joiners and places where a line may end."""
    for character in _UNSAID:
        if character in text:
            text = text.replace(character, "")
    return text


@record(frozen=False)
class StoryParts:
    """Pieces of text in order with the element of each, a space where a block begins or ends; and the parts."""

    texts: list[str] = fresh(default_factory=list)
    owners: list[Element] = fresh(default_factory=list)
    parts: list[Element] = fresh(default_factory=list)


@record(frozen=False)
class FileParts:
    """The same of a file; pages whose order of painting is not that of reading; links without an annotation; annotations of
    links, and those of anything else; whether every sequence belongs to the element that the parent tree says; how many
    sequences each page's tree has; names and the object numbers of their elements."""

    texts: list[str] = fresh(default_factory=list)
    parts: list[Said] = fresh(default_factory=list)
    unordered: list[int] = fresh(default_factory=list)
    bare: list[Said] = fresh(default_factory=list)
    annotations: dict[int, int] = fresh(default_factory=dict)  # object number of an annotation -> of its element
    tagged: int = 0
    owned: bool = True
    sequences: dict[int, int] = fresh(default_factory=dict)
    names: dict[str, int] = fresh(default_factory=dict)
    doubled: bool = False  # a name that two elements have


def of_story(pages: Pages) -> StoryParts:
    """Go through the story."""
    out = StoryParts()
    texts, owners, parts = out.texts, out.owners, out.parts

    def gather(element: Element) -> bool:
        if element.artifact:
            return False
        index = len(parts)
        parts.append(element)
        role = element.role
        if role in DRAWN:
            return True
        block = role not in _INLINE
        if block:
            texts.append(" ")
            owners.append(element)
        says = role in _CELLS
        for child in element.children:
            if isinstance(child, Element):
                says = gather(child) or says
            elif isinstance(child, Words):
                texts.append(child.text)
                owners.append(element)
                says = says or _SAYS(child.text) is not None
            elif isinstance(child, PageOf):
                target = pages.targets.get(pages.story.by_id[child.target].order)
                texts.append("" if target is None else pages.pages[target.page].label)
                owners.append(element)
                says = says or target is not None
            elif not isinstance(child, Mark):
                texts.append(" ")
                owners.append(element)
        if block:
            texts.append(" ")
            owners.append(element)
        if not says or role == "Link":
            del parts[index]
        return says

    gather(pages.story.root)
    return out


def of_file(file: ReadFile) -> FileParts:
    """Go through the tree of a file."""
    out = FileParts()
    texts, parts, sequences = out.texts, out.parts, out.sequences
    owners = [file.owners.get(slot) for slot in file.slots]
    last: dict[int, int] = {}

    def gather(found: Said) -> bool:
        index = len(parts)
        parts.append(found)
        role = found.role
        block = role not in _INLINE
        drawn = role in DRAWN
        says = drawn or role in _CELLS
        if block:
            texts.append(" ")
        own = 0
        for child in found.children:
            if isinstance(child, Said):
                says = gather(child) or says
                continue
            page, mcid = found.sequences[own]
            own += 1
            if mcid < last.get(page, -1) and page not in out.unordered:
                out.unordered.append(page)
            last[page] = mcid
            sequences[page] = sequences.get(page, 0) + 1
            row = owners[page]
            if not isinstance(row, list) or mcid >= len(row) or row[mcid] != found.number:
                out.owned = False
            if not drawn:
                texts.append(child[1])
                says = says or _SAYS(child[1]) is not None
        if block:
            texts.append(" ")
        if found.annotations or found.facts or role == "Link":
            _note(found, out)
        if not says or role == "Link":
            del parts[index]
        return says

    gather(file.root)
    return out


def _note(found: Said, out: FileParts) -> None:
    if "ID" in found.facts:
        out.doubled = out.doubled or found.facts["ID"] in out.names
        out.names[found.facts["ID"]] = found.number
    if found.role == "Link" and not found.annotations:
        out.bare.append(found)
    out.tagged += len(found.annotations)
    out.annotations.update((number, found.number if found.role == "Link" else 0) for number in found.annotations)
