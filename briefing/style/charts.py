"""The style of drawings: from a sheet's `charts` and the marks of its judgments to their colours, letters and strokes."""

from __future__ import annotations

from typing import Protocol

from briefing.chart.ink.look import MINIMUM_SIZE, ChartLook
from briefing.records import replace
from briefing.style.computed import Look
from briefing.style.model import Specified
from briefing.style.sheet_format import CHART_WIDTHS
from briefing.text.style import TextStyle

STRONG_WEIGHT = 600
"""Of words that stand out in a drawing, where the sheets say nothing (the semibold of most families)."""


class Styles(Protocol):
    """What is asked of the sheet whose drawings these are."""

    specified: Specified
    grid: float

    def look(self, name: str) -> Look:
        """The computed style of an element."""
        ...

    def text_style(self, look: Look) -> TextStyle:
        """Its letters."""
        ...


def chart_look(sheet: Styles) -> ChartLook:
    """The computed style of every drawing; what stands in judgments (meter, confidence) is said there."""
    given, text = sheet.specified.sections["charts"], sheet.look("text")
    least = max(given["min"].points(em=text.size, lh=sheet.grid), MINIMUM_SIZE) if "min" in given else MINIMUM_SIZE
    size, small = (max(given[k].points(em=text.size, lh=sheet.grid), least) for k in ("size", "small_size"))
    strong = given.get("strong_weight", STRONG_WEIGHT)
    base = replace(
        text, font=given["font"], italic=False, caps="none", tracking=0.0, figures="lining", figure_width="proportional",
        position="normal", optical_size=None, hyphenate=False, size=size, weight=400, colour=given["ink"],
    )  # fmt: skip
    second = replace(base, size=small, colour=given["secondary"])
    meter, confidence = sheet.look("judgment.meter"), sheet.look("judgment.confidence")
    look = ChartLook(
        regular=sheet.text_style(base),
        strong=sheet.text_style(replace(base, weight=strong)),
        small=sheet.text_style(second),
        small_strong=sheet.text_style(replace(second, weight=strong)),
        ours_strong=sheet.text_style(replace(base, weight=strong, colour=given["ours"])),
        ink=given["ink"],
        secondary=given["secondary"],
        firm=given["firm"],
        mid=given["mid"],
        pale=given["pale"],
        ours=given["ours"],
        asof=given["asof"],
        rule=given["rule"],
        grid=given["grid"],
        paper=given["paper"],
        minimum=least,
        meter=meter.options.get("meter", "line"),
        meter_colour=meter.colour,
        meter_track=meter.options.get("track", given["rule"]),
        confidence=confidence.options.get("mark", "dots"),
        confidence_colour=confidence.options.get("mark_color", meter.colour),
        confidence_empty=confidence.options.get("mark_empty"),
    )
    return replace(look, **{width: given[width].points(lh=sheet.grid) for width in CHART_WIDTHS if width in given})
