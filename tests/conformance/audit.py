"""A finished PDF, read with pikepdf, to sentences on which rules of a rich, right structure its tree does not keep.

The rules are those of ISO 14289-1 (7.3 figures, 7.4 headings, 7.5 tables, 7.6 lists, 7.9 notes, 7.18.5 links), the Matterhorn
Protocol 1.1 and, for PDF 2.0, ISO 14289-2. veraPDF judges some of them; this looks at the tree alone, for every rule by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

HEADINGS = {f"H{n}": n for n in range(1, 7)}
PARENTS = {
    "LI": {"L"}, "Lbl": {"LI", "Note", "FENote"}, "LBody": {"LI"}, "THead": {"Table"}, "TBody": {"Table"},
    "TR": {"THead", "TBody"}, "TH": {"TR"}, "TD": {"TR"}, "TOCI": {"TOC"}, "Caption": {"Table", "Sect"},
}  # fmt: skip
_CELLS = "Document LBody LI TBody TD TH THead TOCI TR Title"
_LINES = "Aside BlockQuote Caption Document LBody LI P Sect TBody TD TH THead TOC TOCI TR Title"
NEVER = {  # of our roles, those that ISO 32005, Table 5 forbids in another; a Div takes over what holds for its parent
    "Document": "Caption Em LBody LI Lbl Quote Reference Span Strong TBody TD TH THead TOCI TR",
    "Sect": "Document Em LBody LI Quote Span Strong TBody TD TH THead TOCI TR",
    "Aside": "Aside Em LBody LI Quote Span Strong TBody TD TH THead TOCI TR Title",
    "BlockQuote": "Aside Em LBody LI Quote Span Strong TBody TD TH THead TOCI TR Title",
    "P": _LINES + " Div", "Title": "BlockQuote Document LBody LI Sect TBody TD TH THead TOC TOCI TR Title",
    "Lbl": _LINES + " Div L Lbl Table", "Em": _LINES + " Div L Table", "Strong": _LINES + " Div L Table",
    "Span": _LINES + " Div L Table", "Quote": _LINES + " L Table", "TD": _CELLS + " Aside BlockQuote Caption TOC",
    "TH": _CELLS + " Aside BlockQuote Caption TOC", "LBody": _CELLS + " Lbl TOC", "Caption": _CELLS + " Caption TOC",
    "Figure": _CELLS + " TOC", "Reference": _CELLS, "Link": _CELLS, "Note": _CELLS + " TOC", "FENote": _CELLS + " TOC",
}  # fmt: skip
NUMBERINGS = {"None", "Disc", "Decimal", "UpperAlpha", "Unordered"}
TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")


class Node:
    """A structure element with its parent and its element kids."""

    def __init__(self, d: pikepdf.Dictionary, parent: Node | None) -> None:
        self.d, self.parent = d, parent
        self.role = str(d.get("/S"))[1:]
        self.id = str(d["/ID"]) if "/ID" in d else ""
        self.raw = _listed(d.get("/K"))
        self.kids = [Node(k, self) for k in self.raw if isinstance(k, pikepdf.Dictionary) and "/S" in k]

    def walk(self) -> Iterator[Node]:
        """This element and all below, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def attribute(self, key: str) -> Any:
        """An attribute of whatever owner, None without it."""
        return next((a[key] for a in _listed(self.d.get("/A")) if key in a), None)

    def annotations(self) -> list[pikepdf.Dictionary]:
        """The annotations that hang on this element."""
        return [k["/Obj"] for k in self.raw if isinstance(k, pikepdf.Dictionary) and k.get("/Type") == "/OBJR"]

    def name(self) -> str:
        return f"{self.role} {self.id}".strip()


def _listed(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, pikepdf.Array) else [value]


def audit(pdf: pikepdf.Pdf) -> list[str]:
    """Every rule that is broken, as a sentence; empty when all are kept."""
    root = pdf.Root["/StructTreeRoot"]
    top = Node(_listed(root["/K"])[0], None)
    nodes = list(top.walk())
    ids = {n.id: n for n in nodes if n.id}
    found = [] if top.role == "Document" else ["the tree does not begin with a Document"]
    found += [f"the identifier {i} is used twice" for i in ids if sum(n.id == i for n in nodes) > 1]
    for rule in (_headings, _nesting, _tables, _figures, _lists, _links, _languages):
        found += rule(nodes)
    found += _notes(nodes, ids, pdf)
    found += _roles(nodes, root, two=pdf.pdf_version >= "2.0")
    return [*found, *_parent_tree(root, nodes, pdf)]


def _headings(nodes: list[Node]) -> Iterator[str]:
    before = 0
    for n in nodes:
        if n.role in HEADINGS:
            if HEADINGS[n.role] > before + 1:
                yield f"{n.role} follows a heading of level {before}"
            before = HEADINGS[n.role]


def _nesting(nodes: list[Node]) -> Iterator[str]:
    for n in nodes:
        if n.role in PARENTS and (n.parent is None or n.parent.role not in PARENTS[n.role]):
            yield f"{n.name()} stands in {n.parent.name() if n.parent else 'nothing'}"
        if n.parent is not None and n.role in NEVER.get(n.parent.role, "").split():
            yield f"{n.name()} stands in {n.parent.name()}"
        if n.role == "Caption" and n.parent is not None and n is not n.parent.kids[0]:
            yield f"{n.name()} is not the first in {n.parent.name()}"


