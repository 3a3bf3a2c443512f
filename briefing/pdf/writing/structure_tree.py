"""The story's tree, and what was painted of it, to the structure tree of the file (ISO 32000-1, 14.7–14.8).

The tree is the story's. While pages are painted, each element collects its marked content; elements of which nothing was
painted are left out, but for the cells of a table. Whatever stands below `artifact=True` is not in the tree at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Union

from briefing.compose.cell_heads import heads_of
from briefing.compose.story import Element, Story
from briefing.pdf.writing.file_structure import Document
from briefing.pdf.writing.values import Value, encode, name, reference
from briefing.records import fresh, record

NAMESPACE_17 = "http://iso.org/pdf/ssn"
NAMESPACE_20 = "http://iso.org/pdf2/ssn"

# Roles that PDF 1.7 does not know, and what each is to a reader of PDF 1.7. The map stands in a PDF 2.0 file too: readers
# of 1.7 (poppler 22.12) drop elements whose type they do not know.
ROLE_MAP = {"Title": "P", "Aside": "Sect", "Em": "Span", "Strong": "Span", "FENote": "Note", "Sub": "Span"}
# Roles that only PDF 1.7 has; in a 2.0 file they stay in its namespace (ISO 32000-2, annex M).
ONLY_17 = frozenset(
    ("TOC", "TOCI", "Reference", "BlockQuote", "Quote", "Code", "BibEntry", "Art", "Index", "NonStruct", "Private")
)
_IN_20 = {"Note": "FENote"}
_KEPT_EMPTY = frozenset(("TD", "TH"))
_ATTRIBUTE_OWNERS = {
    "ListNumbering": "List",
    "Scope": "Table",
    "Headers": "Table",
    "RowSpan": "Table",
    "ColSpan": "Table",
    "Summary": "Table",
    "BBox": "Layout",
    "Placement": "Layout",
}
_NAMED = frozenset(("ListNumbering", "Scope", "Placement"))


@record(frozen=False, eq=False)
class Content:
    """A marked-content sequence: page index from 0, its number on that page."""

    page: int
    mcid: int


@record(frozen=False, eq=False)
class Annotated:
    """An annotation that belongs to an element: page index, the object number of the annotation."""

    page: int
    annotation: int


Kid = Union["Node", Content, Annotated]


@record(frozen=False, eq=False)
class Node:
    """A structure element that will be written. `first` is where it was first painted: page index, x, y from the lower edge."""

    role: str
    element: Element
    parent: Node | None
    kids: list[Kid] = fresh(default_factory=list)
    number: int = 0
    attributes: dict[str, Value] = fresh(default_factory=dict)
    references: list[Element] = fresh(default_factory=list)  # /Ref, PDF 2.0
    files: list[int] = fresh(default_factory=list)  # object numbers of associated files
    first: tuple[int, float, float] | None = None
    id: str = ""
    own: bool = True  # False: put in by the writer between an element and its words

    def walk(self) -> Iterator[Node]:
        """This node and every one below it, in order."""
        waiting: list[Node] = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += [k for k in reversed(node.kids) if isinstance(k, Node)]

    def place(self) -> tuple[int, float, float] | None:
        """Where this, or the first element below it that was painted, begins."""
        return next((n.first for n in self.walk() if n.first is not None), None)


class Tree:
    """The structure tree as it grows while pages are painted."""

    __slots__ = ("_memo", "_order", "_words", "back_links", "parents", "root", "story", "two")

    def __init__(self, story: Story, *, two: bool) -> None:
        self.story = story
        self.two = two
        self._memo: dict[Element, Node | None] = {}
        self._words: dict[Element, Node | None] = {}
        self._order: list[Node] = []  # every node in reading order, once the pages are painted
        self.parents: list[list[Node] | Node] = []  # the parent tree: pages' sequences, annotations
        self.root = Node("Document", story.root, None)
        self._memo[story.root] = self.root
        self.back_links: dict[Element, Element] = {}  # the label of a note -> the first reference that calls it
        self._find_callers()

    def _find_callers(self) -> None:
        callers: dict[str, Element] = {}
        for n in self.story.root.walk_elements():
            if n.note and not n.hidden:
                callers.setdefault(n.note, n)
        for key, note in self.story.notes.items():
            label = next((c for c in note.elements if c.role == "Lbl"), None)
            if label is not None and key in callers and not _holds_link(label):
                self.back_links[label] = callers[key]

    # -- while painting -----------------------------------------------------------------------------------------
    def node(self, element: Element) -> Node | None:
        """The node of an element, hung on its parents; None when the element is, or is inside, an artifact."""
        if element in self._memo:
            return self._memo[element]
        if element.artifact:
            made = None
        else:
            above = self.root if element.parent is None else self.node(element.parent)
            if element in self._memo:  # a table makes its rows and cells as soon as it is made itself
                return self._memo[element]
            made = None if above is None else Node(self._role(element.role), element, above, id=element.id)
            if made is not None and above is not None:
                above.kids.append(made)
        self._memo[element] = made
        if made is not None and element.role == "Table":
            self._keep_cells(element)
        return made

    def words_node(self, element: Element) -> Node | None:
        """The node that owns the words of an element: itself, or the Link put inside a reference or a note's label."""
        if element in self._words:
            return self._words[element]
        made = self.node(element)
        bare = made is not None and made.role != "Link" and (element.note or element in self.back_links)
        if made is not None and bare and not _holds_link(element):
            link = Node("Link", element, made, own=False)
            made.kids.append(link)
            made = link
        self._words[element] = made
        return made

    def _role(self, role: str) -> str:
        return _IN_20.get(role, role) if self.two else role

    def _keep_cells(self, element: Element) -> None:
        for child in element.elements:
            if not child.artifact:
                if child.role in _KEPT_EMPTY:
                    self.node(child)
                elif child.role in ("TR", "THead", "TBody", "TFoot"):
                    self._keep_cells(child)

    def new_page(self) -> int:
        """A place in the parent tree for a page's sequences."""
        self.parents.append([])
        return len(self.parents) - 1

    def mark(self, node: Node, page: int, slot: int) -> int:
        """A new marked-content sequence of `node` on this page: its number."""
        marked = self.parents[slot]
        assert isinstance(marked, list)
        marked.append(node)
        node.kids.append(Content(page, len(marked) - 1))
        return len(marked) - 1

    def annotate(self, node: Node, page: int, annotation: int) -> int:
        """Add an annotation to the kids of `node`, after what it has painted so far: its key in the parent tree."""
        self.parents.append(node)
        node.kids.append(Annotated(page, annotation))
        return len(self.parents) - 1

    # -- writing ------------------------------------------------------------------------------------------------
    def number(self, document: Document) -> None:
        """Give every node an object number, in reading order."""
        self._sort(self.root)
        self._order = list(self.root.walk())
        for node in self._order:
            if node.role == "Table":
                self._name_heads(node.element)
            node.number = document.reserve()

    def _name_heads(self, table: Element) -> None:
        for cell, heads in heads_of(table).items():
            node = self._memo.get(cell)
            known = [n for n in map(self._memo.get, heads) if n is not None]
            if node is None or "Headers" in cell.attributes:
                continue
            for head in known:
                if not head.id:
                    head.id = f"head-{head.element.order}"
                    while head.id in self.story.by_id:
                        head.id += "-"
            node.attributes["Headers"] = [n.id for n in known]

    def _sort(self, node: Node) -> None:
        # an element that holds blocks reads in story order, wherever they were placed; one that holds words, as painted
        blocks = [k for k in node.kids if isinstance(k, Node)]
        if len(blocks) == len(node.kids) > 1:
            blocks.sort(key=lambda k: k.element.order)
            node.kids[:] = blocks
        for kid in blocks:
            self._sort(kid)

    def write(self, document: Document) -> int:
        """Write the tree, after `number` and when all pages are known: the object number of the structure tree root."""
        top = document.reserve()
        spaces = self._namespaces(document)
        ids: dict[str, int] = {}
        roles: set[str] = set()
        for node in self._order:
            roles.add(node.role)
            if node.id:
                ids[node.id] = node.number
            document.fill(node.number, self._dictionary(node, document, top, spaces))
        numbers: list[Value] = []
        for i, entry in enumerate(self.parents):
            if isinstance(entry, list):
                numbers.append(b"%d [%s]" % (i, b" ".join([b"%d 0 R" % n.number for n in entry])))
            else:
                numbers.append(b"%d %d 0 R" % (i, entry.number))
        d: dict[str, Value] = {
            "Type": b"/StructTreeRoot",
            "K": reference(self.root.number),
            "ParentTree": reference(document.add(encode({"Nums": numbers}))),
            "ParentTreeNextKey": len(self.parents),
        }
        if ids:
            d["IDTree"] = reference(document.add(encode(name_tree({k: reference(v) for k, v in ids.items()}))))
        if spaces:
            d["Namespaces"] = [reference(n) for n in spaces.values()]
        mapped: dict[str, Value] = {r: name(ROLE_MAP[r]) for r in sorted(roles) if r in ROLE_MAP}
        if mapped:
            d["RoleMap"] = mapped
        document.fill(top, encode(d))
        return top

    def _namespaces(self, document: Document) -> dict[str, int]:
        if not self.two:
            return {}
        return {uri: document.add(encode({"Type": b"/Namespace", "NS": uri})) for uri in (NAMESPACE_20, NAMESPACE_17)}

    def _dictionary(self, node: Node, document: Document, top: int, spaces: dict[str, int]) -> bytes:
        above = top if node.parent is None else node.parent.number
        page, kids = _kids(node, document)
        # most of the file's objects are these: what they all have is not built as a dictionary first
        head = b"<</Type /StructElem /S /%s /P %d 0 R" % (node.role.encode("ascii"), above)
        if spaces:
            head += b" /NS %d 0 R" % spaces[NAMESPACE_17 if node.role in ONLY_17 else NAMESPACE_20]
        if page is not None:
            head += b" /Pg %d 0 R" % document.page_number(page)
        if kids:
            head += b" /K " + (kids[0] if len(kids) == 1 else b"[" + b" ".join(kids) + b"]")
        more = self._more(node)
        return head + (b" " + encode(more)[2:] if more else b">>")

    def _more(self, node: Node) -> dict[str, Value]:
        """What only some elements say of themselves."""
        d: dict[str, Value] = {}
        if not (_says_more(node) or (self.two and (node.references or node.role == "L"))):
            return d
        if node.own:
            d.update(_said(node.element, node.id))
        known = [self._memo.get(e) for e in node.references] if self.two else []
        referred: list[Value] = [reference(n.number) for n in known if n is not None and n.number]
        if referred:
            d["Ref"] = referred
        given = {**(node.element.attributes if node.own else {}), **node.attributes}
        if self.two and node.role == "L" and given.get("ListNumbering", "None") == "None" and _labelled(node):
            given["ListNumbering"] = "Unordered"  # ISO 14289-2, 8.2.5.25: a list with labels does not say that it has none
        attributes = _attributes(given)
        if attributes:
            d["A"] = attributes[0] if len(attributes) == 1 else attributes
        if node.files:
            d["AF"] = [reference(n) for n in node.files]
        return d

    def find(self, element: Element) -> Node | None:
        """The node of an element that has been painted, None for any other."""
        return self._memo.get(element)


