"""Where words may be parted: hyphens by language, soft hyphens, dashes, addresses; and where they must not."""

from __future__ import annotations

from itertools import pairwise

import pyphen
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.text.characters import TIE, tie
from briefing.text.hyphenation import _DICTIONARIES, break_points, patterns_of
from briefing.text.items import Line, Run
from briefing.text.paragraph import break_lines
from briefing.text.style import TextStyle

from .conftest import latin


def parts(text: str, measure: float, **more: object) -> list[str]:
    lines: list[Line] = break_lines([Run(latin(), None, text)], measure, hyphenate=True, **more)  # type: ignore[arg-type]
    return [line.text + ("-" if line.pieces and line.pieces[-1].hyphen else "") for line in lines]


@pytest.mark.parametrize(
    "word",
    ["Pyongyang", "NATO", "mid2024", "https://example.org", "e-mail@example", "O’Brien", "COVID", "iPhone", "short", "don’t"],
)
def test_names_acronyms_figures_and_addresses_take_no_hyphen(word: str) -> None:
    assert break_points(word, "en") == ()


def test_each_language_has_its_own_patterns() -> None:
    assert break_points("(considerable,", "en") == (4, 7, 9)
    assert break_points("відповідальність", "uk")
    assert break_points("ответственность", "ru")
    assert break_points("verantwortung", "de")
    assert break_points("organization", "en-US") != break_points("organization", "en-GB")
    assert break_points("considerable", "tlh") == ()
    assert break_points("considerable", "") == ()


@pytest.mark.parametrize("lang", sorted(_DICTIONARIES))
def test_patterns_say_what_pyphen_says(lang: str) -> None:
    ours, theirs = patterns_of(lang), pyphen.Pyphen(lang=_DICTIONARIES[lang], left=2, right=3)
    assert ours is not None
    words = ["".join(key).strip(".") for key in list(theirs.hd.patterns)[::97]]
    for first, second in pairwise(words):
        word = (first + second).lower()
        if word.isalpha():
            assert ours.positions(word) == [int(p) for p in theirs.positions(word)], word


def test_a_line_end_hyphen_is_marked_and_not_a_character() -> None:
    found = parts("extraordinarily incomprehensible interdependencies", 62.0, align="justify")
    assert any(p.endswith("-") for p in found)
    assert "".join(p.removesuffix("-") for p in found) == "extraordinarily incomprehensible interdependencies"


def test_soft_hyphens_are_places_to_break_and_are_not_printed() -> None:
    style = latin()
    assert style.width("co\u00adop\u00aderation") == style.width("cooperation")
    found = parts("Wladi\u00adwostok\u00adauer", 40.0)
    assert found[0] == "Wladi\u00ad-"
    assert parts("Wladi\u00adwostok", 200.0) == ["Wladi\u00adwostok"]


def test_compounds_are_parted_after_their_hyphen_and_ranges_are_not() -> None:
    assert parts("Indo-Pacific", 42.0) == ["Indo-", "Pacific"]
    assert parts("and/or", 22.0)[0] == "and/"
    assert parts("likely (55–80%)", 45.0) == ["likely ", "(55–80%)"]


def test_addresses_are_parted_after_their_marks() -> None:
    address = "https://example.org/reports/deployments/2024"
    found = parts(address, 110.0)
    assert len(found) > 1
    assert "".join(found) == address
    assert all(p[-1] in "/.-" for p in found[:-1])
    assert not any(p.endswith(":/") for p in found)


def test_words_wider_than_the_measure_are_cut_and_marks_stay_with_their_letters() -> None:
    found = parts("a\u0301" * 40, 50.0)
    assert len(found) > 3
    assert not any(p.startswith("\u0301") for p in found)


def test_no_break_spaces_hold_unless_their_group_is_wider_than_the_line() -> None:
    group = "17\u00a0November\u00a02024"
    assert any(group in p for p in parts("Signed on " + group, 95.0))
    cut = parts(group, 55.0)
    assert "".join(cut) == group
    assert cut[0] == "17\u00a0"


