"""Every kind of figure with ordinary data and with the worst that we can think of; the tests of the gallery draw them all."""

from __future__ import annotations

from briefing.chart.kinds.estimates import Claim, EstimateChart, Group, Panel
from briefing.chart.kinds.fan import FanChart, FanEnding
from briefing.chart.kinds.influence import ActorPlace, InfluenceChart
from briefing.chart.kinds.numbers import DataChart, DataSeries
from briefing.chart.kinds.relations import RelationsChart, Tie
from briefing.chart.kinds.scenarios import ScenarioBars
from briefing.chart.kinds.spectrum import Spectrum, Standing
from briefing.chart.kinds.waterfall import WaterfallBar, WaterfallChart
from briefing.chart.kinds.yardstick import YardstickChart
from briefing.chart.specification import Specification
from briefing.model.actors import STANCES
from briefing.records import replace

LONG = "The Harbour Assembly’s Subcommittee on the Verification of the Disputed Soundings"  # eighty-one characters
KOREAN = "조선민주주의인민공화국"
CYRILLIC = "Міністерство закордонних справ України"
KINDS = ("observed", "assessed", "claimed", "projected")
KEY = (("no_figure", "no figure given"), ("log", "Logarithmic scale: each labelled line is {times} times the one before."))
DATA_WORDS = (
    ("projected", "projected"),
    ("ours", "our own assessment"),
    ("not_stated", "not stated"),
    ("log", "Logarithmic scale: each labelled line is ten times the one before."),
)
STANCE_WORDS = (
    *((f"stance_{s}", s.replace("_", " ")) for s in STANCES),
    *((b, b) for b in ("declared", "observed", "assessed")),
)
GRID_WORDS = (
    ("influence", "Influence on the matter"),
    ("interest", "Interest in the matter"),
    ("low", "low"),
    ("middle", "middle"),
    ("high", "high"),
    *STANCE_WORDS,
)
TIES = ("ally", "supplies", "sanctions", "mediates", "hostile", "pressures", "other")
TIE_WORDS = tuple((f"relation_{r}", f"{r} of") for r in TIES)


# -- estimates ------------------------------------------------------------------------------------------------------------------
def estimates(*claims: Claim, question: str = "", lines: tuple[tuple[float, str], ...] = ()) -> EstimateChart:
    return EstimateChart((Panel("Vessels in the harbour", "vessels", (Group(question, claims),)),), KEY, lines)


def _seen(who: str, value: float, kind: str = "observed") -> Claim:
    return Claim(who, kind, "1", (kind, "May 2024"), value=value, label=f"{value:,.0f}")


def _estimate_cases() -> dict[str, Specification]:
    forms = (
        Claim("Pilots", "claimed", "2", ("claimed",), low=3000, high=8000, label="3,000–8,000"),
        Claim("Harbour board", "projected", "3", low=6000, high=9500, best=7000, label="7,000 (6,000–9,500)"),
        Claim("Ferry company", "claimed", "4", low=2500, label="at least 2,500"),
        Claim("Two fishermen", "claimed", "4", high=9000, label="up to 9,000", remark="by the end of the year", named=False),
        Claim("The mayor", "claimed", "4", words="many", label="“many”"),
        Claim("We", "assessed", low=4000, high=6000, best=5000, label="5,000", ours=True),
    )
    one = Panel("Moored", "vessels", (Group("", (_seen("Pilots", 40),)),))
    two = Panel("Expected", "vessels", (Group("", (_seen("Board", 90, "projected"),)),))
    return {
        "ordinary": estimates(*forms, question="How many are there?", lines=((7500.0, "Berths"),)),
        "panels": EstimateChart((one, two), KEY),
        "one": estimates(_seen("One", 7)),
        "forty": estimates(*(_seen(f"Source number {i}", 100 + i * 37 % 90, KINDS[i % 4]) for i in range(40))),
        "ties": estimates(*(_seen(f"Source {i}", 12) for i in range(6))),
        "zero": estimates(_seen("None seen", 0), _seen("Nor here", 0, "claimed")),
        "negative": estimates(_seen("Change", -40), _seen("Other", 25, "claimed"), _seen("Third", -3, "projected")),
        "spread": estimates(*(_seen(f"Source {v}", v) for v in (1, 50, 10**5, 10**9))),
        "long": estimates(
            Claim(LONG, "claimed", "12", (LONG,), value=9, label="nine"), Claim(LONG[::-1], "claimed", words="some", label=LONG)
        ),
        "scripts": estimates(_seen(KOREAN, 12), _seen(CYRILLIC, 14, "claimed")),
    }


