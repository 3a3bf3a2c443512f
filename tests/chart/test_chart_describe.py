"""Words for what cannot be seen: type, count, every value or the extremes."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from briefing.chart.describe import alt_text
from briefing.chart.specification import (
    ConfidenceMark,
    Meter,
    ScenarioBars,
    StanceGlyph,
    TimelineMark,
    TrendArrow,
    YardstickChart,
)


def test_the_claims_of_the_articles_are_told_apart(claims: SimpleNamespace) -> None:
    said = alt_text(claims.articles)
    assert said.startswith("Chart of 4 claims in 4 panels, one for each basis; 1 in words only")
    for words in (
        "Two agencies (claimed), “thousands”",
        "10,000",
        "15,000",
        "Anonymous sources, up to 100,000",
        "not one series",
    ):
        assert words in said
    assert said.index("10,000") < said.index("15,000") < said.index("100,000")


def test_many_claims_are_told_by_their_extremes(claims: SimpleNamespace) -> None:
    said = alt_text(claims.worst["forty"])
    assert "40 claims, from 100 (Source number 0) to 189 (Source number 17)" in said
    assert len(said) < 300


@pytest.mark.parametrize("case", ["one", "forms", "ties", "zero", "spread", "long", "below zero", "small", "words only"])
def test_every_chart_has_whole_sentences(case: str, claims: SimpleNamespace) -> None:
    said = alt_text(claims.worst[case])
    assert said.endswith(".")
    assert "  " not in said
    assert "None" not in said.replace("None seen", "")


def test_bands_and_marks_are_described() -> None:
    yardstick = YardstickChart((("unlikely", 20, 45, False), ("likely", 55, 80, True)))
    assert alt_text(yardstick) == (
        "Scale of 2 likelihood terms from 0 to 100 per cent: unlikely 20 to 45 per cent; likely 55 to 80 per cent. "
        "Used in this brief: likely."
    )
    scenarios = ScenarioBars((("More", "unlikely", 20, 45), ("Less", "", 55, 80)))
    assert alt_text(scenarios).endswith("More, unlikely, 20 to 45 per cent; Less, 55 to 80 per cent. Likeliest: Less.")
    for mark in (Meter(55, 80, ()), ConfidenceMark(2), StanceGlyph("leans_for"), TimelineMark("planned"), TrendArrow("up")):
        assert alt_text(mark).endswith(".")
