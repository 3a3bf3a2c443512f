"""Scenarios to rows with one line from 0 to 100 per cent beside their words, read as the list they are.

The words of a likelihood stand outside the freer end of its band, below the band where neither end has the room. Where the
measure is too narrow for both, the scenarios stand below each other in words.
"""

from __future__ import annotations

from briefing.chart.kinds.scenarios import BAR_HEIGHT, ScenarioBars, ScenarioRow, band_ends
from briefing.compose.story import Element
from briefing.layout.area import Area
from briefing.layout.flow import Flow
from briefing.layout.galley import UNWELCOME, Slab, SlabItem, stack
from briefing.layout.pages import LAYOUT
from briefing.layout.setting import above
from briefing.records import record, replace
from briefing.style.computed import Look
from briefing.text.items import Line

LEAST_WORDS = 17.0
"""Em of the words that the room beside the line has at least."""
LIKELIHOOD = "scenario_rows.likelihood"
_GAP = 24.0  # points between the words and the line
_PADDING = 5.0  # above and below the words of a row
_BESIDE = 5.0  # between a band and its words


@record
class _Rows:
    """The measure of all rows: left edge and width; where their line begins, from the left edge."""

    x: float
    width: float
    left: float

    @property
    def words(self) -> float:
        return self.left - _GAP


def set_scenarios(flow: Flow, e: Element, chart: ScenarioBars, look: Look, area: Area) -> bool:
    """Set the items of a list as rows beside one line of probability; False, and nothing set, where there is no room for that."""
    x, width = area.within(look)
    rows = _Rows(x, width, width * (1 - look.options["bars"]))
    if rows.words < LEAST_WORDS * look.size or rows.words < _GAP:
        return False
    items = [n for n in e.elements if n.role == "LI"]
    bands = iter(chart.rows)
    most = max(row[2] + row[3] for row in chart.rows)
    slabs = []
    for number, item in enumerate(items):
        band = next(bands)[2:] if _likelihood(item) is not None else None
        likeliest = band is not None and band[0] + band[1] == most
        row = ScenarioRow(band, likeliest, 0.0, rows.left, 0.0, first=number == 0, last=number == len(items) - 1)
        slabs.append(_set_row(flow, item, row, look, rows))
    if any(slab.height > flow.setting.frame_height for slab in slabs):
        return False
    flow.before = max(flow.before, look.space_before)
    for number, slab in enumerate(slabs):
        slab.level = UNWELCOME if number else slab.level
        flow.emit(slab)
    flow.after(look)
    return True


def _likelihood(item: Element) -> Element | None:
    return next((n for n in item.walk_elements() if n.look == LIKELIHOOD), None)


def _set_row(flow: Flow, item: Element, row: ScenarioRow, look: Look, rows: _Rows) -> Slab:
    """One scenario: its words at the left, its band with the words of its likelihood at the right, on one first baseline."""
    words = _words(flow, item, look, Area.single(rows.x, rows.words))
    stacked = stack(words.slabs)
    base = words.slabs[0].base if words.slabs else 0.0
    middle = _PADDING + base - 0.35 * look.size  # of the capitals of the first line
    row = replace(row, bar=middle - BAR_HEIGHT / 2)
    lines: list[tuple[float, float, Line]] = []
    said = _likelihood(item)
    if said is not None and row.band is not None:
        its = flow.setting.look(said, look)
        row, lines = _beside(row, flow.setting.lines(said, its, rows.width - rows.left, flow.lang), its, rows, middle)
    below = row.label[1] + row.label[3]
    row = replace(row, height=max(stacked.height + 2 * _PADDING, below + _PADDING))
    drawing = flow.setting.draw(row, rows.width, look)
    head = drawing.height - row.height
    items = [SlabItem(rows.x, 0.0, drawing, flow.artifact or LAYOUT)]
    notes: list[str] = []
    for top, slab in stacked.tops:
        items += [replace(t, y=head + _PADDING + top + t.y) for t in slab.items]
        notes += [n for n in slab.notes if n not in notes]
    items += [SlabItem(rows.x + left, head + y, line, flow.artifact or said) for left, y, line in lines if said is not None]
    targets = [item, *(t for slab in words.slabs for t in slab.targets or ())] if item.id else words.targets
    base += head + _PADDING
    return Slab(
        rows.x, rows.x + rows.width, drawing.height, base, items, notes=tuple(notes), targets=targets or None, owner=item
    )  # fmt: skip


def _words(flow: Flow, item: Element, look: Look, area: Area) -> Flow:
    """A scenario's letter and its words beside that, without those of its likelihood."""
    own = flow.setting.look(item, look)
    column = flow.inside(item.lang)
    beside = Area.single(*area.within(own))
    for part in item.elements:
        if part.role == "Lbl":
            column.block(part, area, own)
            continue
        for block in part.elements:
            if block.look != LIKELIHOOD:
                column.block(block, beside, own)
    column.finish()
    return column


def _beside(
    row: ScenarioRow, lines: list[Line], look: Look, rows: _Rows, middle: float
) -> tuple[ScenarioRow, list[tuple[float, float, Line]]]:  # fmt: skip
    """The words of a likelihood with their places in the row: left edge and baseline from its top left."""
    assert row.band is not None
    start, end = band_ends(row.band, rows.left, rows.width)
    width = max(line.width for line in lines)
    room_before, room_behind = start - rows.left - _BESIDE, rows.width - end - _BESIDE
    if len(lines) == 1 and width <= max(room_before, room_behind):
        left = end + _BESIDE if room_behind >= room_before else start - _BESIDE - width
        top = middle - look.leading / 2
    else:
        left, top = min(start, rows.width - width), middle + BAR_HEIGHT / 2
    placed = [(left, top + n * look.leading + above(look), line) for n, line in enumerate(lines)]
    return replace(row, label=(left, top, width, len(lines) * look.leading)), placed
