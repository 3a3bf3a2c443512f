"""From the printed texts of a brief and the faces of a sheet to the characters that no face has, each told once at its line.

It is done before anything is composed: a character may come to stand in a running line, a drawing and a table at once, and has
been typed in one place.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.diagnostics import Diagnostics, Place
from briefing.model import prose as p
from briefing.model.brief import Brief
from briefing.model.part import Part, Use, use_of
from briefing.model.prose import Prose
from briefing.model.values import When
from briefing.records import record
from briefing.style.sheet import Sheet
from briefing.text.coverage import missing_help, right_to_left, stretches

SPOKEN = frozenset(("alt",))
"""Fields whose words are said by a reader's own program and have no ink."""


@record
class _Words:
    """Words of a field: from this character of its text on; of an entry of a list, with its index."""

    text: str
    field: str
    index: int | None = None
    start: int = 0
    place: Place | None = None


def check_letters(brief: Brief, sheet: Sheet, tell: Diagnostics) -> None:
    """Tell the characters that no face of the sheet has (L301), and words that run from right to left (L302)."""
    letters = _Letters(sheet)
    for part in brief.walk():
        for words in _printed(part):
            if letters.are_new(words.text):
                _check(words, part, letters.lost(words.text), tell)


class _Letters:
    """The characters that some face of a sheet has."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.known: set[str] = {chr(code) for code in range(128)}

    def are_new(self, text: str) -> bool:
        """Whether a text has characters that were not looked for before, or not found."""
        return not (text.isascii() or self.known.issuperset(text))

    def lost(self, text: str) -> frozenset[str]:
        """The characters that none of the fonts has, in no weight; those it has are known from now on."""
        lost = frozenset(text)
        for font in self.sheet.specified.sections["fonts"]:
            lost &= self.sheet.stack(font).missing(text)
            if not lost:
                break
        self.known.update(c for c in text if c not in lost and right_to_left(c) is None)
        return lost


def _check(words: _Words, part: Part, lost: frozenset[str], tell: Diagnostics) -> None:
    turned = right_to_left(words.text)
    if turned is not None:
        start, run, message, hint = turned
        _tell("L302", message, hint, part, words, start, run, tell)
        lost -= set(run)
    for start, run in stretches(words.text, lost):
        message, hint = missing_help(run)
        _tell("L301", message, hint, part, words, start, run, tell)


def _tell(code: str, message: str, hint: str, part: Part, words: _Words, start: int, run: str, tell: Diagnostics) -> None:
    where = part.where(words.field) if words.index is None else part.where_item(words.field, words.index)
    place = words.place or _place(part, words)
    if place is not None:
        where["span"] = place.span_at(words.start + start, words.start + start + len(run))
    tell.error(code, message, **where, hints=(hint,) if hint else ())


def _place(part: Part, words: _Words) -> Place | None:
    """The text that words stand in; that of a time in words stands at `words` where it is a block."""
    if words.index is not None:
        return part.place_of_item(words.field, words.index)
    node = part.node_of(words.field)
    within = None if node is None else node.child("words")
    return part.place_of(words.field) if within is None else within.place()


def _printed(part: Part) -> Iterator[_Words]:
    """The printed words of a part's own fields."""
    for field in type(part).model_fields:
        value = getattr(part, field)
        if value and field not in SPOKEN and use_of(type(part), field) is Use.PRINTED:
            if isinstance(value, tuple):
                for index, item in enumerate(value):
                    yield from _words(item, field, index)
            elif isinstance(value, dict):
                node = part.node_of(field)
                for key in value:
                    yield _Words(key, field, place=None if node is None else node.key(key))
            else:
                yield from _words(value, field, None)


def _words(value: object, field: str, index: int | None) -> Iterator[_Words]:
    if isinstance(value, str):
        yield _Words(value, field, index)
    elif isinstance(value, When) and value.words:
        yield _Words(value.words, field, index)
    elif isinstance(value, Prose):
        for inline in p.inlines_of(value.blocks):
            if isinstance(inline, p.Plain):
                yield _Words(inline.text, field, index, inline.start, value.place)
            elif isinstance(inline, p.Cite):
                for _, locator in inline.items:
                    yield _Words(locator, field, index, max(value.text.find(locator, inline.start), inline.start), value.place)
    elif isinstance(value, tuple):  # a row of a table
        for item in value:
            yield from _words(item, field, index)
