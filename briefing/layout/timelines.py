"""A short timeline to one line across the page: marks to scale, the words of each event below it, read as the list they are.

It stands so where it fits: few events, all of them dated, and words that need no more than `MOST_LINES` lines in columns that are
not narrower than `LEAST_WIDTH`. Everywhere else the events stand below each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chart.specification import TimelineBand, TimelineSpan
from briefing.chart.timeline_band import spread
from briefing.compose.story import Element
from briefing.layout.galley import Slab, Thing, stack
from briefing.layout.pages import LAYOUT
from briefing.records import replace
from briefing.style.computed import Edges, Look

if TYPE_CHECKING:
    from briefing.layout.blocks import Area, Flow

LEAST_WIDTH = 76.0  # points; a word of twelve letters at the size of notes
MOST_WIDTH = 150.0
MOST_LINES = 12
_GAP = 11.0  # points between two columns of words
_INSET = 3.5  # of the words from the end of their leader
_APART = 8.0  # marks stand at least so far from each other
_EDGE = 4.0  # of the first and the last mark from the ends of the line


def set_timeline(flow: Flow, e: Element, look: Look, area: Area) -> bool:
    """Set the events side by side below their line; False, and nothing is set, where they do not fit so."""
    span = e.drawing
    items = [n for n in e.children if isinstance(n, Element) and n.role == "LI"]
    if not isinstance(span, TimelineSpan) or look.options.get("form") == "list":
        return False
    width = min((area.width - _GAP * (len(items) - 1)) / len(items), MOST_WIDTH)
    if width < LEAST_WIDTH:
        return False
    band = _band(span, area.width, width)
    lefts = [area.x + left + _INSET for left in band.lefts]
    columns = [_words(flow, item, look, left, width - _INSET) for item, left in zip(items, lefts, strict=True)]
    if max(len(c.slabs) for c in columns) > MOST_LINES:
        return False
    drawing = flow.setting.draw(band, area.width, look)
    flow.setting.cover_drawing(drawing, e)
    things = [Thing(area.x, 0.0, drawing, flow.artifact or LAYOUT)]
    notes: list[str] = []
    targets: list[Element] = []
    height = 0.0
    for column in columns:
        s = stack(column.slabs)
        height = max(height, s.height)
        for top, slab in s.tops:
            things += [replace(t, y=drawing.height + top + t.y) for t in slab.things]
            notes += [n for n in slab.notes if n not in notes]
            targets += slab.targets or []
    flow.before = max(flow.before, look.space_before)
    flow.targets += targets
    height += drawing.height
    flow.emit(Slab(area.x, area.x + area.width, height, height, things, notes=tuple(notes), owner=e))
    flow.after(look)
    return True


def _band(span: TimelineSpan, measure: float, width: float) -> TimelineBand:
    """Where the marks stand, and the line with them: days to points, the words as near below their marks as they can be."""
    first, last = min(e[0] for e in span.events), max(e[1] for e in span.events)
    scale = (measure - 2 * _EDGE) / max(last - first, 1)
    places = [(_EDGE + (a - first) * scale, _EDGE + (b - first) * scale) for a, b, _ in span.events]
    marks = spread([(a + b) / 2 for a, b in places], _APART, _EDGE, measure - _EDGE)
    lefts = spread([m - _INSET for m in marks], width + _GAP, 0.4, measure - width)
    events = tuple((a, b, m, e[2]) for (a, b), m, e in zip(places, marks, span.events, strict=True))
    ticks = tuple((_EDGE + (day - first) * scale, words) for day, words in span.ticks)
    return TimelineBand(events, tuple(lefts), ticks)


def _words(flow: Flow, item: Element, look: Look, x: float, width: float) -> Flow:
    """An event's date and its words below it, in a column of their own."""
    from briefing.layout.blocks import Area, Flow

    own = flow.setting.look(item, look)
    column = Flow(flow.setting, flow.lang, flow.artifact)
    if item.id:
        column.targets.append(item)
    area = Area.single(x, width)
    for child in item.children:
        if not isinstance(child, Element):
            continue
        its = flow.setting.look(child, own)
        if child.role == "Lbl":
            column.paragraph(child, replace(its, inset=Edges(), place="main", align="left", space_after=0.0), area)
        else:
            column.container(child, replace(its, inset=Edges(), place="main"), area)
    column.finish()
    return column
