"""Any story is laid out whole: every word once, nothing over anything else, nothing outside its frame."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.compose.story import Story
from briefing.validate.sheet import load_sheet
from tests.layout.stories import laid
from tests.properties.geometry import lost_words, outside, overlaps
from tests.properties.stories import stories

SHEETS = ("base", "chancery", "ministry", "accessible", "large-print", "dense", "letter")


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(story=stories(), style=st.sampled_from(SHEETS))
def test_any_story_is_laid_out_whole(story: Story, style: str) -> None:
    pages = laid(story, style)
    assert lost_words(pages) == (Counter(), Counter())
    for page in pages.pages:
        assert overlaps(page) == [], page.number
        assert outside(page, load_sheet(style)) == [], page.number
