"""Positions to the words of a grid: what stands in its cells, the legend of its signs, and what is common to all, said once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.chart.marks import ConfidenceMark, StanceGlyph, TrendArrow
from briefing.chart.marks import Mark as MarkDrawing
from briefing.compose.composition import Composition
from briefing.compose.elements import Inline, cell, inline, joined, line, marked
from briefing.compose.plain import plain
from briefing.compose.prose import blocks
from briefing.compose.story import Element, Mark, Node, Words
from briefing.model import prose
from briefing.model.actors import PLACES, STANCES
from briefing.records import record

if TYPE_CHECKING:
    from briefing.model.actors import Actor, Issue, Position

KINDS = ("declared", "observed", "assessed")
BETWEEN = STANCES[:PLACES]
_DASH = "–"
MOST_TIED = 40  # characters of a legend's entry that stand on one line
_APART = "\u00a0\u00a0 "  # between two entries of the legend


@record(eq=False)
class Grid:
    """The positions that a grid shows, in the order of their kinds.

    `dated`: their dates differ, so that each has its own; `silence`: one of those of which the author says the same, that
    nothing is known, and which the legend says for all of them; `empty`: whether the author says nothing of some cell.
    """

    positions: dict[tuple[str, str], list[Position]]
    dated: bool
    silence: Position | None
    empty: bool

    @property
    def all(self) -> list[Position]:
        """Every position."""
        return [p for found in self.positions.values() for p in found]


def grid_of(c: Composition, actors: Sequence[Actor], issues: Sequence[Issue]) -> Grid:
    """What there is to show of these actors on these issues."""
    wanted = {(a.id, i.id) for a in actors for i in issues}
    by_cell: dict[tuple[str, str], list[Position]] = {}
    for p in sorted(c.brief.positions, key=lambda p: KINDS.index(p.kind)):
        if (p.actor, p.issue) in wanted:
            by_cell.setdefault((p.actor, p.issue), []).append(p)
    found = [p for at in by_cell.values() for p in at]
    dated = len({str(p.as_of) for p in found}) > 1 or len(found) == 1
    said = Counter(key for p in found if (key := _silence(p, by_cell)) is not None)
    common = next((key for key, count in said.most_common(1) if count > 1), None) if not dated else None
    silence = next((p for p in found if common is not None and _silence(p, by_cell) == common), None)
    return Grid(by_cell, dated, silence, len(by_cell) < len(wanted))


def _silence(p: Position, by_cell: dict[tuple[str, str], list[Position]]) -> tuple[str, ...] | None:
    """What a position says of which nothing is known: its words and its sources; None for one that says anything else."""
    more = p.previous or p.salience is not None or p.confidence or p.mark
    line_alone = [type(b) for b in p.summary.blocks] == [prose.Paragraph]
    alone = p.stance == "unknown" and len(by_cell[p.actor, p.issue]) == 1
    return (plain(p.summary), *p.sources) if alone and line_alone and not more else None


def by_stance(actors: Sequence[Actor], positions: Sequence[Position], issue: Issue) -> list[Actor]:
    """The actors from those who support to those who oppose; behind them who has no place between the two, and who has none.

    A stance between the two counts before silence, what is declared before what is assessed; equals stay as given.
    """
    place: dict[str, int] = {}
    for p in sorted(positions, key=lambda p: (p.stance not in BETWEEN, KINDS.index(p.kind))):
        if p.issue == issue.id:
            place.setdefault(p.actor, STANCES.index(p.stance))
    return sorted(actors, key=lambda a: place.get(a.id, len(STANCES)))


# -- cells ----------------------------------------------------------------------------------------------------------
def grid_cell(c: Composition, grid: Grid, actor: Actor, issue: Issue) -> Element:
    """The positions of an actor on an issue; a dash where nothing is known, which is read as words."""
    found = grid.positions.get((actor.id, issue.id), [])
    if not found:
        none = c.say("position_none")
        return cell(line("positions.detail", none) if grid.silence is not None else line("", _dash(none)))
    if grid.silence is not None and _silence(found[0], grid.positions) == _silence(grid.silence, grid.positions):
        return cell(line("", _dash(plain(found[0].summary))), span=found[0].span)
    return cell(*(e for p in found for e in _position(c, p, dated=grid.dated)), span=found[0].span)


def _dash(words: str) -> Element:
    dash = inline("", _DASH)
    dash.actual = words
    return dash


def _figure(kind: str, drawing: MarkDrawing, alt: str) -> Element:
    """A sign that is read by its words."""
    return Element("Figure", kind, "", alt=alt).add(Mark(drawing))


def _position(c: Composition, p: Position, *, dated: bool) -> list[Element]:
    """One position: the sign of its stance beside its words and sources; below them date, movement, salience."""
    say = c.say
    kind = say(f"position_{p.kind}")
    glyph = _figure("label", StanceGlyph(p.stance), say(f"stance_{p.stance}") + say("comma") + kind)
    glyph.span = p.span
    after = c.cite(p.sources)
    if p.kind == "observed":
        seen = inline("positions.seen", say("position_seen"))
        seen.artifact = True  # the sign beside it is read with its kind
        after += [" ", seen]
    if p.confidence:
        after += ["\u00a0\u00a0", _figure("inline", _steps(c, p.confidence), say.inside(c.likelihoods.confidence(p.confidence)))]
    look = "positions.assessed" if p.kind == "assessed" else "positions.summary"
    out = [glyph, *blocks(c, p.summary, look, before=c.portion(p), after=after)]
    facts = _facts(c, p, dated=dated)
    if facts:
        out.append(line("positions.detail", *joined(facts, say("separator")), span=p.span))
    return out


def _steps(c: Composition, confidence: str) -> ConfidenceMark:
    level, of = c.likelihoods.confidence_step(confidence)
    return ConfidenceMark(level, of)


def _facts(c: Composition, p: Position, *, dated: bool) -> list[Inline]:
    """What else is known of a position."""
    say = c.say
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
    return facts


def movement(before: str, now: str) -> str:
    """`up` for a move towards support, `down` for one towards opposition, "" where a stance has no place between the two."""
    if before not in BETWEEN or now not in BETWEEN:
        return ""
    return "up" if BETWEEN.index(now) < BETWEEN.index(before) else "down"


# -- what is said once ----------------------------------------------------------------------------------------------
def legend(c: Composition, grid: Grid) -> Element:
    """The signs of the grid with their words, which each cell has for who hears it; and what a dash stands for."""
    silence = grid.silence
    shown = {p.stance for p in grid.all if silence is None or _silence(p, grid.positions) != _silence(silence, grid.positions)}
    entries: list[Inline] = []
    for stance in STANCES:
        if stance in shown:
            entries.append(marked(StanceGlyph(stance), c.say(f"stance_{stance}").replace(" ", "\u00a0")))
    if silence is not None:
        words = blocks(c, silence.summary, "", after=c.cite(silence.sources))[0].children
        signs = inline("", *joined([*entries, [f"{_DASH}\u00a0"]], _APART))
        signs.artifact = True  # with what stands between them: no line is read that has only spaces
        return line("positions.legend", signs, *_whole(words))
    elif grid.empty:
        entries.append([f"{_DASH}\u00a0", c.say("position_none").replace(" ", "\u00a0")])
    out = line("positions.legend", *joined(entries, _APART))
    out.artifact = True  # each cell has the words
    return out


def _whole(nodes: Sequence[Node | str]) -> Sequence[Node | str]:
    """A few words that do not part at a line's end."""
    words = [n for n in nodes if isinstance(n, Words)]
    if sum(len(w.text) for w in words) <= MOST_TIED:
        for w in words:
            w.text = w.text.replace(" ", "\u00a0")
    return nodes


