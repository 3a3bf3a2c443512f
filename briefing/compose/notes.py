"""Notes: from citations to numbered calls and one Note for each place cited, numbered by first citation in reading order.

A call is a Reference that holds a Link to its note; the Note's label links back to the first call. The first note of a source
says what it is, a later one, of another place in it, says so in short. Numbers are known only when the whole story stands, so
calls are written with empty words that `settle` fills.

A source that only its own entry in the list of sources calls has no note: its entry says all of it, where it has its number.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from briefing.compose.elements import line, link
from briefing.compose.story import Element, Node, Words
from briefing.language.note_numbers import NumberForm, note_number
from briefing.records import record

# Roles below which a Note may stand as a block (a table's rows and a list's items may not hold it).
FLOWS = frozenset({"Document", "Sect", "Div", "Aside", "LBody", "BlockQuote"})
# What a card of a judgment says before its sources.
_JUDGED = frozenset({"judgment.text", "judgment.assessment", "judgment.reason"})
_LOOK = "reference"


@record
class NoteForm:
    """How notes are numbered, and whether their numbers stand in brackets on the line."""

    number: NumberForm = "arabic"
    brackets: bool = False


@record(frozen=False, eq=False)
class _Call:
    """A citation of a place in a source ("" for all of it): the link to its note, and the words of its number."""

    source: str
    locator: str
    link: Element
    words: Words
    place: int = 0


@record
class _Numbered:
    """A number that was given: as printed, its place in the row, and the note that has it; a source's entry has none."""

    number: str
    place: int
    note: Element | None = None


NoteText = Callable[[str, str, Element | None], list[Node | str]]
"""What a note says of a source and a place in it; in short where the note that says it in full is called by the given link."""


