"""The yardsticks say what their publishers say; expected values are copied from the published tables, not from the code."""

from __future__ import annotations

import re

import pytest

from briefing.model.frame import CustomYardstick, Standards, YardstickTerm
from briefing.model.likelihood import Likelihood
from briefing.model.yardsticks import (
    CONFIDENCE_SCALES,
    ICD203,
    ICD203_ROW2,
    IPCC,
    KENT,
    PHIA,
    YARDSTICKS,
    NoTerm,
    Yardstick,
    confidence_scale_of,
    yardstick_of,
)


def test_icd_203_rows_name_the_same_seven_bands() -> None:
    printed = ["1–5%", "5–20%", "20–45%", "45–55%", "55–80%", "80–95%", "95–99%"]
    assert [b.label for b in ICD203.bands] == printed
    assert [b.label for b in ICD203_ROW2.bands] == printed
    assert ICD203.terms == (
        "almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely", "almost certain",
    )  # fmt: skip
    assert ICD203_ROW2.terms == (
        "remote", "highly improbable", "improbable", "roughly even odds", "probable", "highly probable", "nearly certain",
    )  # fmt: skip


def test_phia_2025_has_its_gaps() -> None:
    assert [(b.term, b.label) for b in PHIA.bands] == [
        ("remote chance", ">0–≈5%"),
        ("highly unlikely", "≈10–≈20%"),
        ("unlikely", "≈25–≈35%"),
        ("realistic possibility", "≈40–<50%"),
        ("likely", "≈55–≈75%"),
        ("highly likely", "≈80–≈90%"),
        ("almost certain", "≈95–<100%"),
    ]
    for percent in (7, 22, 37, 50, 52, 77, 93):
        with pytest.raises(NoTerm):
            PHIA.band_of(percent)


def test_ipcc_bands_are_nested() -> None:
    assert [(b.term, b.low, b.high) for b in IPCC.bands] == [
        ("exceptionally unlikely", 0, 1),
        ("extremely unlikely", 0, 5),
        ("very unlikely", 0, 10),
        ("unlikely", 0, 33),
        ("about as likely as not", 33, 66),
        ("more likely than not", 50, 100),
        ("likely", 66, 100),
        ("very likely", 90, 100),
        ("extremely likely", 95, 100),
        ("virtually certain", 99, 100),
    ]
    assert IPCC.band_of(97).term == "extremely likely"
    assert IPCC.band_of(80).term == "likely"
    assert IPCC.band_of(3).term == "extremely unlikely"


def test_kent_gives_or_takes() -> None:
    assert [(b.term, b.low, b.high) for b in KENT.bands] == [
        ("impossible", 0, 0),
        ("almost certainly not", 2, 12),
        ("probably not", 20, 40),
        ("chances about even", 40, 60),
        ("probable", 63, 87),
        ("almost certain", 87, 99),
        ("certain", 100, 100),
    ]
    assert [b.label for b in KENT.bands][4] == "≈75 ± 12%"


@pytest.mark.parametrize(
    ("yardstick", "words", "term"),
    [
        (ICD203, "Almost Certainly", "almost certain"),
        (ICD203, " very   likely ", "very likely"),
        (ICD203_ROW2, "improbably", "improbable"),
        (ICD203_ROW2, "Probably", "probable"),
        (PHIA, "Remote Chance", "remote chance"),
        (PHIA, "probable", "likely"),
        (KENT, "almost certainly", "almost certain"),
    ],
)
def test_a_term_is_found_in_any_case_and_form(yardstick: Yardstick, words: str, term: str) -> None:
    band = yardstick.find(words)
    assert band is not None
    assert band.term == term


def test_a_term_of_another_yardstick_is_not_found() -> None:
    assert ICD203.find("highly likely") is None
    assert PHIA.find("very likely") is None
    assert ICD203.find("probable") is None


def test_likely_means_three_different_things() -> None:
    bands = {y.id: y.find("likely") for y in (ICD203, PHIA, IPCC)}
    assert {id: (b.low, b.high) for id, b in bands.items() if b} == {"icd203": (55, 80), "phia": (55, 75), "ipcc": (66, 100)}


def test_a_border_belongs_to_the_less_strong_claim() -> None:
    even = "roughly even chance"
    wanted = {5: "very unlikely", 20: "unlikely", 45: even, 55: even, 80: "likely", 95: "very likely"}
    assert {p: ICD203.band_of(p).term for p in wanted} == wanted


def test_what_is_printed_for_each_form() -> None:
    term = ICD203.read(Likelihood(term="Almost certainly"))
    assert (term.term, term.label, term.low, term.high) == ("almost certainly", "95–99%", 95, 99)
    percent = ICD203.read(Likelihood(percent=70))
    assert (percent.term, percent.label) == ("likely", "70%")
    within = ICD203.read(Likelihood(range=(60, 75)))
    assert (within.term, within.label, within.low, within.high) == ("likely", "60–75%", 60, 75)
    across = ICD203.read(Likelihood(range=(30, 50)))
    assert (across.term, across.label) == ("unlikely to roughly even chance", "30–50%")
    with pytest.raises(NoTerm):
        PHIA.read(Likelihood(range=(22, 30)))


def test_every_printed_label_names_its_own_band() -> None:
    for yardstick in YARDSTICKS.values():
        assert yardstick.source
        for band in yardstick.bands:
            assert band.low <= band.high
            assert yardstick.find(band.term) == band
            figures = [float(f) for f in re.findall(r"\d+", band.label)]
            low, high = figures[0], figures[-1]
            if "±" in band.label:
                low, high = figures[0] - figures[1], figures[0] + figures[1]
            assert (low, high) == (band.low, band.high)


def test_no_percentage_from_1_to_99_is_left_out_by_contiguous_yardsticks() -> None:
    for percent in range(1, 100):
        for yardstick in (ICD203, ICD203_ROW2, IPCC):
            band = yardstick.band_of(percent)
            assert band.low <= percent <= band.high


def test_a_yardstick_of_ones_own() -> None:
    terms = (YardstickTerm(term="hardly", low=0, high=40), YardstickTerm(term="rather", low=60, high=100))
    own = Standards(likelihood="custom", yardstick=CustomYardstick(name="House scale", source="House rules, 2024", terms=terms))
    yardstick = yardstick_of(own)
    assert yardstick.read(Likelihood(term="Rather")).label == "60–100%"
    with pytest.raises(NoTerm):
        yardstick.band_of(50)


def test_confidence_scales() -> None:
    assert CONFIDENCE_SCALES["low-moderate-high"].levels == ("low", "moderate", "high")
    assert CONFIDENCE_SCALES["ipcc"].levels == ("very low", "low", "medium", "high", "very high")
    assert confidence_scale_of(Standards()).step("Moderate") == 2
    assert CONFIDENCE_SCALES["ipcc"].step("very_high") == 5
    assert CONFIDENCE_SCALES["ancr"].step("medium") is None
