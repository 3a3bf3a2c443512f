"""A set of estimates that no page should show in one drawing: from its panels to parts that share a scale."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.chart.kinds.estimates import EstimateChart, Group, Panel
from briefing.records import replace

MOST_CLAIMS = 20  # what half a page shows at the measure of text; fewer where layout found a page too small for them
_SHIFT = 5  # a cut moves by up to a fifth of a part to where a question or a panel begins


def count_of_parts(claims: int, most: int = MOST_CLAIMS) -> int:
    """How many drawings so many claims take, `most` in each."""
    return max(1, -(-claims // most))


def part_of_chart(chart: EstimateChart, number: int, most: int = MOST_CLAIMS) -> EstimateChart:
    """The part with this number, from 1, of a chart; what the others show goes with it, so that the scale is the same."""
    parts = _parts(chart.panels, most)
    if len(parts) == 1:
        return chart
    others = tuple(panel for n, part in enumerate(parts, 1) if n != number for panel in part)
    return replace(chart, panels=parts[number - 1], beyond=others)


def _parts(panels: Sequence[Panel], most: int) -> list[tuple[Panel, ...]]:
    """The panels in as many parts as they take, as even as may be, cut where a panel or a question begins if one does nearby."""
    total = sum(len(g.claims) for p in panels for g in p.groups)
    count = count_of_parts(total, most)
    starts, at = set(), 0
    for panel in panels:
        for group in panel.groups:
            starts.add(at)
            at += len(group.claims)
    cuts = [0]
    for n in range(1, count):
        even = round(n * total / count)
        near = [s for s in starts if abs(s - even) <= most // _SHIFT and s > cuts[-1]]
        cuts.append(min(near, key=lambda s: (abs(s - even), s)) if near else even)
    return [_between(panels, low, high) for low, high in zip(cuts, [*cuts[1:], total], strict=True)]


def _between(panels: Sequence[Panel], low: int, high: int) -> tuple[Panel, ...]:
    """The claims from `low` up to `high`, under the headings of their panels and their questions."""
    out, at = [], 0
    for panel in panels:
        groups = []
        for group in panel.groups:
            kept = group.claims[max(low - at, 0) : max(high - at, 0)]
            at += len(group.claims)
            if kept:
                groups.append(Group(group.question, kept))
        if groups:
            out.append(Panel(panel.heading, panel.unit, tuple(groups)))
    return tuple(out)
