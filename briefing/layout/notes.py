"""The notes of a page: each note set once, printed in full at the foot of the page of its first call, run over when it must.

The note area grows upward from the frame's bottom: a rule, then the notes in the order of their calls. A note that does
not fit above the frame's bottom is cut between two lines; the rest stands first in the note area of the next page.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from briefing.layout.area import Area
from briefing.layout.blocks import SETTERS
from briefing.layout.flow import Flow
from briefing.layout.galley import Rule, Slab, SlabItem, fitting, stack
from briefing.layout.pages import LAYOUT, Placed
from briefing.layout.placing import place_items
from briefing.layout.setting import Setting
from briefing.records import record

# At most so much of the frame is given to notes while text still waits for the page.
NOTE_SHARE = 0.6


@record
class Notes:
    """The notes of one page: the slabs at its foot, those that wait for the next page, the points that the foot takes."""

    slabs: tuple[Slab, ...] = ()
    waiting: tuple[Slab, ...] = ()
    height: float = 0.0


class NoteSetter:
    """Sets each note at the width of the frame, once."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self._set: dict[tuple[str, float], list[Slab]] = {}

    def slabs(self, note: str, x: float, width: float) -> list[Slab]:
        """The lines of a note as slabs."""
        key = (note, round(width, 2))
        found = self._set.get(key)
        if found is None:
            element = self.setting.story.notes[note]
            flow = Flow(self.setting, SETTERS)
            flow.targets.append(element)
            flow.set(element, self.setting.sheet.look("note"), Area.single(x, width))
            found = self._set[key] = flow.finish()
        return found


class Foot:
    """The foot of the pages with one frame: what notes take there. It holds no notes; the page does."""

    def __init__(self, setter: NoteSetter, x: float, width: float, frame: float) -> None:
        self._setter, self._x, self._width, self._frame = setter, x, width, frame
        look = setter.setting.sheet.look("note_rule")
        self._stroke = look.rule_before or look.rule_after
        self._rule_length = min(look.measure or width, width)
        self._gap = max(look.space_before, setter.setting.sheet.look("text").leading / 2)
        self._below = look.space_after

    @property
    def _head(self) -> float:
        """Points above the first note: the gap to the text, the rule and the white below it."""
        return self._gap + (self._stroke.width if self._stroke else 0.0) + self._below

    def _height(self, slabs: Sequence[Slab]) -> float:
        return self._head + stack(slabs).height if slabs else 0.0

    def _of(self, called: Sequence[str]) -> list[Slab]:
        return [s for n in called for s in self._setter.slabs(n, self._x, self._width)]

    def growth(self, notes: Notes, called: Sequence[str]) -> float:
        """By how many points the foot would grow."""
        return self._height([*notes.slabs, *self._of(called)]) - notes.height if called else 0.0

    def limit_when_split(self, bottom: float, notes: Notes, called: Sequence[str]) -> float:
        """How far down the text may go when the notes give way: they keep two lines, or their share of the frame."""
        new = self._of(called)
        two = self._height([*notes.slabs, *new[:2]])
        return bottom - min(self._height([*notes.slabs, *new]), max(two, self._frame * NOTE_SHARE))

    def with_called(self, notes: Notes, called: Sequence[str], room: float) -> Notes:
        """The notes of the page with those called by what was just placed; `room` points are left above the frame's bottom."""
        return self.with_slabs(notes, self._of(called), room) if called else notes

    def with_slabs(self, notes: Notes, slabs: Sequence[Slab], room: float) -> Notes:
        """The notes of the page with as many more slabs as `room` holds; the rest waits for the next page."""
        if notes.waiting:
            return Notes(notes.slabs, (*notes.waiting, *slabs), notes.height)
        count = max(0, fitting(chain(notes.slabs, slabs), room + 0.1 - self._head) - len(notes.slabs))
        if not count and not notes.slabs and room >= self._frame - 1:
            count = 1  # a page that has nothing else takes a slab of any height
        kept = (*notes.slabs, *slabs[:count])
        return Notes(kept, tuple(slabs[count:]), self._height(kept))

    def placed(self, notes: Notes, bottom: float) -> list[Placed]:
        """The foot as placed items; its last line ends at `bottom`."""
        out: list[Placed] = []
        if not notes.slabs:
            return out
        y = bottom - notes.height + self._gap
        if self._stroke is not None:
            rule = SlabItem(self._x, 0.0, Rule(self._rule_length, self._stroke.width, self._stroke.colour), LAYOUT)
            place_items(out, Slab(self._x, self._x, self._stroke.width, 0.0, [rule]), y)
            y += self._stroke.width
        y += self._below
        for top, slab in stack(notes.slabs).tops:
            place_items(out, slab, y + top)
        return out

    @staticmethod
    def targets(notes: Notes, bottom: float) -> list[tuple[Slab, float]]:
        """The slabs at the foot that begin an element, with their tops on the page."""
        return [(s, bottom - notes.height + t) for t, s in stack(notes.slabs).tops if s.targets]
