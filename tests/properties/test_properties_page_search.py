"""Pages chosen as a whole, over any galley: what floats keeps its order and stays near, nothing costs more than first-fit."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from briefing.compose.story import Element
from briefing.layout.filling import Filler
from briefing.layout.galley import Slab, float_together
from briefing.layout.notes import NoteSetter
from briefing.layout.page_ends import Ground
from briefing.layout.page_search import PageSearch
from briefing.layout.pages import Page
from briefing.layout.setting import Setting
from briefing.records import replace
from briefing.style.computed import Edges
from briefing.validate.sheet import load_sheet
from tests.layout.first_fit import FirstFit
from tests.layout.stories import note, told
from tests.properties.test_properties_filling import FOOT, MAIN, TOP, Galleys, pieces

ANY = settings(
    max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True,
    phases=(Phase.explicit, Phase.generate),
)  # fmt: skip


class Floats(Galleys):
    """Galleys in which some blocks are figures or tables that may float."""

    def __init__(self, draw: st.DrawFn) -> None:
        super().__init__(draw)
        self.floats: list[list[int]] = []  # the pieces of each

    def __repr__(self) -> str:
        return f"{len(self.flow)} pieces in the flow, floats {self.floats}"

    def with_floats(self) -> list[Slab]:
        """Text, floats between its blocks, and text behind the last of them or not."""
        draw, out = self._draw, list[Slab]()
        for _ in range(draw(st.integers(1, 5))):
            out += self.galley()
            for _ in range(draw(st.sampled_from((0, 1, 1, 1, 2, 4)))):
                out += self._floating()
        return out

    def _floating(self) -> list[Slab]:
        mine: list[int] = []
        slabs = [self.slab(MAIN, 2 if n else 0, mine) for n in range(self._draw(st.integers(1, 12)))]
        for slab in slabs:
            slab.before = slab.after = 0.0
        float_together(slabs)
        self.floats.append(mine)
        return slabs


class Made(list[Slab]):
    """The slabs of a galley; said in a word where an example fails."""

    def __repr__(self) -> str:
        return f"{len(self)} slabs"


@st.composite
def floating(draw: st.DrawFn) -> tuple[list[Slab], Floats]:
    """A galley with floats, and what it was made of."""
    made = Floats(draw)
    return Made(made.with_floats()), made


def filler(slabs: list[Slab], height: float, notes: dict[str, Element]) -> Filler:
    """A filler for pages whose frame is `height` points high."""
    setting = Setting(told(notes=notes), load_sheet("chancery"), draw=None)  # type: ignore[arg-type]
    for number in (1, 2):
        t = setting.template_for(number)
        setting.templates[t.name] = replace(t, height=TOP + height + FOOT, margin=Edges(TOP, 63.0, FOOT, 68.0))
    return Filler(setting, NoteSetter(setting), slabs)


def pages_of(pages: list[Page]) -> dict[int, int]:
    """The page of each piece, by the numbers of both."""
    return {piece: number for number, page in enumerate(pages) for piece in pieces(page)}


@ANY
@given(made=floating(), height=st.floats(120.0, 400.0))
def test_every_piece_stands_once_in_its_frame_and_over_no_other(made: tuple[list[Slab], Floats], height: float) -> None:
    slabs, parts = made
    pages = filler(slabs, height, {}).fill()
    found = [pieces(page) for page in pages]
    floats = [n for one in parts.floats for n in one]
    assert sorted(n for page in found for n in page) == sorted([*parts.flow, *parts.beside, *floats])
    for page, on_it in zip(pages, found, strict=True):
        stack = sorted((y, y + h) for x, y, _, h in on_it.values() if x == MAIN[0])
        assert all(b <= c + 0.01 for (_, b), (c, _) in pairwise(stack)), stack
        assert all(a >= TOP - 0.01 and b <= page.height - FOOT + 0.1 for a, b in stack), stack


@ANY
@given(made=floating(), height=st.floats(120.0, 400.0))
def test_text_and_floats_each_keep_their_order(made: tuple[list[Slab], Floats], height: float) -> None:
    slabs, parts = made
    found = [pieces(page) for page in filler(slabs, height, {}).fill()]
    order = [n for page in found for n in sorted(page, key=lambda n: page[n][1])]
    assert [n for n in order if n in parts.flow] == parts.flow
    floats = [n for one in parts.floats for n in one]
    assert [n for n in order if n in floats] == floats


@ANY
@given(made=floating(), height=st.floats(120.0, 400.0))
def test_a_float_begins_at_most_a_page_from_where_it_is_told(made: tuple[list[Slab], Floats], height: float) -> None:
    """Its place in the text is between what stands before it and what stands behind it."""
    slabs, parts = made
    page_of = pages_of(filler(slabs, height, {}).fill())
    for mine in parts.floats:
        before = [page_of[n] for n in parts.flow if n < mine[0]]
        behind = [page_of[n] for n in parts.flow if n > mine[-1]]
        if before:
            assert page_of[mine[0]] >= before[-1] - 1
        if before and behind:
            assert page_of[mine[0]] <= max(before[-1], behind[0]) + 1


@ANY
@given(made=floating(), height=st.floats(120.0, 400.0), calls=st.lists(st.integers(0, 400), min_size=1, max_size=6))
def test_notes_stand_on_the_page_of_their_call_or_behind_it(
    made: tuple[list[Slab], Floats], height: float, calls: list[int]
) -> None:
    slabs, _ = made
    called = {f"note-{n % len(slabs)}": n % len(slabs) for n in calls}
    for name, at in called.items():
        slabs[at].notes = (name,)
    notes = {name: note(at, "A source.") for name, at in called.items()}
    pages = filler(slabs, height, notes).fill()
    where = pages_of(pages)
    words = {n: [getattr(i, "owner", None) for i in page.items] for n, page in enumerate(pages)}
    for name, at in called.items():
        piece = next(t for t in slabs[at].items)
        number = round((MAIN[1] - piece.what.length) * 1000)  # type: ignore[union-attr]
        stands = [n for n, owners in words.items() if any(name == getattr(getattr(o, "parent", None), "id", "") for o in owners)]
        assert stands, name
        assert where[number] <= stands[0], name


@ANY
@given(made=floating(), height=st.floats(120.0, 400.0))
def test_the_pages_cost_no_more_than_first_fit(made: tuple[list[Slab], Floats], height: float) -> None:
    ground = ground_of(filler(made[0], height, {}))
    chosen = sum(end.cost for end in PageSearch(ground).pages())
    assert chosen <= FirstFit(ground).cost + 0.001


def ground_of(made: Filler) -> Ground:
    """What the walks of a filler share."""
    return Ground(made.galley, made._template, made._frame, made.sheet.page_costs)


@pytest.mark.parametrize("what", ["text", "tall blocks", "floats"])
def test_twice_the_pages_take_twice_the_trials(what: str) -> None:
    """Counted, not timed: pages walked, and slabs tried on each."""

    def trials(count: int) -> int:
        slabs: list[Slab] = []
        for n in range(count):
            block = [Slab(*MAIN, 90.0 if what == "tall blocks" else 12.0, 9.0, [], level=0) for _ in range(7)]
            if what == "floats":
                figure = [Slab(*MAIN, 110.0 + n % 7, 9.0, []), Slab(*MAIN, 12.0, 9.0, [], level=2)]
                float_together(figure)
                block += figure
            slabs += block
        search = PageSearch(ground_of(filler(slabs, 300.0, {})))
        search.pages()
        return search.tried

    small, large = trials(60), trials(120)
    assert small > 0
    assert large < 2.3 * small
