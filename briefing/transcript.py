"""A written file to what a screen reader says of it: one line of text for each announcement, in reading order.

What is said comes from the structure tree and nothing else (ISO 32000-1, 14.7–14.9): headings with their level, lists with the
number of their items, tables with their size and each cell with its heads, notes where they stand, figures by their alternative
text. Artifacts are not read aloud, so they are not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from briefing.pdf.proof.destinations import Goal, LinkArea
from briefing.pdf.proof.objects import Reference, UnreadableFile, Value, integer_in, name_in, text_in
from briefing.pdf.proof.structure_elements import Marked, ReadElement
from briefing.pdf.proof.tagged_file import read_file

_INLINE = frozenset(("Span", "Em", "Strong", "Link", "Reference", "Quote", "Code", "Sub"))
_GROUPS = frozenset(("Document", "Part", "Art", "Sect", "Div", "NonStruct", "LBody", "THead", "TBody", "TFoot", "P"))
_ENCLOSED = {"Aside": "side note", "BlockQuote": "quotation", "Index": "index", "TOC": "contents"}
_PREFIXES = {"Title": "title: ", "Caption": "caption: ", "TOCI": "entry: ", "Lbl": "label: ", "H": "heading: "}
_UNSAID = re.compile("[\u00ad\u200b\u200c\u200d\u2060]")
_SPACES = re.compile(r"\s+")
_INDENT = "  "


def transcript(data: bytes) -> str:
    """What is read aloud of a file that `briefing.pdf.write` has written, one line for each announcement, ended by a line end.

    Takes a few milliseconds a page. Raises `UnreadableFile` when the bytes are not such a file. `page N` stands where the
    words of another page begin, `[page N]` where that is inside a paragraph; what stands inside a list, a table, a note or a
    side note is indented by two spaces.
    """
    try:
        return "\n".join(_Reader(data).document()) + "\n"
    except (LookupError, ValueError, RecursionError) as e:
        raise UnreadableFile("it was made or changed by another program") from e


class _Reader:
    """One reading of one file: what is being read, in which language, on which page."""

    __slots__ = ("_broken", "_file", "_ids", "_lang", "_links", "_page", "_places", "_read")

    def __init__(self, data: bytes) -> None:
        self._read = read_file(data)
        self._file = self._read.file
        self._ids = {e.facts["ID"]: e for e in self._read.root.walk() if "ID" in e.facts}
        self._links = {link.number: link for link in self._read.links}
        self._places: dict[Goal, list[str]] = {}  # the ids of the elements that begin there
        for name, goal in self._read.destinations:
            self._places.setdefault(goal, []).append(name)
        self._lang = ""
        self._page = -1
        self._broken = False  # whether the latest words end inside a word

    # -- facts ------------------------------------------------------------------------------------------------------
    def _attribute(self, e: ReadElement, key: str) -> Value:
        """An attribute of an element (ISO 32000-1, 14.7.5), None when it has none of that name."""
        given = self._file.get(self._file.dictionary(Reference(e.number)).get("A"))
        owners = [self._file.dictionary(owner) for owner in (given if isinstance(given, list) else [given])]
        return next((owner[key] for owner in owners if key in owner), None)

    def _span(self, cell: ReadElement, key: str) -> int:
        """How many rows or columns a cell covers."""
        given = self._attribute(cell, key)
        return 1 if given is None else integer_in(given)

    def _note_called(self, reference: ReadElement) -> ReadElement | None:
        """The note that a reference leads to."""
        for link in [self._link_of(e) for e in reference.walk() if e.role == "Link"]:
            for name in self._places.get(link.goal, ()) if link is not None and isinstance(link.goal, Goal) else ():
                if name in self._ids and self._ids[name].role in ("Note", "FENote"):
                    return self._ids[name]
        return None

    def _link_of(self, e: ReadElement) -> LinkArea | None:
        """The annotation through which a link is followed, None when it has none."""
        return self._links.get(e.annotations[0]) if e.annotations else None

    # -- words ------------------------------------------------------------------------------------------------------
    def _words(self, children: Iterable[ReadElement | Marked]) -> str:
        """Inline children as one line; what is said about them stands in brackets."""
        raw = "".join(self._inline(c) if isinstance(c, ReadElement) else self._piece(c) for c in children)
        return _SPACES.sub(" ", _UNSAID.sub("", raw)).strip()

    def _piece(self, marked: Marked) -> str:
        """Words; the number of their page before them, after the word that they go on with, when it is another one."""
        page, _, words = marked
        broken, self._broken = self._broken, words.endswith("\u00ad")
        if page == self._page or self._page < 0:
            return words
        self._page = page
        first, space, rest = words.partition(" ") if broken else ("", " ", words)
        return f"{first} [page {page + 1}]{space}{rest}"

    def _inline(self, e: ReadElement) -> str:
        if e.role in ("Figure", "Formula"):
            return f"[{e.role.lower()}: {e.facts.get('Alt') or 'without alternative text'}]"
        lang = e.facts.get("Lang", "")
        outer, self._lang = self._lang, lang or self._lang
        said = e.facts.get("ActualText", "") or "".join(
            self._inline(c) if isinstance(c, ReadElement) else self._piece(c) for c in e.children
        )
        self._lang = outer
        if e.role == "Link":
            said = self._link(e, said)
        elif e.role == "Reference":
            said = self._reference(e, said)
        elif e.role == "Quote":
            said = f"[quotation: {said}]"
        expansion = e.facts.get("E", "")
        if expansion:
            said = f"{said} [short for: {expansion}]"
        # spaces at the edges belong to the sentence, not to what the brackets hold
        return _around(f"[in {lang}: ", said, "]") if lang and lang != outer else said

    def _link(self, e: ReadElement, said: str) -> str:
        link = self._link_of(e)
        if link is None:
            return _around("[link that leads nowhere: ", said, "]")
        told = link.described
        address = unquote(link.goal) if isinstance(link.goal, str) else ""
        plain = " ".join(_UNSAID.sub("", said).split())
        if told.startswith(plain + ": ") or told.endswith(" " + plain):
            plain = told
        elif told and told != plain:
            plain = f"{plain}: {told}"
        if address and address not in unquote(plain):
            plain += f", {address}"
        return f"[link: {plain}]"

    def _reference(self, e: ReadElement, said: str) -> str:
        note = self._note_called(e)
        if note is None:
            return said
        bare = " ".join(_UNSAID.sub("", e.text()).split())
        return f" [note {bare}]"

    # -- blocks -----------------------------------------------------------------------------------------------------
    def document(self) -> Iterator[str]:
        """Everything that is said, line by line."""
        root = self._read.root
        self._lang = root.facts.get("Lang", "") or text_in(self._file.dictionary(self._file.trailer.get("Root")).get("Lang"))
        count = len(self._read.pages)
        yield f"document, {_counted(count, 'page')}, in {self._lang or 'no language'}"
        yield from self._block(root)

    def _blocks(self, children: Iterable[ReadElement | Marked]) -> Iterator[str]:
        """Children of a block: each block by itself, the words between blocks as lines of their own."""
        inline: list[ReadElement | Marked] = []
        for child in children:
            if isinstance(child, ReadElement) and child.role not in _INLINE:
                yield from self._line(inline)
                inline = []
                yield from self._block(child)
            else:
                inline.append(child)
        yield from self._line(inline)

    def _line(self, inline: list[ReadElement | Marked]) -> Iterator[str]:
        words = self._words(inline)
        if words:
            yield words

    def _turn(self, e: ReadElement) -> Iterator[str]:
        """The number of the page, when the words of this element begin on another page than the one being read."""
        page = next((c[0] for part in e.walk() for c in part.children if isinstance(c, tuple)), self._page)
        if page != self._page:
            self._page = page
            yield f"page {page + 1}"

    def _block(self, e: ReadElement) -> Iterator[str]:
        lang = e.facts.get("Lang", "")
        outer = self._lang
        self._lang = lang or outer
        if e.role not in ("Document", "Part", "Sect", "Div"):
            yield from self._turn(e)  # groups begin with something that turns the page by itself
        lines = self._announced(e)
        yield from _begun(f"(in {lang}) ", lines) if lang and lang != outer else lines
        self._lang = outer

    def _announced(self, e: ReadElement) -> Iterator[str]:
        role = e.role
        if role in ("Figure", "Formula"):
            yield f"{role.lower()}: {e.facts.get('Alt') or 'without alternative text'}"
            yield from self._blocks(c for c in e.elements if c.role == "Caption")
        elif role == "Table":
            yield from self._table(e)
        elif role == "L":
            yield from self._list(e)
        elif role in ("Note", "FENote"):
            yield from self._labelled("note", e)
        elif role == "LI":
            yield from self._labelled("item", e)
        elif role in _ENCLOSED:
            yield _ENCLOSED[role]
            yield from _indented(self._blocks(e.children))
            yield f"end of {_ENCLOSED[role]}"
        elif role[0] == "H" and role[1:].isdigit():
            yield from _begun(f"heading {role[1:]}: ", self._blocks(e.children))
        elif role in _PREFIXES:
            yield from _begun(_PREFIXES[role], self._blocks(e.children))
        elif role in _GROUPS:
            yield from self._blocks(e.children)
        else:
            yield from _begun(f"{role}: ", self._blocks(e.children))

    def _list(self, e: ReadElement) -> Iterator[str]:
        items = [c for c in e.elements if c.role == "LI"]
        kind = name_in(self._attribute(e, "ListNumbering"))
        numbered = kind in ("Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha", "Ordered")
        yield f"{'numbered list' if numbered else 'list'}, {_counted(len(items), 'item')}"
        yield from _indented(self._blocks(e.children))
        yield "end of list"

    def _labelled(self, kind: str, e: ReadElement) -> Iterator[str]:
        """An item or a note, its label in front; what follows its first line is indented."""
        labels = [c for c in e.elements if c.role == "Lbl"]
        label = " ".join(_UNSAID.sub("", "".join(c.text() for c in labels)).split())
        rest = self._blocks(c for c in e.children if not (isinstance(c, ReadElement) and c.role == "Lbl"))
        yield from _begun(f"{kind} {label.rstrip('.:')}: " if label else f"{kind}: ", rest, _INDENT)

    def _table(self, e: ReadElement) -> Iterator[str]:
        rows = [r for r in e.walk() if r.role == "TR"]
        widths = [sum(self._span(c, "ColSpan") for c in _cells(r)) for r in rows]  # whole numbers
        summary = text_in(self._attribute(e, "Summary"))
        yield f"table, {_counted(len(rows), 'row')}, {_counted(max(widths, default=0), 'column')}" + (
            f": {summary}" if summary else ""
        )
        yield from _indented(self._blocks(c for c in e.elements if c.role == "Caption"))
        for number, row in enumerate(rows, 1):
            for part in self._turn(row):
                yield _INDENT + part
            yield f"{_INDENT}row {number}"
            read: list[ReadElement] = []  # heads of this row that have just been heard are not said again with every cell
            for cell in _cells(row):
                for line in self._cell(cell, read):
                    yield _INDENT * 2 + line
                read.append(cell)
        yield "end of table"

    def _cell(self, cell: ReadElement, read: list[ReadElement]) -> Iterator[str]:
        yield from self._turn(cell)
        scope = {"Column": "column head", "Row": "row head", "Both": "head of row and column"}
        kind = scope.get(cell.facts.get("Scope", ""), "head") if cell.role == "TH" else "cell"
        known = [self._ids.get(name) for name in cell.heads]
        heads = ["nothing" if h is None else " ".join(_UNSAID.sub("", _plain(h)).split()) for h in known if h not in read]
        spans = [
            f"over {_counted(count, unit)}"
            for unit, key in (("row", "RowSpan"), ("column", "ColSpan"))
            if (count := self._span(cell, key)) > 1
        ]
        told = "".join([f" {s}" for s in spans] + ([f" ({'; '.join(h for h in heads if h)})"] if any(heads) else []))
        lines = list(self._blocks(cell.children)) or ["empty"]
        yield from _begun(f"{kind}{told}: ", lines, _INDENT)


def _cells(row: ReadElement) -> list[ReadElement]:
    return [c for c in row.elements if c.role in ("TH", "TD")]


def _plain(e: ReadElement) -> str:
    """Every word below an element, blocks apart."""
    return "".join(_plain(c) if isinstance(c, ReadElement) else c[2] for c in e.children) + ("" if e.role in _INLINE else " ")


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def _around(before: str, words: str, after: str) -> str:
    """Brackets around words, and the spaces at the words' edges outside of them."""
    inner = words.strip()
    if not inner:
        return words
    start = words.index(inner[0])
    return words[:start] + before + inner + after + words[start + len(inner) :]


def _begun(prefix: str, lines: Iterable[str], indent: str = "") -> Iterator[str]:
    """Lines of which the first is announced by a prefix; the prefix alone when there are none."""
    first = True
    for line in lines:
        yield prefix + line if first else indent + line
        first = False
    if first:
        yield prefix.rstrip()


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (_INDENT + line for line in lines)
