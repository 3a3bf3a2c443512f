"""Marks of a timeline on its line: in their order, apart, within the measure, with leaders that never cross."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.chart.look import ChartLook
from briefing.chart.specification import TimelineBand
from briefing.chart.timeline_band import draw_timeline_band, spread


@given(st.lists(st.floats(-50, 600), min_size=1, max_size=8), st.floats(0, 90))
def test_places_keep_their_order_their_distance_and_their_room(wanted: list[float], step: float) -> None:
    wanted = sorted(wanted)
    found = spread(wanted, step, 0.0, 480.0)
    least = min(step, 480.0 / max(len(wanted) - 1, 1))
    assert all(b - a >= least - 1e-6 for a, b in pairwise(found))
    assert found[0] >= -1e-6
    assert found[-1] <= 480.0 + 1e-6


def test_places_that_stand_apart_stay_where_they_are() -> None:
    assert spread([10.0, 200.0, 400.0], 50.0, 0.0, 480.0) == [10.0, 200.0, 400.0]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.floats(4, 476), min_size=3, max_size=7), st.integers(1, 60))
def test_nothing_leaves_the_line_and_no_words_of_the_scale_overlap(
    look: ChartLook, reader: SimpleNamespace, places: list[float], ticks: int
) -> None:
    marks = spread(sorted(places), 8.0, 4.0, 476.0)
    lefts = spread(marks, 68.0, 0.4, 480.0 - 60.0)
    scale = tuple((480.0 * n / ticks, str(1960 + n)) for n in range(ticks))
    band = TimelineBand(tuple((m, m, m, "planned") for m in marks), tuple(lefts), scale)
    drawing = draw_timeline_band(band, 480.0, look)
    texts = [(left, right) for left, right, _, _ in reader.texts(drawing)]
    assert all(left >= -0.05 and right <= 480.05 for left, right in texts)
    assert all(b[0] >= a[1] + 5 for a, b in pairwise(texts))
    assert all(s.x0 >= -0.6 and s.x1 <= 480.6 and s.y0 >= -0.1 and s.y1 <= drawing.height for s in reader.shapes(drawing))


def test_each_certainty_has_a_shape_of_its_own(look: ChartLook) -> None:
    drawn = []
    for certainty in ("confirmed", "reported", "planned", "assessed"):
        drawn.append(draw_timeline_band(TimelineBand(((50.0, 50.0, 50.0, certainty),), (40.0,), ()), 100.0, look).steps)
    assert len({str([getattr(s, "code", "") for s in steps]) for steps in drawn}) == 4
