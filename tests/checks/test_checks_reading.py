"""What the checks read: voices, sentences, places, who speaks. Every span of a sentence is the author's own characters."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.checks.reading.passages import Passage, Voice, passages
from briefing.checks.reading.sentences import CITE, LIKE, REF, Sentence, sentences
from briefing.checks.reading.speech import agent, clauses, estimative, reported
from briefing.checks.reading.word_lists import word_lists
from briefing.load import load
from briefing.model.brief import Brief
from briefing.validate.brief import validate_brief
from tests.checks.harbour import HARBOUR, read, written


def bottom_line(folder: Path, text: str, lang: str = "en") -> list[Sentence]:
    block = "\n".join(f"  {line}" for line in text.split("\n"))
    path = folder / "brief.yaml"
    lines = HARBOUR.replace("lang: en", f"lang: {lang}").split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith("bottom_line:"))
    lines[at : at + 1] = ["bottom_line: |", *block.split("\n")]
    path.write_text("\n".join(lines), encoding="utf-8")
    brief = validate_brief(load(path, display="brief.yaml")).brief
    (passage,) = [p for p in passages(brief) if p.path == "bottom_line"]
    return list(sentences(passage, lang))


def plain(text: str, lang: str = "en") -> list[str]:
    from briefing.model import prose as p

    brief = Brief.model_construct()
    prose = p.Prose(text, (p.Paragraph((p.Plain(text),)),))
    return [s.said.strip() for s in sentences(Passage(brief, "bottom_line", "", prose), lang)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Holm, Dr. Reyes and the U.S. Treasury met on 3 Sept. 2026 in St. Ives.",
        "See No. 5, Art. 7, pp. 3–9 and Fig. 2 of J. Reyes et al. (2019), i.e. The Register.",
        "The army of Gen. Okoro and Col. Lind meets Lt. Marsh vs. Capt. Oduya.",
        "Acme Co. Holdings and Brandt Inc. Partners e.g. Two firms of Oslo.",
        "It cost 3.5 million, approx. 4 per head.",
        "The ministry said “It rains. It pours. Nobody sails” and left.",
        "Wait … for it, and go.",
    ],
)
def test_abbreviations_and_quotations_end_no_sentence(text: str) -> None:
    assert plain(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It rains. It pours.", 2),
        ("They met in the U.S. The talks failed.", 2),
        ("The answer is no. We leave.", 2),
        ("He works for Brandt Inc. The firm is old.", 2),
        ("“It rains.” The crew sails.", 2),
        ("Why? Nobody knows! (It is said.) 3 ships sank.", 4),
    ],
)
def test_sentences_end(text: str, count: int) -> None:
    assert len(plain(text)) == count


def test_ukrainian_abbreviations() -> None:
    assert plain("У 2024 р. Рада ухвалила ст. 5. Це 3 млн. грн. на рік.", "uk") == [
        "У 2024 р. Рада ухвалила ст. 5.",
        "Це 3 млн. грн. на рік.",
    ]


def test_marks_and_citations(tmp_path: Path) -> None:
    text = "It rains.[@survey, p. 3] It is {kj:closure.likelihood}.\nSee {kj:closure}. [@survey; @pilots] Done."
    said = bottom_line(tmp_path, text)
    assert [s.text.strip() for s in said] == [f"It rains.{CITE}", f"It is {LIKE}.", f"See {REF}. {CITE}", "Done."]
    assert [s.cites for s in said] == [("survey",), (), ("survey", "pilots"), ()]
    assert [s.cited for s in said] == [True, False, True, False]
    like = said[1].span(said[1].said.index(LIKE), said[1].said.index(LIKE) + 1)
    assert like is not None
    assert like.end_column - like.column == len("{kj:closure.likelihood}")


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("He says “rain is likely” now.", "He says now."),
        ("He says «rain is likely» now.", "He says now."),
        ('He says "likely" now.', "He says now."),
        ("He says ‘it’s likely now’ here.", "He says here."),
        ("The growers’ wells and the millers’ dams fail.", "The growers’ wells and the millers’ dams fail."),
        ("The ‘rules’ hold.", "The ‘rules’ hold."),
        ("It is [très probable]{lang=fr} now.", "It is now."),
        ("See <https://example.org/likely> now.", "See now."),
    ],
)
def test_quotations_and_other_languages_are_blank(tmp_path: Path, text: str, ours: str) -> None:
    (sentence,) = bottom_line(tmp_path, text)
    assert " ".join(sentence.text.split()) == ours
    assert len(sentence.text) == len(sentence.said)


def test_set_off_quotations_are_not_read(tmp_path: Path) -> None:
    said = bottom_line(tmp_path, "They say:\n\n> It is likely.\n\nIt rains.")
    assert [s.text.strip() for s in said] == ["They say:", "It rains."]


def test_every_text_has_the_voice_that_speaks_in_it(tmp_path: Path) -> None:
    fragment = """
