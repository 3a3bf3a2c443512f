"""Labels along a line: none meets another, none leaves the bounds, the order stays, and no other arrangement moves them less."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.chart.ink.spreading import spread_blocks, spread_points

LOW, HIGH = 0.0, 100.0
places = st.lists(st.floats(-50, 150) | st.integers(-2, 12).map(lambda n: n * 10.0), min_size=1, max_size=7)
distances = st.lists(st.floats(0, 40) | st.just(0.0), min_size=6, max_size=6)
blocks = st.lists(st.tuples(st.floats(-50, 150), st.floats(0, 40)), max_size=7)


def moved(wanted: Sequence[float], found: Sequence[float]) -> float:
    return math.fsum((a - b) ** 2 for a, b in zip(wanted, found, strict=True))


def pooled(wanted: Sequence[float], apart: Sequence[float]) -> Iterator[list[float]]:
    """Every arrangement in which consecutive places share their pool's mean, clipped to the bounds: the best is one of these."""
    before = [0.0, *accumulate(apart)]
    shifted = [w - b for w, b in zip(wanted, before, strict=True)]
    for cuts in range(2 ** (len(wanted) - 1)):
        out: list[float] = []
        start = 0
        for end in (n for n in range(1, len(wanted) + 1) if n == len(wanted) or cuts >> (n - 1) & 1):
            mean = min(max(math.fsum(shifted[start:end]) / (end - start), LOW), HIGH - before[-1])
            out += [mean + before[n] for n in range(start, end)]
            start = end
        if all(b - a >= d - 1e-9 for (a, b), d in zip(pairwise(out), apart, strict=True)):
            yield out


@given(places, distances)
def test_places_keep_their_order_their_distances_and_their_bounds(wanted: list[float], apart: list[float]) -> None:
    apart = apart[: len(wanted) - 1]
    found = spread_points(wanted, apart, LOW, HIGH)
    shrink = min(1.0, (HIGH - LOW) / math.fsum(apart)) if math.fsum(apart) else 1.0
    assert all(b - a >= d * shrink - 1e-9 for (a, b), d in zip(pairwise(found), apart, strict=True))
    assert min(found) >= LOW - 1e-9
    assert max(found) <= HIGH + 1e-9


@given(places, distances)
def test_no_arrangement_moves_less(wanted: list[float], apart: list[float]) -> None:
    apart = [d * 16 / 40 for d in apart[: len(wanted) - 1]]  # six of them fit
    best = min(moved(wanted, other) for other in pooled(wanted, apart))
    assert moved(wanted, spread_points(wanted, apart, LOW, HIGH)) == pytest.approx(best, abs=1e-6)


@given(st.lists(st.integers(-4, 14), min_size=1, max_size=5), st.lists(st.integers(0, 2), min_size=4, max_size=4))
def test_no_arrangement_on_a_grid_moves_less(wanted: list[int], apart: list[int]) -> None:
    """The same by another road: the cheapest of all arrangements on half steps, found place by place."""
    apart = apart[: len(wanted) - 1]
    steps = [n / 2 for n in range(21)]
    cost = {x: (x - wanted[0]) ** 2 for x in steps}
    for want, room in zip(wanted[1:], apart, strict=True):
        cost = {x: (x - want) ** 2 + min(cost[y] for y in cost if x - y >= room) for x in steps if x >= min(cost) + room}
    assert moved(wanted, spread_points(wanted, apart, 0.0, 10.0)) <= min(cost.values()) + 1e-9


@given(places)
def test_what_does_not_meet_stays(wanted: list[float]) -> None:
    inside = sorted(min(max(w, LOW), HIGH) for w in wanted)
    apart = [b - a for a, b in pairwise(inside)]
    assert spread_points(inside, apart, LOW, HIGH) == pytest.approx(inside, abs=1e-9)


@given(blocks, st.floats(0, 5))
def test_blocks_do_not_meet_and_stand_in_the_order_of_their_wishes(found: list[tuple[float, float]], gap: float) -> None:
    wanted, sizes = [w for w, _ in found], [s for _, s in found]
    high = LOW + max(HIGH, math.fsum(sizes) + gap * len(sizes))  # they fit
    middles = spread_blocks(wanted, sizes, LOW, high, gap)
    order = sorted(range(len(wanted)), key=lambda n: (wanted[n], n))
    for a, b in pairwise(order):
        assert middles[b] - sizes[b] / 2 >= middles[a] + sizes[a] / 2 + gap - 1e-9
    assert all(m - s / 2 >= LOW - 1e-9 and m + s / 2 <= high + 1e-9 for m, s in zip(middles, sizes, strict=True))


def test_two_that_collide_part_to_both_sides_and_equal_wishes_keep_their_order() -> None:
    assert spread_points([10.0, 200.0, 400.0], [50.0, 50.0], 0.0, 480.0) == [10.0, 200.0, 400.0]
    assert spread_blocks([50.0, 50.0], [10.0, 20.0], 0.0, 100.0) == [42.5, 57.5]
    assert spread_blocks([50.0, 48.0], [10.0, 10.0], 0.0, 100.0, 2.0) == [55.0, 43.0]
    assert spread_blocks([99.0, 99.0], [10.0, 10.0], 0.0, 100.0) == [85.0, 95.0]


def test_room_that_is_too_small_is_shared_evenly() -> None:
    assert spread_points([5.0] * 3, [10.0, 10.0], 0.0, 10.0) == [0.0, 5.0, 10.0]
    assert spread_blocks([5.0] * 3, [10.0] * 3, 0.0, 20.0) == [5.0, 10.0, 15.0]
    assert spread_blocks([], [], 0.0, 20.0) == []
