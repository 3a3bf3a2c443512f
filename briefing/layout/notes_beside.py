"""Notes beside the lines that call them: each an aside in the side column, as far as that is free there."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.layout.area import Area
from briefing.layout.galley import Aside, Slab
from briefing.layout.notes import NoteSetter
from briefing.style.computed import Column

TOUCH = 0.5  # points that two edges may share


def put_beside(setter: NoteSetter, slabs: Sequence[Slab], area: Area) -> None:
    """Hang each note on the slab that calls it first, in the column beside the main one of the area.

    What reaches into that column calls its notes at the foot of the page, as everything does where there is no such column.
    """
    column = next((c for name, c in area.columns.items() if name != "main"), None)
    if column is None:
        return
    x = area.x + column.x
    called: set[str] = set()
    beside: set[str] = set()
    for slab in slabs:
        new = [note for note in slab.notes if note not in called]
        called.update(new, *(s.notes for aside in slab.asides or () for s in aside.slabs))
        if new and (slab.x1 <= x + TOUCH or slab.x0 >= x + column.width - TOUCH):
            beside.update(new)
            asides = [_aside(setter, note, x, column) for note in new]
            slab.asides = [*(slab.asides or []), *asides]
        slab.notes = tuple(note for note in slab.notes if note not in beside)


def _aside(setter: NoteSetter, note: str, x: float, column: Column) -> Aside:
    look = setter.setting.sheet.look("note")
    gap = max(look.space_before, look.leading / 2)
    return Aside(x, column.width, setter.slabs(note, x, column.width), gap=gap)
