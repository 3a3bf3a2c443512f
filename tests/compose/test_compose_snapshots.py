"""The stories of the test briefs as indented text, to be read in review: what a reader is told, in order, with roles.

After a change that is meant: `BRIEFING_REWRITE=1 pytest tests/compose/test_compose_snapshots.py`, then read the difference.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.compose.story import Story
from tests.compose.story_text import story_text

STORIES = Path(__file__).parent / "stories"


@pytest.mark.parametrize("name", ["assessment", "decision", "custom"])
def test_the_story_is_the_one_that_was_reviewed(name: str, story_of: Callable[..., Story]) -> None:
    path = STORIES / f"{name}.txt"
    found = story_text(story_of(name))
    if os.environ.get("BRIEFING_REWRITE"):
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")
