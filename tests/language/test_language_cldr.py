"""What a language does with numbers, plurals and dates is what Unicode CLDR says of it."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from briefing.chart.ink.axis import make_axis
from briefing.language import Language
from briefing.language.cldr import PLURALS
from briefing.language.plurals import plural_categories, plural_category
from tests.language.from_cldr import MODULE, module

LANGUAGES = [lang for _, _, languages in PLURALS for lang in languages.split()]
COUNTS = (*range(201), 1000, 10_000, 100_000, 1_000_000, 2_000_000, 0.1, 0.5, 1.1, 1.5, 2.3, 10.25, 21.01)


def test_the_module_is_what_the_script_makes() -> None:
    assert MODULE.read_text("utf-8") == module()


def test_every_language_has_its_plural_forms() -> None:
    assert len(LANGUAGES) > 300
    for lang in LANGUAGES:
        rule = Locale.parse(lang.replace("-", "_")).plural_form
        told = {n: plural_category(lang, n) for n in COUNTS}
        assert set(told.values()) <= set(plural_categories(lang)) == {*rule.rules, "other"}, lang
        assert told == {n: rule(Decimal(str(n))) for n in COUNTS}, lang


@pytest.mark.parametrize(
    ("lang", "forms"),
    [
        ("lt", {1: "one", 2: "few", 10: "other", 11: "other", 21: "one", 1.5: "many"}),
        ("lv", {0: "zero", 1: "one", 10: "zero", 21: "one", 2: "other"}),
        ("sl", {1: "one", 2: "two", 3: "few", 5: "other", 101: "one", 102: "two"}),
        ("ro", {1: "one", 0: "few", 19: "few", 20: "other", 101: "few"}),
        ("ga", {1: "one", 2: "two", 6: "few", 10: "many", 11: "other"}),
        ("he", {1: "one", 2: "two", 3: "other", 0.5: "one"}),
        ("mk", {1: "one", 11: "other", 21: "one"}),
        ("is", {1: "one", 21: "one", 11: "other"}),
        ("hy", {0: "one", 1: "one", 2: "other"}),
        ("cy", {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many", 4: "other"}),
        ("mt", {1: "one", 2: "two", 0: "few", 11: "many", 20: "other"}),
        ("hr", {1: "one", 2: "few", 5: "other", 0.1: "one"}),
        ("sr-Latn", {1: "one", 2: "few", 5: "other", 21: "one"}),
        ("ar", {0: "zero", 1: "one", 2: "two", 3: "few", 11: "many", 100: "other"}),
        ("cs", {1: "one", 2: "few", 5: "other", 1.5: "many"}),
        ("pt-PT", {0: "other", 1: "one"}),
        ("pt-BR", {0: "one", 1: "one", 2: "other"}),
        ("xx", {1: "other"}),
    ],
)
def test_plural_forms(lang: str, forms: dict[float, str]) -> None:
    assert {n: plural_category(lang, n) for n in forms} == forms


WRITTEN = ("en-GB", "en-US", "uk", "de", "fr", "fr-CA", "es", "es-MX", "pl", "pt-PT", "ko", "nl", "sv", "cs", "it", "hu")


@given(value=st.integers(-(10**14), 10**14) | st.decimals(-(10**6), 10**6, places=2).map(float), lang=st.sampled_from(WRITTEN))
def test_a_number_is_written_as_cldr_writes_it(value: float, lang: str) -> None:
    numbers = Language(lang).numbers
    grouped = numbers.least == 1 or abs(value) >= 10_000
    said = format_decimal(value, locale=lang.replace("-", "_"), decimal_quantization=False, group_separator=grouped)
    plain = said.replace("-", "−").replace("\u200e", "").replace("'", "’")
    assert Language(lang).number(value) == plain
    assert numbers.fixed(value, len(plain.partition(numbers.decimal)[2]) if value != int(value) else 0) == plain


@pytest.mark.parametrize("lang", WRITTEN)
@given(day=st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)))
def test_a_date_is_written_as_cldr_writes_it(lang: str, day: datetime.date) -> None:
    said = format_date(day, "long", locale=lang.replace("-", "_"))
    if lang.startswith("fr") and day.day == 1:  # the first is an ordinal, which CLDR leaves to its reader
        said = said.replace("1", "1er", 1)
    assert Language(lang).date(day) == (said.removesuffix("\u202fр.") if lang == "uk" else said)


@pytest.mark.parametrize(
    ("lang", "thousand", "ten"),
    [
        ("de", "1.000", "10.000"),
        ("es", "1000", "10.000"),
        ("pl", "1000", "10\u00a0000"),
        ("pt-PT", "1000", "10\u00a0000"),
        ("en", "1,000", "10,000"),
        ("uk", "1\u00a0000", "10\u00a0000"),
        ("de-CH", "1’000", "10’000"),
        ("fr", "1\u202f000", "10\u202f000"),
    ],
)
def test_four_digits_are_grouped_where_the_language_groups_them(lang: str, thousand: str, ten: str) -> None:
    numbers = Language(lang).numbers
    assert (numbers.write(1000), numbers.write(10_000)) == (thousand, ten)
    assert (numbers.fixed(1000), numbers.fixed(10_000)) == (thousand, ten)


@pytest.mark.parametrize("lang", WRITTEN)
@given(values=st.lists(st.integers(40, 10**9), min_size=1, max_size=4))
def test_the_ticks_of_an_axis_are_written_as_the_labels_are(lang: str, values: list[int]) -> None:
    language = Language(lang)
    axis = make_axis(values, 0.0, 400.0, log=False, numbers=language.numbers, width=lambda s: 4.0 * len(s))
    assert [t.label for t in axis.ticks] == [language.number(t.value) for t in axis.ticks]


def test_american_and_british_english() -> None:
    day, later = datetime.date(2024, 10, 28), datetime.date(2024, 11, 3)
    british, american = Language("en-GB"), Language("en-US")
    assert (british.date(later), american.date(later)) == ("3 November 2024", "November 3, 2024")
    assert american.days(day, later) == "October 28 to November 3, 2024"
    assert american.days(datetime.date(2024, 11, 1), later) == "November 1–3, 2024"
    assert british.days(day, later) == "28 October to 3 November 2024"
    assert (british("organisation"), american("organisation")) == ("Organisation", "Organization")
    assert (british.several("alt_percent", 5), american.several("alt_percent", 5)) == ("5 per cent", "5 percent")
    assert british("quote", words="a") == american("quote", words="a") == "“a”"
