"""A valid brief becomes typed parts that know their place; a broken one never anything but diagnostics."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.diagnostics import Diagnostic, Problems, Severity
from briefing.load import load
from briefing.model import Brief
from briefing.validate.brief import Validated, validate_brief

BRIEF = """\
briefing: 1
id: harbour
product: assessment
title: "No: the harbour silts up"
subtitle:
bottom_line: |
  It is {kj:closure.likelihood} that the *channel* closes. [@survey, p. 3]

  It says so in {fig:spread}.
meta: {date: 2024-11-20, information_cutoff: 2024-11, version: 1.0, status: draft, organisation: no, lang: EN, audience: Minister}
marking: none
question: When does the channel close?
key_judgments:
  - id: closure
    statement: It is {likelihood} that the channel closes for a month.
    kind: forecast
    likelihood: Likely
    horizon: 2025-12
    confidence: {level: Moderate, because: two independent surveys agree}
    supports: [survey, silt]
    change: new
actors:
  - {id: office, name: Harbour Office, type: organisation}
relations:
  - {from: office, to: office, type: other, sources: []}
estimates:
  - id: silt
    quantity: Silt in the channel
    unit: tonnes
    basis: present
    headline: The surveys differ by half
    entries:
      - {by: Survey, attribution: named, kind: observed, value: "12000", as_of: not_stated, sources: [survey]}
figures:
  - {id: spread, kind: estimates, headline: The surveys differ, source: [survey]}
options:
  - {id: wait, title: Wait, what: Wait., pros: [It is cheap.], cons: [It is late.], scores: {cost: 5, time: 1}, status_quo: true}
sources:
  - {id: survey, originator: Survey Office, title: Soundings, type: official, published: 2024-10, directness: primary, key: true}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def validated(folder: Path, text: str = BRIEF) -> Validated:
    path = folder / "brief.yaml"
    path.write_text(text, encoding="utf-8")
    return validate_brief(load(path, display="brief.yaml"))


def codes(folder: Path, text: str) -> list[str]:
    with pytest.raises(Problems) as problems:
        validated(folder, text)
    return [d.code for d in problems.value.diagnostics]


def test_what_is_typed_is_what_is_meant(folder: Path) -> None:
    brief = validated(folder).brief
    assert brief.briefing == 1
    assert brief.meta.version == "1.0"
    assert brief.meta.organisation == "no"
    assert brief.meta.lang == "en"
    assert brief.subtitle is None
    assert brief.meta.audience is not None
    assert brief.meta.audience.principal == "Minister"
    assert brief.key_judgments[0].likelihood is not None
    assert brief.key_judgments[0].likelihood.term == "Likely"
    assert brief.estimates[0].entries[0].value == 12000.0
    assert brief.relations[0].from_ == "office"
    assert brief.options[0].scores == {"cost": 5.0, "time": 1.0}
    assert brief.standards.likelihood == "icd203"


def test_every_part_knows_its_place(folder: Path) -> None:
    brief = validated(folder).brief
    judgment = brief.key_judgments[0]
    assert judgment.path == "key_judgments[0]"
    assert str(judgment.span_of("kind")) == "brief.yaml:16:11"
    assert judgment.likelihood is not None
    assert judgment.likelihood.path == "key_judgments[0].likelihood"
    assert str(judgment.likelihood.span) == "brief.yaml:17:17"
    assert judgment.likelihood.span_of("term") == judgment.likelihood.span
    assert judgment.likelihood.span_of("percent") is None
    assert judgment.confidence.path_of("level") == "key_judgments[0].confidence.level"
    assert str(brief.relations[0].span_of("from_")) == "brief.yaml:25:12"
    assert brief.relations[0].path_of("from_") == "relations[0].from"
    place = judgment.place_of_item("supports", 1)
    assert place is not None
    assert str(place.span) == "brief.yaml:20:24"
    assert judgment.place_of("supports") is None
    assert brief.standards.span is None
    assert [part.path for part in brief.walk() if part.path == ""] == ["", ""]  # the brief, and the standards it does not give


def test_a_text_knows_where_its_characters_stand(folder: Path) -> None:
    place = validated(folder).brief.bottom_line.place
    assert place is not None
    assert str(place.span_at(0)) == "brief.yaml:7:3"
    text = validated(folder).brief.bottom_line.text
    assert str(place.span_at(text.index("It says"))) == "brief.yaml:9:3"


def test_the_brief_is_the_same_wherever_it_is_read_from(folder: Path) -> None:
    other = folder / "elsewhere"
    other.mkdir()
    one, two = validated(folder).brief, validated(other, "# a comment\n" + BRIEF).brief
    assert one.sources == two.sources
    assert one.span != two.span


def test_a_field_without_a_value_is_a_field_not_given(folder: Path) -> None:
    assert codes(folder, BRIEF.replace("horizon: 2025-12", "horizon:")) == ["B212"]
    assert validated(folder, BRIEF.replace("actors:\n", "gaps:\nactors:\n")).brief.gaps == ()


