"""A file's structure tree (ISO 32000-1, 14.7) to elements that hold each other and the words of the pages, in reading order.

There are thousands of elements in a file, all written in one way, so they are matched by patterns and not parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from briefing.pdf.proof.file import File
from briefing.pdf.proof.objects import LITERAL, Reference, UnreadableFile, matched_text
from briefing.records import fresh, record

Marked: TypeAlias = tuple[int, int, str]
"""A marked-content sequence: its page from 0, its number on that page (MCID), its words."""

_SPREAD = 4  # a tree in which elements stand several times is read that many times over, and no further
_MOST = 1_000_000  # elements: a table of 10,000 rows and six columns has 130,000
_DEEPEST = 200  # elements inside one another: sections, lists and emphasis as deep as a brief may nest them come to 70


@record(frozen=False)
class ReadElement:
    """A structure element as read: its role, its object number, its children: elements, or what is marked on the pages."""

    role: str
    number: int
    children: list[ReadElement | Marked] = fresh(default_factory=list)
    annotations: list[int] = fresh(default_factory=list)  # their object numbers
    facts: dict[str, str] = fresh(default_factory=dict)  # what is said of it: Alt, E, Lang, ActualText, ID, Scope …
    heads: list[str] = fresh(default_factory=list)  # of a cell: the names of its heads

    def walk(self) -> Iterator[ReadElement]:
        """This element and all below it, in reading order."""
        waiting = [self]
        while waiting:
            e = waiting.pop()
            yield e
            waiting += [c for c in reversed(e.children) if isinstance(c, ReadElement)]

    @property
    def elements(self) -> list[ReadElement]:
        """The children that are elements, in order."""
        return [c for c in self.children if isinstance(c, ReadElement)]

    def text(self) -> str:
        """Every word below it as it stands in the file, in reading order."""
        return "".join([c.text() if isinstance(c, ReadElement) else c[2] for c in self.children])

    def begins(self) -> str:
        """Its first words, on one line, as it is quoted in a message."""
        return " ".join(self.text().split())[:60]


# an element as the writer begins it: its type, its parent, its page and its kids
_ELEMENT = re.compile(
    rb"<</Type /StructElem /S /(\w+) /P \d+ 0 R(?: /NS \d+ 0 R)?(?: /Pg (\d+) 0 R)?"
    rb"(?: /K (\d+(?: 0 R)?|<<[^<>]*>>|\[[^\[\]]*\]))?"
)
_FACT = re.compile(rb"/(?:(Headers|BBox|AF|Ref) \[([^\[\]]*)\]|(\w+) (?:" + LITERAL + rb"|/(\w+)))", re.DOTALL)
_STRINGS = re.compile(LITERAL, re.DOTALL)
_KID = re.compile(
    rb"(\d+) 0 R|<<(?:/Type /OBJR(?: /Pg \d+ 0 R)? /Obj (\d+) 0 R|/Type /MCR /Pg (\d+) 0 R /MCID (\d+))>>|(\d+)|(\S)"
)


def read_tree(file: File, top: Reference, pages: Mapping[int, int], marked: Sequence[Mapping[int, str]]) -> ReadElement:
    """The element with this object number and all below it. `pages` are the pages from 0 by their object numbers, `marked` the
    words of each page by the numbers of their marked-content sequences."""
    return _Tree(file, pages, marked).element(top, 0)


class _Tree:
    """The reading of one tree: every element is met once, if the file is sound."""

    __slots__ = ("_file", "_left", "_marked", "_pages")

    def __init__(self, file: File, pages: Mapping[int, int], marked: Sequence[Mapping[int, str]]) -> None:
        self._file = file
        self._pages = pages
        self._marked = marked
        self._left = min(_SPREAD * len(file), _MOST)

    def element(self, number: int, depth: int) -> ReadElement:
        self._left -= 1
        if self._left < 0 or depth > _DEEPEST:
            raise UnreadableFile("its structure runs in a circle, or is larger than any of ours")
        raw = self._file.raw(number)
        head = _ELEMENT.match(raw)
        if head is None:
            raise UnreadableFile(f"object {number} is no structure element")
        role, page, kids = head.groups()
        element = ReadElement(role.decode("ascii"), number)
        end = head.end()
        if raw[end : end + 2] != b">>":
            _read_facts(element, raw[end:])
        if kids is not None:
            self._read_kids(element, kids, -1 if page is None else self._pages[int(page)], depth)
        return element

    def _read_kids(self, element: ReadElement, kids: bytes, here: int, depth: int) -> None:
        if kids.isdigit() and here >= 0:  # one sequence of its own page: most elements are such
            sequence = int(kids)
            element.children.append((here, sequence, self._marked[here][sequence]))
            return
        for kid, annotation, elsewhere, its, mcid, other in _KID.findall(kids.strip(b"[]")):
            if kid:
                element.children.append(self.element(int(kid), depth + 1))
            elif annotation:
                element.annotations.append(int(annotation))
            elif other or here < 0:
                raise UnreadableFile(f"object {element.number} holds what no element of ours holds")
            else:
                page, sequence = self._pages[int(elsewhere)] if elsewhere else here, int(its or mcid)
                element.children.append((page, sequence, self._marked[page][sequence]))


def _read_facts(element: ReadElement, raw: bytes) -> None:
    """What else the dictionary of an element says."""
    for several, values, key, literal, digits, named in _FACT.findall(raw):
        if several:
            element.facts[several.decode("ascii")] = values.decode("latin-1")
            if several == b"Headers":
                element.heads = [matched_text(*pair) for pair in _STRINGS.findall(values)]
        else:
            element.facts[key.decode("ascii")] = named.decode("ascii") or matched_text(literal, digits)
