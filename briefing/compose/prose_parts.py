"""The author's own sections, annexes and boxes to elements of the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.compose.composition import Composition
from briefing.compose.elements import heading, line, section
from briefing.compose.prose import blocks
from briefing.compose.story import Element, Node

if TYPE_CHECKING:
    from briefing.model.contents import Box, Section

# A box of at most so many words may stand beside the text.
SIDE_NOTE_WORDS = 80


def free_section(c: Composition, s: Section) -> Element:
    """A section of prose under its heading."""
    title = heading(*c.portion(s, "portion_mark.in_heading"), *c.field(s, "heading"), span=s.span_of("heading"))
    return section("section-" + s.id, title, *blocks(c, s.body), span=s.span)


def annex(c: Composition, s: Section, number: int) -> Element:
    """An annex under its number and heading."""
    title = heading(
        *c.portion(s, "portion_mark.in_heading"), c.say("annex", number=number) + c.say("period") + " ", *c.field(s, "heading"),
        span=s.span_of("heading"),
    )  # fmt: skip
    return section("annex-" + s.id, title, *blocks(c, s.body), look="annex", span=s.span)


def boxes(c: Composition, sections: list[Element]) -> list[Element]:
    """The boxes: short definitions and cases stand beside the sections of prose, spread over them; the rest are panels."""
    short = [x for x in c.brief.boxes if x.kind in ("definition", "case") and len(x.blocks.text.split()) <= SIDE_NOTE_WORDS]
    out: list[Element] = []
    for x in c.brief.boxes:
        if x not in short or not sections:
            out.append(_box(c, x))
            continue
        number = short.index(x)
        beside = sections[number if len(short) <= len(sections) else number * len(sections) // len(short)]
        note = Element("Aside", "flow", "side_note", id=f"box-{x.id}" if x.id else "", span=x.span)
        note.add(line("label", *_box_title(c, x), span=x.span_of("title")), *blocks(c, x.blocks, "side_note.text"))
        beside.insert(1 + sum(e.look == "side_note" for e in beside.elements), note)
    return out


def _box_title(c: Composition, x: Box) -> list[Node | str]:
    kind = c.say(x.kind)
    if kind.casefold() == x.title.casefold():
        return [*c.portion(x), *c.field(x, "title")]
    return [*c.portion(x), *c.field(x, "kind", kind + c.say("colon")), *c.field(x, "title")]


def _box(c: Composition, x: Box) -> Element:
    title = heading(*_box_title(c, x), look="label", span=x.span_of("title"))
    return section(f"box-{x.id}" if x.id else "", title, *blocks(c, x.blocks, "panel.text"), look="panel", span=x.span)
