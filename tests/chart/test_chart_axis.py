"""Axes: every value has its place, labels never touch, numbers are parted as the language does."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.chart.ink.axis import make_axis, wants_log, wants_zero
from briefing.language import Language
from briefing.language.numbers import NumberForm

NUMBER = st.one_of(st.integers(-(10**9), 10**10).map(float), st.floats(-1e9, 1e9, allow_nan=False).map(lambda v: round(v, 4)))


@given(values=st.lists(NUMBER, min_size=1, max_size=12), width=st.floats(20, 500), log=st.booleans())
def test_values_keep_their_order_and_labels_do_not_touch(values: list[float], width: float, log: bool) -> None:
    axis = make_axis(values, 10.0, 10.0 + width, log=log, numbers=NumberForm(), width=lambda s: 4.0 * len(s))
    places = [axis.position(v) for v in sorted(values)]
    assert all(a <= b for a, b in pairwise(places))
    assert all(10.0 <= p <= 10.0 + width for p in places)
    assert all(
        axis.position(b.value) - axis.position(a.value) >= (a.width + b.width) / 2 + 7.9 for a, b in pairwise(axis.ticks)
    ) or (axis.log and len(axis.ticks) == 2)
    assert axis.ticks
    if not axis.log:
        assert axis.low <= min(values)
        assert max(values) <= axis.high * (1 + 1e-9) + 1e-9
        assert axis.low <= 0 <= axis.high, "bars begin at zero"
    assert len({t.label for t in axis.ticks}) == len(axis.ticks), "each label says another number"


@given(values=st.lists(NUMBER, min_size=1, max_size=12), width=st.floats(60, 500))
def test_an_axis_of_places_is_not_half_blank_and_holds_every_value(values: list[float], width: float) -> None:
    axis = make_axis(values, 0.0, width, log=False, numbers=NumberForm(), width=lambda s: 4.0 * len(s), lengths=False)
    assert axis.low <= min(values)
    assert max(values) <= axis.high * (1 + 1e-9) + 1e-9
    assert len({t.label for t in axis.ticks}) == len(axis.ticks), "each label says another number"
    assert wants_zero(values) == (axis.low <= 0 <= axis.high)
    if min(values) > 0 and max(values) > min(values) * 1.01:
        assert (axis.position(min(values))) / width < 0.55, "what is below the lowest value"


@pytest.mark.parametrize(
    ("values", "zero"),
    [
        ([4.5, 8.8], False),  # from zero 45 per cent of the axis would be blank
        ([2.0, 8.8], True),
        ([-4.5, -8.8], False),
        ([-1.0, 9.0], True),
        ([0.0, 9.0], True),
        ([7.0, 7.0], True),  # one value has no scale of its own
        ([1000.0, 1000.5], True),  # a difference of less than a thousandth is not magnified
        ([], True),
    ],
)
def test_zero_is_left_out_only_where_it_would_leave_a_third_blank(values: list[float], zero: bool) -> None:
    assert wants_zero(values) == zero


@given(st.lists(st.floats(0.001, 1e9), min_size=2, max_size=9))
def test_the_rule_asks_for_a_logarithm_below_two_per_cent(values: list[float]) -> None:
    assert wants_log(values) == (min(values) / max(values) < 0.02)


@pytest.mark.parametrize(
    ("value", "lang", "digits", "said"),
    [
        (10_000, "en", 0, "10,000"),
        (10_000, "en-GB", 0, "10,000"),
        (10_000, "uk", 0, "10\u00a0000"),
        (1234.5, "de", 1, "1.234,5"),
        (-40, "en", 0, "−40"),
        (-0.001, "en", 0, "0"),
        (0.25, "fr", 2, "0,25"),
    ],
)
def test_numbers_are_written_as_the_language_does(value: float, lang: str, digits: int, said: str) -> None:
    assert Language(lang).numbers.fixed(value, digits) == said


ENDS = ["5×10^307", "1×10^308", "1.5×10^308"]
FINITE = st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from(
    (5e-324, -5e-324, 1e-320, 1.7e308, -1.7e308, 1.7976931348623157e308, 2.2e-308, 1e300, 1e-300, 1e15, 1e-15, 0.0)
)


@given(values=st.lists(FINITE, min_size=1, max_size=6), width=st.floats(20, 500), log=st.booleans(), digits=st.integers(0, 330))
def test_an_axis_takes_every_finite_number_and_its_labels_end(
    values: list[float], width: float, log: bool, digits: int
) -> None:
    axis = make_axis(values, 10.0, 10.0 + width, log=log, numbers=NumberForm(), width=lambda s: 4.0 * len(s))
    places = [axis.position(v) for v in sorted(values)]
    assert all(a <= b for a, b in pairwise(places))
    assert all(10.0 <= p <= 10.0 + width for p in places)
    assert axis.ticks
    assert all(math.isfinite(v) for t in axis.ticks for v in (t.value, axis.position(t.value), t.width))
    assert len({t.label for t in axis.ticks}) == len(axis.ticks), "each label says another number"
    assert all(len(t.label) <= 24 for t in axis.ticks)
    assert all(len(NumberForm().fixed(v, digits)) <= 34 for v in values)


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ([1.7e308], ["0", *ENDS]),
        ([-1.7e308, 1.7e308], ["−1.5×10^308", "−1×10^308", "−5×10^307", "0", *ENDS]),
        ([3e-15], ["0", "1×10^−15", "2×10^−15", "3×10^−15"]),
        ([3e15], ["0", "1×10^15", "2×10^15", "3×10^15"]),
    ],
)
def test_numbers_beyond_what_can_be_read_are_written_with_their_power(values: list[float], labels: list[str]) -> None:
    axis = make_axis(values, 0.0, 500.0, log=False, numbers=NumberForm(), width=lambda s: 4.0 * len(s))
    assert [t.label for t in axis.ticks] == labels
    assert [axis.position(t.value) for t in axis.ticks] == sorted({axis.position(t.value) for t in axis.ticks})


def test_a_power_is_written_with_the_marks_of_the_language() -> None:
    assert Language("de").numbers.fixed(-1.25e-20, 30) == "−1,25×10^−20"
    assert NumberForm().fixed(1e15) == "1×10^15"
    assert NumberForm().fixed(999_999_999_999_999.0) == "999,999,999,999,999"
