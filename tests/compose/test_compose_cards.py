"""Judgments in two tiers: the card is judgment and assessment, everything else stands in full behind it, nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.card_order import CARD_PARTS, CardOrderSaid
from briefing.compose import Arrangement, compose
from briefing.compose.plain import plain
from briefing.compose.story import Element, PageOf, Story
from briefing.diagnostics import Problems
from briefing.language import Language
from briefing.load import load
from briefing.model.brief import Brief
from briefing.model.prose import Prose
from briefing.validate.brief import validate_brief
from briefing.validate.sheet import load_sheet

ROOT = Path(__file__).resolve().parents[2]


@cache
def real() -> Brief:
    return validate_brief(load(ROOT / "inputs" / "dprk-troops.yaml")).brief


def told(brief: Brief, **cards: object) -> Story:
    return compose(brief, Language(), Arrangement(cards=CardOrderSaid(**cards)))  # type: ignore[typeddict-item]


def having(story: Story, look: str) -> list[Element]:
    return [e for e in story.root.walk_elements() if e.look == look]


def section(story: Story, id: str) -> Element:
    return next(e for e in story.root.walk_elements() if e.id == id)


def test_an_assessment_has_two_tiers_and_a_decision_whole_cards() -> None:
    story = told(real())
    bodies = [[e.look for e in card.elements[1].elements if e.role != "Note"] for card in having(story, "judgment")]
    assert bodies == [["judgment.text", "judgment.assessment"]] * 6
    rows = [e for e in section(story, "judgments-in-full").walk_elements() if e.role == "TR"]
    assert [r.elements[0].text() for r in rows if r.elements[0].attributes.get("Scope") == "Row"] == list("123456")
    decision = validate_brief(load(ROOT / "inputs" / "specimen-decision.yaml")).brief
    assert not any(e.id == "judgments-in-full" for e in told(decision).root.walk_elements())


def test_what_is_heard_first_says_the_confidence_and_where_its_reason_stands() -> None:
    story = told(real())
    for line in having(story, "judgment.confidence"):
        assert not line.hidden
    (where,) = having(story, "judgments.where")
    assert where.parent is not None
    assert where.parent.look == "judgments.estimates"
    (link,) = where.elements
    assert link.href == "#judgments-in-full"
    assert [n.target for n in where.walk() if isinstance(n, PageOf)] == ["judgments-in-full"]
    looks = [e.look for e in story.root.walk_elements()]
    assert looks.index("judgments.where") < looks.index("judgments_in_full")


def test_in_whole_cards_the_confidence_is_heard_once_with_its_reason() -> None:
    story = told(real(), in_full=())
    assert all(line.hidden for line in having(story, "judgment.confidence"))
    assert len(having(story, "judgment.reason")) == 6
    assert not having(story, "judgments.where")


def test_one_or_two_judgments_stand_whole_where_they_are(brief_of: Callable[[str], Brief]) -> None:
    few = brief_of("assessment")
    assert len(few.key_judgments) <= 2
    story = told(few)
    assert not having(story, "judgments.where")
    assert having(story, "judgment.reason")


parts = st.lists(st.sampled_from(CARD_PARTS), unique=True).map(tuple)


@settings(max_examples=20)
@given(parts, parts, parts)
def test_however_a_card_is_arranged_the_author_is_printed_once(order: tuple, run_in: tuple, in_full: tuple) -> None:  # type: ignore[type-arg]
    brief = real()
    words = told(brief, order=order, run_in=run_in, in_full=in_full).root.text()
    for j in brief.key_judgments:
        for text in (j.confidence.because, j.implication, j.resolves_by):
            if text is not None:
                assert words.count(plain(text).rstrip(".")) == 1
        if j.horizon is not None:
            assert Language().when(j.horizon) in words
    whole = told(brief, in_full=()).root.text()
    for key in ("Against it:", "Rests on:", "How we will know:"):
        assert words.count(key) == whole.count(key) > 1


def test_the_parts_of_a_card_stand_in_the_order_of_the_sheet() -> None:
    first = ("see", "implication", "reason")
    card = having(told(real(), order=first, run_in=(), in_full=()), "judgment")[0].text()
    assert card.index("See assumption\u00a01") < card.index("Implication:") < card.index("Moderate confidence, because")


def test_a_horizon_that_all_judgments_share_is_said_once(written: Callable[[str, dict[str, str]], Brief]) -> None:
    brief = written("assessment", {})
    said = [j.horizon for j in brief.key_judgments]
    story = told(brief)
    shared = len({str(h) for h in said}) == 1 and len(said) > 1
    assert story.root.text().count("Horizon of all judgments") == int(shared)


@pytest.mark.parametrize("sheet", ["chancery", "ministry"])
def test_a_sheet_says_where_the_parts_stand(sheet: str, tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text(
        f"style: 1\nextends: {sheet}\nelements: {{judgment: {{order: [see, reason], in_full: [horizon]}}}}\n", encoding="utf-8"
    )
    options = load_sheet(tmp_path / "house.yaml").look("judgment").options
    assert (options["order"], options["in_full"]) == (("see", "reason"), ("horizon",))


def test_a_part_that_no_card_has_is_told_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text("style: 1\nextends: base\nelements:\n  judgment: {in_full: [reasn]}\n", encoding="utf-8")
    with pytest.raises(Problems) as told_:
        load_sheet(tmp_path / "house.yaml")
    (found,) = told_.value.diagnostics
    assert found.span is not None
    assert (found.span.line, found.span.column) == (4, 24)
    assert "reason" in " ".join(found.hints)


# -- a range once a passage -------------------------------------------------------------------------------------------
def test_a_range_is_printed_once_a_passage_and_not_again_beside_it() -> None:
    story = told(real())
    bottom = having(story, "bottom_line")[0].text()
    assert bottom.count("likely") == 3
    assert bottom.count("(55–80%)") == 1
    for card in having(story, "judgment"):
        assert len(re.findall(r"\d\d–\d\d%", card.text())) == 1


def test_a_range_stands_beside_a_statement_that_does_not_have_it(written: Callable[[str, dict[str, str]], Brief]) -> None:
    brief = real()
    bare = brief.key_judgments[0].model_copy(update={"statement": brief.key_judgments[0].implication})
    story = told(brief.model_copy(update={"key_judgments": (bare, *brief.key_judgments[1:])}))
    first, second = having(story, "judgment.likelihood")[:2]
    assert first.text() == "Likely55–80%"
    assert second.text() == "Likely"


# -- estimates in short -----------------------------------------------------------------------------------------------
def test_estimates_stand_in_short_below_the_judgments() -> None:
    story = told(real())
    (grid,) = having(story, "estimates_in_short")
    rows = [[cell.text() for cell in row.elements] for row in grid.walk_elements() if row.role == "TR"]
    assert rows[0] == ["Troops", "Counts", "Stated by", "Author"]
    assert [row[0] for row in rows[1:]] == ["“thousands”", "10,000", "15,000", "up to 100,000"]
    assert rows[3] == ["15,000", "in one rotation", "Ukraine’s ambassador to South Korea", "named"]


def test_a_cell_without_words_is_a_dash_that_is_read_in_words() -> None:
    dashes = [e for e in section(told(real()), "judgments-in-full").walk_elements() if e.text() == "–" and e.kind == "inline"]
    assert {e.actual for e in dashes} == {"none stated"}


def test_estimates_that_the_author_hides_do_not_stand_in_short() -> None:
    brief = real()
    assert brief.layout is not None
    hidden = brief.model_copy(update={"layout": brief.layout.model_copy(update={"hide": ("estimates",)})})
    assert not having(told(hidden), "estimates_in_short")


# -- short names of events --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("The barrage is opened.", None, "The barrage is opened"),
        ("The barrage is opened for the first time; so the treaty of the lower river asks for.", None,
         "The barrage is opened for the first time"),
        ("The board, the pilots and the city agree on a channel of nine metres.", None,
         "The board, the pilots and the city agree on a channel of nine metres"),
        ("The board of the lower river opens its tenders for the whole of the channel.", "The tenders", "The tenders"),
        ("The board of the lower river opens its tenders for the whole of the channel.", None,
         "The board of the lower river opens its tenders for the whole of the channel"),
    ],
)  # fmt: skip
def test_an_event_is_named_by_its_author_or_its_first_clause_and_never_cut_off(text: str, short: str | None, name: str) -> None:
    brief = real()
    assert brief.timeline[0].id in brief.key_judgments[3].contrary
    event = brief.timeline[0].model_copy(update={"text": Prose.plain(text), "short": short})
    changed = brief.model_copy(update={"timeline": (event, *brief.timeline[1:])})
    assert f"Against it: {name}" in told(changed).root.text()
