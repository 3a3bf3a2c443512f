"""A figure that a function of the style team draws, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefing.records import record

if TYPE_CHECKING:
    from briefing.chart.kinds.numbers import DataChart
    from briefing.diagnostics import Span


@record
class CodeFigure:
    """A figure that a function draws: `function` as module:function; `name`, `path` and `source` are those of its module's file
    ("" and b"" for an installed one); `data` are the figure's numbers; `span` is where the brief asks for it."""

    DRAWN_BY: ClassVar = "code_figure"
    function: str
    name: str = ""
    path: str = ""
    source: bytes = b""
    data: DataChart | None = None
    lang: str = "en"
    span: Span | None = None
