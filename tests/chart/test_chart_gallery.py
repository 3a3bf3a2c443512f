"""Every kind of figure in every sheet at three widths, with ordinary data and the worst: nothing cut off, nothing on anything
else, nothing too small, and everything told apart in print without colour and by eyes that see fewer colours."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefing.chart.describe import alt_text
from briefing.chart.displaylist import DisplayList, Glyphs, Ops
from briefing.chart.draw import draw
from briefing.chart.look import MINIMUM_SIZE, ChartLook
from briefing.chart.pen import measure_words
from briefing.chart.specification import (
    ActorPlace,
    Claim,
    DataChart,
    DataSeries,
    EstimateChart,
    FanChart,
    FanEnding,
    Group,
    InfluenceChart,
    Panel,
    RelationsChart,
    ScenarioBars,
    Specification,
    Spectrum,
    Standing,
    Tie,
    TimelineBand,
    YardstickChart,
)
from briefing.style.sheet import Sheet
from briefing.validate.sheet import load_sheet

LONG = "The Parliamentary Assembly’s Subcommittee on the Verification of Disputed Figures"  # 80 characters
KOREAN, UKRAINIAN = "조선민주주의인민공화국 외무성", "Міністерство закордонних справ України"
MARKS = ("observed", "claimed", "projected", "assessed", "upper", "lower", "range", "ours")
STANCES = ("supports", "leans_for", "neutral", "leans_against", "opposes", "silent", "split", "unknown")
STANCE_WORDS = tuple((f"stance_{s}", s.replace("_", " ")) for s in STANCES)
KINDS_KNOWN = (("declared", "declared"), ("observed", "observed"), ("assessed", "assessed"))
RELATIONS = ("ally", "supplies", "sanctions", "mediates", "hostile", "pressures", "other")
DATA_WORDS = (("projected", "projected"), ("ours", "our own assessment"), ("not_stated", "not stated"), ("log", "Logarithmic."))


def estimates(*claims: Claim, question: str = "", lines: tuple[tuple[float, str], ...] = ()) -> EstimateChart:
    key = tuple((mark, mark.capitalize()) for mark in MARKS)
    return EstimateChart((Panel("Present at one time", "troops", (Group(question, claims),)),), key, lines)


def data(kind: str, labels: tuple[str, ...], *rows: tuple[float | None, ...], decimals: int = 0, ours: int = -1) -> DataChart:
    names = [""] if len(rows) == 1 else [f"Series {n + 1}" for n in range(len(rows))]
    roles = ["ours" if n == ours else "observed" for n in range(len(rows))]
    series = tuple(DataSeries(name, values, role) for name, values, role in zip(names, rows, roles, strict=True))
    places = tuple(float(i) for i in range(len(labels)))
    return DataChart(kind, labels, series, "tonnes", places, labels[:1], decimals=decimals, words=DATA_WORDS)


def influence(*actors: tuple[str, int, int, str]) -> InfluenceChart:
    axes = (("influence", "Influence on the matter"), ("interest", "Interest in the matter"))
    steps = (("low", "low"), ("middle", "middle"), ("high", "high"))
    return InfluenceChart(tuple(ActorPlace(*a) for a in actors), (*axes, *steps, *STANCE_WORDS), "Dredge?")


def relations(actors: tuple[str, ...], *ties: Tie) -> RelationsChart:
    return RelationsChart(actors, ties, tuple((f"relation_{r}", f"{r} of") for r in RELATIONS))


def fan(*ends: FanEnding) -> FanChart:
    history = ((0.0, 5.0, "May 2024"), (60.0, 6.0, "July 2024"), (100.0, 7.0, "5 November 2024"))
    return FanChart("Troops, thousand", history, ends)


NAMES = ("Board", "Pilots", "Upland", "League", "Mayor", "Fishers", "Guild", "Union")
YEARS = tuple(str(1980 + n) for n in range(40))

ORDINARY: dict[str, Specification] = {
    "estimates": estimates(
        Claim("Two agencies", "claimed", "1", ("claimed", "as of May 2024"), words="thousands", label="“thousands”"),
        Claim("Ambassador", "observed", "2", ("observed",), value=7000.0, label="7,000"),
        Claim("Institute", "projected", "3", low=6000, high=9500, best=7000, label="7,000 (6,000–9,500)"),
        Claim("Delegation", "claimed", "4", high=9000, label="up to 9,000", remark="by the end of the year"),
        Claim("Mission", "claimed", "5", low=2500, label="at least 2,500"),
        Claim("We", "assessed", low=4000, high=6000, best=5000, label="5,000", ours=True),
        question="How many are there?",
        lines=((8000.0, "Agreed ceiling"),),
    ),
    "bar": data("bar", ("North quay", "South quay", "Roads"), (12.0, 30.0, 7.5), decimals=1),
    "grouped bar": data("grouped_bar", ("2023", "2024"), (12.0, 30.0), (14.0, 22.0)),
    "stacked bar": data("stacked_bar", ("2023", "2024"), (12.0, 30.0), (14.0, 22.0), (3.0, 1.0)),
    "line": data("line", ("2021", "2022", "2023", "2024"), (1.0, 4.0, 3.0, 5.0), (2.0, 2.5, 2.0, 4.5), ours=1),
    "area": data("area", ("2021", "2022", "2023"), (1.0, 4.0, 3.0), (2.0, 2.5, 2.0)),
    "dot": data("dot", ("North quay", "South quay"), (12.0, 30.0), (14.0, 22.0)),
    "slope": data("slope", ("Before", "After"), (12.0, 30.0), (14.0, 9.0), (4.0, 5.0)),
    "heat": data("heat", ("2022", "2023", "2024"), (1.0, 4.0, 3.0), (2.0, None, 9.0)),
    "yardstick": YardstickChart((("unlikely", 20, 45, False), ("even chance", 45, 55, False), ("likely", 55, 80, True))),
    "scenarios": ScenarioBars((("A quiet winter", "unlikely", 20, 45), ("A wet winter", "likely", 55, 80))),
    "fan": fan(
        FanEnding("Growth", "unlikely: 40–100", 40, 70, 100, 500, "December 2025", 33),
        FanEnding("Rotation", "likely: 10–20", 10, 15, 20, 500, "December 2025", 66),
    ),
    "influence": influence(("Board", 4, 5, "supports"), ("Pilots", 3, 5, "leans_against"), ("Upland", 4, 2, "silent")),
    "spectrum": Spectrum(
        "Dredge this winter?",
        "leave it",
        "dredge",
        (
            Standing("Board", "supports", "declared", "leans_for", "before: leans towards"),
            Standing("Pilots", "leans_against", "observed"),
            Standing("Mayor", "neutral", "assessed"),
            Standing("Upland", "silent", "declared"),
        ),
        (*STANCE_WORDS, *KINDS_KNOWN),
    ),
    "relations": relations(NAMES[:4], Tie(0, 1, "ally"), Tie(2, 0, "pressures", "over the toll"), Tie(3, 1, "hostile")),
    "timeline": TimelineBand(
        ((4.0, 4.0, 4.0, "confirmed"), (30.0, 60.0, 45.0, "reported"), (140.0, 140.0, 140.0, "planned")),
        (0.5, 40.0, 100.0),
        36.0,
        (-1, 1, -1),
        ((20.0, "2023"), (75.0, "2024"), (130.0, "2025")),
    ),
}

WORST: dict[str, Specification] = {
    "estimates: one": estimates(Claim("One", "claimed", value=7, label="7")),
    "estimates: forty": estimates(
        *(Claim(f"Source number {i}", MARKS[i % 4], str(i), value=100.0 + (i * 37) % 90, label=str(100 + i)) for i in range(40))
    ),
    "estimates: ties": estimates(*(Claim(f"Source {i}", "observed", value=12.5, label="12.5") for i in range(3))),
    "estimates: zero and below": estimates(
        Claim("None", "observed", value=0, label="0"), Claim("Less", "claimed", value=-40, label="−40")
    ),
    "estimates: 1 to a thousand million": estimates(
        *(Claim(f"Source {v}", "observed", "1", value=float(v), label=f"{v:,}") for v in (1, 50, 10**9))
    ),
    "estimates: long and Korean": estimates(
        Claim(LONG, "claimed", "12", (LONG,), value=9, label="nine, " + LONG), Claim(KOREAN, "claimed", "3", value=8, label="8")
    ),
    "bar: one": data("bar", ("One",), (3.0,)),
    "bar: negatives": data("bar", ("A", "B", "C"), (-12.0, 5.0, -3.5), decimals=1),
    "bar: long and Korean": data("bar", (LONG, KOREAN, UKRAINIAN), (1.0, 2.0, 3.0)),
    "bar: zero": data("bar", ("A", "B"), (0.0, 0.0)),
    "grouped bar: six": data("grouped_bar", (LONG, KOREAN), *((float(n), float(6 - n)) for n in range(6))),
    "stacked bar: zeros": data("stacked_bar", ("A", "B"), (0.0, 1.0), (0.0, 0.0)),
    "dot: 1 to a thousand million": data("dot", ("A", KOREAN, LONG), (1.0, 1e4, 1e9)),
    "line: forty": data("line", YEARS, *(tuple(float(i % n) for i in range(40)) for n in (7, 5, 3))),
    "line: ties": data("line", ("2020", "2021"), *((float(n), 5.0) for n in range(5))),
    "area: forty": data("area", YEARS, *(tuple(float(i % n) for i in range(40)) for n in (7, 5))),
    "slope: twelve": data("slope", ("Before", "After"), *((float(i % 4), float(i % 3)) for i in range(12))),
    "heat: long": data("heat", (LONG, "B"), (1.0, 2.0), (3.0, None)),
    "yardstick: long": YardstickChart(((LONG, 0, 1, False), (KOREAN, 1, 2, True), ("sure", 99, 100, True))),
    "scenarios: long": ScenarioBars(((LONG, LONG, 0, 1), (KOREAN, UKRAINIAN, 99, 100), ("Point", "even chance", 50, 50))),
    "fan: six": fan(*(FanEnding(LONG if n == 2 else KOREAN, "likely", 1, 2, 3, 500, "December 2025", 66) for n in range(6))),
    "influence: twelve": influence(*((LONG if n == 5 else f"Actor {n}", 5, 5 - n % 2, STANCES[n % 8]) for n in range(12))),
    "spectrum: twelve": Spectrum(
        LONG, LONG, KOREAN,
        tuple(
            Standing((LONG, KOREAN)[n % 2], STANCES[n % 8], KINDS_KNOWN[n % 3][0], "neutral", "before: neutral")
            for n in range(12)
        ),
        (*STANCE_WORDS, *KINDS_KNOWN),
    ),
    "relations: eight": relations(
        (LONG, KOREAN, UKRAINIAN, *NAMES[3:]), *(Tie(n % 8, (n * 3 + 1) % 8, RELATIONS[n % 7], LONG if n == 1 else "")
        for n in range(12) if n % 8 != (n * 3 + 1) % 8)
    ),
}  # fmt: skip

STYLES = Path(__file__).resolve().parents[2] / "styles"
SHEETS = sorted(p.stem for p in STYLES.glob("*.yaml"))
WIDTHS = (150.0, 300.0, 480.0)
FIGURES = {**ORDINARY, **WORST}
# linear RGB as seen by everybody and, after Machado, Oliveira and Fernandes (2009), without one kind of cones
VISIONS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
Colour = tuple[float, ...]


@pytest.fixture(scope="module", params=SHEETS)
def sheet(request: pytest.FixtureRequest) -> Sheet:
    return load_sheet(request.param)


def luminance(colour: Colour, vision: str) -> float:
    """Relative luminance (WCAG 2.2) of a colour as it is seen; in print without colour nothing else is left of it."""
    given = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    seen = [min(1.0, max(0.0, sum(m * x for m, x in zip(row, given, strict=True)))) for row in VISIONS[vision]]
    return 0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]


def contrast(one: Colour, other: Colour, vision: str) -> float:
    darker, lighter = sorted((luminance(one, vision), luminance(other, vision)))
    return (lighter + 0.05) / (darker + 0.05)


def boxes(drawing: DisplayList) -> list[tuple[float, float, float, float, Glyphs]]:
    """Every line of words with the box of its letters: left, foot, right, head."""
    return [
        (s.x, s.y, s.x + measure_words(s.text, s.style), s.y + s.style.x_height, s)
        for s in drawing.steps
        if isinstance(s, Glyphs)
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", FIGURES)
def test_nothing_is_cut_off_too_small_or_on_anything_else(
    name: str, width: float, sheet: Sheet, reader: SimpleNamespace
) -> None:
    drawing = draw(FIGURES[name], width, sheet)
    assert drawing.width == width
    assert reader.balanced(drawing)
    found = boxes(drawing)
    for left, foot, right, head, step in found:
        assert left >= -0.6, step.text
        assert right <= width + 0.6, step.text
        assert foot - 0.2 * step.style.size >= -0.6, step.text
        assert head <= drawing.height + 0.1, step.text
        assert step.style.size >= MINIMUM_SIZE, step.text
    for a, b in combinations(found, 2):
        clear = a[2] <= b[0] + 0.3 or b[2] <= a[0] + 0.3 or a[3] <= b[1] + 0.3 or b[3] <= a[1] + 0.3
        assert clear, (a[4].text, b[4].text)
    for shape in reader.shapes(drawing):
        assert -2.1 <= shape.x0 <= shape.x1 <= width + 2.1, shape.code
        assert -1.1 <= shape.y0 <= shape.y1 <= drawing.height + 1.1, shape.code


_FILL = re.compile(r"([\d.]+) ([\d.]+) ([\d.]+) rg\b")


def grounds(drawing: DisplayList, look: ChartLook, reader: SimpleNamespace) -> list[tuple[Glyphs, Colour]]:
    """Each line of words with the colour that was painted last where its middle stands."""
    out: list[tuple[Glyphs, Colour]] = []
    painted: list[tuple[float, float, float, float, Colour]] = []
    for step in drawing.steps:
        if isinstance(step, Ops):
            fill = _FILL.search(step.code)
            if fill is not None:
                alone = DisplayList(drawing.width, drawing.height, (step,))
                colour = tuple(float(v) for v in fill.groups())
                painted += [(s.x0, s.y0, s.x1, s.y1, colour) for s in reader.shapes(alone) if s.operator in ("f", "B")]
        elif isinstance(step, Glyphs):
            x, y = step.x + measure_words(step.text, step.style) / 2, step.y + step.style.x_height / 2
            under = [c for x0, y0, x1, y1, c in painted if x0 <= x <= x1 and y0 <= y <= y1]
            out.append((step, under[-1] if under else look.paper))
    return out


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("name", ORDINARY)
def test_words_stand_out_from_what_is_beneath_them(
    name: str, vision: str, sheet: Sheet, reader: SimpleNamespace
) -> None:
    for step, ground in grounds(draw(ORDINARY[name], 480.0, sheet), sheet.charts, reader):
        assert contrast(step.style.colour, ground, vision) >= 4.5, (step.text, step.style.colour, ground)


_INK = re.compile(r"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b")


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("name", FIGURES)
def test_every_mark_stands_out_from_the_paper_by_its_fill_or_its_outline(
    name: str, vision: str, sheet: Sheet, reader: SimpleNamespace
) -> None:
    """A pale fill never stands alone: an outline, a line or words are on it. Rules and the lines of a grid are no marks."""
    figure = FIGURES[name]
    if isinstance(figure, InfluenceChart) or (isinstance(figure, DataChart) and figure.kind == "heat"):
        return  # their cells have grounds, and say what they say in words and numbers
    look = sheet.charts
    quiet = {tuple(round(v, 3) for v in c) for c in (look.grid, look.paper, look.rule)}
    drawing = draw(figure, 480.0, sheet)
    loud: list[tuple[float, float, float, float]] = [box[:4] for box in boxes(drawing)]
    pale: list[tuple[float, float, float, float, str]] = []
    for step in drawing.steps:
        if not isinstance(step, Ops):
            continue
        colours = [tuple(float(v) for v in m.groups()) for m in _INK.finditer(step.code)]
        if all(tuple(round(v, 3) for v in c) in quiet for c in colours):
            continue
        alone = DisplayList(drawing.width, drawing.height, (step,))
        for s in reader.shapes(alone):
            if max(contrast(c, look.paper, vision) for c in colours) >= 3.0:
                loud.append((s.x0, s.y0, s.x1, s.y1))
            else:
                pale.append((s.x0, s.y0, s.x1, s.y1, s.code))
    for x0, y0, x1, y1, code in pale:
        assert any(a <= x1 + 1.5 and x0 <= c + 1.5 and b <= y1 + 1.5 and y0 <= d + 1.5 for a, b, c, d in loud), code


@pytest.mark.parametrize("name", [n for n in FIGURES if not isinstance(FIGURES[n], TimelineBand)])
def test_every_figure_is_told_in_words(name: str) -> None:
    said = alt_text(FIGURES[name])
    assert said.endswith((".", "?"))
    assert len(said.split()) >= 5
    assert re.search(r"\d", said)
