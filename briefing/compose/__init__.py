"""Compose: from a validated brief to the story, what is said in reading order; no geometry and no style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.compose.composition import Arrangement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.compose.story import Story
    from briefing.model.brief import Brief


def compose(brief: Brief, labels: Mapping[str, str] | None = None, arrangement: Arrangement | None = None) -> Story:
    """The story of a brief. `labels` are the sheet's words over the program's English ones (`words.DEFAULT_LABELS`)."""
    from briefing.compose.order import compose_story
    from briefing.language import Language

    return compose_story(brief, Language(brief.meta.lang, labels), arrangement or Arrangement())


__all__ = ["Arrangement", "compose"]