# -- the author's own numbers ---------------------------------------------------------------------------------------------------
PLACES = ("Upper reach", "Main channel", "Quay of the fishermen", "Lower reach", "Bar of the river")
YEARS = tuple(str(y) for y in range(2018, 2024))


def data(kind: str, labels: tuple[str, ...], *series: tuple[str, tuple[float | None, ...]], **more: object) -> DataChart:
    over_time = kind in ("line", "area", "slope")
    places = tuple(float(i) for i in range(len(labels))) if over_time else ()
    rows = tuple(DataSeries(name, values) for name, values in series)
    return DataChart(kind, labels, rows, "metres", places, words=DATA_WORDS, **more)  # type: ignore[arg-type]


def _ordinary(kind: str) -> DataChart:
    if kind == "slope":
        three = (("Holmouth", (10, 14)), ("Quay", (11, 9)), ("Ferry stage", (10.5, 10.4)))
        return data(kind, ("Before", "After"), *three, decimals=1)
    if kind in ("line", "area"):
        return data(kind, YEARS, ("Silt", (2, 3, 4, 6, 7, 9)), ("Sand", (8, 7, 7, 6, 5, 4)), ("Gravel", (7, 7, 6.6, 6, 6, 5)))
    if kind == "bar":
        more = {"highlight": PLACES[2:3], "decimals": 1, "reference_lines": ((6.0, "Draught"),)}
        return data(kind, PLACES, ("", (8.3, 5.6, 4.1, 2.8, None)), **more)
    return data(kind, PLACES[:3], ("Spring", (4, 7, 2)), ("Summer", (5, 3, 8)), ("Autumn", (1, 2, None)))


def _data_cases(kind: str) -> dict[str, Specification]:
    plain = _ordinary(kind)
    labels, several = plain.labels, kind != "bar"
    count = len(labels)

    def rows(*columns: float) -> tuple[tuple[str, tuple[float | None, ...]], ...]:
        names = ("North", "South") if several else ("",)
        return tuple((name, tuple(columns[(i + n) % len(columns)] for i in range(count))) for n, name in enumerate(names))

    many = tuple(f"Gauge {i}" for i in range(2 if kind == "slope" else 40 if several and kind != "grouped_bar" else 12))
    wide = (LONG, LONG[::-1]) if kind == "slope" else (LONG, LONG[::-1], "short")
    cases: dict[str, Specification] = {
        "ordinary": plain,
        "many": data(kind, many, ("Depth" if several else "", tuple(100.0 + i * 37 % 90 for i in range(len(many))))),
        "ties": data(kind, labels, *rows(12.0)),
        "zero": data(kind, labels, *rows(0.0)),
        "spread": data(kind, labels, *rows(1.0, 1e9)),
        "long": data(kind, wide, *((n, (9.0, 4.0, 1.0)[: len(wide)]) for n in ((LONG, KOREAN) if several else ("",)))),
        "scripts": data(kind, (KOREAN, CYRILLIC), *((n, (9.0, 4.0)) for n in ((CYRILLIC, KOREAN) if several else ("",)))),
    }
    if kind != "slope":
        cases["one"] = data(kind, ("Gauge",), ("Depth" if several else "", (7.0,)))
    if kind not in ("stacked_bar", "area"):
        cases["negative"] = data(kind, labels, *rows(12.0, -5.0, 0.0, -40.0))
    if several:
        six = tuple((f"Series {n}", tuple(1.0 + n * i % 7 for i in range(count))) for n in range(6))
        cases["six"] = data(kind, labels, *six)
        if kind != "heat":
            cases["multiples"] = replace(data(kind, labels, *six), multiples=True)
    if kind in ("bar", "line"):
        cases["projected"] = replace(plain, projected_from=count - 2, reference_lines=((5.0, LONG), (5.2, "Another line")))
    return cases


def waterfall(start: float, *changes: float | None, names: tuple[str, ...] = (), end: float | None = None) -> WaterfallChart:
    """Bars of changes from a start on; steps that are not stated, from the first to the last of them, lie before the end."""
    called = (*names, *(f"Step number {i}" for i in range(len(names), len(changes) + 2)))
    bars, level = [WaterfallBar(called[0], start, is_sum=True)], start
    for n, change in enumerate(changes):
        level += change or 0.0
        unknown = change is None and n + 1 < len(changes) and changes[n + 1] is None
        level = end if change is None and not unknown and end is not None else level
        bars.append(WaterfallBar(called[n + 1], None if unknown else level, change))
    return WaterfallChart("tonnes", (*bars, WaterfallBar(called[len(changes) + 1], level, is_sum=True)), words=DATA_WORDS)