def _says_more(node: Node) -> bool:
    """Whether there is anything besides role, place and kids to write: for most elements there is not."""
    e = node.element
    own = node.own and (e.attributes or e.alt or e.actual or e.expansion or e.lang or e.title or node.id)
    return bool(own or node.attributes or node.files)


def _labelled(node: Node) -> bool:
    return any(isinstance(n, Node) and n.role == "Lbl" for item in node.kids if isinstance(item, Node) for n in item.kids)


def _holds_link(element: Element) -> bool:
    return any(e.role == "Link" for e in element.walk_elements())


def _kids(node: Node, document: Document) -> tuple[int | None, list[bytes]]:
    """The page of the first sequence or annotation, and the kids; those on other pages name theirs."""
    page: int | None = None
    out: list[bytes] = []
    for kid in node.kids:
        if isinstance(kid, Node):
            out.append(b"%d 0 R" % kid.number)
            continue
        if page is None:
            page = kid.page
        elsewhere = b"" if kid.page == page else b" /Pg %d 0 R" % document.page_number(kid.page)
        if isinstance(kid, Annotated):
            out.append(b"<</Type /OBJR%s /Obj %d 0 R>>" % (elsewhere, kid.annotation))
        elif elsewhere:
            out.append(b"<</Type /MCR%s /MCID %d>>" % (elsewhere, kid.mcid))
        else:
            out.append(b"%d" % kid.mcid)
    return page, out


