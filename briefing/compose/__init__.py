"""Compose: from a validated brief to the story, what is said in reading order; no geometry and no style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.compose.story import Story
    from briefing.model.brief import Brief


def compose(
    brief: Brief, labels: Mapping[str, str] | None = None, notes: Literal["foot", "end"] = "foot",
    *, data_tables: bool = False, most_claims: Mapping[str, int] | None = None,
) -> Story:  # fmt: skip
    """The story of a brief.

    `labels` are the sheet's words over the program's English ones (`words.DEFAULT_LABELS`). `notes`: whether source notes
    stand after the block of their first citation, for the foot of its page, or in the section of the sources. With
    `data_tables` the data of every drawing stand in tables at the end. `most_claims` says, by the id of a figure in the story,
    how many claims one drawing of it holds, where a layout has found that a page holds fewer than composing assumes.
    """
    from briefing.compose.order import compose_story

    return compose_story(brief, labels, notes, data_tables=data_tables, most_claims=most_claims or {})


__all__ = ["compose"]