def _waterfall_cases() -> dict[str, Specification]:
    plain = waterfall(42, 3.1, 2.5, -3.4, -4, 2.2, -6, names=("Budget 2023", "Wages", "Energy", "Fewer dredgings", "Dues"))
    sums = (*plain.bars[:4], WaterfallBar("Costs so far", 44.2, is_sum=True), *plain.bars[4:])
    projected = tuple(replace(bar, projected=n > 5) for n, bar in enumerate(sums))
    lines = ((40.0, "Limit"), (30.0, LONG))
    ordinary = WaterfallChart("tonnes", projected, lines, 1, DATA_WORDS)
    return {
        "ordinary": ordinary,
        "three": WaterfallChart("tonnes", plain.bars[:3], words=DATA_WORDS),
        "one": waterfall(7, 1),
        "many": waterfall(1000, *(((i * 37 % 11) - 5.0) * 20 for i in range(24))),
        "ties": waterfall(5, *[1.0] * 6),
        "zero": waterfall(0, 0, 0),
        "negative": replace(waterfall(4, -7, -2.5, 7.5, 0, -30, 12), decimals=1, reference_lines=((-3.0, "Least"),)),
        "below": waterfall(-40, -7, 12, -30),
        "gap": waterfall(120, -30, None, None, 20, end=105),
        "gap at the start": waterfall(120, None, 20, end=105),
        "spread": waterfall(1, 1e9, -1, 10),
        "large": waterfall(1e14, 1e14, -3e14, 2.5e14),
        "long": waterfall(9, 4, -8, None, names=(LONG, LONG[::-1], KOREAN, "short", CYRILLIC), end=3),
        "scripts": waterfall(9, 4, -1, names=(KOREAN, CYRILLIC, KOREAN[:4], CYRILLIC[:11])),
    }


# -- actors ---------------------------------------------------------------------------------------------------------------------
NAMES = ("Board", "Pilots", "Upland", "Mayor", "League of river towns", "Ferry company")


