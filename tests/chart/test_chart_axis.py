"""Axes: every value has its place, labels never touch, numbers are parted as the language does."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.chart.ink.axis import format_number, make_axis, wants_log

NUMBER = st.one_of(st.integers(-(10**9), 10**10).map(float), st.floats(-1e9, 1e9, allow_nan=False).map(lambda v: round(v, 4)))


@given(values=st.lists(NUMBER, min_size=1, max_size=12), width=st.floats(20, 500), log=st.booleans())
def test_values_keep_their_order_and_labels_do_not_touch(values: list[float], width: float, log: bool) -> None:
    axis = make_axis(values, 10.0, 10.0 + width, log=log, lang="en", width=lambda s: 4.0 * len(s))
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
    assert format_number(value, lang, digits) == said
