"""A brief in Ukrainian with every kind of figure holds no word of another language: not aloud, not in ink, not in its tables."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import pytest

from briefing.associated.extract import Carried, read_contents
from briefing.load import load
from briefing.model.fields import kinds_of
from briefing.model.figures import Figure
from briefing.pipeline import build
from briefing.transcript import transcript
from briefing.validate.brief import validate_brief

BRIEF = Path(__file__).parent / "briefs" / "harbour-uk.yaml"
NOT_OURS = {"image", "code"}  # its author describes an image or what a function draws
WITHOUT_DRAWING = {"positions", "timeline", "options", "scenarios"}  # tables and lists, read as such
LATIN = re.compile(r"[A-Za-z{}]")


@pytest.fixture(scope="module")
def built() -> bytes:
    return build(BRIEF, style="accessible").data


@pytest.fixture(scope="module")
def alts(built: bytes) -> Sequence[str]:
    return [line.partition(": ")[2] for line in transcript(built).splitlines() if line.startswith("figure: ")]


@pytest.fixture(scope="module")
def carried(built: bytes) -> Sequence[Carried]:
    return read_contents(built, "harbour-uk.pdf").files


def test_every_kind_of_figure_is_there() -> None:
    kinds = set(kinds_of(get_args(Figure)))
    assert {f.kind for f in validate_brief(load(BRIEF)).brief.figures} >= kinds - NOT_OURS - {"options"}  # of a decision


def test_no_figure_is_told_in_another_language(alts: Sequence[str]) -> None:
    assert len(alts) == len(validate_brief(load(BRIEF)).brief.figures) - len(WITHOUT_DRAWING - {"options"})
    assert not [said for said in alts if LATIN.search(said)]
    assert len(set(alts)) == len(alts)


def test_what_is_drawn_and_printed_is_ukrainian(built: bytes, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler) is not installed")
    file = tmp_path / "brief.pdf"
    file.write_bytes(built)
    printed = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout.decode("utf-8")
    assert "12 000,5" in printed.replace("\u00a0", " ")
    assert not [line for line in printed.splitlines() if LATIN.search(line)]


def test_the_data_of_figures_and_what_is_said_of_files_are_ukrainian(carried: Sequence[Carried]) -> None:
    tables = [f for f in carried if f.name.endswith(".csv")]
    assert len(tables) > 15
    for table in tables:
        assert not LATIN.search(table.data.decode("utf-8")), table.name
    for file in carried:
        assert file.description
        assert not LATIN.search(file.description), file.description


@pytest.mark.parametrize(
    "said",
    [
        (
            "Діаграма: 5 тверджень на 2 панелях, окремих для кожної підстави підрахунку; 1 лише словами, без місця на осі. "
            "Вимірюється: Пісок у каналі, одиниця виміру: тонни. Наявні одночасно: найменше 12\u00a0000,5 (Перший промір, "
            "спостережено, станом на 14 березня 2024, опубліковано: квітень 2024); найбільше до 19\u00a0000 "
            "(Днопоглиблювальна фірма, заявлено, станом на 2024, джерело не назване); далі 13\u00a0000 (від 11\u00a0000 до "
            "16\u00a0000; Портова управа, наша власна оцінка, станом на листопад 2024); лише словами «цілі гори» (Доглядач "
            "шлюзу, заявлено, дату стану не зазначено, джерело не назване). Загалом: щонайменше 21\u00a0000 (Другий промір, "
            "передбачено, станом на червень 2024, до кінця 2025). Панелі рахують різні речі й не є одним рядом. Лінія "
            "порівняння на позначці 15\u00a0000,5: стільки вивозить один земснаряд."
        ),
        ("Лінія з п’яти місць від «відкласти» до «почати»: 3 позиції. Схиляється проти: Лоцмани (оцінено). Підтримує: Рада "
        "(заявлено, раніше: схиляється за). Мовчить (поза лінією): Верхній район (спостережено)."),
        ("Мережа: 3 сторони, 2 зв’язки. Найбільше зв’язків: Рада, 2. Рада: тисне на – Лоцмани. Верхній район: постачає – Рада "
        "(вода й мул)."),
        ("Віяло: 2 сценарії. Вимірюється: глибина каналу в метрах. Перебіг: 3 точки, від 8,8 (травень 2024) до 8,1 "
        "(5 листопада 2024). Загалом від 4,5 (Мокра зима) до 8,2 (Суха зима). Суха зима, неймовірно (1–20%), березень 2025: "
        "найкраща оцінка 7,9 (від 7,6 до 8,2). Мокра зима, імовірно (61–71%), 31 березня 2025: найкраща "
        "оцінка 5,6 (від 4,5 до 7,2)."),
        ("Стовпчикова діаграма: 4 категорії, одиниця виміру: метри. Найбільше 1,9 (Канал); найменше −0,6 (Шлюз); далі 1,1 "
        "(Басейн); не зазначено: Мілина."),
    ],
)
def test_what_is_heard_word_for_word(said: str, alts: Sequence[str]) -> None:
    assert said in alts


def test_a_month_without_a_day_stands_in_its_own_form(built: bytes) -> None:
    said = transcript(built)
    assert "до кінця березня 2025" in said
    assert "станом на листопад 2024" in said
    assert not re.search(r"(?<!\d )(?<!до кінця )\b(?:січня|березня|квітня|травня|червня|листопада) 20", said)
