"""A mark to the module that draws it, which its record names in `DRAWN_BY`; imported only when such a mark is drawn."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Protocol, cast

from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook
from briefing.chart.marks import Mark, MarkedText


class MarkModule(Protocol):
    """What the module of a mark offers."""

    def draw(self, mark: Mark, text: MarkedText, look: ChartLook, /) -> DisplayList:
        """The mark as it stands in a text."""
        ...


def drawing_of(mark: Mark) -> Callable[[MarkedText, ChartLook], DisplayList]:
    """The drawing of a mark, but for the text it stands in. Raises TypeError for what is no mark."""
    if not isinstance(mark, Mark):
        raise TypeError(f"{mark!r} is no mark")
    module = cast("MarkModule", import_module(f"{type(mark).__module__}.{mark.DRAWN_BY}"))
    return partial(module.draw, mark)
