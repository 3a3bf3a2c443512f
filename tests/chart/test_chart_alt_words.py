"""Alternative texts in the language of the brief: words from a table that a language can replace, plurals by its own rule."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from briefing.chart.alt_words import ALT_LABELS
from briefing.chart.describe import alt_text
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
    YardstickChart,
)
from briefing.compose.wording import Wording

ROOT = Path(__file__).resolve().parents[2]
UKRAINIAN = Wording(yaml.safe_load((ROOT / "styles" / "words" / "uk.yaml").read_text("utf-8")), "uk")
WORDS = (("low", "низько"), ("middle", "середньо"), ("high", "високо"), ("stance_supports", "за"), ("stance_silent", "мовчить"))
STANCES = tuple(
    (f"stance_{s}", f"позиція {n}")
    for n, s in enumerate(("opposes", "leans_against", "neutral", "leans_for", "supports", "silent", "split", "unknown"))
)


def estimates(count: int, *, words: int = 0) -> EstimateChart:
    claims = tuple(Claim(f"Джерело {n}", "claimed", value=float(n), label=str(n)) for n in range(1, count + 1))
    silent = tuple(Claim(f"Свідок {n}", "claimed", words="багато", label="багато") for n in range(words))
    return EstimateChart((Panel("Водночас", "осіб", (Group("", claims + silent),)),), (), ((5.0, "межа"),))


def data(kind: str, count: int, rows: int = 1) -> DataChart:
    series = tuple(DataSeries(f"Ряд {r}" if rows > 1 else "", tuple(float(n) for n in range(count))) for r in range(rows))
    return DataChart(kind, tuple(f"місце {n}" for n in range(count)), series, "тонн", tuple(map(float, range(count))), lang="uk")


FIGURES: dict[str, Specification] = {
    "few estimates": estimates(2),
    "many estimates": estimates(12, words=2),
    "yardstick": YardstickChart((("імовірно", 55, 80, True), ("неймовірно", 20, 45, False))),
    "scenarios": ScenarioBars((("Тиха зима", "імовірно", 55, 80), ("Мокра зима", "", 20, 20))),
    "fan": FanChart(
        "осіб", ((0, 5, "травень"), (1, 7, "червень")), (FanEnding("Зріст", "імовірно", 1, 2, 3, 9, "грудень"),), "uk"
    ),
    "influence": InfluenceChart((ActorPlace("Рада", 5, 5, "supports"), ActorPlace("Лоцмани", 1, 3)), WORDS, "Поглиблювати?"),
    "spectrum": Spectrum("Так?", "проти", "за", (Standing("Рада", "silent", "declared"),), STANCES),
    "relations": RelationsChart(("Рада", "Лоцмани"), (Tie(0, 1, "ally"),), (("relation_ally", "союзник"),)),
    **{kind: data(kind, 3, 2) for kind in ("grouped_bar", "stacked_bar", "line", "area", "dot", "heat")},
    "slope": data("slope", 2, 3),
    "bar": data("bar", 12),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_ukrainian_figure_is_told_in_ukrainian(name: str) -> None:
    said = alt_text(FIGURES[name], UKRAINIAN)
    assert not re.search(r"[A-Za-z{}]", said), said
    assert said.endswith((".", "?"))


def test_what_is_heard_word_for_word() -> None:
    assert alt_text(estimates(2), UKRAINIAN) == (
        "Діаграма: 2 твердження. Водночас, одиниця: осіб: Джерело 1, 1; Джерело 2, 2. Лінія порівняння на позначці 5: межа."
    )
    assert alt_text(estimates(12, words=2), UKRAINIAN) == (
        "Діаграма: 14 тверджень; 2 лише словами, без місця на осі. Водночас, одиниця: осіб: 14 тверджень, "
        "від 1 (Джерело 1) до 12 (Джерело 12). Лінія порівняння на позначці 5: межа."
    )
    assert alt_text(data("bar", 12), UKRAINIAN) == (
        "Стовпчикова діаграма: 12 категорій, одиниця: тонн. Найменше 0 (місце 0), найбільше 11 (місце 11)."
    )


def test_plurals_follow_the_rule_of_the_language() -> None:
    heads = [alt_text(estimates(n), UKRAINIAN).split(".")[0] for n in (1, 3, 5, 21)]
    assert heads == ["Діаграма: 1 твердження", "Діаграма: 3 твердження", "Діаграма: 5 тверджень", "Діаграма: 21 твердження"]


def test_every_key_is_used() -> None:
    source = "".join(p.read_text("utf-8") for p in (ROOT / "briefing" / "chart").rglob("describe*.py"))
    for key in ALT_LABELS:
        stem = re.sub(r"_(one|few|many|other)$", "", key)
        assert f'"{stem}"' in source or f"'{stem}'" in source or stem.startswith("alt_kind_"), key
