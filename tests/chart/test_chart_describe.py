"""Words for what cannot be seen: type, count, every value or the extremes."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from briefing.chart.describe import alt_text
from briefing.chart.kinds.estimates import Claim, EstimateChart, Group, Panel
from briefing.chart.kinds.scenarios import ScenarioBars
from briefing.chart.kinds.yardstick import YardstickChart
from briefing.chart.marks import TrendArrow


def test_the_claims_of_the_articles_are_told_apart(claims: SimpleNamespace) -> None:
    said = alt_text(claims.articles)
    assert said.startswith("Chart of 4 claims in 4 panels, one for each basis; 1 in words only")
    for words in (
        "“thousands” (Two agencies, claimed)",
        "10,000",
        "15,000",
        "up to 100,000 (Anonymous sources)",
        "not one series",
    ):
        assert words in said
    assert said.index("10,000") < said.index("15,000") < said.index("100,000")


def test_many_claims_are_told_by_their_extremes(claims: SimpleNamespace) -> None:
    said = alt_text(claims.worst["forty"])
    assert "40 claims; lowest 100 (Source number 0); highest 189 (Source number 17)." in said
    assert len(said) < 300


@pytest.mark.parametrize("case", ["one", "forms", "ties", "zero", "spread", "long", "below zero", "small", "words only"])
def test_every_chart_has_whole_sentences(case: str, claims: SimpleNamespace) -> None:
    said = alt_text(claims.worst[case])
    assert said.endswith(".")
    assert "  " not in said
    assert "None" not in said.replace("None seen", "")


def test_bands_are_described() -> None:
    yardstick = YardstickChart((("unlikely", 20, 45, False), ("likely", 55, 80, True)))
    assert alt_text(yardstick) == (
        "Scale of 2 likelihood terms from 0 to 100 per cent: unlikely 20 to 45; likely 55 to 80. Used in this brief: likely."
    )


def test_scenarios_are_told_from_the_likeliest_on() -> None:
    rows = (("More", "unlikely", 20, 45), ("Less", "", 55, 80), ("Much more", "remote", 1, 1), ("Least", "remote", 0, 2))
    assert alt_text(ScenarioBars(rows)) == (
        "Chart of 4 scenarios on one line from 0 to 100 per cent. Likeliest: Less, 55 to 80 per cent. "
        "Least likely: Much more, remote, 1 per cent; Least, remote, 0 to 2 per cent. "
        "Between them: More, unlikely, 20 to 45 per cent."
    )
    assert alt_text(ScenarioBars(rows[:1])) == (
        "Chart of 1 scenario on one line from 0 to 100 per cent. More, unlikely, 20 to 45 per cent."
    )


def test_what_all_claims_share_is_heard_once_and_extremes_come_first() -> None:
    def claim(who: str, value: float, *detail: str, ours: bool = False) -> Claim:
        return Claim(who, "claimed", detail=(*detail, "as of May"), value=value, label=f"{value:,}", ours=ours, remark="by June")

    claims = (claim("A", 900, "claimed"), claim("B", 12000, "observed, by June"), claim("Us", 1000, ours=True), claim("C", 40))
    silent = Claim("D", "claimed", detail=("claimed", "as of May"), words="many", label="“many”")
    panel = Panel("Present", "tonnes", (Group("How much?", (*claims, silent)),))
    assert alt_text(EstimateChart((panel,), quantity="Sand in the channel")) == (
        "Chart of 5 claims; 1 in words only, without a place on an axis. Measured: Sand in the channel, in tonnes. "
        "All of them: as of May. Present: lowest 40 (C, by June); highest 12,000 (B, observed, by June); "
        "then 900 (A, claimed, by June); 1,000 (Us, by June); in words only “many” (D, claimed)."
    )
    many = Panel("Present", "tonnes", (Group("How much?", (*claims, *claims[:2] * 4)),))
    assert alt_text(EstimateChart((many,), quantity="Tonnes of sand")) == (
        "Chart of 12 claims. Measured: Tonnes of sand. Present: 12 claims; lowest 40 (C); highest 12,000 (B); "
        "then 900; 900; 900; 900; 900; 1,000; 12,000; 12,000; 12,000; 12,000; our own assessment 1,000."
    )


def test_a_mark_beside_words_is_not_read() -> None:
    with pytest.raises(TypeError, match="TrendArrow"):
        alt_text(TrendArrow("up"))