title: The harbour silts up
key_judgments: [{id: closure, dissent: [{who: Pilots, view: It holds.}]}]
boxes: [{title: A case, kind: case, blocks: It sank.}, {title: Mind, kind: caution, blocks: It sinks.}]
positions: []
tables: [{id: t, title: Depths, columns: [Year, Depth], rows: [[2024, Nine metres]]}]
"""
    voices = {p.path: p.voice for p in passages(read(written(tmp_path, fragment)))}
    expected = {
        "title": Voice.OURS,
        "bottom_line": Voice.OURS,
        "question": Voice.RECORD,
        "key_judgments[0].statement": Voice.OURS,
        "key_judgments[0].confidence.because": Voice.OURS,
        "key_judgments[0].resolves_by": Voice.WATCH,
        "key_judgments[0].dissent[0].view": Voice.OTHERS,
        "alternatives[0].hypothesis": Voice.OURS,
        "indicators[0].text": Voice.WATCH,
        "estimates[0].headline": Voice.OURS,
        "estimates[0].entries[0].by": Voice.REPORT,
        "timeline[0].text": Voice.REPORT,
        "boxes[0].blocks": Voice.REPORT,
        "boxes[1].blocks": Voice.OURS,
        "tables[0].title": Voice.OURS,
        "tables[0].rows[0][1]": Voice.OURS,
        "sources[0].descriptor": Voice.RECORD,
    }
    assert {path: voices.get(path) for path in expected} == expected
    assert "key_judgments[0].id" not in voices
    assert "key_judgments[0].kind" not in voices
    assert "sources[0].type" not in voices


def at(text: str, word: str) -> tuple[Sentence, int, int]:
    from briefing.model import prose as p

    prose = p.Prose(text, (p.Paragraph((p.Plain(text),)),))
    (sentence,) = sentences(Passage(Brief.model_construct(), "bottom_line", "", prose), "en")
    return sentence, text.index(word), text.index(word) + len(word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The pipe is likely to close, the ministry said on Monday.", "likely"),
        ("The pipe is likely to close, says the council.", "likely"),
        ("According to the council, the pipe is likely to close.", "likely"),
        ("The ministry says the pipe is likely to close.", "likely"),
        ("Officials anticipated that closure was likely.", "likely"),
        ("The dam, the ministry says, is likely to fail.", "likely"),
        ("The owners are confident that a sale is likely.", "likely"),
        ("The ministry calls it highly likely.", "highly likely"),
        ("Growers fear the levy will rise.", "will"),
    ],
)
def test_the_sayings_of_others(text: str, word: str) -> None:
    sentence, start, _ = at(text, word)
    assert reported(sentence, start, "en")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("We assess that the pipe is likely to close.", "likely"),
        ("We also expect that closure is likely.", "likely"),
        ("Our office believes that closure is likely.", "likely"),
        ("It is believed that closure is likely.", "likely"),
        ("The report is thin, and closure is likely.", "likely"),
        ("The ministry says so; closure is likely.", "likely"),
        ("The council denied it, but closure is likely.", "likely"),
        ("We are confident that closure is likely.", "likely"),
        ("State revenue is likely to fall.", "likely"),
        ("Rival claims are likely to follow.", "likely"),
        ("This suggests that closure is likely.", "likely"),
        ("Closure is likely, and the ministry said nothing.", "likely"),
    ],
)
def test_what_we_say_ourselves(text: str, word: str) -> None:
    sentence, start, _ = at(text, word)
    assert not reported(sentence, start, "en")


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("The channel is likely to close.", "likely", True),
        ("Frost is very likely.", "very likely", True),
        ("Closure, while unlikely, would hurt.", "unlikely", True),
        ("It is likely.", "likely", True),
        ("It is likely (55–80%) that it closes.", "likely", True),
        ("Rain is probable in June.", "probable", True),
        ("It is more likely than in 2019.", "likely", False),
        ("The most likely cause is age.", "likely", False),
        ("Likely voters stay at home.", "Likely", False),
        ("Two unlikely allies signed.", "unlikely", False),
        ("The probable cause was frost.", "probable", False),
        ("It is as likely as not.", "likely", False),
        ("A remote island is near.", "remote", False),
        ("They are certain of their case.", "certain", False),
    ],
)
def test_terms_used_as_a_likelihood(text: str, term: str, expected: bool) -> None:
    assert estimative(*at(text, term), "en") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam authority will refuse a release.", True),
        ("Varn will refuse.", True),
        ("The Northern League of Growers will refuse.", True),
        ("Higher prices will make storage dearer.", False),
        ("The cap will expire.", False),
        ("It will rain.", False),
    ],
)
def test_who_can_choose(text: str, expected: bool) -> None:
    sentence, start, _ = at(text, "will")
    assert agent(sentence, start, "en", frozenset({"varn"})) is expected


def test_clauses() -> None:
    sentence, *_ = at("It rains, but nobody minds; the crew, all of it, sails — so they say.", "It")
    assert [sentence.text[a:b].strip() for a, b in clauses(sentence, "en")] == [
        "It rains",
        "but nobody minds",
        "the crew, all of it, sails",
        "so they say.",
    ]


def test_lists_are_loaded_for_their_language_only() -> None:
    assert "says" in word_lists("en-GB")["saying"]
    assert word_lists("ko") == {}
    assert word_lists("../en") == {}


_PIECES = st.sampled_from(
    [
        "It rains. ", "“Rain is likely.” ", "He said “no. Never” and ", "U.S. ", "Mr. Holm ", "*very* ", "**likely** ",
        "[@survey] ", "[@survey, p. 3; @pilots]", "{kj:closure.likelihood} ", "{kj:closure} ", "[bien sûr]{lang=fr} ", "Це. ",
        "“", "”", "‘so it is’ ", "[words](https://example.org) ", "Why? ", "3.5 % ", "growers’ ", "\\* ",
        "\n", "\n\n", "\n\n- item. One ", "\n\n> quoted. So\n\n",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=14))
def test_every_span_of_a_sentence_is_the_authors_own_characters(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("brief")
    text = "Begin. " + "".join(pieces).strip()
    said = bottom_line(folder, text)
    lines = (folder / "brief.yaml").read_text("utf-8").split("\n")
    for sentence in said:
        assert len(sentence.text) == len(sentence.said)
        for i, char in enumerate(sentence.said):
            span = sentence.span(i, i + 1)
            assert span is not None
            typed = lines[span.line - 1][span.column - 1 : span.end_column - 1] if span.line == span.end_line else " "
            if char == CITE:
                assert typed.startswith("[@")
                assert typed.endswith("]")
            elif char in (LIKE, REF):
                assert typed.startswith("{kj:")
                assert typed.endswith("}")
            else:
                assert typed == char or char.isspace()
