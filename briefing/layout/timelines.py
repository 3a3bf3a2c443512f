"""A short timeline to one line across the page: marks to scale, the words of each event by it, read as the list they are.

It stands so where it fits: few events, all of them dated, and words that need few lines in columns that are not narrower than
`LEAST_WIDTH`. The words stand below the line where each can be near its mark; else by turns above and below, where there is twice
the room. Everywhere else the events stand below each other.
"""

from __future__ import annotations

from briefing.chart.ink.spreading import spread_points
from briefing.chart.kinds.scenarios import ScenarioBars
from briefing.chart.kinds.timeline import TimelineBand, TimelineSpan, TimelineSpine, landing
from briefing.compose.story import Element
from briefing.layout.area import Area
from briefing.layout.containers import set_container
from briefing.layout.flow import Flow
from briefing.layout.galley import Slab, SlabItem, stack
from briefing.layout.pages import LAYOUT
from briefing.layout.scenario_rows import set_scenarios
from briefing.layout.spines import draw_spine
from briefing.records import record, replace
from briefing.style.computed import Edges, Look, Stroke

LEAST_WIDTH = 76.0  # points; a word of twelve letters at the size of notes
MOST_WIDTH = 150.0
MOST_LINES = 12
MOST_LINES_BOTH = 8  # where words stand above and below
NEAR = 12.0  # points; words that end further from the place of their mark than this are hard to follow to it
_GAP = 11.0  # points between two columns of words
_INSET = 6.0  # words begin so far before their mark
_APART = 8.0  # marks stand at least so far from each other
_EDGE = 4.0  # of the first and the last mark from the ends of the line


@record
class _Plan:
    """The line, and for each event its words in a column of their own."""

    band: TimelineBand
    columns: list[Flow]


def set_list(flow: Flow, e: Element, look: Look, area: Area) -> None:
    """A list: dated events by a line and scenarios beside one where they fit so, all other items below each other."""
    items = [n for n in e.elements if n.role == "LI"]
    if isinstance(e.drawing, ScenarioBars):
        if not set_scenarios(flow, e, e.drawing, look, area):
            set_container(flow, e, look, area)
        return
    plan = None
    if isinstance(e.drawing, TimelineSpan) and look.options.get("form") != "list":
        plan = _plan(flow, e.drawing, items, look, area)
    if plan is None:
        start, stroke = len(flow.slabs), look.options.get("spine")
        set_container(flow, e, look, area)
        if isinstance(e.drawing, TimelineSpine) and isinstance(stroke, Stroke):
            draw_spine(items, flow.slabs[start:], e.drawing.known, stroke)
    else:
        _set_timeline(flow, e, plan, look, area)


def _set_timeline(flow: Flow, e: Element, plan: _Plan, look: Look, area: Area) -> None:
    """The line and the words above and below it, as one slab."""
    drawing = flow.setting.draw(plan.band, area.width, look)
    flow.setting.cover_drawing(drawing, e)
    stacks = [(stack(column.slabs), side) for column, side in zip(plan.columns, plan.band.sides, strict=True)]
    above = max((s.height for s, side in stacks if side > 0), default=0.0)
    below = max((s.height for s, side in stacks if side < 0), default=0.0)
    items = [SlabItem(area.x, above, drawing, flow.artifact or LAYOUT)]
    notes: list[str] = []
    for s, side in stacks:
        start = above - s.height if side > 0 else above + drawing.height
        for top, slab in s.tops:
            items += [replace(t, y=start + top + t.y) for t in slab.items]
            notes += [n for n in slab.notes if n not in notes]
            flow.targets += slab.targets or []
    flow.before = max(flow.before, look.space_before)
    height = above + drawing.height + below
    flow.emit(Slab(area.x, area.x + area.width, height, height, items, notes=tuple(notes), owner=e))
    flow.after(look)


def _plan(flow: Flow, span: TimelineSpan, items: list[Element], look: Look, area: Area) -> _Plan | None:
    """All words below, where each stands near its mark; else by turns above and below; else below, if they fit there at all."""
    one = _fitted(flow, span, items, look, area, (-1,) * len(items), MOST_LINES)
    if one is not None and _near(one.band):
        return one
    turns = tuple(1 if n % 2 == 0 else -1 for n in range(len(items)))
    return _fitted(flow, span, items, look, area, turns, MOST_LINES_BOTH) or one


def _fitted(
    flow: Flow, span: TimelineSpan, items: list[Element], look: Look, area: Area, sides: tuple[int, ...], most: int
) -> _Plan | None:
    """The events with their words on these sides; None where a column would be too narrow or need more than `most` lines."""
    count = max(sides.count(1), sides.count(-1))
    width = min((area.width - _GAP * (count - 1)) / count, MOST_WIDTH)
    if width < LEAST_WIDTH:
        return None
    band = _band(span, area.width, width, sides)
    lefts = [area.x + left for left in band.lefts]
    columns = [_words(flow, item, look, left, width) for item, left in zip(items, lefts, strict=True)]
    return _Plan(band, columns) if max(len(c.slabs) for c in columns) <= most else None


def _near(band: TimelineBand) -> bool:
    marks = zip(band.events, band.lefts, strict=True)
    return all(abs(mark - landing(mark, left, band.width)) <= NEAR for (_, _, mark, _), left in marks)


def _band(span: TimelineSpan, measure: float, width: float, sides: tuple[int, ...]) -> TimelineBand:
    """Where the marks stand, and the line with them: days to points, the words of a side as near to their marks as can be."""
    first, last = min(e[0] for e in span.events), max(e[1] for e in span.events)
    scale = (measure - 2 * _EDGE) / max(last - first, 1)
    places = [(_EDGE + (a - first) * scale, _EDGE + (b - first) * scale) for a, b, _ in span.events]
    marks = spread_points([(a + b) / 2 for a, b in places], [_APART] * (len(places) - 1), _EDGE, measure - _EDGE)
    lanes = {}
    for side in set(sides):
        wanted = [m - _INSET for m, s in zip(marks, sides, strict=True) if s == side]
        lanes[side] = iter(spread_points(wanted, [width + _GAP] * (len(wanted) - 1), 0.0, measure - width))
    lefts = tuple(next(lanes[side]) for side in sides)
    events = tuple((a, b, m, e[2]) for (a, b), m, e in zip(places, marks, span.events, strict=True))
    ticks = tuple((_EDGE + (day - first) * scale, words) for day, words in span.ticks)
    return TimelineBand(events, lefts, width, sides, ticks)


def _words(flow: Flow, item: Element, look: Look, x: float, width: float) -> Flow:
    """An event's date and its words below it, in a column of their own."""
    own = flow.setting.look(item, look)
    column = flow.inside()
    if item.id:
        column.targets.append(item)
    area = Area.single(x, width)
    for child in item.elements:
        its = replace(flow.setting.look(child, own), inset=Edges(), place="main")
        if child.role == "Lbl":
            its = replace(its, align="left", space_after=0.0)
        column.set(child, its, area)
    column.finish()
    return column
