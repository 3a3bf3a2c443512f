"""A figure of the author's own numbers to the chart that shows them: labels in the brief's language, times at their places."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.chart.kinds.code import CodeFigure as CodeDrawing
from briefing.chart.kinds.numbers import DataChart, DataSeries
from briefing.compose.composition import Composition
from briefing.compose.framing import Content
from briefing.compose.story import Node
from briefing.model.figures.numbers import categories_as

if TYPE_CHECKING:
    from briefing.model.figures import CodeFigure, NumbersFigure
    from briefing.model.figures.numbers import Numbers
    from briefing.model.figures.waterfall import Waterfall

_OVER_TIME = frozenset(("line", "area"))


def numbers(c: Composition, f: NumbersFigure) -> Content:
    """Bars, lines, dots or cells."""
    return Content(lambda: data_chart(c, f, f.numbers), unit=f.numbers)


def of_a_function(c: Composition, f: CodeFigure) -> Content:
    """What a function draws; without numbers it has no data to be told as a table."""
    return Content(lambda: code_drawing(c, f), unit=f.numbers, has_data=f.numbers is not None)


def data_chart(c: Composition, f: NumbersFigure | CodeFigure, n: Numbers) -> DataChart:
    """The chart of a figure whose numbers fit its kind; categories in their order, or by the value of the first series."""
    times, places = categories_as(n.categories)
    labels = [c.say.when(t) if t is not None else words for t, words in zip(times, n.categories, strict=True)]
    rows = n.rows()
    order = list(range(len(labels)))
    if n.order == "value" and f.kind not in _OVER_TIME and f.kind != "slope":
        order.sort(key=lambda i: _rank([values[i] for _, values, _ in rows]))
    first = n.categories.index(n.projected_from) if n.projected_from in n.categories else -1
    return DataChart(
        f.kind,
        tuple(labels[i] for i in order),
        tuple(DataSeries(_named(c, name, role), tuple(values[i] for i in order), role) for name, values, role in rows),
        n.unit,
        tuple(places) if f.kind in _OVER_TIME else tuple(float(i) for i in range(len(labels))),
        tuple(labels[n.categories.index(h)] if h in n.categories else h for h in n.highlight),
        order.index(first) if first >= 0 else -1,
        tuple((line.value, line.label) for line in n.reference_lines),
        n.decimals if n.decimals is not None else decimals_of([v for _, values, _ in rows for v in values]),
        n.multiples,
        (),
        _words(c),
        c.say.numbers,
        f.subtitle or "",
    )


def code_drawing(c: Composition, f: CodeFigure) -> CodeDrawing:
    """The figure that a function draws, with its numbers where it has some."""
    code = f.code
    file = code.file
    data = None if f.numbers is None else data_chart(c, f, f.numbers)
    if file is None:
        return CodeDrawing(code.function, data=data, lang=c.say.lang, span=code.span)
    return CodeDrawing(code.function, file.name, file.path, file.data, data, c.say.lang, code.span)


def _named(c: Composition, name: str, role: str) -> str:
    """The name of a series with what kind of values it has, where they were not observed."""
    if role == "observed" or not name:
        return name
    return f"{name} ({c.say('estimate_key_projected' if role == 'projected' else 'estimate_key_ours')})"


def measured(c: Composition, n: Numbers | Waterfall, own: str, subtitle: list[Node | str]) -> list[Node | str]:
    """The subtitle with what is counted at its end, unless its author's `own` words say it."""
    unit = n.unit
    if own and unit.lower() in own.lower():
        return subtitle
    said = c.field(n, "unit", c.say.capital(unit) if not subtitle else unit)
    return [*subtitle, c.say("comma"), *said] if subtitle else list(said)


def _rank(values: Sequence[float | None]) -> tuple[bool, float]:
    """The largest first, what is not stated last."""
    total = math.fsum(v for v in values if v is not None)
    return all(v is None for v in values), -total


def decimals_of(values: Sequence[float | None]) -> int:
    """As many decimals as the value that is given most exactly, at most 4."""
    most = 0
    for v in values:
        if v is not None:
            _, _, behind = f"{v:.4f}".rstrip("0").partition(".")
            most = max(most, len(behind))
    return most


def _words(c: Composition) -> tuple[tuple[str, str], ...]:
    keys = {"projected": "estimate_key_projected", "ours": "estimate_key_ours", "not_stated": "not_stated", "log": "numbers_log"}
    return tuple((key, c.say(label)) for key, label in keys.items())
