"""A history and the ranges in which scenarios would leave it to a fan: one wedge a scenario, with its words at its end.

A wedge shows a range and no probability density. Central lines are solid, dashed, dotted from the likeliest scenario on; bars at
the ends stand beside each other where scenarios share a horizon. Where the measure is narrow the words stand below, each behind a
sample of its line.
"""

from __future__ import annotations

import math

from briefing.chart.datatable import DataTable, plain_number
from briefing.chart.ink.axis import Axis, break_marks, make_axis
from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook, Colour
from briefing.chart.ink.pen import Pen, circle, measure_words, polyline, rectangle
from briefing.chart.ink.spreading import spread_blocks
from briefing.chart.kinds.fan import FanChart, FanEnding
from briefing.chart.kinds.phrases import bounds, with_facts
from briefing.chart.marks.names import LEADING, Row, draw_row, mixed, row_of
from briefing.language import Say
from briefing.records import record

_NARROW = 270.0
_DASHES: tuple[tuple[float, ...], ...] = ((), (5.0, 2.5), (1.2, 2.2), (7.0, 2.0, 1.2, 2.0))
_BAR = 3.4  # the width of an end bar
_STEP = 6.0  # from one bar to the next at the same time
_APART = 4.0  # between the words of two scenarios
_SAMPLE = 20.0


@record
class _Words:
    """What stands at the end of a wedge: the scenario's name, and its likelihood and range under it."""

    name: Row
    detail: Row

    @property
    def height(self) -> float:
        return self.name.height + self.detail.height


@record
class _Plot:
    """Where values and times stand."""

    x0: float
    x1: float
    y0: float
    y1: float
    axis: Axis
    first: float
    last: float

    def x(self, at: float) -> float:
        return self.x0 + (self.x1 - self.x0) * (at - self.first) / (self.last - self.first)

    def y(self, value: float) -> float:
        return self.axis.position(value)


def draw(chart: FanChart, measure: float, look: ChartLook) -> DisplayList:
    """The fan, at least 60 points wide; words at the right, or below under 270 points."""
    measure = max(measure, 60.0)
    narrow = measure < _NARROW
    order = sorted(range(len(chart.ends)), key=lambda n: -chart.ends[n].likelihood)
    rank = {n: place for place, n in enumerate(order)}
    right = 0.0 if narrow else min(0.32 * measure, max(_wanted(e, look) for e in chart.ends))
    room = measure - _SAMPLE - 5 if narrow else right
    words = [_Words(row_of(e.name, look.strong, room), row_of(e.detail, look.small, room)) for e in chart.ends]
    stacked = math.fsum(w.height for w in words) + _APART * (len(words) - 1)
    tall = min(max(0.42 * measure, 110.0), 210.0)
    if not narrow:
        tall = max(tall, stacked)
    unit = row_of(chart.unit, look.small, measure)
    head = unit.height + look.small_strong.size * LEADING + 4
    foot = look.small.size * LEADING + 5
    below = stacked + 8 if narrow else 0.0
    pen = Pen(measure, head + tall + foot + below + 1)
    top = pen.height - head
    plot = _plot(chart, measure, (top - tall, top), right, look)
    draw_row(pen, unit, 0.0, pen.height, look)
    _frame(pen, plot, chart, look)
    _wedges(pen, plot, chart, rank, look)
    _history(pen, plot, chart, look)
    _times(pen, plot, chart, top - tall, look)
    if narrow:
        _below(pen, words, rank, top - tall - foot - 8, look)
    else:
        _beside(pen, plot, chart, words, (measure - right, rank), look)
    return pen.finish()


def _wanted(end: FanEnding, look: ChartLook) -> float:
    return max(measure_words(end.name, look.strong), measure_words(end.detail, look.small)) + 0.1