def _influence_cases() -> dict[str, Specification]:
    def grid(*actors: ActorPlace) -> InfluenceChart:
        return InfluenceChart(actors, GRID_WORDS, "Dredge this winter")

    return {
        "ordinary": grid(*(ActorPlace(n, 1 + i % 5, 1 + i * 2 % 5, STANCES[i]) for i, n in enumerate(NAMES))),
        "one": grid(ActorPlace("Board", 5, 5)),
        "ties": grid(*(ActorPlace(f"Actor number {i}", 5, 5, "supports") for i in range(12))),
        "forty": grid(*(ActorPlace(f"Actor number {i}", 1 + i % 5, 1 + i // 8, STANCES[i % 8]) for i in range(40))),
        "long": grid(ActorPlace(LONG, 5, 5, "split"), ActorPlace(KOREAN, 1, 5, "silent"), ActorPlace(CYRILLIC, 3, 1, "unknown")),
    }


def _spectrum_cases() -> dict[str, Specification]:
    bases = ("declared", "observed", "assessed")

    def line(*actors: Standing, poles: tuple[str, str] = ("leave it", "dredge")) -> Spectrum:
        return Spectrum("Dredge this winter", *poles, actors, STANCE_WORDS)

    return {
        "ordinary": line(
            *(Standing(n, STANCES[i], bases[i % 3]) for i, n in enumerate(NAMES)),
            Standing("Union of fishers", "leans_against", "declared", "neutral", "before: neutral"),
        ),
        "one": line(Standing("Board", "supports", "declared")),
        "ties": line(*(Standing(f"Actor {i}", "supports", "observed") for i in range(9))),
        "forty": line(*(Standing(f"Actor {i}", STANCES[i % 8], bases[i % 3]) for i in range(40))),
        "long": line(
            Standing(LONG, "supports", "assessed", "neutral", "before: neutral"),
            Standing(KOREAN, "opposes", "declared"),
            Standing(CYRILLIC, "silent", "declared"),
            poles=(LONG, LONG),
        ),
    }


def _relations_cases() -> dict[str, Specification]:
    def net(names: tuple[str, ...], *ties: Tie) -> RelationsChart:
        return RelationsChart(names, ties, TIE_WORDS)

    ring = tuple(Tie(i, (i + 1) % 6, TIES[i]) for i in range(6))
    eight = tuple(f"Actor {i}" for i in range(8))
    full = tuple(Tie(i, j, TIES[(i + j) % 7]) for i in range(8) for j in range(i))
    return {
        "ordinary": net(NAMES, *ring, Tie(0, 3, "other", "sand and silt")),
        "one": net(NAMES[:2], Tie(0, 1, "ally")),
        "eight": net(eight, *full[::2]),
        "long": net((LONG, KOREAN, CYRILLIC), Tie(0, 1, "other", LONG), Tie(1, 2, "hostile"), Tie(2, 0, "other", CYRILLIC)),
    }


# -- what may come --------------------------------------------------------------------------------------------------------------
def _fan_cases() -> dict[str, Specification]:
    past = ((0.0, 8.8, "May 2024"), (40.0, 8.6, "July 2024"), (100.0, 8.1, "17 November 2024"))

    def end(name: str, low: float, best: float, high: float, at: float = 300.0) -> FanEnding:
        return FanEnding(name, f"likely: {low:g}–{high:g}", low, best, high, at, "March 2025", 60)

    def fan(*ends: FanEnding, history: tuple[tuple[float, float, str], ...] = past) -> FanChart:
        return FanChart("Depth, metres", history, ends)

    zero, rise = ((0.0, 0.0, "May 2024"), (9.0, 0.0, "July 2024")), ((0.0, 1.0, "May 2024"), (9.0, 500.0, "July 2024"))
    return {
        "ordinary": fan(end("A wet winter", 4.5, 5.6, 7.2), end("A dry winter", 7.6, 7.9, 8.2), end("Dredging", 9, 10, 11)),
        "one": fan(end("Nothing changes", 8, 8.1, 8.2), history=past[2:]),
        "ties": fan(*(end(f"Scenario {i}", 5, 6, 7) for i in range(5))),
        "zero": fan(end("Nothing", 0, 0, 0), end("Still nothing", 0, 0, 0), history=zero),
        "negative": fan(end("Loss", -40, -20, -1), end("Gain", -5, 0, 20)),
        "spread": fan(end("Flood", 1e6, 1e8, 1e9), end("Ebb", 1, 2, 3), history=rise),
        "long": fan(replace(end(LONG, 4, 5, 6), detail=LONG), end(KOREAN, 7, 8, 9), end(CYRILLIC, 10, 11, 12)),
    }


def _scenario_cases() -> dict[str, Specification]:
    return {
        "ordinary": ScenarioBars((("A wet winter", "likely", 55, 80), ("A dry one", "unlikely", 20, 45), ("Flood", "", 5, 20))),
        "one": ScenarioBars((("A wet winter", "likely", 55, 80),)),
        "ties": ScenarioBars(tuple((f"Scenario {i}", "even", 50.0, 50.0) for i in range(6))),
        "ends": ScenarioBars((("Never", "impossible", 0, 0), ("Always", "certain", 100, 100), ("Whatever", "any", 0, 100))),
        "forty": ScenarioBars(tuple((f"Scenario {i}", "likely", float(i), float(i + 20)) for i in range(40))),
        "long": ScenarioBars(((LONG, LONG, 0, 3), (KOREAN, KOREAN, 95, 100), (CYRILLIC, CYRILLIC, 45, 55))),
    }


def _yardstick_cases() -> dict[str, Specification]:
    terms = (("remote", 0, 5), ("unlikely", 20, 45), ("even chance", 45, 55), ("likely", 55, 80), ("almost certain", 95, 100))
    words = tuple((word, float(low), float(high), n % 2 == 1) for n, (word, low, high) in enumerate(terms))
    narrow = tuple((f"step number {i}", i * 8.0, i * 8.0 + 4, i % 3 == 0) for i in range(12))
    return {
        "ordinary": YardstickChart(words, "What we mean when we say"),
        "one": YardstickChart((("even", 50.0, 50.0, True),)),
        "twelve": YardstickChart(narrow, LONG),
        "long": YardstickChart(((LONG, 0.0, 3.0, True), (KOREAN, 40.0, 60.0, False), (CYRILLIC, 98.0, 100.0, True)), KOREAN),
    }


DATA_KINDS = ("bar", "grouped_bar", "stacked_bar", "line", "area", "dot", "slope", "heat")
GALLERY: dict[str, dict[str, Specification]] = {
    "estimates": _estimate_cases(),
    **{kind: _data_cases(kind) for kind in DATA_KINDS},
    "waterfall": _waterfall_cases(),
    "influence": _influence_cases(),
    "spectrum": _spectrum_cases(),
    "relations": _relations_cases(),
    "fan": _fan_cases(),
    "scenarios": _scenario_cases(),
    "yardstick": _yardstick_cases(),
}
