"""Links, ids, headings and folios of the story to annotations, named destinations, bookmarks and page labels (ISO 32000-1, 12).

One annotation to a link and page, with a quadrilateral to each line; it stands in the structure tree where the link's words
do (ISO 14289-1, 7.18). In PDF 2.0 every destination also names the structure element it means (ISO 14289-2, 8.8).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefing.compose.story import Element, PageOf, Words
from briefing.layout.pages import Page, Pages
from briefing.pdf.writing.file_structure import Document
from briefing.pdf.writing.structure_tree import Node, Tree, name_tree
from briefing.pdf.writing.values import Value, encode, reference
from briefing.records import record

_DECIMAL = re.compile("[1-9][0-9]*")

Rectangle = tuple[float, float, float, float]  # left, lower, right, upper
HEADINGS = {"Title": 0, "H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}


def words_of(element: Element) -> str:
    """The words below an element on one line, artifacts and the labels of its parts left out."""
    out: list[str] = []

    def collect(e: Element) -> None:
        for child in e.children:
            if isinstance(child, Words):
                out.append(child.text)
            elif isinstance(child, Element):
                if not child.artifact and child.role != "Lbl":
                    collect(child)
            elif not isinstance(child, PageOf):
                out.append(" ")

    collect(element)
    return " ".join("".join(out).split())


@record(frozen=False, eq=False)
class _Annotation:
    number: int
    node: Node
    page: int
    slot: int
    areas: list[Rectangle]


class Links:
    """The links of one file, collected while pages are painted."""

    __slots__ = ("_annotations", "_document", "_memo", "_open", "_pages", "_tree")

    def __init__(self, document: Document, tree: Tree, pages: Pages) -> None:
        self._document = document
        self._tree = tree
        self._pages = pages
        self._open: dict[Node, list[Rectangle]] = {}
        self._annotations: list[_Annotation] = []
        self._memo: dict[Node, Node | None] = {}

    def around(self, node: Node) -> Node | None:
        """The Link that holds this node, itself included."""
        if node not in self._memo:
            above = node.parent
            self._memo[node] = node if node.role == "Link" else None if above is None else self.around(above)
        return self._memo[node]

    def area(self, link: Node, area: Rectangle) -> None:
        """Words of `link` stand here on the open page; what continues a line becomes one area."""
        areas = self._open.setdefault(link, [])
        if areas:
            x0, y0, x1, y1 = areas[-1]
            if min(y1, area[3]) - max(y0, area[1]) > 0.5 * (area[3] - area[1]) and -1.0 < area[0] - x1 < 12.0:
                areas[-1] = (x0, min(y0, area[1]), area[2], max(y1, area[3]))
                return
        areas.append(area)

    def finish_page(self, page: int) -> list[int]:
        """The page is painted: the object numbers of its annotations."""
        numbers: list[int] = []
        for link, areas in self._open.items():
            number = self._document.reserve()
            self._annotations.append(_Annotation(number, link, page, self._tree.annotate(link, page, number), areas))
            numbers.append(number)
        self._open = {}
        return numbers

    # -- when everything is painted -------------------------------------------------------------------------------
    def relate(self) -> None:
        """Let each link name what it leads to, and each note what calls it (`Ref`, PDF 2.0).

        ISO 14289-2, 8.2.5.8 and 8.2.5.14: a contents entry refers to its heading; a reference and its note to each other,
        and nothing else to the note.
        """
        for link in dict.fromkeys(a.node for a in self._annotations):
            target = self._target(link)
            note = None if target is None else self._tree.find(target)
            if target is None or note is None:
                continue
            above = [n for n in _above(link) if n.role in ("TOCI", "Reference")]
            if target.role != "Note":
                back = any(n.element.role == "Note" for n in _above(link))
                for n in [] if back else [link, *above]:
                    n.references.append(target)
                continue
            caller = above[0] if above else link
            if target not in caller.references:
                caller.references.append(target)
                note.references.append(caller.element)

    def _target(self, link: Node) -> Element | None:
        e = link.element
        if e in self._tree.back_links:
            return self._tree.back_links[e]
        if e.note:
            return self._by_id(e.note)
        return self._by_id(e.href[1:]) if e.href.startswith("#") else None

    def _by_id(self, key: str) -> Element:
        target = self._pages.story.by_id.get(key)
        if target is None:
            raise LookupError(f"a link leads to #{key}, and nothing in the story has that id")
        return target

    def write(self) -> None:
        """Fill the annotations, after the tree has been numbered."""
        for a in self._annotations:
            left, low = min(r[0] for r in a.areas), min(r[1] for r in a.areas)
            right, high = max(r[2] for r in a.areas), max(r[3] for r in a.areas)
            d: dict[str, Value] = {
                "Type": b"/Annot",
                "Subtype": b"/Link",
                "Rect": [left, low, right, high],
                "Border": [0, 0, 0],
                "F": 4,  # printed: ISO 19005-3, 6.3.2
                "StructParent": a.slot,
                "P": reference(self._document.page_number(a.page)),
                "Contents": self._described(a.node),
            }
            if len(a.areas) > 1:
                d["QuadPoints"] = [v for x0, y0, x1, y1 in a.areas for v in (x0, y1, x1, y1, x0, y0, x1, y0)]
            target = self._target(a.node)
            if target is None:
                d["A"] = {"S": b"/URI", "URI": _address(a.node.element.href)}
            else:
                d["A"] = go_to(self._document, self._tree, self._pages, target)
            self._document.fill(a.number, encode(d))

    def _described(self, link: Node) -> str:
        """What a reader is told of the link: its own title, else its words and where they lead.

        The words themselves are read in the text; a string of a file has 32,767 bytes (ISO 19005-3, 6.1.13).
        """
        told = self._told(link)
        return told if len(told) <= _LONGEST_TOLD else told[: _LONGEST_TOLD - 1].rstrip() + "…"

    def _told(self, link: Node) -> str:
        e = link.element
        if e.title:
            return e.title
        words = words_of(e)
        target = self._target(link)
        if target is None:
            return words if e.href in words or not words else f"{words}: {e.href}"
        there = target.title or (words_of(target) if target.role in HEADINGS or target.role == "Note" else "")
        if any(isinstance(n, PageOf) for n in e.children):  # «… on page 13»: the page is read in the text, here what stands there
            words, there = "", next((words_of(k) for k in target.elements), words)
        there = there if len(there) <= 120 else there[:119].rstrip() + "…"
        return there if not words or words == there else f"{words}: {there}" if there else words


_LONGEST_TOLD = 4_000  # characters, of four bytes at most


def _above(node: Node) -> Iterable[Node]:
    up = node.parent
    while up is not None:
        yield up
        up = up.parent


def _address(href: str) -> bytes:
    """A web address in ASCII, as a URI action wants it."""
    plain = {c for c in map(chr, range(0x21, 0x7F)) if c not in '()<>\\"^`{|}'}
    safe = "".join(c if c in plain else "".join(f"%{b:02X}" for b in c.encode("utf-8")) for c in href)
    return b"(" + safe.encode("ascii") + b")"


def destination(document: Document, tree: Tree, pages: Pages, target: Element) -> tuple[Value, Value | None]:
    """Where an element begins: [page /XYZ left top null], and for PDF 2.0 the same from its structure element."""
    node = tree.find(target)
    known = pages.targets.get(target.order)
    if known is not None:
        page, left, top = known.page, known.x, pages.pages[known.page].height - known.y
    else:
        place = None if node is None else node.place()
        if place is None:
            raise LookupError(f"a link leads to an element ({target.role} {target.id!r}) of which nothing was placed")
        page, left, top = place
    show: list[Value] = [b"/XYZ", max(0.0, left), top, b"null"]
    structural = None if node is None or not tree.two or not node.number else [reference(node.number), *show]
    return [reference(document.page_number(page)), *show], structural


def go_to(document: Document, tree: Tree, pages: Pages, target: Element) -> dict[str, Value]:
    """The action that shows an element."""
    there, structural = destination(document, tree, pages, target)
    action: dict[str, Value] = {"S": b"/GoTo", "D": there}
    if structural is not None:
        action["SD"] = structural
    return action


def destinations(document: Document, tree: Tree, pages: Pages) -> dict[str, Value] | None:
    """A name tree of every element that has an id and was painted, so that `file.pdf#id` leads there."""
    entries: dict[str, bytes] = {}
    for key, element in pages.story.by_id.items():
        node = tree.find(element)
        if node is None or (element.order not in pages.targets and node.place() is None):
            continue
        there, structural = destination(document, tree, pages, element)
        entries[key] = encode(there) if structural is None else encode({"D": there, "SD": structural})
    return name_tree(entries) if entries else None


# -- bookmarks ----------------------------------------------------------------------------------------------------
@record(frozen=False, eq=False)
class _Bookmark:
    level: int
    node: Node
    number: int
    parent: int
    kids: list[_Bookmark]

    def count(self) -> int:
        return sum(1 + k.count() for k in self.kids)  # whole numbers


def outline(document: Document, tree: Tree, pages: Pages) -> int | None:
    """Bookmarks for the title and the headings, nested by level: the object number of the outline, None without any."""
    nodes = [n for n in tree.root.walk() if n.own and n.role in HEADINGS and (n.element.title or words_of(n.element))]
    if not nodes:
        return None
    top = _Bookmark(-1, tree.root, document.reserve(), 0, [])
    open_: list[_Bookmark] = [top]
    for node in nodes:
        level = HEADINGS[node.role]
        while open_[-1].level >= level:
            open_.pop()
        made = _Bookmark(level, node, document.reserve(), open_[-1].number, [])
        open_[-1].kids.append(made)
        open_.append(made)
    _write_bookmarks(document, tree, pages, top.kids)
    ends: dict[str, Value] = {"First": reference(top.kids[0].number), "Last": reference(top.kids[-1].number)}
    document.fill(top.number, encode({"Type": b"/Outlines", **ends, "Count": top.count()}))
    return top.number


def _write_bookmarks(document: Document, tree: Tree, pages: Pages, siblings: Sequence[_Bookmark]) -> None:
    for i, mark in enumerate(siblings):
        d: dict[str, Value] = {
            "Title": mark.node.element.title or words_of(mark.node.element),
            "Parent": reference(mark.parent),
            "A": go_to(document, tree, pages, mark.node.element),
            "SE": reference(mark.node.number),
        }
        if i:
            d["Prev"] = reference(siblings[i - 1].number)
        if i + 1 < len(siblings):
            d["Next"] = reference(siblings[i + 1].number)
        if mark.kids:
            d["First"], d["Last"] = reference(mark.kids[0].number), reference(mark.kids[-1].number)
            d["Count"] = mark.count()
        document.fill(mark.number, encode(d))
        _write_bookmarks(document, tree, pages, mark.kids)


# -- page labels --------------------------------------------------------------------------------------------------
def page_labels(pages: Sequence[Page]) -> dict[str, Value]:
    """The folios as a number tree: runs of decimal numbers, everything else word for word (ISO 32000-1, 12.4.2)."""
    out: list[Value] = []
    expected = ""
    for index, folio in enumerate(page.label for page in pages):
        if not _DECIMAL.fullmatch(folio):
            out += [index, {"P": folio} if folio else {}]
            expected = ""
            continue
        if folio != expected:
            out += [index, {"S": b"/D"} if folio == "1" else {"S": b"/D", "St": int(folio)}]
        expected = str(int(folio) + 1)
    return {"Nums": out}
