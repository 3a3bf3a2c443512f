"""The outlook: scenarios, alternatives, assumptions, indicators, gaps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from briefing.chart.describe import alt_text
from briefing.chart.kinds.scenarios import ScenarioBars
from briefing.chart.marks import IndicatorMark
from briefing.compose.composition import Composition, Drawing
from briefing.compose.elements import (
    Inline,
    bullets,
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
from briefing.compose.framing import Content, see_data
from briefing.compose.plain import is_short
from briefing.compose.prose import blocks
from briefing.compose.story import Element, Node
from briefing.model.figures import FanFigure, ScenariosFigure

if TYPE_CHECKING:
    from briefing.compose.parts import Numbered
    from briefing.model.judgments import Alternative, Assumption, Gap, Scenario
    from briefing.model.prose import Prose


def scenarios(c: Composition) -> list[Element]:
    """The scenarios: how they stand to each other, all on one line of probability, then one by one."""
    s = c.brief.scenarios
    if s is None:
        return []
    e = section("scenarios", heading(c.say("scenarios")), look="scenarios", span=s.span)
    e.add(line("text", *c.field(s, "relation", c.say(f"scenarios_{s.relation}"))))
    rows = scenario_rows(c)
    own = c.at_home(ScenariosFigure)
    e.add(*own)
    if len(rows) > 1 and not own and not any(f.kind == "scenarios" for f in c.brief.figures):
        bars = ScenarioBars(rows)
        alt = alt_text(bars, c.say)
        picture = Element("Figure", "figure", "figure.drawing", id="scenario-chart", drawing=bars, alt=alt, span=s.span)
        c.drawings["scenario-chart"] = Drawing("scenario-chart", "", picture)
        e.add(picture, *([see_data(c, "scenario-chart")] if c.arrangement.data_tables else []))
    e.add(*c.at_home(FanFigure))
    return [e.add(*(_scenario(c, x) for x in s.items))]


def scenarios_figure(c: Composition) -> Content:
    """The scenarios on one line of probability."""
    return Content(lambda: ScenarioBars(scenario_rows(c)))


def scenario_rows(c: Composition) -> tuple[tuple[str, str, float, float], ...]:
    """The scenarios that have a likelihood: title, term, low and high in percent (the drawing prints the range itself)."""
    if c.brief.scenarios is None:
        return ()
    rows = []
    for s in c.brief.scenarios.items:
        if s.likelihood is not None:
            low, high = c.likelihoods.range_of(s.likelihood)
            rows.append((s.title, c.likelihoods.read(s.likelihood).term, low, high))
    return tuple(rows)


def _scenario(c: Composition, s: Scenario) -> Element:
    e = Element("Sect", "flow", "scenario", id="scenario-" + s.id, span=s.span)
    e.title = s.title
    e.add(heading(*c.field(s, "title"), level=2, look="scenario.title", span=s.span_of("title")))
    if s.likelihood is not None:
        e.add(*c.likelihoods.beside(s.likelihood, "scenario.likelihood", span=s.span_of("likelihood"), meter=""))
    with c.likelihoods.of(s.likelihood):
        e.add(*blocks(c, s.what, "text", after=c.cite(s.sources)))
    if s.implication is not None:
        e.add(*blocks(c, s.implication, "list.text", before=c.lead("implication"), close=True))
    if s.drivers and all(is_short(d) for d in s.drivers):
        drivers = joined([blocks(c, d, "")[0].children for d in s.drivers], c.say("semicolon"))
        e.add(line("list.text", *c.lead("drivers"), *drivers, c.say("period"), span=s.span_of("drivers")))
    elif s.drivers:
        e.add(line("list.text", *c.lead("drivers")[:1]))
        e.add(bullets([blocks(c, d, "list.text") for d in s.drivers]))
    words = c.say.sentence(c.horizon(s.horizon))
    last: list[Node | str] = [*c.lead("horizon"), *c.field(s, "horizon", words)]
    if s.indicators:
        last += [" ", *c.see([c.numbered("see_indicators", "indicator", s.indicators)])]
    return e.add(line("list.text", *last, span=s.span_of("horizon")))


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