def _said(element: Element, id: str) -> dict[str, Value]:
    said = {
        "Alt": element.alt,
        "ActualText": element.actual,
        "E": element.expansion,
        "Lang": element.lang,
        "T": element.title,
        "ID": id,
    }
    return {k: v for k, v in said.items() if v}


def _attributes(given: Mapping[str, Value]) -> list[Value]:
    """Attribute objects, one for each owner (ISO 32000-1, 14.8.5), without what says nothing."""
    owners: dict[str, dict[str, Value]] = {}
    for key, v in given.items():
        if v == "" or (key in ("RowSpan", "ColSpan") and v == 1):
            continue
        owner = _ATTRIBUTE_OWNERS[key]
        owners.setdefault(owner, {"O": name(owner)})[key] = name(str(v)) if key in _NAMED else v
    return list(owners.values())


def name_tree(entries: dict[str, bytes]) -> dict[str, Value]:
    """A name tree in one node, in the order of the keys' bytes (ISO 32000-1, 7.9.6)."""
    names: list[Value] = []
    for key in sorted(entries, key=_key_bytes):
        names += [key, entries[key]]
    return {"Names": names}


def _key_bytes(key: str) -> bytes:
    return key.encode("ascii") if key.isascii() and key.isprintable() else b"\xfe\xff" + key.encode("utf-16-be")
