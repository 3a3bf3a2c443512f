"""Marks of a timeline on its line: in their order, apart, within the measure, with leaders that never cross."""

from __future__ import annotations

import re
from itertools import pairwise
from types import SimpleNamespace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.chart.ink.look import ChartLook
from briefing.chart.ink.spreading import spread_points
from briefing.chart.kinds.timeline import TimelineBand, landing
from briefing.chart.kinds.timeline.timeline_band import draw as draw_timeline_band


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.floats(4, 476), min_size=3, max_size=7), st.integers(1, 60), st.booleans())
def test_nothing_leaves_the_line_and_no_words_of_the_scale_are_run_through(
    look: ChartLook, reader: SimpleNamespace, places: list[float], ticks: int, both: bool
) -> None:
    marks = spread_points(sorted(places), [8.0] * (len(places) - 1), 4.0, 476.0)
    sides = tuple(1 if both and n % 2 == 0 else -1 for n in range(len(marks)))
    lefts = spread_points(marks, [58.0] * (len(marks) - 1), 0.0, 480.0 - 50.0)
    scale = tuple((480.0 * n / ticks, str(1960 + n)) for n in range(ticks))
    band = TimelineBand(tuple((m, m, m, "planned") for m in marks), tuple(lefts), 50.0, sides, scale)
    drawing = draw_timeline_band(band, 480.0, look)
    texts = [(left, right, foot, foot + 0.7 * g.style.size) for left, right, foot, g in reader.texts(drawing)]
    assert all(left >= -0.05 and right <= 480.05 for left, right, _, _ in texts)
    assert all(b[0] >= a[1] + 5 for a, b in pairwise(texts))
    for s in reader.shapes(drawing):
        assert s.x0 >= -0.6
        assert s.x1 <= 480.6
        assert s.y0 >= -0.1
        assert s.y1 <= drawing.height
        corners = [float(n) for n in re.findall(r"(-?[\d.]+) -?[\d.]+ [ml]", s.code)]
        heights = [float(n) for n in re.findall(r"-?[\d.]+ (-?[\d.]+) [ml]", s.code)]
        for left, right, low, high in texts:
            upright = zip(pairwise(corners), pairwise(heights), strict=True)
            assert not any(a == b and left < a < right and min(c, d) < high and max(c, d) > low for (a, b), (c, d) in upright), (
                "a leader runs through a word of the scale"
            )


@given(st.lists(st.floats(4, 476), min_size=2, max_size=4), st.floats(20, 100))
def test_leaders_of_a_side_never_cross(places: list[float], width: float) -> None:
    marks = spread_points(sorted(places), [8.0] * (len(places) - 1), 4.0, 476.0)
    lefts = spread_points([m - 6 for m in marks], [width + 11] * (len(marks) - 1), 0.0, 480.0 - width)
    ends = [landing(m, left, width) for m, left in zip(marks, lefts, strict=True)]
    assert all(b > a for a, b in pairwise(ends)), "the ends stand in the order of the marks"
    assert all(left <= x <= left + width for x, left in zip(ends, lefts, strict=True)), "each ends at its own words"
    assert all(b - a >= width + 11 - 1e-6 for a, b in pairwise(lefts)) or width + 11 > (480.0 - width) / (len(lefts) - 1)


def test_a_leader_stands_upright_where_its_words_are_at_its_mark() -> None:
    assert landing(50.0, 20.0, 60.0) == 50.0
    assert landing(10.0, 20.0, 60.0) == 20.0
    assert landing(99.0, 20.0, 60.0) == 80.0


def test_each_certainty_has_a_shape_of_its_own(look: ChartLook) -> None:
    drawn = []
    for certainty in ("confirmed", "reported", "planned", "assessed"):
        band = TimelineBand(((50.0, 50.0, 50.0, certainty),), (40.0,), 40.0, (-1,), ())
        drawn.append(draw_timeline_band(band, 100.0, look).steps)
    assert len({str([getattr(s, "code", "") for s in steps]) for steps in drawn}) == 4
