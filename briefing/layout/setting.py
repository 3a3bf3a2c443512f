"""Paragraphs: from an element's leaves to set lines at a measure, each paragraph set once and remembered.

`Setting` is what the whole of a layout shares: the sheet, the way figures are drawn, the lines already set, the page
numbers known so far, and what there is to say about the input (a character that no face has, a line that does not fit).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from briefing.chart.ink.displaylist import DisplayList, Glyphs
from briefing.compose.story import Break, Element, Fill, Mark, PageOf, Story, Words
from briefing.diagnostics import Diagnostics, Span
from briefing.records import fresh, record, replace
from briefing.style.computed import Borders, Edges, Look, Template
from briefing.style.sheet import Sheet
from briefing.text.characters import TIE, tie
from briefing.text.coverage import missing_help, right_to_left, stretches
from briefing.text.items import Atom, End, Gap, Item, Line, Run
from briefing.text.paragraph import break_lines, loosened
from briefing.text.style import TextStyle

if TYPE_CHECKING:
    from briefing.chart.specification import Specification

Draw: TypeAlias = "Callable[[Specification, float, Look | None], DisplayList]"

# Text of 60 characters a line or more is justified, narrower text is set ragged: at 48 characters justified spaces vary
# three times as much as at 67 (standard deviation .122 em against .059 em on the same paragraph).
JUSTIFY_FROM = 60
_SAMPLE = "the quick brown fox jumps over a lazy dog and finds nothing there of note"

# Where the baseline stands in a line's box: the middle of the capitals (0.7 em high in text faces) is the box's middle.
CAPITAL_MIDDLE = 0.35
MARK_GAP = 0.3  # em
# Stands for a page number that is not known yet: as wide as most of them.
UNKNOWN_FOLIO = "00"


def above(look: Look) -> float:
    """Points from the top of a line's box to its baseline."""
    return look.leading / 2 + CAPITAL_MIDDLE * look.size


@record
class NumberedParagraph:
    """A paragraph with page numbers in it, as it was set: to be set again when these are known."""

    element: Element
    look: Look
    measure: float
    lang: str
    indent: float
    lines: list[Line]


