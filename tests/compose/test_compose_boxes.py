"""Short definitions and cases stand beside the sections of prose, in order and spread over them; other boxes are panels."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.compose import compose
from briefing.compose.story import Element, Story
from briefing.model.brief import Brief
from tests.compose.story_rules import broken_rules

ONE = "  - {id: mole, title: The mole, kind: definition, blocks: A wall in the sea., mark: TLP:CLEAR}"
Written = Callable[[str, dict[str, str]], Brief]


def told(count: int, written: Written, words: int = 5) -> Story:
    said = ("A word " * words).strip()
    boxes = [f"  - {{title: Box {n}, kind: definition, blocks: {said}, mark: TLP:CLEAR}}" for n in range(count)]
    return compose(written("assessment", {ONE: "\n".join(boxes)}))


def beside(section: Element) -> list[str]:
    return [e.elements[0].text() for e in section.elements if e.look == "side_note"]


@pytest.mark.parametrize("count", [1, 2, 5])
def test_short_boxes_stand_beside_the_sections_in_order_however_many_there_are(count: int, written: Written) -> None:
    story = told(count, written)
    sections = [e for e in story.root.elements if e.id.startswith("section-")]
    found = [title for section in sections for title in beside(section)]
    assert found == [f"(TLP:CLEAR) Definition: Box {n}" for n in range(count)]
    assert not [e for e in story.root.elements if e.look == "panel"]
    assert broken_rules(story) == []
    most, least = max(len(beside(s)) for s in sections), min(len(beside(s)) for s in sections)
    assert most - least <= 1


def test_a_long_box_is_a_panel(written: Written) -> None:
    story = told(1, written, words=60)
    assert [e.look for e in story.root.elements].count("panel") == 1
