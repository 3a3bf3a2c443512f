"""Every kind of figure in every sheet, at three widths, with ordinary and with the worst data: nothing outside its box, nothing
over anything else, nothing small, faint, cut off or left to chance."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from briefing.chart import draw as drawing_door
from briefing.chart.describe import alt_text, data_table
from briefing.chart.ink.displaylist import DisplayList, Glyphs, Ops, Step
from briefing.chart.ink.look import ChartLook
from briefing.chart.kinds.estimates import EstimateChart
from briefing.chart.kinds.influence import InfluenceChart
from briefing.chart.kinds.numbers import DataChart, DataSeries
from briefing.chart.kinds.spectrum import Spectrum
from briefing.chart.specification import Specification
from briefing.text.style import TextStyle
from briefing.validate.sheet import load_sheet
from tests.chart.gallery import GALLERY
from tests.chart.ink import Box, Ink, Mark, Words, contrast, overlap, read

SHEETS = tuple(sorted(p.stem for p in (Path(__file__).resolve().parents[2] / "styles").glob("*.yaml")))
WIDTHS = (150.0, 300.0, 480.0)
CASES = tuple((kind, case) for kind, cases in GALLERY.items() for case in cases)
WHOLE = tuple((kind, case, sheet, width) for (kind, case), sheet, width in product(CASES, SHEETS, WIDTHS))
# each case once at each width, the sheets by turns: every kind meets every sheet
SAMPLE = tuple(
    (kind, case, SHEETS[(n + w) % len(SHEETS)], width) for n, (kind, case) in enumerate(CASES) for w, width in enumerate(WIDTHS)
)


def drawn(kind: str, case: str, sheet: str, width: float) -> tuple[DisplayList, Ink, ChartLook]:
    style = load_sheet(sheet)
    drawing = drawing_door.draw(GALLERY[kind][case], width, style)
    return drawing, read(drawing), style.charts


def faults(specification: Specification, drawing: DisplayList, ink: Ink, look: ChartLook) -> list[str]:
    """Everything that is wrong with a drawing, in words."""
    return [
        *outside(drawing, ink, look.paper),
        *(f"small: {w.text}, {w.size:g} pt" for w in ink.words if w.size < look.minimum - 0.001),
        *meeting(ink.words),
        *unreadable(ink, look),
        *([] if tinted(specification) else faint(ink, look)),
        *cut_off(specification, ink),
    ]


def outside(drawing: DisplayList, ink: Ink, paper: tuple[float, float, float]) -> list[str]:
    """What leaves the drawing's box. What is of the paper's own colour only clears the ground."""
    found: list[tuple[str, Box]] = [(w.text, w.box) for w in ink.words]
    for m in ink.marks:
        fill, stroke = (None if c == paper else c for c in (m.fill, m.stroke))
        seen = Mark(m.order, m.lines, fill, stroke, m.half, m.clip)
        if (seen.fill or seen.stroke) and m.box[0] <= m.box[2] and m.box[1] <= m.box[3]:
            found.append((f"mark {m.fill} {m.stroke}", seen.box))
    slack = 0.75  # half of the widest outline: a stroke along the edge
    return [
        f"outside: {what} at {[round(v, 1) for v in b]} in {drawing.width:g} × {drawing.height:.1f}"
        for what, b in found
        if b[0] < -slack or b[1] < -slack or b[2] > drawing.width + slack or b[3] > drawing.height + slack
    ]


def tinted(specification: Specification) -> bool:
    """Whether the fillings of this kind are a ground behind words that say all: their tints mean nothing by themselves."""
    return isinstance(specification, InfluenceChart) or (isinstance(specification, DataChart) and specification.kind == "heat")


def meeting(words: list[Words]) -> list[str]:
    return [f"meet: “{a.text}” and “{b.text}”" for n, a in enumerate(words) for b in words[n + 1 :] if overlap(a.box, b.box, 0.1)]


def unreadable(ink: Ink, look: ChartLook) -> list[str]:
    """Words that what lies beneath makes faint, or that something is painted over."""
    found = []
    for w in ink.words:
        x0, y0, x1, y1 = w.box
        inner = (x0 + 0.3, y0 + 0.3, x1 - 0.3, y1 - 0.3)
        points = [(x0 + (x1 - x0) * i / 12, y0 + (y1 - y0) * j / 4) for i in range(1, 12) for j in range(1, 4)]
        beneath = [ink.beneath(*p, w.order, look.paper) for p in points]
        for mark in (m for m in ink.marks if overlap(m.box, inner)):
            if mark.order > w.order:
                if any(mark.covers(*p) for p in points) or any(True for _ in mark.crossings(inner)):
                    found.append(f"over the words “{w.text}”: {mark.fill} {mark.stroke}")
            elif mark.stroke:
                seen = [p for p in mark.crossings(inner) if not ink.hidden(*p, mark.order, w.order)]
                beneath += [mark.stroke] if seen else []
        worst = min(beneath, key=lambda c: contrast(w.colour, c))
        if contrast(w.colour, worst) < 4.5:
            found.append(f"unreadable: “{w.text}” over {worst}, {contrast(w.colour, worst):.1f}")
    return found


def faint(ink: Ink, look: ChartLook) -> list[str]:
    """Marks whose filling and outline both come too near to what they stand on. Grids and paper are no marks."""
    quiet = {tuple(round(v, 3) for v in c) for c in (look.grid, look.paper)}
    outlined = [m.box for m in ink.marks if m.stroke and contrast(m.stroke, look.paper) >= 3]
    found = []
    for m in ink.marks:
        colours = [c for c in (m.fill, m.stroke) if c is not None]
        if any(c in quiet for c in colours) or m.box[2] - m.box[0] < 0.05 or m.box[3] - m.box[1] < 0.05:
            continue
        under = _beneath(ink, m, look)
        if under in colours:
            continue  # one shape in several parts
        if max(contrast(c, under) for c in colours) < 3 and not any(overlap(m.box, b) for b in outlined):
            found.append(f"faint: {colours} over {under} at {[round(v, 1) for v in m.box]}")
    return found


def _beneath(ink: Ink, mark: Mark, look: ChartLook) -> tuple[float, float, float]:
    x, y = mark.lines[0][0]
    return ink.beneath(x, y, mark.order, look.paper)


def cut_off(specification: Specification, ink: Ink) -> list[str]:
    """Words of the figure that stand neither in the drawing nor in the table and the description that go with it."""
    table = data_table(specification)
    said = letters(alt_text(specification), repr(table))
    shown = letters(*(w.text for w in ink.words))
    found = [f"cut: {w.text}" for w in ink.words if w.text.rstrip().endswith("…") and letters(w.text)[:-1] not in said]
    runs = [letters(w.text) for w in ink.words]
    for words in names(specification):
        if not drawn_whole(letters(words), runs, shown) and (
            letters(words) not in said or not may_be_left_out(words, specification)
        ):
            found.append(f"lost: {words}")
    return found


def drawn_whole(wanted: str, runs: list[str], shown: str) -> bool:
    """Whether letters stand in the drawing, in one piece or in lines whose neighbours in other columns come between."""
    if wanted in shown:
        return True
    return any(wanted == run or (wanted.startswith(run) and drawn_whole(wanted[len(run) :], runs, "")) for run in runs if run)


def may_be_left_out(words: str, specification: Specification) -> bool:
    """Times between those that have room, the name of a series that is alone, a question that the headline asks."""
    if isinstance(specification, Spectrum):
        return words == specification.question
    if not isinstance(specification, DataChart):
        return False
    over_time = specification.kind in ("line", "area") and words in specification.labels
    return over_time or [words] == [s.name for s in specification.series]


def letters(*words: str) -> str:
    return "".join("".join(words).split())


def names(specification: Specification) -> set[str]:
    """The names and labels of a figure: who, what, which panel."""
    found: set[str] = set()
    for attribute in ("name", "who", "heading", "question"):
        if isinstance(said := getattr(specification, attribute, ""), str):
            found.add(said)
    for attribute in ("panels", "groups", "claims", "series", "actors", "ends", "rows", "bands", "labels", "bars"):
        for part in getattr(specification, attribute, ()):
            if isinstance(part, tuple):
                found.add(part[0])
            else:
                found |= {part} if isinstance(part, str) else names(part)
    return found - {""}


@pytest.mark.parametrize(("kind", "case", "sheet", "width"), SAMPLE)
def test_a_figure_is_whole_clear_and_readable(kind: str, case: str, sheet: str, width: float) -> None:
    drawing, ink, look = drawn(kind, case, sheet, width)
    assert faults(GALLERY[kind][case], drawing, ink, look) == []


@pytest.mark.parametrize(("kind", "case"), CASES)
def test_a_figure_is_told_by_kind_count_and_extremes(kind: str, case: str) -> None:
    specification = GALLERY[kind][case]
    told = alt_text(specification)
    assert told[0].isupper()
    assert told.endswith(".")
    assert "\n" not in told
    if isinstance(specification, DataChart):
        stated = [v for s in specification.series for v in s.values if v is not None]
        for extreme in (min(stated), max(stated)):
            assert specification.numbers.fixed(extreme, specification.decimals) in told
    elif isinstance(specification, EstimateChart):
        claims = [c for p in specification.panels for g in p.groups for c in g.claims]
        assert f"{len(claims)} claim" in told
        stated_claims = [c for c in claims if c.value is not None]
        for claim in (c(stated_claims, key=lambda c: c.value or 0.0) for c in (min, max) if stated_claims):
            assert claim.label in told
    else:
        count = max(len(getattr(specification, a, ())) for a in ("rows", "bands", "actors", "ends", "bars"))
        count -= sum(bar.is_sum for bar in getattr(specification, "bars", ()))
        assert str(count) in told


@pytest.mark.slow
@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize(("kind", "case"), CASES)
def test_every_figure_in_every_sheet_at_every_width(kind: str, case: str, sheet: str) -> None:
    for width in WIDTHS:
        drawing, ink, look = drawn(kind, case, sheet, width)
        assert faults(GALLERY[kind][case], drawing, ink, look) == [], width


@pytest.mark.parametrize(("kind", "case"), CASES)
def test_a_figure_is_drawn_alike_each_time(kind: str, case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _, _ = drawn(kind, case, "chancery", 300.0)
    monkeypatch.setattr(drawing_door, "_drawn", {})
    again, _, _ = drawn(kind, case, "chancery", 300.0)
    assert again == first


def test_no_words_in_the_pictures_of_large_print_are_under_14_points() -> None:
    assert load_sheet("large-print").charts.minimum == 14.0  # what `faults` holds every figure to


FAULTY = {
    "outside": "1 0 0 RG 1 w -5 5 m 20 5 l S",
    "over the words": "0 0 0 rg 10 10 60 12 re f",
    "faint": "0.9 0.9 0.8 rg 5 60 12 12 re f",
}


@pytest.mark.parametrize("fault", [*FAULTY, "meet", "small", "unreadable", "cut", "lost"])
def test_each_fault_is_found(fault: str) -> None:
    """A drawing spoilt in one way is refused for that."""
    look = load_sheet("chancery").charts
    style = look.small if fault not in ("small", "unreadable") else TextStyle(look.small.stack, 6.0, (0.7, 0.7, 0.7))
    words = Glyphs(10.0, 12.0, "Lower rea…" if fault == "cut" else "Upper reach", style)
    steps: list[Step] = [words]
    if fault == "meet":
        steps.append(Glyphs(20.0, 15.0, "Main channel", look.small))
    if fault in FAULTY:
        steps.append(Ops(FAULTY[fault]))
    if fault == "lost":
        steps.remove(words)
    chart = DataChart("bar", ("Upper reach",), (DataSeries("", (1.0,)),))
    drawing = DisplayList(200.0, 100.0, steps)
    found = faults(chart, drawing, read(drawing), look)
    assert any(f.startswith(fault) for f in found), found


def test_what_is_said_in_words_is_not_torn_beside_an_axis() -> None:
    _, ink, _ = drawn("estimates", "long", "chancery", 300.0)
    assert sum("Subcommittee" in w.text for w in ink.words) == 3, [w.text for w in ink.words]