def _plot(chart: FanChart, measure: float, ends: tuple[float, float], right: float, look: ChartLook) -> _Plot:
    values = [v for _, v, _ in chart.history] + [v for e in chart.ends for v in (e.low, e.high)]
    leading = look.small.size * LEADING
    axis = make_axis(values, *ends, log=False, numbers=chart.numbers, width=lambda _: leading, lengths=False)
    left = max(t_width for t_width in (measure_words(t.label, look.small) for t in axis.ticks)) + 6
    same = max(_beside_each_other(chart))
    x1 = measure - right - (14.0 if right else 0.0) - _BAR / 2 - 1 - same * _STEP
    return _Plot(left, max(x1, left + 30), *ends, axis, chart.history[0][0], max(e.at for e in chart.ends))


def _beside_each_other(chart: FanChart) -> list[int]:
    """For each end, how far to the right of its time its bar stands: the first place that no range it meets has taken."""
    out: list[int] = []
    for n, end in enumerate(chart.ends):
        taken = {
            place
            for e, place in zip(chart.ends[:n], out, strict=True)
            if e.at == end.at and e.low <= end.high and end.low <= e.high
        }
        out.append(next(place for place in range(n + 1) if place not in taken))
    return out


def _frame(pen: Pen, plot: _Plot, chart: FanChart, look: ChartLook) -> None:
    right = plot.x1 + _BAR / 2 + max(_beside_each_other(chart)) * _STEP
    for tick in plot.axis.ticks:
        y = plot.y(tick.value)
        pen.line(plot.x0, y, right, y, look.grid, look.grid_width)
        pen.words(plot.x0 - 4, y - 0.33 * look.small.size, tick.label, look.small, anchor="right")
    if plot.axis.low <= 0 <= plot.axis.high:
        pen.line(plot.x0, plot.y(0.0), right, plot.y(0.0), look.rule, look.axis_width)
        return
    foot = plot.y1 if plot.axis.high < 0 else plot.y0
    for stroke in break_marks(plot.x0, foot):
        pen.line(*stroke, look.secondary, look.rule_width)


def _colour(rank: int, look: ChartLook) -> Colour:
    return (look.firm, look.mid, look.secondary)[min(rank, 2)]


def _wedges(pen: Pen, plot: _Plot, chart: FanChart, rank: dict[int, int], look: ChartLook) -> None:
    """The widest first, so that none hides another; their edges, centre lines and bars over all of them."""
    at, value, _ = chart.history[-1]
    start = (plot.x(at), plot.y(value))
    ends = [(n, e, plot.x(e.at)) for n, e in enumerate(chart.ends)]
    for n, e, x in sorted(ends, key=lambda item: item[1].low - item[1].high):
        wedge = polyline([start, (x, plot.y(e.low)), (x, plot.y(e.high))], close=True)
        pen.paint(wedge, fill=mixed(look.pale, look.paper, max(0.75 - 0.22 * rank[n], 0.2)))
    for n, e, x in ends:
        colour = _colour(rank[n], look)
        for edge in (e.low, e.high):
            pen.line(*start, x, plot.y(edge), colour, 0.4)
        pen.line(*start, x, plot.y(e.best), colour, 1.6, dash=_DASHES[rank[n] % len(_DASHES)])
    for (n, e, x), beside in zip(ends, _beside_each_other(chart), strict=True):
        middle = x + beside * _STEP
        low, high = plot.y(e.low), plot.y(e.high)
        pen.paint(rectangle(middle - _BAR / 2, low - 0.6, _BAR, high - low + 1.2), fill=_colour(rank[n], look))
        best = plot.y(e.best)
        if high - low < 3 * _BAR:
            continue
        pen.line(middle - _BAR / 2 - 1, best, middle + _BAR / 2 + 1, best, look.paper, 1.2)


def _history(pen: Pen, plot: _Plot, chart: FanChart, look: ChartLook) -> None:
    points = [(plot.x(at), plot.y(value)) for at, value, _ in chart.history]
    now = points[-1][0]
    pen.line(now, plot.y0, now, plot.y1 + 2, look.asof, 1.0, dash=(3.5, 2.0))
    pen.paint(polyline(points), stroke=look.ink, width=1.8)
    pen.paint(circle(*points[-1], 2.6), fill=look.ink, stroke=look.paper, width=0.8)
    said = chart.history[-1][2]
    half = measure_words(said, look.small_strong) / 2
    middle = min(max(now, plot.x0 - 2 + half), pen.width - half)  # never over the numbers of the scale
    pen.words(middle, plot.y1 + 5, said, look.small_strong, anchor="center")


