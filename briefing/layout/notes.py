"""The notes of a page: each note set once, printed in full at the foot of the page of its first call, run over when it must.

The note area grows upward from the frame's bottom: a rule, then the notes in the order of their calls. A note that does
not fit above the frame's bottom is cut between two lines; the rest stands first in the note area of the next page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.layout.galley import Rule, Slab, Thing, stack
from briefing.layout.pages import LAYOUT, Placed
from briefing.layout.placing import place_things

if TYPE_CHECKING:
    from briefing.layout.setting import Setting

# At most so much of the frame is given to notes while text still waits for the page.
NOTE_SHARE = 0.6


class NoteSetter:
    """Sets notes at the width of the frame and remembers what is left over from page to page."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self._set: dict[tuple[str, float], list[Slab]] = {}
        self.left_over: list[Slab] = []

    def slabs(self, note: str, x: float, width: float) -> list[Slab]:
        """The lines of a note as slabs."""
        key = (note, round(width, 2))
        found = self._set.get(key)
        if found is None:
            from briefing.layout.blocks import Area, Flow

            element = self.setting.story.notes[note]
            flow = Flow(self.setting)
            look = self.setting.sheet.look("note")
            flow.targets.append(element)
            if element.kind == "line":
                flow.paragraph(element, look, Area.single(x, width))
            else:
                flow.container(element, look, Area.single(x, width))
            found = self._set[key] = flow.finish()
        return found

    def begin_page(self, x: float, width: float, frame: float) -> Foot:
        """The note area of a new page, with what the page before left over."""
        foot = Foot(self, x, width, frame)
        if self.left_over:
            waiting, self.left_over = self.left_over, []
            foot.take(waiting, frame)
        return foot


class Foot:
    """The note area of one page."""

    def __init__(self, setter: NoteSetter, x: float, width: float, frame: float) -> None:
        self.setter, self.x, self.width, self.frame = setter, x, width, frame
        self.slabs: list[Slab] = []
        look = setter.setting.sheet.look("note_rule")
        self.stroke = look.rule_before or look.rule_after
        self.rule_length = min(look.measure or width, width)
        self.gap = max(look.space_before, setter.setting.sheet.look("text").leading / 2)
        self.below = look.space_after
        self.height = 0.0

    @property
    def carried(self) -> bool:
        """Whether notes are waiting for another page."""
        return bool(self.setter.left_over)

    def _total(self, slabs: list[Slab]) -> float:
        if not slabs:
            return 0.0
        rule = self.stroke.width if self.stroke else 0.0
        return self.gap + rule + self.below + stack(slabs).height

    def _of(self, notes: list[str]) -> list[Slab]:
        return [s for n in notes for s in self.setter.slabs(n, self.x, self.width)]

    def height_of(self, notes: list[str]) -> float:
        """By how much the note area would grow, in points."""
        return self._total([*self.slabs, *self._of(notes)]) - self.height if notes else 0.0

    def limit_when_split(self, bottom: float, notes: list[str]) -> float:
        """How far down the text may go when the notes give way: they keep two lines, or their share of the frame."""
        new = self._of(notes)
        return bottom - min(self._total([*self.slabs, *new]), max(self._total([*self.slabs, *new[:2]]), self.frame * NOTE_SHARE))

    def add(self, notes: list[str], room: float) -> None:
        """Take the notes of a chunk just placed; `room` points are left above the frame's bottom."""
        if notes:
            self.take(self._of(notes), room)

    def take(self, slabs: list[Slab], room: float) -> None:
        """Put slabs into the area as far as `room` goes; the rest waits for the next page."""
        if self.setter.left_over:
            self.setter.left_over += slabs
            return
        keep = list(slabs)
        while keep and self._total([*self.slabs, *keep]) > room + 0.1:
            keep.pop()
        if not keep and not self.slabs and slabs and room >= self.frame - 1:
            keep = slabs[:1]
        self.slabs += keep
        self.setter.left_over += slabs[len(keep) :]
        self.height = self._total(self.slabs)

    def placed(self, bottom: float) -> list[Placed]:
        """The note area as placed things; its last line ends at `bottom`."""
        out: list[Placed] = []
        if not self.slabs:
            return out
        y = bottom - self.height + self.gap
        if self.stroke is not None:
            rule = Thing(self.x, 0.0, Rule(self.rule_length, self.stroke.width, self.stroke.colour), LAYOUT)
            place_things(out, Slab(self.x, self.x, self.stroke.width, 0.0, [rule]), y)
            y += self.stroke.width
        y += self.below
        for top, slab in stack(self.slabs).tops:
            place_things(out, slab, y + top)
        return out

    def targets(self) -> list[tuple[Slab, float]]:
        """The slabs of this area that begin an element, with their tops below the area's first slab."""
        return [(s, t) for t, s in stack(self.slabs).tops if s.targets]
