"""Places of dated events to a line with their marks, and to the leaders to the words that are set above and below it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook
from briefing.chart.ink.pen import Pen, measure_words, polyline
from briefing.chart.kinds.timeline import TimelineBand, TimelineSpan, TimelineSpine, landing
from briefing.chart.marks import MarkedText, TimelineMark, certainty
from briefing.language import Say

_SIZE = 9.0  # of a mark, as of the words it would stand in
_ABOVE = 6.0  # from the line to the words of its scale
_END = 4.0  # of a leader, straight
_FOOT = 1.5  # from the end of a leader, which runs along its words, to these
_SLANT = 7.0  # the height in which a leader finds its words
_STRAIGHT = 8.0  # from the line to where a leader turns, where no words of the scale stand in its way
_BESIDE = 2.5  # between a leader and words of the scale
_CLEAR = 9.0  # points between two words of the scale


def draw(band: TimelineSpan | TimelineSpine | TimelineBand, measure: float, look: ChartLook) -> DisplayList:
    """The line, `measure` points wide: its scale, on it a mark for each event and a bar where one lasts, leaders to the words.

    The scale stands on one side of the line; where a leader would run through a word of it, on the other, and where one would
    there too, only its tick stands. Raises TypeError for a span, which layout makes a band first.
    """
    if isinstance(band, TimelineSpan | TimelineSpine):
        raise TypeError("a span has no places: layout makes a band of it, which is drawn")
    words_height = _ABOVE + look.small.size * 1.2
    both = any(side > 0 for side in band.sides)
    straight = words_height if both else _STRAIGHT
    reach = straight + _SLANT + _END
    pen = Pen(measure, reach + 2 * _FOOT + (reach if both else words_height))
    y = reach + _FOOT
    pen.line(0.0, y, measure, y, look.rule, look.axis_width)
    _draw_scale(pen, band, y, look)
    for (start, end, mark, _), left, side in zip(band.events, band.lefts, band.sides, strict=True):
        to = landing(mark, left, band.width)
        turns = ((mark, _SIZE / 2), (mark, straight), (to, straight + _SLANT), (to, reach), (left, reach))
        pen.paint(polyline([(x, y + side * up) for x, up in turns]), stroke=look.rule, width=look.rule_width)
        if end - start > _SIZE:
            pen.line(start, y, end, y, look.firm, 2.6)
    for _, _, mark, state in band.events:
        sign = certainty.draw(TimelineMark(state), MarkedText(_SIZE, look.ink), look)
        pen.paste(sign, mark - sign.width / 2, y - 0.33 * _SIZE)
    return pen.finish()


def _draw_scale(pen: Pen, band: TimelineBand, y: float, look: ChartLook) -> None:
    sides = (1, -1) if any(side > 0 for side in band.sides) else (1,)
    ticks = _readable(band.ticks, pen.width, look)
    free = [_free(band, x, words, sides, look) for x, words in ticks]
    first = max(sides, key=lambda side: sum(side in f for f in free))  # most words of a scale stand in one row
    for (x, words), found in zip(ticks, free, strict=True):
        pen.line(x, y, x, y + 4.0 * first, look.rule, look.rule_width)
        side = first if first in found else next(iter(found), 0)
        if side:
            foot = _ABOVE if side > 0 else -_ABOVE - 0.72 * look.small.size
            pen.words(x, y + foot, words, look.small, anchor="center")


def _free(band: TimelineBand, x: float, words: str, sides: tuple[int, ...], look: ChartLook) -> list[int]:
    """The sides of the line on which no leader runs through words at `x`."""
    half = measure_words(words, look.small) / 2 + _BESIDE
    taken = {side for (_, _, mark, _), side in zip(band.events, band.sides, strict=True) if abs(mark - x) < half}
    return [side for side in sides if side not in taken]


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


def describe(band: TimelineSpan | TimelineSpine | TimelineBand, say: Say) -> str:
    """How many events there are: their words stand beside the line."""
    return say.several("alt_timeline", len(band.known) + 1 if isinstance(band, TimelineSpine) else len(band.events))


def data(_band: TimelineSpan | TimelineSpine | TimelineBand, _say: Say) -> None:
    """No table: the events are one already."""