def _times(pen: Pen, plot: _Plot, chart: FanChart, base: float, look: ChartLook) -> None:
    """Under the axis the first time and every horizon that has room, from the last one leftward."""
    wanted = {e.at: e.time for e in chart.ends}
    y = base - 5 - look.small.size
    first = chart.history[0]
    end = plot.x0 + measure_words(first[2], look.small)
    pen.words(plot.x0, y, first[2], look.small)
    limit = pen.width
    for at in sorted(wanted, reverse=True):
        half = measure_words(wanted[at], look.small) / 2
        middle = min(plot.x(at), limit - half)
        if middle - half < end + 6 or abs(middle - plot.x(at)) > half:
            continue
        pen.line(plot.x(at), base, plot.x(at), base - 3, look.rule, look.rule_width)
        pen.words(middle, y, wanted[at], look.small, anchor="center")
        limit = middle - half - 6


def _beside(
    pen: Pen, plot: _Plot, chart: FanChart, words: list[_Words], place: tuple[float, dict[int, int]], look: ChartLook
) -> None:
    x, rank = place
    wanted = [plot.y(e.best) for e in chart.ends]
    # downward, so that of two scenarios with one best value the first stands higher
    down = spread_blocks([-y for y in wanted], [w.height for w in words], -plot.y1, -plot.y0, _APART)
    for n, (end, said, below, beside) in enumerate(zip(chart.ends, words, down, _beside_each_other(chart), strict=True)):
        bar = plot.x(end.at) + beside * _STEP + _BAR / 2 + 2
        middle, top = -below, said.height / 2 - below
        pen.paint(polyline([(bar, wanted[n]), (x - 9, wanted[n]), (x - 3, middle)]), stroke=_colour(rank[n], look), width=0.6)
        draw_row(pen, said.detail, x, draw_row(pen, said.name, x, top, look), look)


def _below(pen: Pen, words: list[_Words], rank: dict[int, int], top: float, look: ChartLook) -> None:
    order = sorted(rank, key=lambda n: rank[n])
    for n in order:
        y = top - look.strong.size * 0.68
        pen.line(0, y, _SAMPLE, y, _colour(rank[n], look), 1.6, dash=_DASHES[rank[n] % len(_DASHES)])
        foot = draw_row(pen, words[n].name, _SAMPLE + 5, top, look)
        top = draw_row(pen, words[n].detail, _SAMPLE + 5, foot, look) - _APART


def describe(chart: FanChart, say: Say) -> str:
    """The history, the range of all ends, then every scenario with its range."""
    (_, first, first_time), (_, last, last_time) = chart.history[0], chart.history[-1]
    said = [say.several("alt_fan", len(chart.ends), unit=chart.unit)]
    facts = {"first": say.number(first), "first_time": first_time, "last": say.number(last), "last_time": last_time}
    said.append(say.several("alt_history", len(chart.history), value=say.number(first), time=first_time, **facts))
    low, high = min(chart.ends, key=lambda e: e.low), max(chart.ends, key=lambda e: e.high)
    if len(chart.ends) > 1:
        ends = {"low": say.number(low.low), "high": say.number(high.high)}
        said.append(say("alt_fan_all", low_name=low.name, high_name=high.name, **ends))
    for e in chart.ends:
        best = with_facts(say.number(e.best), bounds(e.low, e.high, say), say) if e.low < e.high else say.number(e.best)
        words = say("comma") + e.words if e.words else ""
        said.append(say("alt_fan_end", name=e.name, words=words, best=best, time=e.time))
    return " ".join(said)


def data(chart: FanChart, say: Say) -> DataTable:
    """A row for every time of the history, then one for every end."""
    columns = tuple(say(f"data_{key}") for key in ("time", "scenario", "value", "low", "best", "high", "unit"))
    history = [(time, "", plain_number(value), "", "", "", chart.unit) for _, value, time in chart.history]
    ends = [(e.time, e.name, "", *(plain_number(v) for v in (e.low, e.best, e.high)), chart.unit) for e in chart.ends]
    return DataTable(columns, (*history, *ends))
