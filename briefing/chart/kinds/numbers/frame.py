"""A chart of the author's own numbers to the canvas it is drawn on, with its numbers as printed and the key of its roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chart.ink.canvas import Canvas

if TYPE_CHECKING:
    from briefing.chart.ink.look import ChartLook
    from briefing.chart.kinds.numbers import DataChart


class Frame(Canvas):
    """The canvas of one chart."""

    __slots__ = ("chart",)

    def __init__(self, chart: DataChart, width: float, look: ChartLook) -> None:
        super().__init__(width, look)
        self.chart = chart

    def number(self, value: float) -> str:
        """A value as printed: in the language of the brief, with the decimals of the chart."""
        return self.chart.numbers.fixed(value, self.chart.decimals)

    def role_key(self) -> list[tuple[str, str]]:
        """The entries that explain projected values and our own, where there are any."""
        words = dict(self.chart.words)
        single = self.chart.series if len(self.chart.series) == 1 and not self.chart.series[0].name else ()
        used = [s.role for s in single] + (["projected"] if self.chart.projected_from >= 0 else [])
        return [({"projected": "hatch", "ours": "ours"}[r], words.get(r, r)) for r in dict.fromkeys(used) if r != "observed"]
