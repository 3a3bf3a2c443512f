"""What the faults of a page cost a house: the search for the best pages weighs them against each other."""

from __future__ import annotations

from briefing.records import record


@record
class PageCosts:
    """The costs of faults, where a page that is left empty costs 1 for the paper alone.

    `white`: 10 % of a page that are empty, four times as much for 20 %; `hole`: a page less full than `least_fill`, a share of
    it; `split`: what is better kept together on two pages; `heading`: one with three lines or fewer below it at a page's end;
    `floated`: a figure or a table a page behind its place in the text; `short`: a last page with next to nothing on it.
    """

    white: float = 0.0
    hole: float = 0.0
    split: float = 0.0
    heading: float = 0.0
    floated: float = 0.0
    short: float = 0.0
    least_fill: float = 0.0
