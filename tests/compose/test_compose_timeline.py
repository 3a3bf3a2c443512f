"""The scale of a timeline on a line: every day lies between the first and the last, and round ones stand for many."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefing.compose.timeline import scale

days = st.dates(date(1500, 1, 1), date(2100, 12, 31))


@given(days, days)
def test_the_days_of_a_scale_lie_within_it_in_order_and_are_few(a: date, b: date) -> None:
    first, last = min(a, b), max(a, b)
    found = scale(first, last)
    assert all(first <= day <= last for day in found)
    assert all(x < y for x, y in pairwise(found))
    assert len(found) <= 13


def test_many_months_are_told_by_quarters_and_many_years_by_round_ones() -> None:
    assert [d.month for d in scale(date(2023, 11, 5), date(2025, 2, 28))] == [1, 4, 7, 10, 1]
    assert [d.month for d in scale(date(2024, 1, 5), date(2024, 4, 2))] == [2, 3, 4]
    assert [d.year for d in scale(date(2019, 3, 1), date(2023, 2, 1))] == [2020, 2021, 2022, 2023]
    assert [d.year for d in scale(date(1988, 3, 1), date(2011, 2, 1))] == [1990, 1995, 2000, 2005, 2010]