def test_a_tied_group_wider_than_the_line_is_parted_at_its_ties() -> None:
    assert [p.strip() for p in parts(f"17{TIE}November{TIE}2024", 55.0)] == ["17", "November", "2024"]


TIED = [
    ("en", "on 17 November 2024 and", "17_November_2024"),
    ("en", "May 2025", "May_2025"),
    ("de", "am 3. März 2025", "3._März_2025"),
    ("fr", "le 5 février 2024", "5_février_2024"),
    ("uk", "17 листопада 2024", "17_листопада_2024"),
    ("ru", "4 июля 2024", "4_июля_2024"),
    ("en", "some 10,000 troops", "10,000_troops"),
    ("en", "about 10,000 troops", "about_10,000_troops"),
    ("en", "55 per cent of", "55_per cent"),
    ("en", "told Mr Scholz", "Mr_Scholz"),
    ("en", "told Dr. Strange", "Dr._Strange"),
    ("en", "see p. 3", "p._3"),
    ("en", "report No. 5", "No._5"),
    ("en", "under ICD 203", "ICD_203"),
    ("en", "by J. R. Smith", "J._R._Smith"),
    ("en", "secretary, Lloyd J. Austin III, weeks", "Lloyd_J._Austin_III,"),
    ("en", "World War II and", "War_II and"),
    ("en", "in phase II of", "phase_II of"),
    ("en", "King Charles V of", "Charles_V of"),
    ("en", "see Judgment 2 and", "Judgment_2 and"),
    ("en", "judgments 2 and 3", "judgments_2 and"),
    ("de", "in Abbildung 3 und", "Abbildung_3 und"),
    ("uk", "див. рис. 4", "рис._4"),
    ("en", "under Scenario B, the", "Scenario_B, the"),
    ("en", "15,000 troops in", "15,000_troops in"),
    ("en", "it – then", "it_– then"),
    ("en", "5 %", "5_%"),
    ("uk", "100 млн", "100_млн"),
]


@pytest.mark.parametrize(("lang", "text", "shown"), TIED)
def test_ties(lang: str, text: str, shown: str) -> None:
    assert shown in tie(text, lang).replace(TIE, "_")


@pytest.mark.parametrize(
    "text",
    [
        "May be",
        "a 5 kmh",
        "maybe 5",
        "10 trooperson",
        "etc. Then",
        "Vitamin c 5",
        "the gen X",
        "so I said",
        "He knew. I did",
        "plan a",
        "In 20,000 cases",
    ],
)
def test_what_is_not_tied(text: str) -> None:
    assert tie(text) == text


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("aZM.5 –$%€pN№Мт\u00a0"), max_size=30), st.sampled_from(["en", "de", "fr", "uk", "ru", "xx"]))
def test_ties_change_spaces_only(text: str, lang: str) -> None:
    tied = tie(text, lang)
    assert tied.replace(TIE, " ") == text
    assert len(tied) == len(text)
    assert tie(tied, lang) == tied


def test_no_line_ends_inside_a_tied_group() -> None:
    text = tie(
        "The party left on 17 November 2024 with 10,000 troops, said Mr Hill, and 55 per cent of them came back by May 2025."
    )
    for measure in range(120, 400, 7):
        for align in ("left", "justify"):
            lines = [p.strip().removesuffix("-") for p in parts(text, float(measure), align=align)]
            for group in ("17 November 2024", "10,000 troops,", "Mr Hill,", "55 per", "May 2025"):
                assert sum(group in line for line in lines) == 1, (measure, lines)


def test_a_word_that_no_line_holds_is_measured_in_time_proportional_to_its_length() -> None:
    def measured(length: int) -> int:
        style = TextStyle(latin().stack, 10.0)
        lines = break_lines([Run(style, None, "x" * length)], 90.0)
        assert "".join(line.text for line in lines) == "x" * length
        assert all(line.width <= 90.0 for line in lines)
        return sum(map(len, style.widths))

    assert measured(2000) < 2.3 * measured(1000)
