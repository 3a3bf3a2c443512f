"""Places of dated events to a line with their marks, and to the leaders down to the words that are set below it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.chart.displaylist import DisplayList
from briefing.chart.look import ChartLook
from briefing.chart.marks import draw_timeline_mark
from briefing.chart.pen import Pen, measure_words, polyline
from briefing.chart.specification import TimelineBand, TimelineMark

_SIZE = 9.0  # of a mark, as of the words it would stand in
_LEADER = 20.0  # from the line down to the words
_ABOVE = 6.0  # from the line up to the words of its scale
_CLEAR = 9.0  # points between two words of the scale


def draw_timeline_band(band: TimelineBand, measure: float, look: ChartLook) -> DisplayList:
    """The line, `measure` points wide: its scale above, on it a mark for each event and a bar where one lasts, leaders below."""
    pen = Pen(measure, _LEADER + _ABOVE + look.small.size * 1.2)
    y = _LEADER
    pen.line(0.0, y, measure, y, look.rule, look.axis_width)
    for x, words in _readable(band.ticks, measure, look):
        pen.line(x, y, x, y + 4.0, look.rule, look.rule_width)
        if words:
            pen.words(x, y + _ABOVE, words, look.small, anchor="center")
    for (start, end, mark, _), left in zip(band.events, band.lefts, strict=True):
        leader = polyline([(mark, y - _SIZE / 2), (mark, 12.0), (left, 5.0), (left, 0.0)])
        pen.paint(leader, stroke=look.rule, width=look.rule_width)
        if end - start > _SIZE:
            pen.line(start, y, end, y, look.firm, 2.6)
    for _, _, mark, certainty in band.events:
        sign = draw_timeline_mark(TimelineMark(certainty), _SIZE, look)
        pen.paste(sign, mark - sign.width / 2, y - 0.33 * _SIZE)
    return pen.finish()


def _readable(ticks: Sequence[tuple[float, str]], measure: float, look: ChartLook) -> list[tuple[float, str]]:
    """The ticks, those with words as many as stand clear of each other and within the measure; none where most are too near."""
    widths = [measure_words(words, look.small) for _, words in ticks]
    for every in (1, 2, 5, 10, 20, 50):
        kept = [
            (x, words, width)
            for n, ((x, words), width) in enumerate(zip(ticks, widths, strict=True))
            if n % every == 0 and width / 2 <= x <= measure - width / 2
        ]
        if all(b[0] - a[0] >= (a[2] + b[2]) / 2 + _CLEAR for a, b in pairwise(kept)):
            return [(x, words) for x, words, _ in kept]
    return []


def spread(wanted: Sequence[float], step: float, low: float, high: float) -> list[float]:
    """Places in the given order, at least `step` apart and within low…high, as near to the wanted ones as can be.

    They fill the room evenly where there is less than they need.
    """
    count = len(wanted)
    if count > 1 and (count - 1) * step > high - low:
        step = (high - low) / (count - 1)
    blocks: list[tuple[float, int]] = []  # mean of the shifted wishes, how many share it
    for i, place in enumerate(wanted):
        mean, size = place - i * step, 1
        while blocks and blocks[-1][0] > mean:
            other, n = blocks.pop()
            mean, size = (mean * size + other * n) / (size + n), size + n
        blocks.append((mean, size))
    shifted = [min(max(mean, low), high - (count - 1) * step) for mean, size in blocks for _ in range(size)]
    return [place + i * step for i, place in enumerate(shifted)]
