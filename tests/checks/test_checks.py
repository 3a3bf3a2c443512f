"""The first five checks in depth: places, severities and what they leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.checks import check
from briefing.diagnostics import Diagnostic, Severity
from briefing.load import load
from briefing.validate.brief import validate_brief

BRIEF = """\
briefing: 1
id: harbour
product: assessment
title: The harbour silts up
bottom_line: It is {kj:closure.likelihood} that the channel closes.
meta: {date: 2024-11-20, information_cutoff: 2024-11, version: 1.0, status: draft, organisation: Harbour Office, lang: en}
marking: none
question: When does the channel close?
key_judgments:
  - id: closure
    statement: It is {likelihood} that the channel closes for a month.
    kind: forecast
    likelihood: likely
    horizon: 2025-12
    confidence: {level: moderate, because: two independent surveys agree}
    supports: [survey, silt]
    change: new
estimates:
  - id: silt
    quantity: Silt in the channel
    unit: tonnes
    basis: present
    headline: The surveys differ by half
    entries:
      - {by: Survey, attribution: named, kind: observed, value: 12000, as_of: not_stated, sources: [survey]}
timeline:
  - {date: 2024-10, certainty: reported, text: It floods., sources: [survey]}
  - {date: 2025-03, certainty: planned, text: It is dredged., sources: [survey]}
sources:
  - {id: survey, originator: Survey Office, title: Soundings, type: official, published: 2024-10, directness: primary}
"""


BOTTOM_LINE = "It is {kj:closure.likelihood} that the channel closes."


CODES = {"S107", "U201", "U204", "J310", "N402"}


def found(folder: Path, *changes: tuple[str, str]) -> list[Diagnostic]:
    text = BRIEF
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / "brief.yaml"
    path.write_text(text, encoding="utf-8")
    return [d for d in check(validate_brief(load(path, display="brief.yaml")).brief) if d.code in CODES]


def said(diagnostics: list[Diagnostic]) -> list[str]:
    return [f"{d.code} {d.span.line}:{d.span.column}" for d in diagnostics if d.span is not None]


def test_a_good_brief_has_nothing_to_hear(tmp_path: Path) -> None:
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("We judge with moderate confidence that it is {kj:closure.likelihood} that it closes.", 29),
        ("That it closes is very likely; our confidence is high here.", 50),
        ("It opens. With high confidence, the odds are 80% or so.", 30),
        ("With *high* confidence, it is {kj:closure.likelihood} to close.", 21),
    ],
)
def test_u201_confidence_and_likelihood_in_one_sentence(tmp_path: Path, text: str, column: int) -> None:
    hits = [d for d in found(tmp_path, (BOTTOM_LINE, f'"{text}"')) if d.code == "U201"]
    assert [(d.span.line, d.severity) for d in hits if d.span] == [(5, Severity.ERROR)]
    assert hits[0].span is not None
    assert hits[0].span.column == column


@pytest.mark.parametrize(
    "text",
    [
        "It is {kj:closure.likelihood} that it closes. We have moderate confidence in this.",
        "The port has high confidence in its 3 dredgers.",
        "> With high confidence it is likely.\n\n  They say so.",
    ],
)
def test_u201_leaves_two_sentences_and_quotations_alone(tmp_path: Path, text: str) -> None:
    change = (BOTTOM_LINE, f"|\n  {text}")
    assert "U201" not in [d.code for d in found(tmp_path, change)]


def test_u201_a_reason_is_printed_with_its_level(tmp_path: Path) -> None:
    hits = found(tmp_path, ("two independent surveys agree", "closure is very likely"))
    assert said(hits) == ["U201 15:55"]  # one word, one finding


def test_u201_is_an_advice_under_the_scale_of_the_ipcc(tmp_path: Path) -> None:
    hits = found(
        tmp_path,
        ("marking: none", "marking: none\nstandards: {likelihood: ipcc, confidence: ipcc}"),
        ("level: moderate", "level: medium"),
        ("It is {kj:closure.likelihood} that", "With high confidence it is {kj:closure.likelihood} that"),
    )
    assert [(d.code, d.severity) for d in hits] == [("U201", Severity.ADVICE)]


def test_u204_a_term_typed_into_a_text(tmp_path: Path) -> None:
    hits = found(tmp_path, (BOTTOM_LINE, "The channel is very  likely to close, which is unlikelier."))
    assert said(hits) == ["U204 5:29"]
    assert hits[0].severity is Severity.WARNING
    assert "{kj:ID.likelihood}" in hits[0].hints[0]
    own = found(tmp_path, ("It is {likelihood} that", "It is likely that"))
    assert said(own) == ["U204 11:22"]
    assert "{likelihood}" in own[0].hints[0]


def test_u204_knows_only_the_declared_yardstick(tmp_path: Path) -> None:
    change = (BOTTOM_LINE, "It is highly likely, probable, remote, certain.")
    assert found(tmp_path, change) == []  # these are no terms of ICD 203's first row


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (("published: 2024-10,", "published: 2024-12,"), "30:90"),
        (("{date: 2024-10, certainty: reported", "{date: 2025, certainty: confirmed"), "27:12"),
        (("as_of: not_stated", "as_of: 2024-12-01"), "25:79"),
    ],
)
def test_s107_later_than_the_cutoff(tmp_path: Path, change: tuple[str, str], place: str) -> None:
    hits = found(tmp_path, change)
    assert said(hits) == [f"S107 {place}"]
    assert hits[0].severity is Severity.ERROR
    assert hits[0].related[0][1].line == 6


def test_s107_skips_what_is_not_stated_and_what_overlaps(tmp_path: Path) -> None:
    assert found(tmp_path, ("published: 2024-10,", "published: 2024,")) == []
    no_cutoff = ("information_cutoff: 2024-11", "information_cutoff: not_stated")
    assert found(tmp_path, no_cutoff, ("published: 2024-10,", "published: 2030,")) == []


def test_n402_different_bases_are_drawn_apart(tmp_path: Path) -> None:
    claim = "by: Press, attribution: unnamed, kind: claimed, basis: planned, at_most: 90000, as_of: 2024, sources: [survey]"
    more = f"      - {{{claim}}}\n"
    strict = ("marking: none", "marking: none\nstandards: {profile: strict}")
    assert found(tmp_path, ("timeline:\n", more + "timeline:\n")) == []
    hits = found(tmp_path, strict, ("timeline:\n", more + "timeline:\n"))
    assert [(d.code, d.severity) for d in hits] == [("N402", Severity.ADVICE)]
    assert "present, planned" in hits[0].message


def test_j310_too_many_and_too_long(tmp_path: Path) -> None:
    judgment = BRIEF[BRIEF.index("  - id: closure") : BRIEF.index("estimates:")]
    eight = "".join(judgment.replace("id: closure", f"id: closure-{i}") for i in range(7))
    hits = found(tmp_path, ("estimates:\n", eight + "estimates:\n"))
    assert [d.code for d in hits] == ["J310"]
    assert "8 key judgments" in hits[0].message
    long = found(tmp_path, ("closes for a month.", "closes. It opens. It closes."))
    assert "3 sentences" in long[0].message
    wordy = found(tmp_path, ("closes for a month.", "closes " + "and closes " * 25 + "soon."))
    assert "words long" in wordy[0].message
    lead_in = found(tmp_path, ("    statement:", "    heading: One two three four five six seven eight nine\n    statement:"))
    assert "9 words" in lead_in[0].message
