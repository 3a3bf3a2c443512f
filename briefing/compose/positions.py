"""Positions: actors by issues as a table, what is declared, observed and assessed kept apart; and who the actors are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from briefing.compose.composition import Composition
from briefing.compose.elements import Inline, bullets, cell, heading, joined, line, section, table
from briefing.compose.plain import is_short
from briefing.compose.position_grid import Grid, by_stance, grid_cell, grid_key, grid_of, legend, same_poles
from briefing.compose.prose import blocks
from briefing.compose.story import Element, Node
from briefing.model.figures import InfluenceFigure, PositionsFigure, SpectrumFigure

if TYPE_CHECKING:
    from briefing.model.actors import Actor, Issue

T = TypeVar("T")

# A grid beyond this is read no longer: it is split into several (DOMAIN: 9 actors, 6 issues).
MOST_ACTORS, MOST_ISSUES = 9, 6


def positions(c: Composition) -> list[Element]:
    """Where the actors stand on the issues that no figure in the text has shown."""
    if not c.brief.issues:
        return []
    if not c.brief.positions:
        questions = bullets([[line("list.text", *_question(c, i), span=i.span)] for i in c.brief.issues])
        return [section("positions", heading(c.say("issues")), questions)]
    own = [*c.at_home(SpectrumFigure), *c.at_home(PositionsFigure)]
    rest = [i for i in c.brief.issues if "issue-" + i.id not in c.drawn]
    grids = [*own, *(position_tables(c, rest) if rest else [])]
    return [section("positions", heading(c.say("positions")), *grids)] if grids else []


def _question(c: Composition, issue: Issue) -> list[Node | str]:
    poles = c.say("poles", against=issue.poles[0], support=issue.poles[1])
    return [*c.field(issue, "question"), " ", *c.field(issue, "poles", c.say("brackets", words=poles))]


def actors(c: Composition) -> list[Element]:
    """Who the actors are: those of whom more is said than the grid of positions shows, or that it does not show."""
    listed = [a for a in c.brief.actors if _has_details(a) or not _in_grid(c, a)]
    drawn = c.at_home(InfluenceFigure)
    if not listed and not drawn:
        return []
    e = section("actors", heading(c.say("actors")), *drawn)
    return [e.add(bullets([actor(c, a) for a in listed], look="actors")) if listed else e]


def _in_grid(c: Composition, a: Actor) -> bool:
    """Whether the table of positions has a row for an actor."""
    hidden = c.brief.layout is not None and "positions" in c.brief.layout.hide
    return not hidden and any(p.actor == a.id for p in c.brief.positions)


def position_tables(c: Composition, issues: Sequence[Issue]) -> list[Element]:
    """The legend, the grid in as many tables as it takes, and what is said of all of it once.

    Each table has all columns of its issues and all rows of its actors, who stand by their stance on the first issue.
    """
    standing = {p.actor for p in c.brief.positions}
    c.drawn.update("issue-" + i.id for i in issues)
    actors = by_stance([a for a in c.brief.actors if a.id in standing], c.brief.positions, issues[0])
    grid = grid_of(c, actors, issues)
    parts = [(rows, columns) for columns in split_evenly(issues, MOST_ISSUES) for rows in split_evenly(actors, MOST_ACTORS)]
    tables = []
    for number, (rows, columns) in enumerate(parts, 1):
        tables.append(part_of(c, _table(c, grid, rows, columns, issues), c.say("positions"), number, len(parts)))
    return [legend(c, grid), *tables, *([grid_key(c, grid, issues)] if grid.positions else [])]


def part_of(c: Composition, grid: Element, name: str, number: int, count: int) -> Element:
    """The table, with a caption that says what it is and which part of how many; a table that is whole needs none."""
    if count > 1:
        words = name + c.say("comma") + c.say("positions_part", number=number, count=count)
        grid.insert(0, line("table.caption", words, role="Caption"))
    return grid


def split_evenly(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """The items in as few parts as possible, the parts as even as possible."""
    count = -(-len(items) // most)
    size, extra = divmod(len(items), count) if count else (0, 0)
    out, at = [], 0
    for n in range(count):
        end = at + size + (1 if n < extra else 0)
        out.append(items[at:end])
        at = end
    return out


def _table(
    c: Composition, grid: Grid, actors: Sequence[Actor], issues: Sequence[Issue], all_issues: Sequence[Issue]
) -> Element:  # fmt: skip
    say = c.say
    heads = [cell(line("", say("actor")), look="table.head", head="Column")]
    for issue in issues:
        words = [line("", *c.field(issue, "question"), span=issue.span)]
        if not same_poles(all_issues):
            poles = say("poles", against=issue.poles[0], support=issue.poles[1])
            words.append(line("positions.detail", *c.field(issue, "poles", poles)))
        heads.append(cell(*words, look="table.head", head="Column", span=issue.span))
    head = Element("THead", "flow", "").add(Element("TR", "row", "").add(*heads))
    rows = []
    for a in actors:
        row = [cell(*_row_head(c, a), look="table.row_head", head="Row", span=a.span)]
        rows.append(row + [grid_cell(c, grid, a, i) for i in issues])
    columns = ("auto", *("text" for _ in issues))
    return table(head, rows, columns, look="positions", summary=say("positions_summary"))


def _row_head(c: Composition, a: Actor) -> list[Element]:
    """The name of an actor and what it is, which the list of actors does not say again."""
    under: list[Node | str] = [*c.field(a, "type", c.say(f"actor_{a.type}"))]
    if a.group:
        under += [c.say("comma"), *c.field(a, "group")]
    name = line("", *c.field(a, "name"), span=a.span)
    if not _has_details(a):
        if "actor-" + a.id not in c.drawn:
            name.id = "actor-" + a.id
            c.drawn.add(name.id)
        if a.short and a.short != a.name:
            name.add(" ", *c.field(a, "short", c.say("brackets", words=a.short)))
    return [name, line("positions.detail", *under)]


# -- actors ---------------------------------------------------------------------------------------------------------
def _has_details(a: Actor) -> bool:
    return bool(a.influence is not None or a.interest is not None or a.red_lines or a.leverage or a.note is not None)


def actor(c: Composition, a: Actor) -> list[Element]:
    """An actor: name, what it is, how much it weighs; its red lines, its leverage, what else matters."""
    say = c.say
    facts: list[Inline] = []
    if not _in_grid(c, a):
        facts.append(c.field(a, "type", say(f"actor_{a.type}")))
        if a.group:
            facts.append(c.field(a, "group"))
    for key, value in (("influence", a.influence), ("interest", a.interest)):
        if value is not None:
            facts.append(c.field(a, key, say(key, number=value)))
    name = c.field(a, "name")
    if a.short and a.short != a.name:
        name += [" ", *c.field(a, "short", say("brackets", words=a.short))]
    lead = [_strong(*name), *([say("colon"), *joined(facts, say("comma"))] if facts else []), say("period")]
    out = [line("list.text", *lead, span=a.span, id="actor-" + a.id)]
    for key, texts in (("red_lines", a.red_lines), ("leverage", a.leverage)):
        if texts and all(is_short(t) for t in texts):
            parts = [blocks(c, t, "")[0].children for t in texts]
            out.append(line("list.text", *c.lead(key), *joined(parts, say("semicolon")), say("period"), span=a.span_of(key)))
        elif texts:
            out.append(line("list.text", *c.lead(key)[:1]))
            out.append(bullets([blocks(c, t, "list.text") for t in texts]))
    if a.note is not None:
        out += blocks(c, a.note, "list.text")
    return out


def _strong(*nodes: Node | str) -> Element:
    return Element("Strong", "inline", "strong").add(*nodes)
