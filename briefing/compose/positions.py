"""Positions: actors by issues as a table, what is declared, observed and assessed kept apart; and who the actors are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from briefing.chart.marks import StanceGlyph, TrendArrow
from briefing.compose.composition import Composition
from briefing.compose.elements import Inline, bullets, cell, heading, joined, line, marked, section, table
from briefing.compose.plain import is_short
from briefing.compose.prose import blocks
from briefing.compose.story import Element, Node
from briefing.model.actors import PLACES, STANCES
from briefing.model.figures import InfluenceFigure, PositionsFigure, SpectrumFigure

if TYPE_CHECKING:
    from briefing.model.actors import Actor, Issue, Position
    from briefing.model.values import When

T = TypeVar("T")

# A grid beyond this is read no longer: it is split into several (DOMAIN: 9 actors, 6 issues).
MOST_ACTORS, MOST_ISSUES = 9, 6
BETWEEN = STANCES[:PLACES]
KINDS = ("declared", "observed", "assessed")


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
    listed = [a for a in c.brief.actors if not _in_grid(c, a)]
    drawn = c.at_home(InfluenceFigure)
    if not listed and not drawn:
        return []
    e = section("actors", heading(c.say("actors")), *drawn)
    return [e.add(bullets([actor(c, a) for a in listed], look="actors")) if listed else e]


def _in_grid(c: Composition, a: Actor) -> bool:
    return not _has_details(a) and any(p.actor == a.id for p in c.brief.positions)


def position_tables(c: Composition, issues: Sequence[Issue]) -> list[Element]:
    """The grid, in as many tables as it takes; each has all columns of its issues and all rows of its actors."""
    standing = {p.actor for p in c.brief.positions}
    shown = {i.id for i in issues}
    c.drawn.update("issue-" + i.id for i in issues)
    times = {str(p.as_of): p for p in c.brief.positions if p.issue in shown}
    common = next(iter(times.values())) if len(times) == 1 and len(c.brief.positions) > 1 else None
    actors = [a for a in c.brief.actors if a.id in standing]
    parts = [(rows, columns) for columns in split_evenly(issues, MOST_ISSUES) for rows in split_evenly(actors, MOST_ACTORS)]
    out = []
    if common is not None:
        out.append(line("text", *c.field(common, "as_of", _common_time(c, common.as_of)), span=common.span_of("as_of")))
    for number, (rows, columns) in enumerate(parts, 1):
        grid = _grid(c, rows, columns, dated=common is None)
        out.append(part_of(c, grid, c.say("positions"), number, len(parts)))
    return out


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


def _common_time(c: Composition, as_of: When) -> str:
    """The date that all positions share, said once."""
    return c.say("positions_as_of", date=c.say.when(as_of)) if as_of.stated else c.say("positions_as_of_not_stated")


def _grid(c: Composition, actors: Sequence[Actor], issues: Sequence[Issue], *, dated: bool) -> Element:
    say = c.say
    heads = [cell(line("", say("actor")), look="table.head", head="Column")]
    for issue in issues:
        poles = say("poles", against=issue.poles[0], support=issue.poles[1])
        question = line("", *c.field(issue, "question"), span=issue.span)
        heads.append(
            cell(
                question,
                line("positions.detail", *c.field(issue, "poles", poles)),
                look="table.head",
                head="Column",
                span=issue.span,
            )
        )
    head = Element("THead", "flow", "").add(Element("TR", "row", "").add(*heads))
    by_cell: dict[tuple[str, str], list[Position]] = {}
    for p in c.brief.positions:
        by_cell.setdefault((p.actor, p.issue), []).append(p)
    rows = []
    for a in actors:
        row = [cell(*_row_head(c, a), look="table.row_head", head="Row", span=a.span)]
        row += [_cell(c, sorted(by_cell.get((a.id, i.id), []), key=lambda p: KINDS.index(p.kind)), dated) for i in issues]
        rows.append(row)
    columns = ("auto", *("text" for _ in issues))
    return table(head, rows, columns, look="positions", summary=say("positions_summary"))


def _row_head(c: Composition, a: Actor) -> list[Element]:
    kind = c.say(f"actor_{a.type}")
    under: list[Node | str] = [*c.field(a, "type", kind)]
    if a.group:
        under += [c.say("comma"), *c.field(a, "group")]
    name = line("", *c.field(a, "name"), span=a.span)
    if _in_grid(c, a):
        if "actor-" + a.id not in c.drawn:
            name.id = "actor-" + a.id
            c.drawn.add(name.id)
        if a.short and a.short != a.name:
            name.add(" ", *c.field(a, "short", c.say("brackets", words=a.short)))
    return [name, line("positions.detail", *under)]


def _cell(c: Composition, found: Sequence[Position], dated: bool) -> Element:
    if not found:
        return cell(line("positions.detail", c.say("position_none")))
    return cell(*(e for p in found for e in _position(c, p, dated)), span=found[0].span)


def _position(c: Composition, p: Position, dated: bool) -> list[Element]:
    """One position: glyph and word of the stance, kind; the summary with its sources; date, movement, salience, confidence."""
    say = c.say
    stance = marked(StanceGlyph(p.stance), c.field(p, "stance", say(f"stance_{p.stance}"))[0])
    first = line(
        "positions.stance", *c.portion(p), *stance, say("comma"), *c.field(p, "kind", say(f"position_{p.kind}")), span=p.span
    )
    out = [first, *blocks(c, p.summary, "", after=c.cite(p.sources))]
    facts: list[Inline] = []
    if dated:
        facts.append(c.field(p, "as_of", say("as_of", date=say.when(p.as_of)) if p.as_of.stated else say("as_of_not_stated")))
    if p.previous and p.previous != p.stance:
        was = c.field(p, "previous", say("position_was", stance=say(f"stance_{p.previous}")))
        moved = movement(p.previous, p.stance)
        facts.append(marked(TrendArrow(moved), was[0]) if moved else was)
    elif p.previous:
        same = c.field(p, "previous", say("position_unchanged", stance=say(f"stance_{p.previous}")))
        facts.append(marked(TrendArrow("steady"), same[0]))
    if p.salience is not None:
        facts.append(c.field(p, "salience", say("salience", number=p.salience)))
    if p.confidence:
        facts.append(c.field(p, "confidence", c.say.inside(c.likelihoods.confidence(p.confidence))))
    if facts:
        out.append(line("positions.detail", *joined(facts, say("separator")), span=p.span))
    return out


def movement(before: str, now: str) -> str:
    """`up` for a move towards support, `down` for one towards opposition, "" where a stance has no place between the two."""
    if before not in BETWEEN or now not in BETWEEN:
        return ""
    return "up" if BETWEEN.index(now) < BETWEEN.index(before) else "down"


# -- actors ---------------------------------------------------------------------------------------------------------
def _has_details(a: Actor) -> bool:
    return bool(a.influence is not None or a.interest is not None or a.red_lines or a.leverage or a.note is not None)


def actor(c: Composition, a: Actor) -> list[Element]:
    """An actor: name, what it is, how much it weighs; its red lines, its leverage, what else matters."""
    say = c.say
    facts: list[Inline] = [c.field(a, "type", say(f"actor_{a.type}"))]
    if a.group:
        facts.append(c.field(a, "group"))
    for key, value in (("influence", a.influence), ("interest", a.interest)):
        if value is not None:
            facts.append(c.field(a, key, say(key, number=value)))
    name = c.field(a, "name")
    if a.short and a.short != a.name:
        name += [" ", *c.field(a, "short", say("brackets", words=a.short))]
    lead = [_strong(*name), say("colon"), *joined(facts, say("comma")), say("period")]
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
