"""Compose: from a validated brief to the story, what is said in reading order; no geometry and no style.

The sections are imported when a brief is first composed: whoever reads a story does not load what writes one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.compose.composition import Arrangement

if TYPE_CHECKING:
    from briefing.compose.story import Story
    from briefing.language import Language
    from briefing.model.brief import Brief


def compose(brief: Brief, language: Language | None = None, arrangement: Arrangement | None = None) -> Story:
    """The story of a brief in its language, `language` where a sheet has words of its own for it."""
    from briefing.compose.order import compose_story
    from briefing.language import Language

    return compose_story(brief, language or Language(brief.meta.lang), arrangement or Arrangement())


__all__ = ["Arrangement", "compose"]
