"""The caption of a table or a figure to its form on the pages on which that goes on: «Figure 2, continued», an artifact."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.compose.story import Element, Words
from briefing.layout.area import Area
from briefing.layout.flow import Flow
from briefing.layout.galley import Slab, TableRun
from briefing.layout.pages import REPEAT
from briefing.style.computed import Look


def caption_again(flow: Flow, e: Element, look: Look, area: Area) -> list[Slab]:
    """The slabs that stand above what a table, or a figure, continues with on a page; none without a caption."""
    caption = _caption_of(e)
    if caption is None:
        return []
    # an element beside the story, whose order no other one has: lines are remembered by it
    copy = Element(caption.role, caption.kind, caption.look, order=-2 - e.order)
    copy.children = [*_said_again(flow, caption)]
    inside = flow.inside(artifact=REPEAT)
    inside.block(copy, area, look)
    out = inside.finish()
    for slab in out:
        slab.targets, slab.notes, slab.before = None, (), 0.0
        for item in slab.items:
            item.owner = REPEAT
    return out


def continue_figure(flow: Flow, e: Element, look: Look, area: Area, slabs: Sequence[Slab]) -> None:
    """Let the caption of a figure stand again wherever its slabs go on; drawings in parts say themselves which they are."""
    if sum(child.role == "Figure" for child in e.elements) > 1:
        return
    run: TableRun | None = None
    for slab in slabs:
        if slab.table is None and not _is_caption(slab.owner):
            run = run or TableRun(again=caption_again(flow, e, look, area))
            slab.table = run


def _is_caption(owner: Element | None) -> bool:
    return owner is not None and owner.role == "Caption"


def _caption_of(e: Element) -> Element | None:
    """The caption of a table or a figure, or that of the figure that it stands in."""
    for around in (e, *e.ancestors()):
        found = next((child for child in around.elements if child.role == "Caption"), None)
        if found is not None or around.look == "figure":
            return found
    return None


def _said_again(flow: Flow, caption: Element) -> list[Element | Words]:
    """«Table 1, continued»; the whole caption where it has no number."""
    say = flow.setting.story.say
    number = next((child for child in caption.elements if child.look == "lead_in"), None)
    if number is not None:
        words = number.text().removesuffix(say("period")) + say("comma") + say("continued")
        return [Words(words, parent=caption)]
    nodes = [n for n in caption.children if isinstance(n, (Element, Words))]
    return [*nodes, Words(f" ({say('continued')})", parent=caption)]