def same_poles(issues: Sequence[Issue]) -> bool:
    """Whether several issues have the same two ends, which are said below the grid then."""
    return len(issues) > 1 and len({i.poles for i in issues}) == 1


def grid_key(c: Composition, grid: Grid, issues: Sequence[Issue]) -> Element:
    """How the kinds of positions are told apart, from which pole to which the stances go, and the date that all share."""
    say = c.say
    kinds = [kind for kind in KINDS if any(p.kind == kind for p in grid.all)]
    nodes = joined([[*_kind(c, kind, grid), say("period")] for kind in kinds], " ")
    if same_poles(issues):
        words = say("poles", against=issues[0].poles[0], support=issues[0].poles[1])
        nodes += [" ", *c.field(issues[0], "poles", say.capital(words) + say("period"))]
    if not grid.dated:
        as_of = grid.all[0].as_of
        words = say("positions_as_of", date=say.when(as_of)) if as_of.stated else say("positions_as_of_not_stated")
        nodes += [" ", *c.field(grid.all[0], "as_of", words)]
    return line("table.note", *nodes)


def _kind(c: Composition, kind: str, grid: Grid) -> list[Node | str]:
    """A kind of positions by how it looks."""
    words = c.say(f"position_key_{kind}")
    if kind != "assessed":
        return [words]
    levels = sorted({p.confidence for p in grid.all if p.kind == kind and p.confidence}, key=c.likelihoods.confidence_step)
    named = [marked(_steps(c, level), c.say.inside(c.likelihoods.confidence(level))) for level in levels]
    return [inline("positions.assessed", words), *([c.say("colon"), *joined(named, c.say("comma"))] if named else [])]
