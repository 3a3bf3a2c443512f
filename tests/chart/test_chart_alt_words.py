"""Alternative texts in the language of the brief: words from a table that a language can replace, plurals by its own rule."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.chart.describe import alt_text
from briefing.chart.kinds.estimates import Claim, EstimateChart, Group, Panel
from briefing.chart.kinds.fan import FanChart, FanEnding
from briefing.chart.kinds.influence import ActorPlace, InfluenceChart
from briefing.chart.kinds.numbers import DataChart, DataSeries
from briefing.chart.kinds.relations import RelationsChart, Tie
from briefing.chart.kinds.scenarios import ScenarioBars
from briefing.chart.kinds.spectrum import Spectrum, Standing
from briefing.chart.kinds.yardstick import YardstickChart
from briefing.chart.specification import Specification
from briefing.language import Language
from briefing.language.words import shipped_words

ROOT = Path(__file__).resolve().parents[2]
UKRAINIAN = Language("uk")
ALT_KEYS = {key for key in shipped_words("en") if key.startswith("alt_")}
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
    labels, places = tuple(f"місце {n}" for n in range(count)), tuple(float(n) for n in range(count))
    return DataChart(kind, labels, series, "тонн", places, numbers=UKRAINIAN.numbers)


FIGURES: dict[str, Specification] = {
    "few estimates": estimates(2),
    "many estimates": estimates(12, words=2),
    "yardstick": YardstickChart((("імовірно", 55, 80, True), ("неймовірно", 20, 45, False))),
    "scenarios": ScenarioBars((("Тиха зима", "імовірно", 55, 80), ("Мокра зима", "", 20, 20))),
    "fan": FanChart(
        "осіб",
        ((0, 5, "травень"), (1, 7, "червень")),
        (FanEnding("Зріст", "імовірно", 1, 2, 3, 9, "грудень"),),
        UKRAINIAN.numbers,
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
        "Діаграма: 2 твердження. Вимірюється: осіб. Водночас: найменше 1 (Джерело 1); найбільше 2 (Джерело 2). "
        "Лінія порівняння на позначці 5: межа."
    )
    assert alt_text(data("bar", 14), UKRAINIAN) == (
        "Стовпчикова діаграма: 14 категорій, одиниця виміру: тонн. Найбільше 13 (місце 13); найменше 0 (місце 0)."
    )
    assert alt_text(data("line", 3, 2), UKRAINIAN) == (
        "Лінійна діаграма: 2 ряди, місце 0 – місце 2, одиниця виміру: тонн. Ряд 0: зростання від 0 (місце 0, найменше) "
        "до 2 (місце 2, найбільше); далі 1 (місце 1). Ряд 1: зростання від 0 (місце 0, найменше) до 2 (місце 2, найбільше); "
        "далі 1 (місце 1)."
    )
    assert alt_text(FIGURES["yardstick"], UKRAINIAN) == (
        "Шкала від 0 до 100 відсотків, 2 терміни ймовірності: імовірно від 55 до 80; неймовірно від 20 до 45. "
        "Вжито в цьому документі: імовірно."
    )
    assert alt_text(FIGURES["scenarios"], UKRAINIAN) == (
        "Діаграма: 2 сценарії на одній лінії від 0 до 100 відсотків. Найімовірніше: Тиха зима, імовірно, від 55 до 80 відсотків. "
        "Найменш імовірно: Мокра зима, 20 відсотків."
    )
    assert alt_text(FIGURES["influence"], UKRAINIAN) == (
        "Сітка впливу та зацікавленості: 2 сторони; кожна величина низька (від 1 до 2), середня (3) або висока (від 4 до 5). "
        "Рівень впливу високо, рівень зацікавленості високо: Рада (за). "
        "Рівень впливу низько, рівень зацікавленості середньо: Лоцмани. Позиції відповідають на запитання: Поглиблювати?"
    )
    assert alt_text(FIGURES["relations"], UKRAINIAN) == "Мережа: 2 сторони, 1 зв’язок. Рада: союзник – Лоцмани."


@pytest.mark.parametrize(
    ("high", "words"),
    [(1, "від 0 до 1 відсотка"), (45, "від 0 до 45 відсотків"), (21, "від 0 до 21 відсотка"), (0.5, "від 0 до 0,5 відсотка")],
)
def test_per_cents_are_inflected(high: float, words: str) -> None:
    assert words in alt_text(ScenarioBars((("Тиха зима", "", 0, high),)), UKRAINIAN)


def test_plurals_follow_the_rule_of_the_language() -> None:
    heads = [alt_text(estimates(n), UKRAINIAN).split(".")[0] for n in (1, 3, 5, 21)]
    assert heads == ["Діаграма: 1 твердження", "Діаграма: 3 твердження", "Діаграма: 5 тверджень", "Діаграма: 21 твердження"]


def test_every_key_is_used() -> None:
    source = "".join(p.read_text("utf-8") for p in (ROOT / "briefing" / "chart").rglob("*.py"))
    for key in ALT_KEYS:
        stem = re.sub(r"_(one|few|many|other)$", "", key)
        assert f'"{stem}"' in source or f"'{stem}'" in source or stem.startswith("alt_kind_"), key


def test_every_key_that_is_used_is_in_the_table() -> None:
    source = "".join(p.read_text("utf-8") for p in (ROOT / "briefing" / "chart").rglob("*.py"))
    used = set(re.findall(r"[\"'](alt_[a-z_]+)[\"']", source))
    for key in used:
        assert key in ALT_KEYS or {f"{key}_one", f"{key}_other"} <= ALT_KEYS, key


def test_ranges_are_told_without_a_dash() -> None:
    known = Claim("A", "claimed", low=8, high=14, best=11, label="11 (8–14)")
    claims = (known, Claim("B", "claimed", low=2, high=3, label="2–3"))
    said = alt_text(EstimateChart((Panel("Present", "ships", (Group("", claims),)),)))
    assert said == "Chart of 2 claims. Measured: ships. Present: lowest 2 to 3 (B); highest 11 (8 to 14; A)."