class Notes:
    """The citations of one story; `text` composes what a note says."""

    __slots__ = ("_calls", "_form", "_made", "_text", "_whole", "numbers")

    def __init__(self, text: NoteText, form: NoteForm) -> None:
        self.numbers: dict[str, str] = {}  # of the sources, as printed
        self._text, self._form = text, form
        self._calls: dict[int, tuple[Element, _Call]] = {}
        self._made: dict[tuple[str, str], _Numbered] = {}  # by source and locator
        self._whole: dict[str, _Numbered] = {}  # where a source is told in full

    def call(self, source: str, locator: str = "", look: str = _LOOK) -> Element:
        """A citation of a source: the number of the note that says where in it, linked to that note."""
        words = Words("")
        to_note = link("#" + note_id(source), words)
        e = Element("Reference", "inline", look).add(to_note)
        self._calls[id(e)] = e, _Call(source, locator, to_note, words)
        return e

    def calls(self, items: Iterable[tuple[str, str]]) -> list[Node | str]:
        """Several citations at one place: «1,2»."""
        out: list[Node | str] = []
        for source, locator in items:
            if out:
                out.append(separator())
            out.append(self.call(source, locator))
        return out

    def settle(
        self, root: Element, end: Element | None = None, entries: Element | None = None, at_entry: Collection[str] = ()
    ) -> dict[str, Element]:
        """Number the places cited by first citation, write the numbers, and put every Note where it belongs.

        `end` takes the notes when they stand at the end; at the foot each stands after the block of its first call. `entries`
        is the list in which each source is told whole: a call in it makes no note, and none of a source `at_entry` does, whose
        first call stands on the page of its entry. Gives the Note elements by id, in order.
        """
        at_home = {id(e) for e in entries.walk_elements()} if entries is not None else set()
        first = self._first_calls(root, at_home)
        notes: dict[str, Element] = {}
        after: dict[int, Element] = {}
        for (source, locator), caller in first.items():
            if source in at_entry and source not in self._whole:
                self._give(source, "")
            if (source, locator) in self._made:
                continue
            note = self._note(source, locator, caller)
            notes[note.id] = note
            if end is not None:
                end.add(note)
            else:
                _put_after(_block_of(caller), note, after)
        for e, call in self._calls.values():
            if id(e) in at_home and _labels(e) and call.source not in self._whole:
                self._give(call.source, "")
        for e, call in self._calls.values():
            self._write(e, call, id(e) in at_home)
        for parent in {id(e.parent): e.parent for e, _ in self._calls.values() if e.parent is not None}.values():
            self._put_in_order(parent)
        return notes

    def place_of(self, source: str) -> int:
        """The place of a source in the order of the numbers, counted from 0, after them where it has none."""
        return self._whole[source].place if source in self._whole else len(self._made)

    # -- numbering --------------------------------------------------------------------------------------------------
    def _first_calls(self, root: Element, at_home: set[int]) -> dict[tuple[str, str], Element]:
        """The first call of each place cited; who cites a source and no place in it calls its first note."""
        first: dict[tuple[str, str], Element] = {}
        whole: dict[str, str] = {}  # the place of the first note, by source
        for e in root.walk_elements():
            if id(e) not in self._calls or id(e) in at_home or e.hidden:
                continue
            call = self._calls[id(e)][1]
            locator = call.locator or whole.setdefault(call.source, "")
            whole.setdefault(call.source, locator)
            first.setdefault((call.source, locator), e)
        return first

    def _give(self, source: str, locator: str, note: Element | None = None) -> _Numbered:
        """The next number, for a place cited."""
        place = len(self._made)
        made = self._made[source, locator] = _Numbered(note_number(place + 1, self._form.number), place, note)
        self._whole.setdefault(source, made)
        self.numbers.setdefault(source, made.number)
        return made

    def _note(self, source: str, locator: str, call: Element) -> Element:
        """The note of a place cited: in full, or in short where another note has said the source in full."""
        full = self._whole.get(source)
        name = note_id(source) if full is None else f"{note_id(source)}.{len(self._made) + 1}"
        call.id = "call-" + name.removeprefix("note-")
        note = Element("Note", "flow", "note", id=name)
        number = self._give(source, locator, note).number
        note.add(line("note.marker", link("#" + call.id, number), role="Lbl"))
        there = note_id(source) if full is not None and full.note is not None else "source-" + source
        text = self._text(source, locator, None if full is None else link("#" + there, full.number))
        return note.add(line("note.text", *text))

    def _write(self, e: Element, call: _Call, at_home: bool) -> None:
        """Write the number of a call, and lead it to its note, or to the entry of its source."""
        made = self._made.get((call.source, call.locator)) or self._whole.get(call.source)
        if made is None:
            return
        call.words.text, call.place = made.number, made.place
        if made.note is not None:
            e.note = "" if at_home else made.note.id
            call.link.href = "#" + made.note.id
        elif not _labels(e):
            call.link.href = "#source-" + call.source
        else:  # the number of an entry is what others lead to
            e.role = call.link.role = "Span"
            call.link.href = ""

    # -- neighbours -------------------------------------------------------------------------------------------------
    def _put_in_order(self, parent: Element) -> None:
        """Neighbouring calls stand in the order of their numbers: «1,2», never «2,1»; in brackets «[1, 2]»."""
        children, at = parent.children, 0
        while at < len(children):
            run = [at] if self._is_call(children[at]) else []
            while run and run[-1] + 2 < len(children) and _parts(children[run[-1] + 1]) and self._is_call(children[run[-1] + 2]):
                run.append(run[-1] + 2)
            calls = [children[i] for i in run]
            for i, call in zip(run, sorted(calls, key=self._place), strict=True):
                children[i] = call
            at = run[-1] + 1 if run else at + 1
            if run and self._form.brackets:
                at += self._bracket(parent, run)

    def _is_call(self, node: Node) -> bool:
        return isinstance(node, Element) and id(node) in self._calls and node.look == _LOOK

    def _place(self, node: Node) -> int:
        """Where the number of a call stands in the row of all of them."""
        return self._calls[id(node)][1].place

    def _bracket(self, parent: Element, run: list[int]) -> int:
        """Put brackets around neighbouring calls; how many children that makes more."""
        for i in run[:-1]:
            between = parent.children[i + 1]
            if isinstance(between, Element):
                between.children = []
                between.add(", ")
        parent.insert(run[-1] + 1, Element("Span", "inline", _LOOK).add("]"))
        before = parent.children[run[0] - 1] if run[0] else None
        space = "" if before is None or (isinstance(before, Words) and before.text.endswith(" ")) else "\u00a0"
        parent.insert(run[0], Element("Span", "inline", _LOOK).add(space + "["))
        return 2


def separator() -> Element:
    """What stands between two calls at one place."""
    return Element("Span", "inline", _LOOK).add(",")


def _labels(call: Element) -> bool:
    """Whether a call is the number of the entry of its source."""
    return call.parent is not None and call.parent.role == "Lbl"


def _parts(node: Node) -> bool:
    """Whether this stands between two calls."""
    return isinstance(node, Element) and node.role == "Span" and node.look == _LOOK


def note_id(source: str) -> str:
    """The id of the Note that says a source in full."""
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
