"""A waterfall to a display list, upright or lying as the measure asks for; to words; to a table of changes and sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chart.datatable import DataTable, plain_number
from briefing.chart.ink.canvas import Canvas
from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.kinds.waterfall.columns import Columns, fits_columns
from briefing.chart.kinds.waterfall.rows import Rows
from briefing.chart.kinds.waterfall.steps import REFERENCES, steps_of
from briefing.language import Say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.chart.ink.look import ChartLook
    from briefing.chart.kinds.waterfall import WaterfallBar, WaterfallChart

_EVERY = 12  # a waterfall of more bars is described by its ends and its extremes


def draw(chart: WaterfallChart, measure: float, look: ChartLook) -> DisplayList:
    """The chart `measure` points wide, at least 120: upright bars where every name and number has room, else lying ones."""
    canvas = Canvas(max(measure, 120.0), look)
    _key(canvas, chart)
    steps = steps_of(chart, look)
    drawing = Columns(canvas, chart, steps) if fits_columns(steps, canvas.width) else Rows(canvas, chart, steps)
    drawing.draw()
    return canvas.finish()


def _key(canvas: Canvas, chart: WaterfallChart) -> None:
    """What hatching means, and the lines for comparison."""
    entries = [("", dict(chart.words).get("projected", ""))] if any(bar.projected for bar in chart.bars) else []
    for n, (value, words) in enumerate(chart.reference_lines):
        entries.append((str(n), f"{words}: {chart.numbers.fixed(value, chart.decimals)}"))

    def sample(which: str, x: float, y: float) -> None:
        if which:
            canvas.line(x, y, x + 12, y, canvas.look.asof, 0.9, REFERENCES[int(which) % len(REFERENCES)])
        else:
            canvas.bar(x, y - 3.2, 12.0, 6.4, "hatch")

    canvas.key(entries, sample, room=16.0, below=8.0)


def describe(chart: WaterfallChart, say: Say) -> str:
    """Where it starts and ends and in how many steps; the largest rise and fall; a small one step by step."""
    first, last = chart.bars[0], chart.bars[-1]
    changes = [bar for bar in chart.bars if not bar.is_sum]
    ends = {"first": _level(chart, first, say), "last": _level(chart, last, say)}
    unit = say("alt_unit", unit=chart.unit) if chart.unit.lower() not in chart.quantity.lower() else ""
    head = say.several("alt_waterfall", len(changes), **ends)
    said = [head + say("period"), chart.quantity.rstrip(" .") + unit] if chart.quantity else [head + unit]
    said[-1] += say("period")
    said += _extremes(chart, changes, say)
    unknown = [bar.name for bar in changes if bar.change is None]
    if len(chart.bars) <= _EVERY:
        said.append(say("alt_in_order", values=say("semicolon").join(_told(chart, bar, say) for bar in chart.bars[1:-1])))
    elif unknown:
        said.append(_sentence(say("alt_not_stated", labels=say("comma").join(unknown)), say))
    projected = [bar.name for bar in chart.bars if bar.projected]
    if projected:
        said.append(say("alt_projected", labels=say("comma").join(projected)))
    for value, words in chart.reference_lines:
        said.append(say("alt_reference", number=chart.numbers.fixed(value, chart.decimals), words=words))
    return " ".join(said)


def data(chart: WaterfallChart, say: Say) -> DataTable:
    """A row for each bar: what it changes, how much there is after it, and whether it is projected or not stated."""
    rows = []
    for bar in chart.bars:
        remarks = [say("data_projected")] if bar.projected else []
        remarks += [say("not_stated")] if not bar.is_sum and bar.change is None else []
        rows.append((bar.name, plain_number(bar.change), plain_number(bar.level), say("comma").join(remarks)))
    heads = [f"{say(key)} ({chart.unit})" for key in ("data_change", "data_total")]
    return DataTable((say("data_step"), *heads, say("data_remarks")), tuple(rows))


def _extremes(chart: WaterfallChart, changes: Sequence[WaterfallBar], say: Say) -> list[str]:
    """The step that rises most and the one that falls most, in a sentence; none where nothing changes."""
    stated = sorted((bar for bar in changes if bar.change), key=lambda bar: bar.change or 0.0)
    said = [say("alt_rise", value=_change(chart, bar, say)) for bar in stated[-1:] if (bar.change or 0.0) > 0]
    said += [say("alt_fall", value=_change(chart, bar, say)) for bar in stated[:1] if (bar.change or 0.0) < 0]
    return [_sentence(say("semicolon").join(said), say)] if said else []


def _told(chart: WaterfallChart, bar: WaterfallBar, say: Say) -> str:
    return say("alt_subtotal", value=_level(chart, bar, say)) if bar.is_sum else _change(chart, bar, say)


def _change(chart: WaterfallChart, bar: WaterfallBar, say: Say) -> str:
    said = say("not_stated") if bar.change is None else chart.numbers.signed(bar.change, chart.decimals)
    return say("alt_at", value=said, at=bar.name)


def _level(chart: WaterfallChart, bar: WaterfallBar, say: Say) -> str:
    return say("alt_at", value=chart.numbers.fixed(bar.level or 0.0, chart.decimals), at=bar.name)


def _sentence(words: str, say: Say) -> str:
    return words[:1].upper() + words[1:] + say("period")
