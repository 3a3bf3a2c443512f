"""A story and a file to the same two lists each: what they say, word for word, and the parts that say it.

Both are gone through once, in reading order. A part is an element that says something; links are left out, since the writer
puts some in. Words inside a drawing are not part of the text: its alternative text is read instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.compose.story import Element, Mark, PageOf, Words
from briefing.layout.pages import Pages
from briefing.pdf.proof.structure_elements import ReadElement
from briefing.pdf.proof.tagged_file import ReadFile
from briefing.records import fresh, record

DRAWN = frozenset(("Figure", "Formula"))
_CELLS = frozenset(("TD", "TH"))
_INLINE = frozenset(("Span", "Em", "Strong", "Link", "Reference", "Quote", "Code", "Sub"))
_SAYS = re.compile("[^\\s\u00ad\u200b\u200c\u200d\u2060\ue000]").search
_UNSAID = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060")


def said_of(text: str) -> str:
    """The text without characters that are not read aloud: soft hyphens, joiners and places where a line may end."""
    for character in _UNSAID:
        if character in text:
            text = text.replace(character, "")
    return text


def first_difference(one: Sequence[str], two: Sequence[str]) -> int:
    """Where two texts, or two lists of words, begin to differ: the length of the shorter one where it begins the other."""
    return next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


@record(frozen=False)
class StoryParts:
    """Pieces of text in order with the element of each, a space where a block begins or ends; and the parts."""

    texts: list[str] = fresh(default_factory=list)
    owners: list[Element] = fresh(default_factory=list)
    parts: list[Element] = fresh(default_factory=list)

    def say(self, words: str, owner: Element) -> None:
        """Add a piece of text."""
        self.texts.append(words)
        self.owners.append(owner)


@record(frozen=False)
class FileParts:
    """The same of a file; every marked sequence as its page, its number there and the object number of its element; links without
    an annotation; annotations of links, and those of anything else; names and the object numbers of their elements."""

    texts: list[str] = fresh(default_factory=list)
    parts: list[ReadElement] = fresh(default_factory=list)
    marked: list[tuple[int, int, int]] = fresh(default_factory=list)
    bare: list[ReadElement] = fresh(default_factory=list)
    annotations: dict[int, int] = fresh(default_factory=dict)  # object number of an annotation -> of its element
    names: dict[str, int] = fresh(default_factory=dict)
    doubled: bool = False  # a name that two elements have

    def unordered(self) -> list[int]:
        """The pages, from 0, on which something is painted in another order than it is read."""
        out: dict[int, None] = {}
        latest: dict[int, int] = {}
        for page, number, _ in self.marked:
            if number < latest.get(page, -1):
                out[page] = None
            latest[page] = number
        return list(out)

    def owned_as_listed(self, file: ReadFile) -> bool:
        """Whether every sequence belongs to the element that the parent tree says."""
        rows = [file.owners.get(slot) for slot in file.slots]
        for page, number, element in self.marked:
            row = rows[page]
            if not isinstance(row, list) or number >= len(row) or row[number] != element:
                return False
        return True


def of_story(pages: Pages) -> StoryParts:
    """Go through the story."""
    out = StoryParts()
    _gather_story(pages.story.root, out, pages)
    return out


def _gather_story(element: Element, out: StoryParts, pages: Pages) -> bool:
    """Add an element and what is below it; whether it says anything."""
    if element.artifact:
        return False
    index = len(out.parts)
    out.parts.append(element)
    role = element.role
    if role in DRAWN:
        return True
    block = role not in _INLINE
    if block:
        out.say(" ", element)
    says = role in _CELLS
    for child in element.children:
        if isinstance(child, Element):
            says = _gather_story(child, out, pages) or says
        elif not isinstance(child, Mark):
            words = child.text if isinstance(child, Words) else _folio(child, pages) if isinstance(child, PageOf) else " "
            out.say(words, element)
            says = says or _SAYS(words) is not None
    if block:
        out.say(" ", element)
    if not says or role == "Link":
        del out.parts[index]
    return says


def _folio(child: PageOf, pages: Pages) -> str:
    target = pages.targets.get(pages.story.by_id[child.target].order)
    return "" if target is None else pages.pages[target.page].label


def of_file(file: ReadFile) -> FileParts:
    """Go through the tree of a file."""
    out = FileParts()
    _gather_file(file.root, out)
    return out


def _gather_file(found: ReadElement, out: FileParts) -> bool:
    """Add an element and what is below it; whether it says anything."""
    index = len(out.parts)
    out.parts.append(found)
    role = found.role
    drawn = role in DRAWN
    says = drawn or role in _CELLS
    block = role not in _INLINE
    if block:
        out.texts.append(" ")
    for child in found.children:
        if isinstance(child, ReadElement):
            says = _gather_file(child, out) or says
            continue
        page, number, words = child
        out.marked.append((page, number, found.number))
        if not drawn:
            out.texts.append(words)
            says = says or _SAYS(words) is not None
    if block:
        out.texts.append(" ")
    if found.annotations or found.facts or role == "Link":
        _note(found, out)
    if not says or role == "Link":
        del out.parts[index]
    return says


def _note(found: ReadElement, out: FileParts) -> None:
    if "ID" in found.facts:
        out.doubled = out.doubled or found.facts["ID"] in out.names
        out.names[found.facts["ID"]] = found.number
    if found.role == "Link" and not found.annotations:
        out.bare.append(found)
    out.annotations.update((number, found.number if found.role == "Link" else 0) for number in found.annotations)
