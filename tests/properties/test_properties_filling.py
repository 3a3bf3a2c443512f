"""Any galley is filled whole, on pages of any height: every piece once, in order, nothing over another and all in the frame."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.compose.story import Element
from briefing.layout.filling import Filler
from briefing.layout.galley import Aside, Decor, Rule, Slab, SlabItem, TableRun
from briefing.layout.notes import NoteSetter
from briefing.layout.pages import LAYOUT, Page, PlacedLine, PlacedRule
from briefing.layout.setting import Setting
from briefing.records import replace
from briefing.style.computed import Edges
from briefing.validate.sheet import load_sheet
from tests.layout.stories import note, told

BLACK = (0.0, 0.0, 0.0)
MAIN, SIDE = (68.0, 326.0), (410.0, 122.0)  # left edge and width of two columns
TOP, FOOT = 60.0, 50.0  # margins of a page
LEAST = 60.0  # points of the lowest frame; no slab is higher

Piece = tuple[float, float, float, float]
"""A piece as a rule of a width of its own: left edge, top, width, height."""


class Galleys:
    """Slabs of which every piece has a width of its own, by which it is found on the page again."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw, self._count = draw, 0
        self.flow: list[int] = []
        self.beside: list[int] = []

    def slab(self, column: tuple[float, float], level: int, kept: list[int]) -> Slab:
        """A slab with one piece as high as it is, in one of the columns."""
        self._count += 1
        kept.append(self._count)
        height = self._draw(st.floats(2.0, LEAST / 2))
        x, width = column
        piece = SlabItem(x, 0.0, Rule(width - self._count / 1000, height, BLACK), LAYOUT)
        gaps = st.floats(0.0, 12.0)
        return Slab(x, x + width, height, height * 0.7, [piece], self._draw(gaps), self._draw(gaps), level)

    def galley(self) -> list[Slab]:
        """Blocks of slabs: free, kept together, in boxes, with something beside them, rows of a table, calls of notes."""
        draw, out = self._draw, list[Slab]()
        for _ in range(draw(st.integers(1, 8))):
            levels = draw(st.lists(st.sampled_from((0, 0, 1, 2)), min_size=1, max_size=9))
            block = [self.slab(MAIN, level, self.flow) for level in levels]
            if draw(st.booleans()):
                self._put_beside(draw(st.sampled_from(block)))
            if draw(st.booleans()):
                fill = draw(st.sampled_from((None, BLACK)))
                box = Decor(MAIN[0], MAIN[1], Edges(3, 0, 4, 0) if fill else Edges(), fill)
                block[0].opens, block[-1].closes = [box], [box]
            if draw(st.booleans()):
                table = TableRun(again=[Slab(*MAIN, 6.0, 6.0, [])])
                for slab in block:
                    slab.table = table
            out += block
        return out

    def _put_beside(self, slab: Slab) -> None:
        levels = self._draw(st.lists(st.sampled_from((0, 1)), min_size=1, max_size=12))
        column = [self.slab(SIDE, level, self.beside) for level in levels]
        slab.asides = [Aside(*SIDE, column, strict=self._draw(st.booleans()), gap=6.0)]


@st.composite
def galleys(draw: st.DrawFn) -> tuple[list[Slab], list[int], list[int]]:
    """A galley, and the numbers of its pieces in the flow and beside it, in order."""
    made = Galleys(draw)
    return made.galley(), made.flow, made.beside


def pieces(page: Page) -> dict[int, Piece]:
    """The pieces on a page by their numbers."""
    found = {}
    for item in page.items:
        if isinstance(item, PlacedRule):
            column = MAIN if item.x0 == MAIN[0] else SIDE
            number = round((column[1] - (item.x1 - item.x0)) * 1000)
            assert number not in found
            found[number] = (item.x0, item.y0 - item.width / 2, item.x1 - item.x0, item.width)
    return found


def filled(slabs: list[Slab], height: float, notes: dict[str, Element]) -> list[Page]:
    """The pages of a galley, their frame `height` points high."""
    setting = Setting(told(notes=notes), load_sheet("chancery"), draw=None)  # type: ignore[arg-type]
    for number in (1, 2):
        t = setting.template_for(number)
        setting.templates[t.name] = replace(t, height=TOP + height + FOOT, margin=Edges(TOP, 63.0, FOOT, 68.0))
    return Filler(setting, NoteSetter(setting), slabs).fill()


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(made=galleys(), height=st.floats(LEAST, 400.0))
def test_any_galley_is_filled_whole(made: tuple[list[Slab], list[int], list[int]], height: float) -> None:
    slabs, flow, beside = made
    pages = filled(slabs, height, {})
    found = [pieces(page) for page in pages]
    assert sorted(n for page in found for n in page) == sorted([*flow, *beside])
    order = [n for page in found for n in sorted(page, key=lambda n: page[n][1]) if n in flow]
    assert order == flow
    for page, on_it in zip(pages, found, strict=True):
        top, bottom = TOP, page.height - FOOT
        for column in (MAIN, SIDE):
            stack = sorted((y, y + h) for x, y, _, h in on_it.values() if x == column[0])
            assert all(b <= c + 0.01 for (_, b), (c, _) in pairwise(stack)), stack
            assert all(top - 0.01 <= a and b <= bottom + 0.1 for a, b in stack), (stack, top, bottom)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(made=galleys(), height=st.floats(120.0, 400.0), lengths=st.lists(st.integers(1, 400), min_size=1, max_size=4))
def test_every_note_is_printed_whole(made: tuple[list[Slab], list[int], list[int]], height: float, lengths: list[int]) -> None:
    slabs, _, _ = made
    called = dict.fromkeys(f"note-{n % len(slabs)}" for n in range(len(lengths)))
    notes = {name: note(int(name[5:]), "few words " * length) for name, length in zip(called, lengths, strict=False)}
    for name in notes:
        slabs[int(name[5:])].notes = (name,)
    lines = [i for page in filled(slabs, height, notes) for i in page.items if isinstance(i, PlacedLine)]
    printed = Counter(i.owner.parent.id for i in lines for _ in range(i.line.text.count("few")))
    assert printed == Counter(dict(zip(notes, lengths, strict=False)))
