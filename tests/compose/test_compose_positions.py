"""The grid of positions: signs that are read, silence that is no stance, what is common said once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefing.associated.tables import table_rows
from briefing.compose import compose
from briefing.compose.position_grid import by_stance
from briefing.compose.story import Element, Mark, Story
from briefing.model.brief import Brief
from tests.compose.story_rules import broken_rules

Written = Callable[[str, dict[str, str]], Brief]

ACTORS = """actors:
  - {id: quay, name: The Quay, type: state}
  - {id: mill, name: The Mill, type: state}
  - {id: lock, name: The Lock, type: state}
"""
_OWN = (Path(__file__).parent / "briefs" / "assessment.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
NEAR = [row for row in _OWN if row.startswith("  - {actor: near, issue")]
FAR = next(row for row in _OWN if row.startswith("  - {actor: far, issue"))
UNKNOWN = "issue: toll, stance: unknown, kind: declared, as_of: not_stated, sources: [log]"


def _brief(written: Written, positions: str) -> Story:
    """The brief of the ports with three more actors, and these positions in place of its own."""
    story = compose(written("assessment", {"actors:\n": ACTORS, FAR: positions}))
    assert broken_rules(story) == []
    return story


def _grid(story: Story) -> Element:
    return next(e for e in story.by_id["positions"].walk_elements() if e.look == "positions")


def _texts(story: Story, look: str) -> list[str]:
    return [e.text() for e in story.by_id["positions"].walk_elements() if e.look == look]


def _alone(written: Written, positions: str) -> Story:
    """The same with these positions only."""
    text = {**dict.fromkeys(NEAR, ""), FAR: positions, "actors:\n": ACTORS}
    story = compose(written("assessment", text))
    assert broken_rules(story) == []
    return story


def test_a_sign_is_read_as_its_stance_and_its_kind_and_dots_as_a_confidence(written: Written) -> None:
    story = _brief(written, FAR)
    read = [e.alt for e in _grid(story).walk_elements() if e.role == "Figure"]
    assert read == ["opposes, declared", "leans towards, assessed", "low confidence", "silent, observed"]
    seen = [e for e in _grid(story).walk_elements() if e.look == "positions.seen"]
    assert [e.artifact for e in seen] == [True]  # printed beside what was observed, and read with its sign


def test_a_word_and_a_judgment_that_differ_are_two_lines_of_one_cell(written: Written) -> None:
    cell = next(e for e in _grid(_brief(written, FAR)).walk_elements() if e.role == "TD" and "ruinous" in e.text())
    assert [e.look or e.kind for e in cell.elements if e.kind in ("label", "line")] == [
        "label", "positions.summary", "positions.detail", "label", "positions.assessed", "positions.detail",
    ]  # fmt: skip


def test_the_legend_names_each_sign_once_and_is_read_only_for_what_no_cell_says(written: Written) -> None:
    legend = next(e for e in _brief(written, FAR).by_id["positions"].walk_elements() if e.look == "positions.legend")
    marks = [n.drawing for n in legend.walk() if isinstance(n, Mark)]
    assert [getattr(m, "stance", "") for m in marks] == ["leans_for", "opposes", "silent"]
    assert legend.artifact
    assert "–\u00a0no\u00a0position\u00a0recorded" in legend.text()


def test_where_nothing_is_known_a_dash_stands_that_is_read_as_the_words_said_once_in_the_legend(written: Written) -> None:
    rows = [f"  - {{actor: {a}, {UNKNOWN}, summary: No statement reported.}}\n" for a in ("quay", "mill")]
    rows.append(f"  - {{actor: lock, {UNKNOWN}, summary: No statement; it dredges.}}\n")
    story = _alone(written, "".join(rows))
    dashes = [e.actual for e in _grid(story).walk_elements() if e.text() == "–" and e.kind == "inline"]
    assert dashes == ["No statement reported."] * 2
    legend = next(e for e in story.by_id["positions"].walk_elements() if e.look == "positions.legend")
    assert not legend.artifact
    assert legend.text().replace("\u00a0", " ").strip().startswith("No statement reported.")  # with its source, once
    assert [e.note for e in legend.walk_elements() if e.note] == ["note-log"]
    assert "No statement; it dredges." in _grid(story).text()  # what says more is kept
    assert "no position recorded" in _grid(story).text()  # and a dash never means two things
    table = "\n".join("|".join(row) for row in table_rows(_grid(story)))
    assert "No statement reported." in table
    assert "unknown, declared No statement; it dredges." in table


def test_what_one_actor_alone_does_not_say_stands_in_its_cell(written: Written) -> None:
    story = _alone(written, f"  - {{actor: quay, {UNKNOWN}, summary: No statement reported.}}\n")
    assert "No statement reported." in _grid(story).text()
    assert [e.actual for e in _grid(story).walk_elements() if e.actual] == ["no position recorded"]


def test_silent_unknown_neutral_and_unrecorded_are_told_apart_in_signs_and_words(written: Written) -> None:
    kinds = [("quay", "silent"), ("mill", "unknown"), ("lock", "neutral")]
    rows = "".join(
        f"  - {{actor: {a}, issue: toll, stance: {s}, kind: declared, as_of: not_stated, sources: [log], summary: So.}}\n"
        for a, s in kinds
    )
    grid = _grid(_alone(written, rows))
    read = [e.alt or e.actual for e in grid.walk_elements() if e.alt or e.actual]
    assert [r for r in read if r != "no position recorded"] == ["neutral, declared", "silent, declared", "unknown, declared"]
    assert read.count("no position recorded") == 3  # of the other issue


def test_rows_go_from_support_to_opposition_on_the_first_issue(written: Written) -> None:
    stances = {"quay": "opposes", "mill": "silent", "lock": "supports"}
    rows = "".join(
        f"  - {{actor: {a}, issue: toll, stance: {s}, kind: declared, as_of: not_stated, sources: [log], summary: So.}}\n"
        for a, s in stances.items()
    )
    rows += "  - {actor: far, issue: tug, stance: supports, kind: declared, as_of: not_stated, sources: [log], summary: So.}\n"
    heads = [e.elements[0].text() for e in _grid(_alone(written, rows)).walk_elements() if e.attributes.get("Scope") == "Row"]
    assert heads == ["The Lock", "The Quay", "The Mill", "The Far Port"]


def test_a_judgment_of_who_is_silent_gives_its_place(written: Written) -> None:
    assessed = FAR.replace("silent, kind: observed", "supports, kind: assessed, confidence: low")
    brief = written("assessment", {FAR: FAR + assessed})
    assert [a.id for a in by_stance(brief.actors, brief.positions, brief.issues[0])] == ["far", "near"]


def test_one_date_and_equal_poles_are_said_once_below_the_grid(written: Written) -> None:
    row = "  - {actor: quay, issue: toll, stance: opposes, kind: observed, as_of: not_stated, sources: [log], summary: So.}\n"
    row += "  - {actor: mill, issue: tug, stance: opposes, kind: declared, as_of: not_stated, sources: [log], summary: So.}\n"
    story = _alone(written, row)
    (key,) = _texts(story, "table.note")
    assert key == "Nothing added: declared. “seen”: done rather than said. The sources date none of these positions."
    assert "as-of date" not in story.by_id["positions"].text()
    assert [t for t in _texts(story, "positions.detail") if t.startswith("from ")] == [
        "from “no toll” to “a toll”", "from “near” to “far”"
    ]  # fmt: skip


def test_what_an_actor_is_stands_in_the_table_and_not_again_in_the_list(written: Written) -> None:
    story = _brief(written, FAR)
    text = story.by_id["actors"].text() + story.by_id["positions"].text()
    assert text.count("organisation, The ports") == 1
    assert "The Near Port (Near): influence 4 of 5" in story.by_id["actors"].text()
