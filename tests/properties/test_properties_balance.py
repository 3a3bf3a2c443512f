"""Text in columns: every slab once and in order, columns as high as each other but for one unit, nothing outside its column."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.layout.balance import Column, Filled, Lines, Unit, balanced, fill
from briefing.layout.columns import placed
from briefing.layout.galley import ColumnRun, Decor, Slab, TableRun
from briefing.style.computed import Edges

WIDTH, GUTTER = 100.0, 16.0
NO_GRID = Lines()


def run_of(count: int) -> ColumnRun:
    return ColumnRun(tuple(50.0 + i * (WIDTH + GUTTER) for i in range(count)), WIDTH)


def slab(run: ColumnRun, height: float, gap: float = 0.0, *, snap: bool = False) -> Slab:
    return Slab(run.lefts[0], run.lefts[0] + WIDTH, height, 0.7 * height, [], gap, gap, snap=snap, run=run)


@st.composite
def runs(draw: st.DrawFn, most_gap: float = 8.0) -> tuple[ColumnRun, list[Unit]]:
    """Units of one to four slabs, some in boxes, and the columns they flow through."""
    run = run_of(draw(st.integers(2, 4)))
    units: list[Unit] = []
    for _ in range(draw(st.integers(1, 24))):
        heights = draw(st.lists(st.floats(4.0, 40.0), min_size=1, max_size=4))
        units.append([slab(run, h, draw(st.floats(0.0, most_gap)), snap=draw(st.booleans())) for h in heights])
    if draw(st.booleans()):
        box = Decor(run.lefts[0], WIDTH, Edges(3, 0, 5, 0), (0, 0, 0), in_column=True)
        a, b = sorted((draw(st.integers(0, len(units) - 1)), draw(st.integers(0, len(units) - 1))))
        units[a][0].opens, units[b][-1].closes = [box], [box]
    return run, units


def found(run: ColumnRun, units: list[Unit], lines: Lines = NO_GRID) -> Filled:
    filled = balanced(units, Column(run), len(run.lefts), 0.0, 10_000.0, lines)
    assert filled is not None
    return filled


@given(made=runs(), step=st.sampled_from((0.0, 13.5)), first=st.floats(0.0, 13.5))
@settings(max_examples=150, deadline=None)
def test_every_slab_stands_once_in_order_below_the_one_before_it_in_its_own_column(
    made: tuple[ColumnRun, list[Unit]], step: float, first: float
) -> None:
    run, units = made
    filled = found(run, units, Lines(step, first))
    assert [s for c in filled.columns for _, s in c.tops] == [s for unit in units for s in unit]
    flow, boxes = placed(filled, 200.0)
    assert len(flow) == sum(len(unit) for unit in units)
    lefts = [s.x0 for _, s in flow]
    assert lefts == sorted(lefts)
    assert set(lefts) <= set(run.lefts)
    assert all(s.x1 - s.x0 == WIDTH for _, s in flow)
    for (top, a), (below, b) in pairwise(flow):
        assert a.x0 != b.x0 or top + a.height <= below + 0.01
    assert all(top >= 200.0 - 0.01 and top + s.height <= 200.0 + filled.height + 0.1 for top, s in flow)
    for decor, top, bottom in boxes:
        assert decor.x in run.lefts
        assert 200.0 <= top <= bottom <= 200.0 + filled.height + 0.1


@given(made=runs())
@settings(max_examples=150, deadline=None)
def test_a_unit_is_never_parted_between_columns(made: tuple[ColumnRun, list[Unit]]) -> None:
    run, units = made
    column_of = {id(s): n for n, c in enumerate(found(run, units).columns) for _, s in c.tops}
    assert all(len({column_of[id(s)] for s in unit}) == 1 for unit in units)


@given(heights=st.lists(st.floats(4.0, 60.0), min_size=2, max_size=14))
@settings(max_examples=200, deadline=None)
def test_two_columns_differ_by_no_more_than_a_unit(heights: list[float]) -> None:
    run = run_of(2)
    filled = found(run, [[slab(run, h)] for h in heights])
    ends = [c.bottom for c in filled.columns]
    assert len(ends) == 2
    assert abs(ends[0] - ends[1]) <= max(heights) + 0.1


@given(heights=st.lists(st.integers(4, 60), min_size=1, max_size=9), count=st.integers(2, 4))
@settings(max_examples=200, deadline=None)
def test_no_other_way_to_part_the_units_is_lower(heights: list[int], count: int) -> None:
    run = run_of(count)

    def least(units: tuple[int, ...], columns: int) -> int:
        if columns == 1 or not units:
            return sum(units)
        return min(max(sum(units[:i]), least(units[i:], columns - 1)) for i in range(1, len(units) + 1))

    assert abs(found(run, [[slab(run, h)] for h in heights]).height - least(tuple(heights), count)) < 0.1


@given(made=runs(), height=st.floats(40.0, 400.0))
@settings(max_examples=150, deadline=None)
def test_filled_one_after_the_other_no_column_is_too_high_and_none_ends_where_a_unit_more_fits(
    made: tuple[ColumnRun, list[Unit]], height: float
) -> None:
    run, units = made
    filled = fill(units, Column(run), len(run.lefts), height, NO_GRID)
    assert all(c.bottom <= height + 0.1 for c in filled.columns if c.units)
    taken = 0
    for column in filled.columns[:-1]:
        taken += column.units
        assert column.with_unit(units[taken], NO_GRID).bottom > height


def test_lines_of_all_columns_stand_on_one_grid() -> None:
    run = run_of(2)
    lines = Lines(12.0, 3.0)
    units: list[Unit] = [[slab(run, 20.0), slab(run, 12.0, snap=True)], *([slab(run, 12.0, snap=True)] for _ in range(7))]
    for column in found(run, units, lines).columns:
        for top, s in column.tops:
            assert not s.snap or abs((top + s.base - 3.0) % 12.0) < 0.03 or (top + s.base - 3.0) % 12.0 > 11.97


def test_a_table_that_goes_on_in_the_next_column_has_its_head_there() -> None:
    run = run_of(2)
    head = slab(run, 10.0)
    table = TableRun(again=[head])
    rows: list[Unit] = [[slab(run, 20.0)] for _ in range(6)]
    for unit in rows:
        unit[0].table = table
    one, two = fill(rows, Column(run), 2, 80.0, NO_GRID).columns
    assert [s for _, s in one.tops] == [unit[0] for unit in rows[:4]]
    assert next(s for _, s in two.tops) is head


def test_a_box_cut_between_columns_ends_in_one_and_begins_again_in_the_other() -> None:
    run = run_of(2)
    box = Decor(50.0, WIDTH, Edges(3, 0, 5, 0), (0, 0, 0), in_column=True)
    units: list[Unit] = [[slab(run, 20.0)] for _ in range(4)]
    units[0][0].opens, units[3][0].closes = [box], [box]
    _, boxes = placed(found(run, units), 0.0)
    assert sorted((d.x, top, bottom) for d, top, bottom in boxes) == [(50.0, 0.0, 48.0), (50.0 + WIDTH + GUTTER, 0.0, 48.0)]
