"""Notes: from citations to numbered calls and one Note a cited source, numbered by first citation in reading order.

A call is a Reference that holds a Link to its note; the Note's label links back to the first call. Numbers are known only
when the whole story stands, so calls are written with empty words that `settle` fills.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefing.compose.elements import line, link
from briefing.compose.story import Element, Node, Words

# Roles below which a Note may stand as a block (a table's rows and a list's items may not hold it).
FLOWS = frozenset({"Document", "Sect", "Div", "Aside", "LBody", "BlockQuote"})
# What a card of a judgment says before its sources.
_JUDGED = frozenset({"judgment.text", "judgment.assessment", "judgment.reason"})


class Notes:
    """The citations of one story. `text_of(source id)` composes what a note says."""

    __slots__ = ("_calls", "_text_of", "_words", "numbers", "place")

    def __init__(self, place: str, text_of: Callable[[str], list[Node | str]]) -> None:
        self.place = place
        self.numbers: dict[str, int] = {}
        self._text_of = text_of
        self._words: dict[str, list[Words]] = {}
        self._calls: list[Element] = []

    def call(self, source: str, locator: str = "", look: str = "reference") -> Element:
        """A citation of a source: its number, raised, linked to its note; the locator («p. 3») after it."""
        number = Words("")
        e = Element("Reference", "inline", look, note=note_id(source)).add(link("#" + note_id(source), number))
        if locator:
            e.add(", " + locator)
        self._words.setdefault(source, []).append(number)
        self._calls.append(e)
        return e

    def calls(self, items: Iterable[tuple[str, str]]) -> list[Node | str]:
        """Several citations at one place: «1,2», or «1, p. 3; 2» where one has a locator."""
        out: list[Node | str] = []
        pairs = list(items)
        separator = "; " if any(locator for _, locator in pairs) else ","
        for i, (source, locator) in enumerate(pairs):
            if i:
                out.append(Element("Span", "inline", "reference").add(separator))
            out.append(self.call(source, locator))
        return out

    def settle(self, root: Element, end: Element | None = None) -> dict[str, Element]:
        """Number the sources by first citation, write the numbers, and put every Note where it belongs.

        `end` takes the notes when they stand at the end; at the foot each stands after the block of its first call.
        Gives the Note elements by id, in order.
        """
        first: dict[str, Element] = {}
        for e in root.walk_elements():
            if e.note and e.note not in first and not e.hidden:
                first[e.note] = e
        notes: dict[str, Element] = {}
        after: dict[int, Element] = {}
        for number, (name, call) in enumerate(first.items(), 1):
            source = name.removeprefix("note-")
            call.id = "call-" + source
            self.numbers[source] = number
            note = notes[name] = self._note(source, number)
            if end is not None:
                end.add(note)
            else:
                _put_after(_block_of(call), note, after)
        for source, places in self._words.items():
            for words in places:
                words.text = str(self.numbers[source]) if source in self.numbers else ""
        for parent in {id(e.parent): e.parent for e in self._calls if e.parent is not None}.values():
            self._put_in_order(parent)
        return notes

    def _put_in_order(self, parent: Element) -> None:
        """Neighbouring calls without locators stand in the order of their numbers: «1,2», never «2,1»."""
        children, at = parent.children, 0
        while at < len(children):
            run = [at] if _is_bare_call(children[at]) else []
            while (
                run
                and run[-1] + 2 < len(children)
                and _is_separator(children[run[-1] + 1])
                and _is_bare_call(children[run[-1] + 2])
            ):
                run.append(run[-1] + 2)
            ordered = sorted((children[i] for i in run), key=self._number_of)
            for i, call in zip(run, ordered, strict=True):
                children[i] = call
            at = run[-1] + 1 if run else at + 1

    def _number_of(self, call: Node) -> int:
        return self.numbers.get(call.note.removeprefix("note-"), 0) if isinstance(call, Element) else 0

    def _note(self, source: str, number: int) -> Element:
        e = Element("Note", "flow", "note", id=note_id(source))
        e.add(line("note.marker", link("#call-" + source, str(number)), role="Lbl"))
        return e.add(line("note.text", *self._text_of(source)))


def _is_bare_call(node: Node) -> bool:
    return isinstance(node, Element) and node.role == "Reference" and len(node.children) == 1


def _is_separator(node: Node) -> bool:
    return isinstance(node, Element) and node.role == "Span" and node.look == "reference"


def note_id(source: str) -> str:
    """The id of a source's Note."""
    return "note-" + source


def _block_of(call: Element) -> Element:
    """The block after which a note may stand: the whole table for a call inside one, else the nearest block of a flow."""
    around = [call, *call.ancestors()]
    tables = [e for e in around if e.role == "Table"]
    if tables:
        return tables[-1]
    block = (e for e in around if e.parent is not None and e.parent.role in FLOWS and e.kind != "inline")
    return _last_assessed(next(block))


def _last_assessed(block: Element) -> Element:
    """In a card the sources come after the confidence and its reason, which belong to the judgment: any other block itself."""
    if block.parent is None or block.look not in _JUDGED:
        return block
    return [b for b in block.parent.elements if b.look in _JUDGED][-1]


def _put_after(block: Element, note: Element, after: dict[int, Element]) -> None:
    parent = block.parent
    assert parent is not None
    parent.insert_after(after.get(id(block), block), note)
    after[id(block)] = note
