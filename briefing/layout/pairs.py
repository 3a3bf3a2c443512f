"""Two figures that follow each other, to one slab with both side by side, where each is low enough at half the width."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.compose.story import Element
from briefing.layout.area import Area
from briefing.layout.flow import Flow
from briefing.layout.galley import Slab, SlabItem, Stack, float_together, stack
from briefing.records import replace
from briefing.style.computed import Look

MOST = 0.4
"""Of the frame; a figure higher than this at the width of a column stands alone."""


def set_pair(flow: Flow, two: Sequence[Element], look: Look, inherited: Look, area: Area) -> bool:
    """Set two figures in the two columns of the set that their look names, read in order; False where they do not fit so."""
    x, width = area.column(look.place)
    columns = list(flow.setting.sheet.column_set(look.options["pair"], width).values())
    if len(columns) != len(two):
        return False
    stacks = [_stacked(flow, e, inherited, Area.single(x + c.x, c.width)) for e, c in zip(two, columns, strict=True)]
    height = max(s.height for s in stacks)
    if height > MOST * flow.setting.frame_height or any(s.boxes and any(d.visible for d, _, _ in s.boxes) for s in stacks):
        return False
    slab = Slab(x, x + width, height, height, _items(stacks), look.space_before, look.space_after, owner=two[0])
    slabs = [s for found in stacks for _, s in found.tops]
    slab.notes = tuple(dict.fromkeys(n for s in slabs for n in s.notes))
    slab.targets = [t for s in slabs for t in s.targets or ()] or None
    flow.emit(slab)
    if look.options.get("float") == "top":
        float_together([slab])
    return True


def _stacked(flow: Flow, e: Element, inherited: Look, area: Area) -> Stack:
    inside = flow.inside(e.lang)
    inside.block(e, area, inherited)
    return stack(inside.finish())


def _items(stacks: Sequence[Stack]) -> list[SlabItem]:
    return [replace(t, y=top + t.y) for found in stacks for top, slab in found.tops for t in slab.items]
