"""Whether an indicator has been seen to a disc: open, half full, full."""

from __future__ import annotations

from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook
from briefing.chart.ink.pen import Pen, circle
from briefing.chart.marks import IndicatorMark, MarkedText
from briefing.chart.marks.discs import lower_half

SIGHTINGS = ("not_seen", "emerging", "seen")
"""Every status of an indicator that has a mark."""


def draw(mark: IndicatorMark, text: MarkedText, look: ChartLook) -> DisplayList:
    """Whether an indicator was seen: not seen an open ring, emerging half full, seen a full disc. Raises ValueError else."""
    if mark.status not in SIGHTINGS:
        raise ValueError(f"no mark for the status {mark.status!r}")
    size = text.size
    radius, line = 0.33 * size, 0.1 * size
    pen = Pen(2 * radius, 2 * radius)
    inner = radius - line / 2
    full = mark.status == "seen"
    pen.paint(circle(radius, radius, inner), fill=look.firm if full else look.paper, stroke=look.firm, width=line)
    if mark.status == "emerging":
        pen.paint(lower_half(radius, radius, inner), fill=look.firm)
    return pen.finish()