def _tables(nodes: list[Node]) -> Iterator[str]:
    for table in (n for n in nodes if n.role == "Table"):
        cells = [n for n in table.walk() if n.role in ("TH", "TD")]
        heads = {n.id for n in cells if n.role == "TH"}
        if not heads:
            yield f"{table.name()} has no heads"
        for cell in cells:
            named = [str(h) for h in _listed(cell.attribute("/Headers"))]
            if cell.role == "TH" and str(cell.attribute("/Scope")) not in ("/Column", "/Row", "/Both"):
                yield f"a head of {table.name()} has no scope"
            if cell.role == "TH" and not cell.id:
                yield f"a head of {table.name()} has no identifier"
            if cell.role == "TD" and not named:
                yield f"a cell of {table.name()} names no heads"
            if set(named) - heads:
                yield f"a cell of {table.name()} names a head that is not in it"


def _figures(nodes: list[Node]) -> Iterator[str]:
    for n in (n for n in nodes if n.role == "Figure"):
        alt = " ".join(str(n.d.get("/Alt", "")).split())
        if not alt:
            yield f"{n.name()} has no alternative text"
        box = n.attribute("/BBox")
        if box is None:
            yield f"{n.name()} has no box"
            continue
        left, low, right, high = (float(x) for x in box)
        _, _, width, height = (float(x) for x in n.d["/Pg"]["/MediaBox"])
        if not (0 <= left < right <= width and 0 <= low < high <= height):
            yield f"the box of {n.name()} is not inside its page"


def _lists(nodes: list[Node]) -> Iterator[str]:
    for n in (n for n in nodes if n.role == "L"):
        if str(n.attribute("/ListNumbering"))[1:] not in NUMBERINGS:
            yield f"{n.name()} does not say how it is numbered"
        if not n.kids:
            yield f"{n.name()} has no items"
    for n in (n for n in nodes if n.role == "LI"):
        if [k.role for k in n.kids] not in (["Lbl", "LBody"], ["LBody"]):
            yield f"{n.name()} is not a label and a body"


def _links(nodes: list[Node]) -> Iterator[str]:
    for n in nodes:
        if n.role == "Link":
            if not n.annotations():
                yield f"{n.name()} has no annotation"
            for a in n.annotations():
                if not str(a.get("/Contents", "")).strip():
                    yield f"the annotation of {n.name()} has no description"
        elif n.annotations():
            yield f"an annotation hangs on {n.name()}"
        if n.role == "TOCI" and not any(k.role == "Link" for k in n.walk()):
            yield f"{n.name()} leads nowhere"
        if n.role == "TOCI" and len(n.raw) != sum(k.role in ("Reference", "Lbl", "P", "TOC") for k in n.kids):
            yield f"{n.name()} holds more than references"
        if n.role == "Reference" and not any(k.role == "Link" for k in n.kids):
            yield f"{n.name()} leads nowhere"


def _notes(nodes: list[Node], ids: dict[str, Node], pdf: pikepdf.Pdf) -> Iterator[str]:
    named: dict[tuple[object, ...], set[str]] = {}
    for key, place in pikepdf.NameTree(pdf.Root["/Names"]["/Dests"]).items():
        named.setdefault(_place(place), set()).add(str(key))

    def targets(node: Node) -> set[str]:
        places = [a["/A"]["/D"] for k in node.walk() if k.role == "Link" for a in k.annotations() if "/D" in a.get("/A", {})]
        return {name for place in places for name in named.get(_place(place), ())}

    called = {t for n in nodes if n.role == "Reference" for t in targets(n)}
    for n in nodes:
        if n.role in ("Note", "FENote"):
            if not n.id or n.id not in called:
                yield f"nothing leads to {n.name()}"
            if not any(t in ids and ids[t].role == "Reference" for t in targets(n)):
                yield f"nothing leads back from {n.name()}"


def _place(destination: Any) -> tuple[object, ...]:
    if isinstance(destination, pikepdf.Dictionary):
        destination = destination["/D"]
    return (destination[0].objgen, *(None if x is None else str(x) for x in list(destination)[1:]))


def _languages(nodes: list[Node]) -> Iterator[str]:
    for n in nodes:
        if "/Lang" in n.d and not TAG.match(str(n.d["/Lang"])):
            yield f"{n.name()} has the language {str(n.d['/Lang'])!r}"


def _roles(nodes: list[Node], root: pikepdf.Dictionary, *, two: bool) -> Iterator[str]:
    mapped = {str(k)[1:] for k in root.get("/RoleMap", {})}
    for role in sorted({n.role for n in nodes} & {"Title", "Aside", "Em", "Strong"}):
        if not two and role not in mapped:
            yield f"{role} is no role of PDF 1.7 and not mapped to one"


def _parent_tree(root: pikepdf.Dictionary, nodes: list[Node], pdf: pikepdf.Pdf) -> Iterator[str]:
    numbers = list(root["/ParentTree"]["/Nums"])
    places = dict(zip((int(k) for k in numbers[::2]), numbers[1::2], strict=True))
    known = {n.d.objgen for n in nodes}
    for page in pdf.pages:
        owners = places.get(int(page.obj.get("/StructParents", -1)))
        if owners is None:
            yield "a page has no place in the parent tree"
        elif any(o.objgen not in known for o in owners):
            yield "the parent tree leads to an element that is not in the tree"
        for a in page.obj.get("/Annots", []):
            owner = places.get(int(a.get("/StructParent", -1)))
            if owner is None or owner.objgen not in known:
                yield "an annotation has no place in the parent tree"
