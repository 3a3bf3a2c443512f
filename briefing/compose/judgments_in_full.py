"""Judgments in full: what the cards leave to it, one row a judgment, from why we judge so to how we will know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefing.card_order import CardPart
from briefing.compose.card_parts import PARTS
from briefing.compose.changes import shows_changes
from briefing.compose.composition import Composition
from briefing.compose.elements import cell, dash, head_row, heading, line, link, run_together, section, table
from briefing.compose.story import Element, PageOf

if TYPE_CHECKING:
    from briefing.model.judgments import Judgment

ID = "judgments-in-full"
_COLUMNS: Mapping[str, tuple[CardPart, ...]] = MappingProxyType(
    {
        "in_full_why": ("reason", "dissent"),
        "in_full_follows": ("implication",),
        "in_full_when": ("change", "horizon", "resolves_by"),
    }
)
"""The columns by the label of their head, with the parts that stand in each; the others stand in a line below all columns."""

Parts = Mapping[CardPart, list[Element]]


def judgments_in_full(c: Composition) -> list[Element]:
    """The table of what the cards leave out; none where they leave out nothing."""
    judgments = c.brief.key_judgments
    said = [_parts(c, j) for j in judgments]
    common = _common_horizon(c)
    if common:
        for parts in said:
            del parts["horizon"]
    heads = [key for key, names in _COLUMNS.items() if any(parts.get(name) for parts in said for name in names)]
    rows: list[Element] = []
    for j, parts in zip(judgments, said, strict=True):
        rows += _rows(c, j, parts, heads)
    if not any(any(parts.values()) for parts in said):
        return []
    grid = table(
        head_row([c.say("number_column"), *(c.say(key) for key in heads)]), (),
        ("auto", *("text" for _ in heads)), look="judgments_in_full", summary=c.say("in_full_summary"),
    )  # fmt: skip
    grid.elements[-1].add(*rows)
    return [section(ID, heading(c.say("judgments_in_full")), *common, grid)]


def where_they_stand(c: Composition) -> Element:
    """The line below the cards that says on which page their reasons stand."""
    before, _, after = c.say("in_full_where").partition("{page}")
    return line("judgments.where", link("#" + ID, before, PageOf(ID), after))


def _parts(c: Composition, j: Judgment) -> dict[CardPart, list[Element]]:
    """What the author says of each part that the card leaves out, in the order of the parts."""
    order = c.cards
    return {
        part: PARTS[part](c, j, "judgments_in_full.cell" if part not in _BELOW else "judgments_in_full.evidence")
        for part in order.parts
        if part in order.in_full and not (part == "change" and shows_changes(c))  # that table tells it of all judgments
    }


_BELOW: tuple[CardPart, ...] = ("rests_on", "against", "see")


def _common_horizon(c: Composition) -> list[Element]:
    """The horizon of all judgments, said once where it is the same of all."""
    horizons = [j.horizon for j in c.brief.key_judgments]
    first = horizons[0]
    if "horizon" not in c.cards.in_full or first is None or len(horizons) < 2:
        return []
    words = {c.horizon(h) if h is not None else "" for h in horizons}
    if len(words) > 1:
        return []
    said = c.field(c.brief.key_judgments[0], "horizon", c.say.sentence(c.horizon(first)))
    return [line("text", *c.lead("in_full_horizon"), *said, span=c.brief.key_judgments[0].span_of("horizon"))]


def _rows(c: Composition, j: Judgment, parts: Parts, heads: Sequence[str]) -> list[Element]:
    """The row of a judgment; below it one that all columns share: what it rests on, what stands against it, where to read on."""
    look = "judgments_in_full.cell"
    cells = [cell(line("", c.number("judgment", j.id)), look="judgments_in_full.number", head="Row", span=j.span)]
    for key in heads:
        blocks = [e for part in parts if part in _COLUMNS[key] for e in parts[part]]
        cells.append(cell(*(blocks or [line("", dash(c.say("none_stated")))]), look=look))
    row = Element("TR", "row", "judgments_in_full.row", span=j.span).add(*cells)
    evidence = run_together(parts[part] for part in parts if part in _BELOW)
    if not evidence:
        row.look = ""
        return [row]
    return [row, Element("TR", "row", "").add(cell(*evidence, look="judgments_in_full.evidence", columns=1 + len(heads)))]
