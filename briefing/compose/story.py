"""The story: what is said, in reading order, with roles and without geometry. It is the tree that will be tagged.

    Element   one structure element: a role (what it is, PDF 32000-1 14.8.4), a look (which style it asks for), children
    Words     a leaf: words in the order in which they are read
    Mark      a leaf: a small drawing set in the line, decoration to words that stand beside it
    Fill      a leaf: white space that takes up what a line has left (dots between a heading and its page, on request)
    PageOf    a leaf: the page number of another element, known only when everything is placed
    Break     a leaf: the line ends here

Reading order is the order of the tree, whatever is placed where. Layout points into it and never changes it; every
word of it is printed once. `artifact=True` says that an element is printed but not read: it repeats what is said elsewhere.

Roles are written as in PDF 1.7: Document Title Sect H1…H6 P L LI Lbl LBody Table THead TBody TR TH TD Caption Figure TOC TOCI
Reference Link Note Aside BlockQuote Quote Em Strong Span Div. `kind` tells layout how its children stand:

    flow    blocks below each other                     line    words, one paragraph
    list    `item` children                             item    first child the label (line), second the body (flow)
    table   THead/TBody of `row`s of `cell`s (flow)     figure  `drawing`, a specification drawn at the measure
    inline  part of a line                              contents  a list of lines with page numbers
    label   a sign beside the first line of the block behind it
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Union

from briefing.diagnostics import Place, Span
from briefing.language import Language
from briefing.records import fresh, record

if TYPE_CHECKING:
    from briefing.chart.specification import Specification


@record(frozen=False, eq=False)
class Words:
    """Text as the author typed it (or as the program says it). `place` and `start` tell where it stands in the brief."""

    text: str
    place: Place | None = None
    start: int = 0
    parent: Element | None = None

    def span(self, offset: int = 0, end: int | None = None) -> Span | None:
        """Where the character at `offset` of this text stands in the author's file."""
        if self.place is None:
            return None
        return self.place.span_at(self.start + offset, None if end is None else self.start + end)


@record(frozen=False, eq=False)
class Mark:
    """A drawing in the line, as high as the text. It says nothing that the words beside it do not say."""

    drawing: Specification
    parent: Element | None = None


@record(frozen=False, eq=False)
class Fill:
    """Stretching white space; `leader` is repeated in it as an artifact ("" for none)."""

    leader: str = ""
    parent: Element | None = None


@record(frozen=False, eq=False)
class PageOf:
    """The folio of the page where the element `target` begins."""

    target: str
    parent: Element | None = None


@record(frozen=False, eq=False)
class Break:
    """A line break that is meant (an address, a title in two lines)."""

    parent: Element | None = None


Node = Union["Element", Words, Mark, Fill, PageOf, Break]


@record(frozen=False, eq=False)
class Element:
    """A structure element. `order` is its number in reading order, set by `Story`."""

    role: str
    kind: str = "flow"
    look: str = ""  # element (or element.part) of the style sheet; "" takes over its parent's
    children: list[Node] = fresh(default_factory=list)
    id: str = ""  # unique; the target of links and page numbers
    lang: str = ""  # BCP 47, where it differs from its parent's
    alt: str = ""  # figures: what a reader who cannot see it is told
    expansion: str = ""  # an abbreviation's full words
    actual: str = ""  # what is read instead of the words
    title: str = ""  # a short name, for bookmarks and for readers that list elements
    href: str = ""  # links: an address, or "#id"
    drawing: Specification | None = None  # kind figure
    note: str = ""  # a reference: id of the Note it calls; the first call of a note carries it to its page
    artifact: bool = False
    attributes: dict[str, str | int] = fresh(default_factory=dict)  # ListNumbering, Scope, Headers, RowSpan, ColSpan, Summary
    columns: tuple[str, ...] = ()  # tables: how each column takes its width: "auto", "number", "text"
    span: Span | None = None  # where it stands in the brief, for what layout has to say
    parent: Element | None = None
    order: int = 0

    def add(self, *nodes: Node | str) -> Element:
        """Append children (a bare string becomes `Words`) and return self."""
        for n in nodes:
            node = Words(n) if isinstance(n, str) else n
            node.parent = self
            self.children.append(node)
        return self

    def insert(self, at: int, *nodes: Node) -> None:
        """Put children before the child at this place, counted from 0."""
        for node in nodes:
            node.parent = self
        self.children[at:at] = nodes

    def insert_after(self, child: Element, *nodes: Node) -> None:
        """Put children behind one of the children. Raises StopIteration where it is none."""
        self.insert(next(i for i, c in enumerate(self.children) if c is child) + 1, *nodes)

    @property
    def elements(self) -> list[Element]:
        """The children that are elements, in order."""
        return [n for n in self.children if isinstance(n, Element)]

    def walk_elements(self) -> Iterator[Element]:
        """This element and all elements below it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [n for n in reversed(element.children) if isinstance(n, Element)]

    def ancestors(self) -> Iterator[Element]:
        """The elements that this one stands in, the nearest first."""
        e = self.parent
        while e is not None:
            yield e
            e = e.parent

    @property
    def nearest_span(self) -> Span | None:
        """Where it stands in the brief, or the nearest element around it that has a place there."""
        return self.span or next((e.span for e in self.ancestors() if e.span is not None), None)

    @property
    def hidden(self) -> bool:
        """Whether it is printed and not read: an artifact, or part of one."""
        return self.artifact or any(e.artifact for e in self.ancestors())

    def walk(self) -> Iterator[Node]:
        """This element and everything below it, in reading order."""
        waiting: list[Node] = [self]
        while waiting:
            node = waiting.pop()
            yield node
            if isinstance(node, Element):
                waiting += node.children[::-1]

    def text(self) -> str:
        """The words below this element, in order, artifacts left out."""
        out: list[str] = []
        waiting: list[Node] = self.children[::-1]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Words):
                out.append(node.text)
            elif isinstance(node, Element) and not node.artifact:
                waiting += node.children[::-1]
        return "".join(out)


@record(frozen=False, eq=False)
class Story:
    """The whole brief, ready to be laid out.

    `notes` are the Note elements by id (they also stand in the tree). `facts` are the words that running heads may
    use: title, organisation, series, date, reference, version, status, marking, author, section is filled by layout.
    `lang` is the language of the document. `metadata` goes into the file: title, author, subject, keywords, date.
    """

    root: Element
    lang: str
    facts: dict[str, str]
    metadata: dict[str, str | tuple[str, ...] | date | None]
    notes: dict[str, Element] = fresh(default_factory=dict)
    by_id: dict[str, Element] = fresh(default_factory=dict)
    say: Language = fresh(default_factory=Language)

    def __post_init__(self) -> None:
        """Number the elements in reading order and index them by id."""
        for number, e in enumerate(self.root.walk_elements()):
            e.order = number
            if e.id:
                self.by_id[e.id] = e