def test_a_broken_list_is_not_told_again_by_those_who_refer_to_it(folder: Path) -> None:
    assert codes(folder, BRIEF.replace("sources:\n  - {id: survey", "sources:\n  {id: survey")) == ["B203"]


def test_an_error_in_one_part_does_not_hide_those_in_another(folder: Path) -> None:
    text = BRIEF.replace("status: draft", "status: drafted").replace("likelihood: Likely", "likelihood: perhaps")
    text = text.replace("type: organisation", "type: harbour").replace("to: office", "to: offices")
    assert codes(folder, text) == ["B206", "B207", "B206", "B301"]


def test_a_yardstick_of_ones_own_is_the_measure(folder: Path) -> None:
    terms = "[{term: hardly, low: 0, high: 50}, {term: rather, low: 50, high: 100}]"
    own = f"standards: {{likelihood: custom, yardstick: {{name: House, source: Rules, terms: {terms}}}}}\n"
    text = BRIEF.replace("marking: none\n", "marking: none\n" + own)
    assert codes(folder, text) == ["B207"]
    assert validated(folder, text.replace("likelihood: Likely", "likelihood: rather")).brief.standards.yardstick is not None
    assert codes(folder, BRIEF.replace("marking: none\n", "marking: none\nstandards: {likelihood: custom}\n")) == ["B225"]


def test_the_root_and_its_blocks_have_a_shape(folder: Path) -> None:
    assert codes(folder, BRIEF.replace("marking: none", "marking: [none]")) == ["B203"]
    assert "B202" in codes(folder, "title: A brief\n")


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("marking: none\n", "marking: none\nlayout: {hid: [nothing]}\n", [("B201", 12, 10), ("B310", 12, 16)]),
        ("horizon: 2025-12", "horizont: 1999", [("B201", 18, 5), ("B224", 18, 15)]),
        ("marking: none\n", "marking: {scheme: tlp, levels: AMBER}\n", [("B201", 11, 24), ("B222", 11, 32)]),
        ("likelihood: Likely", "likelyhood: perhaps", [("B201", 17, 5), ("B207", 17, 17)]),
        ("scores: {cost: 5", "score: {cost: 9", [("B201", 37, 85), ("B204", 37, 99)]),
    ],
)
def test_what_stands_under_a_misspelt_key_has_its_place(
    folder: Path, was: str, now: str, told: list[tuple[str, int, int]]
) -> None:
    with pytest.raises(Problems) as problems:
        validated(folder, BRIEF.replace(was, now))
    said = [(d.code, d.span.line, d.span.column) for d in problems.value.diagnostics if d.span is not None]
    assert len(said) == len(problems.value.diagnostics)
    assert said == told


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("question:", "summary: [~, '', 'Well.', [a]]\nquestion:", ["B211", "B211", "B203"]),
        ("marking: none", "marking: {scheme: none, caveats: [~, '', x]}", ["B211", "B211"]),
        ("supports: [survey, silt]", "supports: [~, silts]", ["B211", "B301"]),
        ("pros: [It is cheap.]", "pros: [~, '']", ["B211", "B211"]),
        ("question:", "tables: [{id: t, title: T, columns: [a], rows: [[~], ['']]}]\nquestion:", ["B211", "B211"]),
        ("actors:\n", "actors:\n  -\n  - {id: a, name: A, type: x}\n", ["B211", "B206"]),
    ],
)
def test_each_entry_of_a_list_is_told_for_itself(folder: Path, was: str, now: str, told: list[str]) -> None:
    assert codes(folder, BRIEF.replace(was, now)) == told


def test_two_keys_are_not_taken_for_one(folder: Path) -> None:
    assert codes(folder, BRIEF.replace("marking: none\n", "marking: none\nglosary: []\nglossery: []\n")) == ["B201", "B201"]


LINES = BRIEF.splitlines()
TYPED = ["", "null", "x", "[]", "{}", "[a]", "{a: b}", "1,000", "-1", "99999", "not_stated", "true", "{likelihood}"]
TYPED += ["'[@survey]'", "'{kj:closure.x}'", "|", ">-", "[[x]]"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_is_broken_the_answer_is_a_brief_or_diagnostics(folder: Path, data: st.DataObject) -> None:
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        change = data.draw(st.sampled_from(["drop", "value", "double", "swap"]))
        if change == "drop" and len(lines) > 1:
            del lines[at]
        elif change == "value":
            lines[at] = lines[at].partition(":")[0] + ": " + data.draw(st.sampled_from(TYPED))
        elif change == "double":
            lines.insert(at, lines[at])
        else:
            other = data.draw(st.integers(0, len(lines) - 1))
            lines[at], lines[other] = lines[other], lines[at]
    brief: Brief | None = None
    said: tuple[Diagnostic, ...] = ()
    try:
        brief = validated(folder, "\n".join(lines) + "\n").brief
    except Problems as problems:
        said = problems.diagnostics
    assert (brief is None) == any(d.severity is Severity.ERROR for d in said)
    for d in said:
        assert d.span is not None
        assert 1 <= d.span.line <= len(lines) + 1
