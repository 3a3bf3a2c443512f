"""The marking: from a scheme's fields to the banner that every page shows and the block that the first page shows once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.compose.composition import Composition
from briefing.compose.elements import flow, line
from briefing.compose.story import Element

if TYPE_CHECKING:
    from briefing.model.frame import Marking

# How a scheme joins level, caveats and instructions in its banner: TLP by spaces, US schemes by a double stroke (32 CFR 2001.24;
# CUI Marking Handbook), the UK by a dash (GSCP, 5 August 2024).
_JOINTS = {
    "tlp": " · ",
    "uk-gscp": " – ",
    "us-cui-dod": "//",
    "us-cui-isoo": "//",
    "us-classified": "//",
    "eu": " – ",
    "nato": " – ",
}


def banner(marking: Marking) -> str:
    """The words of the banner: level, caveats, handling instructions, descriptors, joined as the scheme joins them.

    Empty for the scheme `none`, which marks nothing.
    """
    if marking.scheme == "none" or not marking.level:
        return ""
    parts = [marking.level, *marking.caveats, *marking.handling, *marking.descriptors]
    return _JOINTS.get(marking.scheme, " · ").join(parts)


def marking_line(c: Composition) -> list[Element]:
    """The marking as tagged text at the top of the first page: running heads are artifacts, which a screen reader never reads."""
    m = c.brief.marking
    words = banner(m)
    return [line("marking", *c.field(m, "level", words), span=m.span_of("level"), id="marking")] if words else []


def marking_block(c: Composition) -> list[Element]:
    """The control block of the first page: to whom it may go, until when it is held back, who controls it."""
    m, say = c.brief.marking, c.say
    rows: list[Element] = []
    for key, values in (("releasable_to", m.releasable_to), ("distribution", m.distribution)):
        if values:
            rows.append(line("marking_block.text", *c.lead(key), *c.field(m, key, say.sentence(say("comma").join(values)))))
    if m.embargo_until is not None:
        moment = m.embargo_until if (m.embargo_until.hour or m.embargo_until.minute) else m.embargo_until.date()
        rows.append(
            line("marking_block.text", *c.lead("embargo_until"), *c.field(m, "embargo_until", say.sentence(say.date(moment))))
        )
    if m.copy_ is not None:
        rows.append(
            line("marking_block.text", *c.field(m, "copy_", say.sentence(say("copy", number=m.copy_.n, count=m.copy_.of))))
        )
    if m.block is not None:
        for key in ("controlled_by", "category", "dissemination", "poc", "classified_by", "derived_from", "declassify_on"):
            if getattr(m.block, key):
                words = "derived_from_source" if key == "derived_from" else key
                rows.append(line("marking_block.text", *c.lead(words), *c.field(m.block, key)))
    return [flow("marking_block", rows, span=m.span)] if rows else []
