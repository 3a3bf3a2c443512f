"""The sums of a waterfall: in decimals as an author works them out, and back from a sum that is given where a step is not."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from briefing.model.figures.waterfall import Waterfall, WaterfallEnd, WaterfallStart, WaterfallStep

amounts = st.decimals(-1_000_000, 1_000_000, places=3)


def made(start: Decimal, changes: list[Decimal | None], end: Decimal | None = None) -> Waterfall:
    steps = [WaterfallStep(label=f"s{n}", change="not_stated" if c is None else str(c)) for n, c in enumerate(changes)]
    last = WaterfallEnd(label="end") if end is None else WaterfallEnd(label="end", value=str(end))
    first = WaterfallStart(label="start", value=str(start))
    return Waterfall(unit="t", start=first, steps=tuple(steps), end=last)


@given(amounts, st.lists(amounts, min_size=1, max_size=24))
def test_a_sum_is_exact_in_decimals(start: Decimal, changes: list[Decimal]) -> None:
    total = start + sum(changes)
    *levels, end = made(start, list(changes), total).levels()
    assert end.steps == end.after == float(total), "0.1 + 0.2 is 0.3 to an author"
    so_far = start
    for level, change in zip(levels, changes, strict=True):
        so_far += change
        assert level.after == float(so_far)


@given(amounts, st.lists(amounts, max_size=6), st.lists(amounts, max_size=6), st.integers(1, 3), amounts)
def test_a_gap_is_reached_from_both_sides(
    start: Decimal, before: list[Decimal], after: list[Decimal], gaps: int, end: Decimal
) -> None:
    levels = made(start, [*before, *[None] * gaps, *after], end).levels()
    assert levels[-1].steps is None, "it cannot be checked"
    places = [float(start), *(level.after for level in levels)]
    unknown = range(len(before) + 1, len(before) + gaps)
    assert [n for n, place in enumerate(places) if place is None] == list(unknown)
    assert places[len(before)] == float(start + sum(before))
    assert places[len(before) + gaps] == float(end - sum(after))


def test_a_gap_whose_end_is_not_given_leaves_all_after_it_without_a_place() -> None:
    assert [level.after for level in made(Decimal(5), [Decimal(1), None, Decimal(2)]).levels()] == [6.0, None, None, None]


def test_a_sum_is_projected_where_a_step_before_it_is() -> None:
    steps = (WaterfallStep(label="a", change="1"), WaterfallStep(label="b", change="1", projected="true"))
    subtotal = WaterfallStep(label="c", subtotal="true")
    start = WaterfallStart(label="s", value="1")
    levels = Waterfall(unit="t", start=start, steps=(steps[0], subtotal, steps[1]), end=WaterfallEnd(label="e")).levels()
    assert [level.projected for level in levels] == [False, False, True, True]
    forecast = WaterfallStart(label="s", value="1", projected="true")
    assert all(x.projected for x in Waterfall(unit="t", start=forecast, steps=steps, end=WaterfallEnd(label="e")).levels())
