"""A waterfall of the author's numbers to the chart that shows it, and what a reader must know of one with a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chart.kinds.waterfall import WaterfallBar, WaterfallChart
from briefing.compose.composition import Composition
from briefing.compose.elements import line
from briefing.compose.framing import Content
from briefing.compose.numbers import decimals_of

if TYPE_CHECKING:
    from briefing.model.figures import WaterfallFigure


def waterfall(c: Composition, f: WaterfallFigure) -> Content:
    """The waterfall; sums after a step that is not stated are as the author gives them, and that is said."""
    unknown = len([step for step in f.waterfall.steps if step.change is None and not step.subtotal])
    notes = [line("figure.note", *c.lead("note"), c.say.several("waterfall_gap", unknown))] if unknown else []
    return Content(lambda: waterfall_chart(c, f), unit=f.waterfall, notes=notes)


def waterfall_chart(c: Composition, f: WaterfallFigure) -> WaterfallChart:
    """The chart: every level is known but among steps that are not stated, as `lacks` has made sure."""
    w = f.waterfall
    bars = [WaterfallBar(w.start.label, w.start.value, None, True, w.start.projected)]
    for level in w.levels():
        part = level.part
        projected = level.projected if part.subtotal else part.projected
        bars.append(WaterfallBar(part.label, level.after, part.change, part.subtotal, projected))
    values = [w.start.value, w.end.value, *(v for step in w.steps for v in (step.change, step.value))]
    return WaterfallChart(
        w.unit,
        tuple(bars),
        tuple((reference.value, reference.label) for reference in w.reference_lines),
        w.decimals if w.decimals is not None else decimals_of(values),
        (("projected", c.say("estimate_key_projected")), ("not_stated", c.say("not_stated"))),
        c.say.numbers,
        f.subtitle or "",
    )