@record(frozen=False)
class Setting:
    """What every flow of one layout shares."""

    story: Story
    sheet: Sheet
    draw: Draw
    diagnostics: Diagnostics = fresh(default_factory=Diagnostics)
    has_folios: bool = False  # whether page numbers are printed in the text (a contents list)
    numbered: list[NumberedParagraph] = fresh(default_factory=list)  # in this pass
    folios: dict[str, str] = fresh(default_factory=dict)  # id -> folio, from the pass before
    marker_rooms: dict[tuple[int, int], float] = fresh(default_factory=dict)  # of a list (and its items' look), in points
    templates: dict[str, Template] = fresh(default_factory=dict)  # those with room for the marking; others are the sheet's
    _lines: dict[tuple[int, int, float, str, float, str], list[Line]] = fresh(default_factory=dict)
    _styles: dict[tuple[int, str], tuple[Look, TextStyle]] = fresh(default_factory=dict)
    _plain: dict[str, Look] = fresh(default_factory=dict)
    _missing: set[tuple[int, str]] = fresh(default_factory=set)
    _average: dict[TextStyle, float] = fresh(default_factory=dict)
    _calls: dict[int, tuple[str, ...]] = fresh(default_factory=dict)
    _stands: dict[str, str] = fresh(default_factory=dict)

    def template(self, name: str) -> Template:
        """A page template by name, with room for the marking of this brief."""
        return self.templates.get(name) or self.sheet.template(name)

    def template_for(self, number: int) -> Template:
        """The template of a page of the main sequence, counted from 1, with room for the marking of this brief."""
        return self.template(self.sheet.template_for(number).name)

    @property
    def frame_height(self) -> float:
        """Points between the head and the foot of a page that is not the first."""
        page = self.template_for(2)
        return page.height - page.margin.top - page.margin.bottom

    def look(self, element: Element, inherited: Look) -> Look:
        """The look an element asks for; without one it has its parent's type and none of its spacing."""
        if element.look:
            return self.sheet.look(element.look)
        plain = self._plain.get(inherited.name)
        if plain is None:
            plain = self._plain[inherited.name] = replace(
                inherited, space_before=0.0, space_after=0.0, inset=Edges(), padding=Edges(), background=None, border=Borders(),
                bleed=False, rule_before=None, rule_after=None, columns="", place="main", keep_together=False,
                keep_with_next=False, indent=0.0,
            )  # fmt: skip
        return plain

    def style(self, look: Look, lang: str) -> TextStyle:
        """The text style of a look in a language."""
        key = id(look), lang  # by identity: a look has some thirty values, and its hash is made of all of them
        found = self._styles.get(key)
        if found is None:
            found = self._styles[key] = look, self.sheet.text_style(look, lang)
        return found[1]

    # -- words ------------------------------------------------------------------------------------------------------
    def items(self, element: Element, look: Look, lang: str) -> list[Item]:
        """The leaves of a `line` element as items for the line breaker, each owned by its innermost element."""
        out: list[Item] = []
        self._flatten(element, look, (), lang, out)
        return out

    def _flatten(self, element: Element, base: Look, names: tuple[str, ...], lang: str, out: list[Item]) -> None:
        """The leaves below an element; `names` are the inline looks it stands in, outermost first."""
        look = self.sheet.inline(base, names) if names else base
        for node in element.children:
            if isinstance(node, Words):
                if node.text:
                    out.append(self._run(node, element, names, self.style(look, lang), lang))
            elif isinstance(node, Element):
                inner = (*names, node.look) if node.look else names
                self._flatten(node, base, inner, node.lang or lang, out)
            elif isinstance(node, Mark):
                out.append(self._atom(node, element, look, lang))
            elif isinstance(node, Fill):
                out.append(Gap(self.style(look, lang), element, node.leader))
            elif isinstance(node, PageOf):
                folio = self.folios.get(node.target, UNKNOWN_FOLIO)
                out.append(Run(self.style(look, lang), element, folio))
            elif isinstance(node, Break):
                out.append(End())

    def _run(self, words: Words, element: Element, names: tuple[str, ...], style: TextStyle, lang: str) -> Run:
        """Words with the spaces tied that must not break."""
        self._cover(words, style)
        text = words.text.replace("\n", " ")
        if "term" in names and text.endswith(" "):  # a term and its band stay on one line
            text = text[:-1] + TIE
        # a reference mark with its locator (1, p. 3) is one sign and never parted
        return Run(style, element, text.replace(" ", TIE) if "reference" in names else tie(text, lang))

    def _atom(self, mark: Mark, element: Element, look: Look, lang: str) -> Atom:
        """A small drawing, and white between it and its word beyond the space that the story may have there."""
        drawing = self.draw(mark.drawing, look.size, look)
        width, above = drawing.width + MARK_GAP * look.size, drawing.height - drawing.baseline
        return Atom(self.style(look, lang), element, width, above, drawing.baseline, drawing)

    def _cover(self, words: Words, style: TextStyle) -> None:
        """Report the characters that no face has, neighbours together (a name is one mistake)."""
        lost, turned = style.missing(words.text), right_to_left(words.text)
        if not (lost or turned) or (id(words), "") in self._missing:
            return
        self._missing.add((id(words), ""))
        if turned is not None:
            start, run, message, hint = turned
            span = words.span(start, start + len(run)) or span_above(words.parent)
            self.diagnostics.error("L302", message, span, hints=(hint,))
            lost -= set(run)
        for start, run in stretches(words.text, lost):
            message, hint = missing_help(run)
            span = words.span(start, start + len(run)) or span_above(words.parent)
            self.diagnostics.error("L301", message, span, hints=(hint,) if hint else ())

    def cover_drawing(self, drawing: DisplayList, element: Element) -> None:
        """Report the characters of a drawing's words that no face has, at the part of the brief that it shows."""
        for step in drawing.steps:
            if isinstance(step, Glyphs):
                turned = right_to_left(step.text)
                if turned is not None and (element.order, turned[1]) not in self._missing:
                    self._missing.add((element.order, turned[1]))
                    span = element.span or span_above(element.parent)
                    self.diagnostics.error("L302", f"in a drawing, {turned[2]}", span, hints=(turned[3],))
                lost = step.style.missing(step.text) - set(turned[1] if turned is not None else "")
                for _, run in stretches(step.text, lost):
                    if (element.order, run) not in self._missing:
                        self._missing.add((element.order, run))
                        message, hint = missing_help(run)
                        span = element.span or span_above(element.parent)
                        self.diagnostics.error("L301", f"in a drawing, {message}", span, hints=(hint,) if hint else ())

    # -- lines ------------------------------------------------------------------------------------------------------
    def lines(self, element: Element, look: Look, measure: float, lang: str, indent: float = 0.0) -> list[Line]:
        """The element's words set at `measure` points; set once for each measure."""
        folios = self.folios_in(element)
        key = (element.order, id(element), round(measure, 3), look.name, indent, folios)
        found = self._lines.get(key)
        if found is None:
            items = self.items(element, look, lang)
            align = self.align(look, measure, lang)
            found = self._lines[key] = [] if not items else break_lines(
                items, max(measure, 1.0), align=align, hyphenate=look.hyphenate, lang=lang, indent=indent, balance=look.balance
            )  # fmt: skip
        return found

    def loosened(
        self, element: Element, look: Look, measure: float, lang: str, looseness: int, indent: float = 0.0
    ) -> list[Line] | None:  # fmt: skip
        """The same words in `looseness` more lines than `lines` gives (fewer where it is negative); None where no way is good."""
        align = self.align(look, measure, lang)
        return None if look.balance else loosened(
            self.items(element, look, lang), max(measure, 1.0), looseness, align=align, hyphenate=look.hyphenate, lang=lang,
            indent=indent,
        )  # fmt: skip

    def folios_in(self, element: Element) -> str:
        """The page numbers printed in an element, as far as they are known."""
        if not self.has_folios:
            return ""
        found = [n.target for n in element.walk() if isinstance(n, PageOf)]
        return "|".join(self.folios.get(t, UNKNOWN_FOLIO) for t in found)

    def align(self, look: Look, measure: float, lang: str) -> str:
        """The alignment used: `auto` is justified where the measure holds 60 characters or more."""
        if look.align != "auto":
            return look.align
        style = self.style(look, lang)
        average = self._average.get(style)
        if average is None:
            words = _SAMPLE.split(" ")
            total = math.fsum(style.width(w) for w in words) + style.space * (len(words) - 1)
            average = self._average[style] = total / len(_SAMPLE)
        return "justify" if measure >= JUSTIFY_FROM * average else "left"

    def calls(self, line: Line) -> tuple[str, ...]:
        """The notes that the references in this line call, in order."""
        out: list[str] = []
        for piece in line.pieces:
            for note in self._note_of(piece.owner):
                if note not in out:
                    out.append(note)
        return tuple(out)

    def _note_of(self, owner: object) -> tuple[str, ...]:
        found = self._calls.get(id(owner))
        if found is None:
            e: Element | None = owner if isinstance(owner, Element) else None
            note = ""
            while e is not None and e.kind == "inline" and not note:
                note = e.note
                e = e.parent
            found = self._calls[id(owner)] = (note,) if self.note_stands(note) == "foot" else ()
        return found

    def note_stands(self, note: str) -> str:
        """Where a note stands: with the page of its first call (`foot`), where it is in the story (`here`: below the table that
        calls it first, or at the end), or nowhere ("")."""
        found = self._stands.get(note)
        if found is None:
            found = self._stands[note] = self._where(note) if note in self.story.notes else ""
        return found

    def _where(self, note: str) -> str:
        if self.sheet.notes.place == "end":
            return "here"
        call = self.story.by_id.get("call-" + note.removeprefix("note-"))
        table = next((e for e in call.ancestors() if e.role == "Table"), None) if call is not None else None
        return "here" if table is not None and self.sheet.look(table.look).options.get("notes") == "below" else "foot"


def span_above(element: Element | None) -> Span | None:
    """Where an element, or the nearest one around it that has a place, stands in the brief."""
    while element is not None and element.span is None:
        element = element.parent
    return element.span if element is not None else None
