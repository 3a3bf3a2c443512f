"""Values to places on an axis: linear, from zero or round the data, logarithmic by rule, with ticks whose labels never touch.

The rule: linear unless the smallest value would be drawn under 2 per cent of the axis. Most readers misread a logarithmic
scale (in one study 41 per cent read one rightly, 84 per cent a linear one), so it has to be needed, and to be said.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterable
from itertools import pairwise

from briefing.language.numbers import NumberForm
from briefing.records import record

SMALLEST_SHARE = 0.02
_MOST_BLANK = 1 / 3  # of an axis between zero and the nearest value, where places and not lengths are read off it
_LEAST_SPREAD = 1e-3  # of the farthest value: what differs by less is not magnified
_CLEAR = 8.0  # points between two tick labels
_LEAST_STEP = 1e-307  # smaller steps are no normal floats
_GREATEST = sys.float_info.max
_LEAST_POWER, _GREATEST_POWER = -307, sys.float_info.max_10_exp  # of ten, among normal floats


@record
class Tick:
    """A labelled place on an axis; `width` is that of its label in points."""

    value: float
    label: str
    width: float


@record
class Axis:
    """An axis from x0 to x1 (points) for the values `low` to `high`."""

    x0: float
    x1: float
    low: float
    high: float
    log: bool
    ticks: tuple[Tick, ...]
    decades: int = 1  # powers of ten from one labelled line to the next, on a logarithmic axis

    def position(self, value: float) -> float:
        """Where a value stands; what lies outside stands at the nearer end (so does zero on a logarithmic axis)."""
        if self.log:
            share = (math.log10(max(value, self.low)) - math.log10(self.low)) / (math.log10(self.high) - math.log10(self.low))
        else:
            share = share_of(value, self.low, self.high)
        return self.x0 + (self.x1 - self.x0) * min(max(share, 0.0), 1.0)


def share_of(value: float, low: float, high: float) -> float:
    """How far along from `low` to `high` a value is, 0 to 1 within them; a half where they are one. No difference overflows."""
    if low == high:
        return 0.5
    return (value / 2 - low / 2) / (high / 2 - low / 2) if high - low == math.inf else (value - low) / (high - low)


def total_of(values: Iterable[float]) -> float:
    """The sum, the same on every Python; what would overflow is the greatest float, or the least."""
    given = list(values)
    try:
        return math.fsum(given)
    except OverflowError:
        return max(min(math.fsum(v / 1024 for v in given) * 1024, _GREATEST), -_GREATEST)


def wants_log(values: Iterable[float]) -> bool:
    """Whether the rule asks for a logarithmic scale; values at or below zero never do."""
    present = [abs(v) for v in values if v]
    return bool(present) and min(present) / max(present) < SMALLEST_SHARE


def wants_zero(values: Iterable[float]) -> bool:
    """Whether an axis from which places are read has zero on it: not where that would leave more than a third of it blank."""
    low, high = sorted((abs(min(given)), abs(max(given)))) if (given := list(values)) else (0.0, 0.0)
    one_side = bool(given) and (min(given) > 0 or max(given) < 0)
    return not (one_side and low > _MOST_BLANK * high and high - low >= _LEAST_SPREAD * high)


def break_marks(x: float, y: float) -> tuple[tuple[float, float, float, float], ...]:
    """The two strokes from the foot of an axis at (x, y) on which say that it does not begin at zero, as x0 y0 x1 y1."""
    return tuple((x, y - 1.5 + up, x + 5.0, y + 1.5 + up) for up in (-1.2, 1.2))


def make_axis(
    values: Iterable[float],
    x0: float,
    x1: float,
    *,
    log: bool,
    numbers: NumberForm,
    width: Callable[[str], float],
    lengths: bool = True,
) -> Axis:
    """An axis that holds every value, as finely ticked as its labels allow. `numbers` writes its labels, `width`
    measures one in points. Where `lengths` from zero are read off it, it holds zero; where only places are, by `wants_zero`.

    A logarithmic axis needs a value above zero; without one it is linear.
    """
    given = list(values)
    positive = [v for v in given if v > 0]
    if log and positive:
        return _log_axis(min(positive), max(positive), x0, x1, numbers, width)
    zero = [0.0] if lengths or wants_zero(given) else []
    low, high = min([*given, *zero]), max([*given, *zero])
    if low == high:
        high = 1.0
    for wanted in (5, 4, 3, 2, 1):
        axis = _linear_axis(low, high, wanted, (x0, x1), numbers, width)
        places = [(axis.position(t.value), t.width) for t in axis.ticks]
        if all(b - a >= (v + w) / 2 + _CLEAR for (a, v), (b, w) in pairwise(places)):
            return axis
    last = axis.ticks[-1]  # not even two labels fit: only the end is labelled
    return Axis(x0, x1, axis.low, axis.high, False, (last,))


def _linear_axis(
    low: float, high: float, wanted: int, ends: tuple[float, float], numbers: NumberForm, width: Callable[[str], float]
) -> Axis:
    raw = max(min(high - low, _GREATEST) / wanted, _LEAST_STEP)
    magnitude = 10.0 ** math.floor(math.log10(raw))
    step = next((m * magnitude for m in (1, 2, 2.5, 5, 10) if raw * (1 - 1e-9) <= m * magnitude < math.inf), magnitude)
    first, last = math.floor(low / step + 1e-12), math.ceil(high / step - 1e-12)
    last += first == last  # values so small that no step is
    digits = max(0, -math.floor(math.log10(step) + 1e-9) + (1 if abs(step / magnitude - 2.5) < 1e-9 else 0))
    ticks = []
    for i in range(first, last + 1):
        if abs(i * step) <= _GREATEST:
            label = numbers.fixed(i * step, digits)
            ticks.append(Tick(round(i * step, max(12, digits + 1)), label, width(label)))
    return Axis(*ends, max(first * step, -_GREATEST), min(last * step, _GREATEST), False, tuple(ticks))


def _log_axis(low: float, high: float, x0: float, x1: float, numbers: NumberForm, width: Callable[[str], float]) -> Axis:
    first, last = math.floor(math.log10(low) + 1e-9), math.ceil(math.log10(high) - 1e-9)
    first = max(first, _LEAST_POWER)  # what is smaller stands at its end
    last = max(last, first + 1)
    decade = (x1 - x0) / (last - first)
    shown = range(first, min(last, _GREATEST_POWER) + 1)
    labels = {n: numbers.fixed(10.0**n, max(0, -n)) for n in shown}
    widest = max(width(label) for label in labels.values())
    every = next((k for k in range(1, last - first + 1) if k * decade >= widest + _CLEAR), last - first)
    ticks = tuple(Tick(10.0**n, labels[n], width(labels[n])) for n in shown[::every])
    return Axis(x0, x1, 10.0**first, 10.0**last if last <= _GREATEST_POWER else _GREATEST, True, ticks, every)
