"""Relations: what the actors are to each other, as rows where they are few, as actors by actors where they are many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.chart.marks import RelationMark
from briefing.compose.actor_figures import MOST_ON_RING, MOST_TIES
from briefing.compose.composition import Composition
from briefing.compose.elements import cell, head_row, heading, line, section, table
from briefing.compose.positions import part_of, split_evenly
from briefing.compose.story import Element, Mark, Node
from briefing.model.figures import RelationsFigure

if TYPE_CHECKING:
    from briefing.model.actors import Actor, Relation

MOST_COLUMNS = 6  # as many actors side by side as issues in the grid of positions


def relations(c: Composition) -> list[Element]:
    """The author's figure, and the relations in words unless the figure is these words already."""
    if not c.brief.relations:
        return []
    drawn = c.at_home(RelationsFigure)
    grid = [] if "relations" in c.drawn else relation_tables(c)
    return [section("relations", heading(c.say("relations")), *drawn, *grid)] if drawn or grid else []


def relation_tables(c: Composition) -> list[Element]:
    """One row a relation; a matrix where there are more actors or relations than a drawing could show."""
    found = c.brief.relations
    tied = {id for r in found for id in (r.from_, r.to)}
    return _matrix(c) if len(tied) > MOST_ON_RING or len(found) > MOST_TIES else [_rows(c)]


def _rows(c: Composition) -> Element:
    """From whom, what, to whom, since when, with its sources."""
    found = c.brief.relations
    say = c.say
    dated = any(r.since is not None for r in found)
    rows = []
    for r in found:
        row = [
            cell(line("", *c.field(r, "from_", c.actor_name(r.from_))), look="table.row_head", head="Row", span=r.span),
            cell(line("", *_what(c, r), *c.cite(r.sources))),
            cell(line("", *c.field(r, "to", c.actor_name(r.to)))),
        ]
        if dated:
            row.append(cell(line("", *(c.field(r, "since", say.when(r.since)) if r.since is not None else [say("not_stated")]))))
        rows.append(row)
    head = [say("relation_from"), say("relation"), say("relation_to"), *([say("since")] if dated else [])]
    kinds = ("auto", "text", "auto", "auto")[: len(head)]
    return table(head_row(head), rows, kinds, look="relations", summary=say("relations_summary"))


def _what(c: Composition, r: Relation) -> list[Node | str]:
    """What kind of relation it is, and the author's words on it."""
    kind = c.say(f"relation_{r.type}")
    words: list[Node | str] = [] if r.type == "other" and r.label else list(c.field(r, "type", kind))
    if r.label:
        words += [c.say("colon"), *c.field(r, "label")] if words else c.field(r, "label")
    return words


# -- actors by actors -----------------------------------------------------------------------------------------------
def _matrix(c: Composition) -> list[Element]:
    """A row for each actor from whom a relation goes out, a column for each to whom one goes, in the order of the actors.

    A cell says what each relation is, behind the line that would stand for it in a network.
    With more columns than a page holds, several tables, each with the rows that have something to say in its columns.
    """
    found = c.brief.relations
    starts, ends = {r.from_ for r in found}, {r.to for r in found}
    columns = split_evenly([a for a in c.brief.actors if a.id in ends], MOST_COLUMNS)
    out = [line("text", c.say("relations_matrix"))]
    for number, side in enumerate(columns, 1):
        here = {a.id for a in side}
        kept = {r.from_ for r in found if r.to in here}
        rows = [a for a in c.brief.actors if a.id in starts & kept]
        out.append(part_of(c, _part(c, rows, side), c.say("relations"), number, len(columns)))
    return out


def _part(c: Composition, rows: Sequence[Actor], columns: Sequence[Actor]) -> Element:
    by_cell: dict[tuple[str, str], list[Relation]] = {}
    for r in c.brief.relations:
        by_cell.setdefault((r.from_, r.to), []).append(r)
    head = head_row([c.say("relations_from_to"), *(c.actor_name(a.id) for a in columns)])
    body = []
    for a in rows:
        row = [cell(c.actor_name(a.id), look="table.row_head", head="Row", span=a.span)]
        row += [_cell(c, by_cell.get((a.id, b.id), []), itself=a.id == b.id) for b in columns]
        body.append(row)
    kinds = ("auto", *("text" for _ in columns))
    return table(head, body, kinds, look="relations", summary=c.say("relations_matrix_summary"))


def _cell(c: Composition, found: list[Relation], *, itself: bool) -> Element:
    if not found:
        return cell("—") if itself else cell()
    blocks = []
    for r in found:
        words = [Mark(RelationMark(r.type)), " ", *_what(c, r), *c.cite(r.sources)]
        blocks.append(line("", *words, span=r.span))
        if r.since is not None:
            blocks.append(line("positions.detail", *c.field(r, "since", c.say("relation_since", date=c.say.when(r.since)))))
    return cell(*blocks, span=found[0].span)
