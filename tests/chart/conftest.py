"""A look in the bundled faces, the claims of disputed estimates, and a reader of display lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from briefing.chart.ink.displaylist import DisplayList, Glyphs, Ops
from briefing.chart.ink.look import ChartLook
from briefing.chart.ink.pen import measure_words
from briefing.chart.kinds.estimates import Claim, EstimateChart, Group, Panel
from briefing.text.catalogue import find
from briefing.text.faces import Face, FontStack
from briefing.text.style import TextStyle

WORDS = (
    ("log", "Logarithmic scale: each labelled line is {times} times the one before."),
    ("log_zero", "Zero lies beyond its left end."),
)


@pytest.fixture(scope="session")
def look() -> ChartLook:
    path = str(find("Source Sans 3"))
    regular, strong = FontStack([Face(path, wght=400)]), FontStack([Face(path, wght=600)])
    ink, second, ours = (0.1, 0.1, 0.1), (0.31, 0.35, 0.37), (0.5, 0.09, 0.31)
    return ChartLook(
        regular=TextStyle(regular, 8.5, ink),
        strong=TextStyle(strong, 8.5, ink),
        small=TextStyle(regular, 7.5, second),
        small_strong=TextStyle(strong, 7.5, second),
        ours_strong=TextStyle(strong, 8.5, ours),
    )


@pytest.fixture(scope="session")
def sheet(look: ChartLook) -> SimpleNamespace:
    return SimpleNamespace(charts=look)


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the user's cache; within a run drawings are kept, as they are for a user."""
    monkeypatch.setenv("BRIEFING_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))


def articles() -> EstimateChart:
    """Four claims of four bases: words, a projected total, a rotation, a ceiling."""

    def panel(heading: str, claim: Claim) -> Panel:
        return Panel(heading, "troops", (Group("", (claim,)),))

    return EstimateChart(
        (
            panel("Sent so far", Claim("Two agencies", "claimed", "1", ("claimed",), words="thousands", label="“thousands”")),
            panel("Total by year-end", Claim("Two agencies", "projected", "1", ("projected",), value=10_000, label="10,000")),
            panel("In rotation", Claim("An ambassador", "projected", "2", ("expected",), value=15_000, label="15,000")),
            panel("Ceiling", Claim("Anonymous sources", "projected", "2", high=100_000, label="up to 100,000", named=False)),
        ),
        WORDS,
    )


def one_panel(*claims: Claim, question: str = "", **more: object) -> EstimateChart:
    return EstimateChart((Panel("Present in the region", "troops", (Group(question, claims),)),), WORDS, **more)  # type: ignore[arg-type]


def worst_cases() -> dict[str, EstimateChart]:
    """The worst data that a brief can bring."""
    long_name = "The Parliamentary Assembly’s Subcommittee on the Verification of Disputed Figures"
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    kinds = ("observed", "claimed", "projected", "assessed")
    forty = tuple(
        Claim(
            f"Source number {i}", kinds[i % 4], str(i), ("May 2024",), value=100.0 + (i * 37) % 90, label=str(100 + (i * 37) % 90)
        )
        for i in range(40)
    )
    spread = tuple(
        Claim(f"Source {v}", "observed", "1", ("observed",), value=float(v), label=f"{v:,}") for v in (1, 0, 50, 10**9)
    )
    forms = (
        Claim("Range", "claimed", "", ("claimed",), low=3000, high=8000, label="3,000–8,000"),
        Claim("Range with a best", "projected", "3", low=6000, high=9500, best=7000, label="7,000 (6,000–9,500)"),
        Claim("Short range", "observed", "3", low=6990, high=7010, best=7000, label="7,000"),
        Claim("Lower", "claimed", "4", low=2500, label="at least 2,500"),
        Claim("Lower at the end", "claimed", "4", low=9990, label="at least 9,990"),
        Claim("Upper", "claimed", "4", high=9000, label="up to 9,000", remark="by the end of the year, if at all"),
        Claim("Words", "claimed", "4", words="many", label="“many, perhaps very many more than before”"),
        Claim("We", "assessed", low=4000, high=6000, best=5000, label="5,000", ours=True),
    )
    return {
        "articles": articles(),
        "one": one_panel(Claim("One", "claimed", value=7, label="7")),
        "forms": one_panel(
            *forms, question="How many are there, and who has counted them?", reference_lines=((7500.0, "Agreed ceiling"),)
        ),
        "forty": one_panel(*forty),
        "ties": one_panel(*(Claim(f"Source {i}", "observed", value=12.5, label="12.5") for i in range(3))),
        "zero": one_panel(Claim("None seen", "observed", value=0, label="0")),
        "spread": one_panel(*spread, Claim("Range", "claimed", low=0, high=10**6, label="0–1,000,000")),
        "long": one_panel(
            Claim(long_name, "claimed", "12", (long_name, word), value=9, label="nine, " + long_name),
            Claim(word, "claimed", "3", (word,), words=word, label=word, remark=word),
        ),
        "below zero": one_panel(
            Claim("Change", "observed", value=-40, label="−40"), Claim("Other", "claimed", value=25, label="25")
        ),
        "small": one_panel(
            Claim("Share", "observed", value=0.004, label="0.004"), Claim("Other", "claimed", value=0.0101, label="0.0101")
        ),
        "words only": one_panel(Claim("Somebody", "claimed", words="some", label="“some”")),
    }


@dataclass(frozen=True)
class Shape:
    """A painted path: its box, its operator, how it was painted."""

    x0: float
    y0: float
    x1: float
    y1: float
    operator: str
    code: str


_TOKEN = re.compile(r"\[[^\]]*\]|[^\s\[\]]+")


def shapes(drawing: DisplayList) -> Iterator[Shape]:
    """Every painted path of a drawing, clipped ones cut to their clip's box."""
    clips: list[tuple[float, float, float, float] | None] = [None]
    for step in drawing.steps:
        if not isinstance(step, Ops):
            continue
        numbers: list[float] = []
        points: list[tuple[float, float]] = []
        for token in _TOKEN.findall(step.code):
            if token == "q":
                clips.append(clips[-1])
            elif token == "Q":
                clips.pop()
            elif token in ("m", "l", "c"):
                points += zip(numbers[::2], numbers[1::2], strict=True)
            elif token == "re":
                x, y, w, h = numbers[-4:]
                points += [(x, y), (x + w, y + h)]
            elif token in ("f", "S", "B", "n"):
                if points:
                    box = (
                        min(p[0] for p in points),
                        min(p[1] for p in points),
                        max(p[0] for p in points),
                        max(p[1] for p in points),
                    )
                    if token == "n":
                        clips[-1] = box
                    else:
                        clip = clips[-1] or box
                        cut = (max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]), min(box[3], clip[3]))
                        yield Shape(*cut, token, step.code)
                points = []
            if re.fullmatch(r"-?[\d.]+", token):
                numbers.append(float(token))
            else:
                numbers = []


def texts(drawing: DisplayList) -> list[tuple[float, float, float, Glyphs]]:
    """Every line of words: left, right, baseline, step."""
    return [(s.x, s.x + measure_words(s.text, s.style), s.y, s) for s in drawing.steps if isinstance(s, Glyphs)]


def balanced(drawing: DisplayList) -> bool:
    """Whether q and Q stand in steps of their own and match."""
    depth = 0
    for step in drawing.steps:
        if isinstance(step, Ops):
            if step.code in ("q", "Q"):
                depth += 1 if step.code == "q" else -1
            elif re.search(r"(^|\s)[qQ](\s|$)", step.code):
                return False
        if depth < 0:
            return False
    return depth == 0


@pytest.fixture(scope="session")
def reader() -> SimpleNamespace:
    return SimpleNamespace(shapes=shapes, texts=texts, balanced=balanced)


@pytest.fixture(scope="session")
def claims() -> SimpleNamespace:
    return SimpleNamespace(articles=articles(), worst=worst_cases(), one_panel=one_panel)
