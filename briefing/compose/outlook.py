"""The outlook: alternatives, assumptions, indicators, gaps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from briefing.chart.marks import IndicatorMark
from briefing.compose.composition import Composition
from briefing.compose.elements import (
    Inline,
    cell,
    head_row,
    heading,
    inline,
    item,
    joined,
    line,
    link,
    marked,
    section,
    table,
)
from briefing.compose.prose import blocks
from briefing.compose.story import Element, Node

if TYPE_CHECKING:
    from briefing.compose.parts import Numbered
    from briefing.model.judgments import Alternative, Assumption, Gap
    from briefing.model.prose import Prose


T = TypeVar("T", "Alternative", "Assumption", "Gap")


def _numbered(
    c: Composition, name: str, kind: Numbered, found: Sequence[T], write: Callable[[Composition, T], list[Element]]
) -> list[Element]:
    """A section with a numbered list: an item for each part that was found, as `write` has it; nothing where there is none."""
    if not found:
        return []
    e = Element("L", "list", name)
    e.attributes["ListNumbering"] = "Decimal"
    e.add(*(item(f"{c.parts.numbers[kind, x.id]}.", write(c, x), id=f"{kind}-{x.id}", span=x.span) for x in found))
    return [section(name, heading(c.say(name)), e)]


def alternatives(c: Composition) -> list[Element]:
    """What else could be the case: the hypothesis with its likelihood, to which judgment, what speaks for and against it."""
    return _numbered(c, "alternatives", "alternative", c.brief.alternatives, _alternative)


def _alternative(c: Composition, a: Alternative) -> list[Element]:
    to: list[Node | str] = [
        inline("lead_in", c.say("alternative_to") + " ", c.number("judgment", a.to), c.say("colon").rstrip()),
        " ",
    ]
    inside = any_likelihood(a.hypothesis)
    after: list[Node | str] = [] if inside else [" ", c.say.capital(c.likelihoods.words(a.likelihood)), c.say("period")]
    with c.likelihoods.of(a.likelihood):
        out = blocks(c, a.hypothesis, "list.text", before=to, after=after, close=True)
    for key, name, ids in (("for_", "speaks_for", a.for_), ("against", "speaks_against", a.against)):
        if ids:
            out.append(line("list.text", *c.lead(name), *c.ended(c.evidence(ids)), span=a.span_of(key)))
    if a.implication is not None:
        out += blocks(c, a.implication, "list.text", before=c.lead("implication"), close=True)
    if a.indicators:
        out.append(line("list.text", *c.see([c.numbered("see_indicators", "indicator", a.indicators)])))
    return out


def any_likelihood(prose: Prose) -> bool:
    """Whether a text prints its own `{likelihood}`."""
    return "{likelihood}" in prose.text


def assumptions(c: Composition) -> list[Element]:
    """What is taken as given, how well it is founded, and what follows if it is wrong."""
    return _numbered(c, "assumptions", "assumption", c.brief.assumptions, _assumption)


def _assumption(c: Composition, a: Assumption) -> list[Element]:
    facts: list[Inline] = []
    if a.linchpin:
        facts.append(c.field(a, "linchpin", c.say("linchpin")))
    if a.basis is not None:
        facts.append(c.field(a, "basis", c.say(f"assumption_{a.basis}")))
    after: list[Node | str] = list(c.cite(a.sources))
    if facts:
        after += [" ", inline("certainty", *_bracketed(c, joined(facts, c.say("comma"))))]
    return [
        *blocks(c, a.text, "list.text", after=after),
        *blocks(c, a.if_wrong, "list.text", before=c.lead("if_wrong"), close=True),
    ]


def _bracketed(c: Composition, nodes: list[Node | str]) -> list[Node | str]:
    start, _, end = c.say("brackets").partition("{words}")
    return [start, *nodes, end]


def indicators(c: Composition) -> list[Element]:
    """What to watch: one row an indicator, with what it bears on, how, and whether it has been seen."""
    found = c.brief.indicators
    if not found:
        return []
    say = c.say
    rows = []
    for i in found:
        number = line("", *[f"{c.parts.numbers['indicator', i.id]}"], id="indicator-" + i.id, span=i.span)
        what = blocks(c, i.text, "")
        if i.threshold is not None:
            what += blocks(c, i.threshold, "", before=c.lead("threshold"), close=True)
        status = say(f"status_{i.status}")
        if i.observed_on is not None:
            status = say("observed_on", status=status, date=say.date(i.observed_on))
        direction = c.field(i, "direction", say(f"direction_{i.direction}"))
        rows.append(
            [
                cell(number, look="table.row_head", head="Row", span=i.span),
                cell(*what),
                cell(line("", *direction, " ", *_points_to(c, i.points_to))),
                cell(line("", *marked(IndicatorMark(i.status), c.field(i, "status", status)[0]))),
            ]
        )
    head = head_row([say("number_column"), say("indicator"), say("points_to"), say("status")])
    grid = table(head, rows, ("auto", "text", "auto", "auto"), look="indicators", summary=say("indicators_summary"))
    return [section("indicators", heading(say("indicators")), grid)]


def _points_to(c: Composition, id: str) -> list[Node | str]:
    if id in c.parts.judgments:
        return [c.say("of_judgment") + "\u00a0", c.number("judgment", id)]
    if id in c.parts.alternatives:
        return [c.say("of_alternative") + "\u00a0", c.number("alternative", id)]
    return [c.say("of_scenario") + " ", link("#scenario-" + id, c.parts.scenarios[id].title)]


def gaps(c: Composition) -> list[Element]:
    """What is not known, which judgments it affects, how it could be closed."""
    return _numbered(c, "gaps", "gap", c.brief.gaps, _gap)


def _gap(c: Composition, g: Gap) -> list[Element]:
    body = blocks(c, g.text, "list.text")
    if g.affects:
        affected = c.numbered("judgments_numbered", "judgment", g.affects)
        body.append(line("list.text", *c.lead("affects"), *affected, c.say("period")))
    if g.how_to_close is not None:
        body += blocks(c, g.how_to_close, "list.text", before=c.lead("how_to_close"), close=True)
    return body
