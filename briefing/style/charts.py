"""The chart look: from a sheet's `charts` and the marks of its judgments to the colours, letters and strokes of drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chart.ink.look import ChartLook
from briefing.records import replace
from briefing.style.sheet_format import CHART_ROLES, CHART_WIDTHS

if TYPE_CHECKING:
    from briefing.style.sheet import Sheet


def chart_look(sheet: Sheet) -> ChartLook:
    """The computed style of every drawing; what stands in judgments (meter, confidence) is said there."""
    given = sheet.specified.section("charts")
    roles = {role: given[role] for role in CHART_ROLES}
    widths = {name: given[name].points(lh=sheet.grid) for name in CHART_WIDTHS if given.get(name) is not None}
    text = sheet.look("text")
    size, small = (given[k].points(em=text.size, lh=sheet.grid) for k in ("size", "small_size"))
    strong = given.get("strong_weight") or 600
    base = replace(
        text, font=given["font"], italic=False, caps="none", tracking=0.0, figures="lining", figure_width="proportional",
        position="normal", optical_size=None, hyphenate=False, size=size, weight=400, colour=roles["ink"],
    )  # fmt: skip
    second = replace(base, size=small, colour=roles["secondary"])
    meter, confidence = sheet.look("judgment.meter"), sheet.look("judgment.confidence")
    return ChartLook(
        regular=sheet.text_style(base),
        strong=sheet.text_style(replace(base, weight=strong)),
        small=sheet.text_style(second),
        small_strong=sheet.text_style(replace(second, weight=strong)),
        ours_strong=sheet.text_style(replace(base, weight=strong, colour=roles["ours"])),
        **roles,
        **widths,
        meter=meter.options.get("meter", "line"),
        meter_colour=meter.colour,
        meter_track=meter.options.get("track", roles["rule"]),
        confidence=confidence.options.get("mark", "dots"),
        confidence_colour=confidence.options.get("mark_color", meter.colour),
        confidence_empty=confidence.options.get("mark_empty"),
    )
