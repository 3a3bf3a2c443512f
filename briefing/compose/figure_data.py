"""Drawings to tables of their data: the annex a sheet may ask for, each table leading to its figure and led to from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.chart.describe import printed_table
from briefing.compose.composition import Composition, Drawing
from briefing.compose.elements import cell, head_row, heading, line, link, section, table
from briefing.compose.story import Element, Node

if TYPE_CHECKING:
    from briefing.chart.specification import Specification

_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def data_annex(c: Composition, root: Element) -> list[Element]:
    """The annex with one table for each drawing of the story that has data, in the order of the figures; none without one."""
    order = [e.id for e in root.walk_elements() if e.id in c.drawings]
    found = [_table(c, c.drawings[id]) for id in order]
    return [section("figure-data", heading(c.say("data_annex")), *found)] if found else []


def _table(c: Composition, drawing: Drawing) -> Element:
    """The table of one drawing: its caption at once, its rows when the numbers of the notes are known."""
    caption = line("table.caption", *_caption(c, drawing), role="Caption", span=drawing.picture.span)
    grid = Element("Table", "table", "table", id="data-" + drawing.figure, span=drawing.picture.span)
    grid.add(caption)
    c.later(lambda: _fill(c, grid, drawing.picture.drawing if drawing.whole is None else drawing.whole()))
    return grid


def _caption(c: Composition, drawing: Drawing) -> list[Node | str]:
    if not drawing.headline:
        return [link("#" + drawing.figure, c.say("data_of_scenarios")), c.say("period")]
    before, _, after = c.say("data_of").partition("{figure}")
    return [before, link("#" + drawing.figure, c.figure_words(drawing.figure)), after, c.say("colon"), drawing.headline]


def _fill(c: Composition, grid: Element, specification: Specification | None) -> None:
    data = None if specification is None else printed_table(specification, c.say)
    if data is None:
        raise ValueError(f"a figure is drawn from {type(specification).__name__}, which has no data")
    rows = list(data.rows)
    same = [len(rows) > 1 and len({row[i] for row in rows}) == 1 for i in range(len(data.columns))]
    kept = [i for i in range(len(data.columns)) if not same[i] and any(row[i] for row in rows)] or [0]
    notes = data.columns.index(c.say("data_note")) if c.say("data_note") in data.columns else -1
    kinds = ["" if i == notes else _kind([row[i] for row in rows]) for i in kept]
    facts = [f"{head}{c.say('colon')}{rows[0][i]}" for i, head in enumerate(data.columns) if same[i] and rows[0][i]]
    made = table(
        head_row(data.columns[i] for i in kept),
        ([_cell(c, row[i], kind, first=n == 0) for n, (i, kind) in enumerate(zip(kept, kinds, strict=True))] for row in rows),
        ["number" if kind else "text" for kind in kinds],
    )
    grid.columns = made.columns
    grid.add(*made.elements)
    if facts:
        grid.elements[0].add(c.say("period"), " ", c.say.sentence(c.say("semicolon").join(facts)))


def _kind(cells: list[str]) -> str:
    """ "number" or "year" for a column of numbers, "" for one of words; four digits and no more are not parted, as of years."""
    given = [words for words in cells if words]
    if not given or not all(_NUMBER.fullmatch(words) for words in given):
        return ""
    return "year" if all(re.fullmatch(r"\d{4}", words) for words in given) else "number"


def _cell(c: Composition, words: str, kind: str, *, first: bool) -> Element:
    if kind == "number" and words:
        words = c.say.number(float(words))
    look = "table.row_head" if first else "table.number" if kind else "table.cell"
    return cell(line("", words or "–"), look=look, head="Row" if first else "")
