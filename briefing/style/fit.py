"""How many pages a brief may have, and how much tighter a sheet may become for that."""

from __future__ import annotations

from typing import Literal

from briefing.records import record


@record
class Fit:
    """At most `pages` pages, None for as many as it takes; `of` all pages or of those before the first annex.

    `slack` is the share by which spaces between blocks, leading and size may each become smaller.
    """

    pages: int | None = None
    of: Literal["all", "main"] = "all"
    slack: float = 0.0


@record
class Tightening:
    """By what a sheet's spaces between blocks, its leading and its sizes are multiplied."""

    spaces: float = 1.0
    leading: float = 1.0
    size: float = 1.0


UNCHANGED = Tightening()
