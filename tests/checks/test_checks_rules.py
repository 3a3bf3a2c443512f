"""Every rule finds its own bad example and leaves its good one alone; the good brief below them has nothing to hear."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.checks import check
from briefing.checks.report import report
from briefing.checks.rule import PROFILES, Kind, Rule
from briefing.checks.rules import rules
from briefing.diagnostics import Diagnostic
from tests.checks.harbour import DECISION, HARBOUR, laid_over, read, tree, written

STRICT = "standards: {profile: strict}"

PLACES = {  # where the bad example of each rule is told, and the words that stand there
    "C360": ("key_judgments[0].change.status", "firmer"),
    "C363": ("meta.clearances[0].outcome", "dissent"),
    "C364": ("key_judgments[0].change.status", "unchanged"),
    "C365": ("key_judgments[0].change.status", "firmer"),
    "D501": ("options", "options"),
    "D504": ("options[1].risks", "[]"),
    "D505": ("recommendation.next_steps[0].owner", "to be named"),
    "J301": ("sections[0].body", "We judge"),
    "J302": ("assumptions[0].if_wrong", "It would be different."),
    "J303": ("key_judgments[0].indicators", "[]"),
    "J304": ("key_judgments[0].horizon", "words: in the near future"),
    "J305": ("key_judgments[0].id", "closure"),
    "J306": ("key_judgments[0].alternatives", "[]"),
    "J307": ("alternatives[0].likelihood", "likely"),
    "J310": ("key_judgments[0].statement", "It is {likelihood} that the channel closes. It opens. It closes again."),
    "J313": ("key_judgments[0].statement", "It is {likelihood} that the channel closes by 2027."),
    "J314": ("indicators[0].status", "seen"),
    "J317": ("scenarios.relation", "exclusive"),
    "M601": ("sources[0].mark", "TLP:RED"),
    "M606": ("meta.clearances[0].outcome", "pending"),
    "N401": ("estimates[0].entries[0].sources", "[]"),
    "N402": ("estimates[0].basis", "present"),
    "N403": ("estimates[0].entries[0].value", "'12000'"),
    "N404": ("sections[0].body", "13,000 tonnes"),
    "N405": ("estimates[0].note", "silt"),
    "N407": ("estimates[0].ours.value", "'15000'"),
    "N408": ("title", "30,500"),
    "P451": ("positions[0].stance", "neutral"),
    "P453": ("bottom_line", "The regime"),
    "R351": ("bottom_line", "The channel closes."),
    "R352": ("bottom_line", "should"),
    "R355": ("title", "will"),
    "S101": ("key_judgments[0].supports", "[]"),
    "S102": ("sources[2].id", "bulletin"),
    "S103": ("sources[1].descriptor", "Public data of the operator."),
    "S104": ("key_judgments[0].supports", "- survey"),
    "S105": ("key_judgments[0].confidence.level", "high"),
    "S107": ("sources[0].published", "'2024-12-20'"),
    "S108": ("sources[1].published", "not_stated"),
    "S109": ("source_summary", "- id: survey"),
    "S110": ("sources[2].id", "atlas"),
    "S111": ("bottom_line", "“the levy is a gift to the mills and to nobody else”"),
    "S115": ("key_judgments[0].confidence.level", "moderate"),
    "U201": ("bottom_line", "moderate confidence"),
    "U202": ("bottom_line", "a realistic possibility"),
    "U203": ("bottom_line", "improbable"),
    "U204": ("bottom_line", "likely"),
    "U205": ("bottom_line", "quite likely"),
    "U206": ("bottom_line", "appears that the mill might perhaps"),
    "U207": ("bottom_line", "will"),
    "U209": ("bottom_line", "80% confidence"),
    "U210": ("bottom_line", "unlikely (50%)"),
    "U211": ("key_judgments[0].confidence.level", "high"),
    "U212": ("bottom_line", "undeniably"),
    "U214": ("bottom_line", "could"),
    "U217": ("key_judgments[0].confidence.because", "it is moderately supported"),
    "U219": ("key_judgments[0].confidence.level", "high"),
    "X802": ("bottom_line", "MCM"),
    "X804": ("key_judgments[0].implication", "TODO"),
}


def found(folder: Path, *fragments: str) -> list[Diagnostic]:
    base = DECISION if any("product: decision" in f for f in fragments) else HARBOUR
    return list(check(read(written(folder, STRICT, *fragments, base=base))))


@pytest.mark.parametrize("base", [HARBOUR, DECISION])
def test_a_good_brief_has_nothing_to_hear(tmp_path: Path, base: str) -> None:
    assert list(check(read(written(tmp_path, STRICT, base=base)))) == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_rule_finds_its_bad_example_and_leaves_its_good_one_alone(tmp_path: Path, rule: Rule) -> None:
    bad = [d for d in found(tmp_path, rule.bad) if d.code == rule.code]
    assert bad, rule.bad
    for d in bad:
        assert d.span is not None
        assert d.path, d.message
    assert [d for d in found(tmp_path, rule.good) if d.code == rule.code] == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_finding_stands_at_the_words_it_is_about(tmp_path: Path, rule: Rule) -> None:
    path = written(tmp_path, STRICT, rule.bad, base=DECISION if "product: decision" in rule.bad else HARBOUR)
    span = next(d.span for d in check(read(path)) if d.code == rule.code and d.path == PLACES[rule.code][0])
    assert span is not None
    line = path.read_text("utf-8").splitlines()[span.line - 1]
    words = line[span.column - 1 : span.end_column - 1 if span.end_line == span.line else None]
    assert words == PLACES[rule.code][1]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_rule_is_whole(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.slug)
    assert re.fullmatch(r"[EWI-](/[EWI-]){2}", rule.levels)
    for words in (rule.title, rule.why, rule.bad, rule.good, rule.clause):
        assert words.strip()
    assert not rule.title.endswith(".")
    assert rule.why.endswith(".")
    weights = [" IWE".index((rule.severity(p) or " ")[0].upper().replace("A", "I")) for p in PROFILES]
    assert weights == sorted(weights), "a stricter profile is never milder"
    if rule.kind is Kind.DATA:
        assert not rule.needs, "a rule of data runs in every language"
    assert laid_over(tree(HARBOUR), tree(rule.bad)) != tree(HARBOUR)


def test_codes_and_slugs_are_each_ones_own() -> None:
    assert len({rule.code for rule in rules()}) == len({rule.slug for rule in rules()}) == len(rules())


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Frost is quite likely (90%) in January.", ["U210"]),
        ("It may possibly close.", ["U206"]),
        ("It is likely (20%) that it closes.", ["U210"]),
        ("With moderate confidence, it is likely to close.", ["U201"]),
        ("The channel is likely to close, and rain is probable.", ["U203", "U204"]),
    ],
)
def test_one_word_has_one_finding(tmp_path: Path, text: str, codes: list[str]) -> None:
    said = found(tmp_path, f'bottom_line: "{text} So {{kj:closure}}."')
    assert sorted(d.code for d in said) == codes, [d.message for d in said]


def test_a_language_without_lists_says_once_what_was_not_run(tmp_path: Path) -> None:
    said = found(tmp_path, "meta: {lang: ko}")
    (told,) = [d for d in said if d.code == "K204"]
    assert "U214" in told.message
    assert "S101" not in told.message
    assert not [d for d in said if d.code == "U204"]


def test_words_of_another_language_are_not_read_as_english(tmp_path: Path) -> None:
    said = found(
        tmp_path, 'meta: {lang: uk}\nbottom_line: "The regime may obviously close {kj:closure}, but не виключено, що закриється."'
    )
    assert [d.code for d in said if d.path == "bottom_line"] == ["U214"]
    assert {str(d.severity) for d in said if d.code == "U214"} == {"advice"}


SINGLE = "key_judgments: [{id: closure, supports: [survey], confidence: {level: high, because: the survey measured twice}, %s}]"


def allowing(words: str) -> str:
    return SINGLE % f"allow: [{{{words}}}]"


@pytest.mark.parametrize("name", ["S105", "single-origin"])
def test_a_finding_is_let_stand_for_a_reason(tmp_path: Path, name: str) -> None:
    assert [d.code for d in found(tmp_path, SINGLE % "mark: U")] == ["S105"]
    brief = read(written(tmp_path, STRICT, allowing(f"check: {name}, because: the survey alone decides")))
    said = report(brief)
    assert list(said.diagnostics) == []
    assert [(a.rule.code, a.allowance.because) for a in said.allowed] == [("S105", "the survey alone decides")]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("check: single-orign, because: the survey alone decides", ["K205", "S105"]),
        ("check: S105, because: so", ["K206", "S105"]),
        ("check: S105, because: the survey alone decides, until: 2024-11-19", ["K207", "S105"]),
        ("check: S105, because: the survey alone decides, until: 2025-11-19", []),
        ("check: S101, because: the survey alone decides", ["K207", "S105"]),
    ],
)
def test_an_allowance_must_be_right(tmp_path: Path, words: str, codes: list[str]) -> None:
    said = found(tmp_path, allowing(words))
    assert sorted(d.code for d in said) == codes
    assert all(d.span is not None and d.path.startswith("key_judgments[0]") for d in said)


def test_a_mistyped_check_is_guessed(tmp_path: Path) -> None:
    (told,) = [d for d in found(tmp_path, allowing("check: single-orign, because: the survey alone decides")) if d.code == "K205"]
    assert "single-origin" in told.hints[0]


def test_an_allowance_holds_for_its_part_only(tmp_path: Path) -> None:
    elsewhere = "sources: [{id: pilots, allow: [{check: S105, because: the survey alone decides}]}]"
    assert sorted(d.code for d in found(tmp_path, SINGLE % "mark: U", elsewhere)) == ["K207", "S105"]
    assert found(tmp_path, SINGLE % "mark: U", "allow: [{check: S105, because: the survey alone decides}]") == []


@pytest.mark.parametrize(
    ("checks", "told"),
    [
        ("{S105: off}", []),
        ("{single-origin: error}", [("S105", "error")]),
        ("{S105: advice}", [("S105", "advice")]),
        ("{S105: of}", [("K208", "error"), ("S105", "warning")]),
        ("{S999: off}", [("K205", "error"), ("S105", "warning")]),
    ],
)
def test_a_house_chooses_how_gravely_a_check_is_told(tmp_path: Path, checks: str, told: list[tuple[str, str]]) -> None:
    said = found(tmp_path, SINGLE % "mark: U", f"standards: {{checks: {checks}}}")
    assert sorted((d.code, str(d.severity)) for d in said) == told


def test_the_sample_brief_passes_the_strict_profile_with_three_allowances_at_most(tmp_path: Path) -> None:
    text = (Path(__file__).resolve().parents[2] / "inputs" / "dprk-troops.yaml").read_text("utf-8")
    assert "profile: standard" in text
    path = tmp_path / "brief.yaml"
    path.write_text(text.replace("profile: standard", "profile: strict"), encoding="utf-8")
    said = report(read(path))
    assert list(said.diagnostics) == []
    assert len(said.allowed) <= 3
