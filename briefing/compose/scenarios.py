"""Scenarios: each with its likelihood in one picture, read as a list; what is too long for that stands below as sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chart.kinds.scenarios import ScenarioBars
from briefing.compose.composition import Composition, Drawing
from briefing.compose.elements import bullets, heading, inline, item, joined, line, link, run_together, section
from briefing.compose.framing import Content, see_data
from briefing.compose.plain import is_short, plain
from briefing.compose.prose import blocks
from briefing.compose.story import Element, Node
from briefing.model import prose
from briefing.model.figures import FanFigure, ScenariosFigure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model.judgments import Scenario

_AT_HOME = "scenarios at home"  # among what is drawn, while a figure of them can stand for their section
MOST_IN_ROW = 420
"""Characters of a scenario that stand in a row of the picture: some eight lines beside the line of probability."""


def scenarios(c: Composition) -> list[Element]:
    """The scenarios in one picture, the longer ones told below it; how they stand to each other and by when, said once."""
    s = c.brief.scenarios
    if s is None:
        return []
    e = section("scenarios", heading(c.say("scenarios")), look="scenarios", span=s.span)
    c.drawn.add(_AT_HOME)
    e.add(*(c.at_home(ScenariosFigure) or _rows(c)))
    c.drawn.discard(_AT_HOME)
    whole = _in_rows(c)
    if not whole and not scenario_rows(c):
        e.add(line("text", *_common(c)))
    e.add(*c.at_home(FanFigure))
    return [e if whole else e.add(*(_section(c, x) for x in s.items))]


def scenarios_figure(c: Composition) -> Content:
    """The scenarios on one line of probability; all that is said of them where the figure stands in their section."""
    if _AT_HOME in c.drawn:
        c.drawn.discard(_AT_HOME)
        return Content(elements=_rows(c))
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


def _fits(s: Scenario) -> bool:
    """Whether all of a scenario stands in a row: a paragraph, its implication and drivers in a few words."""
    texts = [s.what, *([s.implication] if s.implication is not None else []), *s.drivers]
    single = all([type(b) for b in t.blocks] == [prose.Paragraph] for t in texts)
    return single and sum(len(plain(t)) for t in texts) <= MOST_IN_ROW  # whole numbers


def _in_rows(c: Composition) -> bool:
    """Whether all that is said of the scenarios stands in the rows of their picture."""
    s = c.brief.scenarios
    return s is not None and bool(scenario_rows(c)) and all(_fits(x) for x in s.items)


def _common(c: Composition) -> list[Node | str]:
    """By when, where all scenarios have the same horizon, and how they stand to each other."""
    s = c.brief.scenarios
    assert s is not None
    relation = c.field(s, "relation", c.say(f"scenarios_{s.relation}"))
    if not _one_horizon(s.items):
        return relation
    words = c.say.sentence(c.horizon(s.items[0].horizon))
    return [*c.lead("horizon"), *c.field(s.items[0], "horizon", words), " ", *relation]


def _one_horizon(items: Sequence[Scenario]) -> bool:
    return len(items) > 1 and len({str(s.horizon) for s in items}) == 1


# -- the picture ----------------------------------------------------------------------------------------------------
def _rows(c: Composition) -> list[Element]:
    """A list beside one line of probability: each scenario with its letter, title and likelihood, and all of it if it fits.

    Below it what is common to them. Nothing where no scenario has a likelihood.
    """
    assert c.brief.scenarios is not None
    items, rows, whole = c.brief.scenarios.items, scenario_rows(c), _in_rows(c)
    if not rows:
        return []
    letters = c.say("scenario_letters")
    e = Element("L", "list", "scenario_rows", id="scenario-chart", drawing=ScenarioBars(rows), span=c.brief.scenarios.span)
    e.attributes["ListNumbering"] = "UpperAlpha" if len(items) <= len(letters) else "Decimal"
    for n, s in enumerate(items):
        body = [_named(c, s, whole=whole), *_likelihood(c, s)]
        if whole:
            body += _told(c, s, "scenario_rows.text", "scenario_rows.text")
        letter = letters[n] if len(items) <= len(letters) else str(n + 1)
        id = "scenario-" + s.id if whole else ""
        e.add(item(letter, body, look="scenario_rows.item", marker="scenario_rows.letter", id=id, span=s.span))
    c.drawings[e.id] = Drawing(e.id, "", e)
    return [e, line("table.note", *_common(c)), *([see_data(c, e.id)] if c.arrangement.data_tables else [])]


def _named(c: Composition, s: Scenario, *, whole: bool) -> Element:
    if whole:
        return heading(*c.field(s, "title"), level=2, look="scenario_rows.title", span=s.span_of("title"))
    return line("scenario_rows.title", link("#scenario-" + s.id, *c.field(s, "title")), span=s.span_of("title"))


def _likelihood(c: Composition, s: Scenario) -> list[Element]:
    """«likely 55–80%», as the brief prints a range."""
    if s.likelihood is None:
        return []
    reading, form = c.likelihoods.read(s.likelihood), c.likelihoods.print_range
    words: list[Node | str] = [] if form == "number" else [reading.term]
    if form != "word":
        words += [*([" "] if words else []), inline("range", reading.label)]
    return [line("scenario_rows.likelihood", *words, span=s.span_of("likelihood"))]


# -- all that is said of one ----------------------------------------------------------------------------------------
def _section(c: Composition, s: Scenario) -> Element:
    """A scenario under a heading of its own; its likelihood stands in the picture."""
    e = Element("Sect", "flow", "scenario", id="scenario-" + s.id, span=s.span)
    e.title = s.title
    e.add(heading(*c.field(s, "title"), level=2, look="scenario.title", span=s.span_of("title")))
    return e.add(*_told(c, s, "text", "list.text"))


def _told(c: Composition, s: Scenario, look: str, detail: str) -> list[Element]:
    """What happens; what follows, what drives it, and what to watch in one paragraph where they are short."""
    with c.likelihoods.of(s.likelihood):
        what = blocks(c, s.what, look, after=c.cite(s.sources))
    more: list[list[Element]] = []
    if s.implication is not None:
        more.append(blocks(c, s.implication, detail, before=c.lead("implication"), close=True))
    if s.drivers and all(is_short(d) for d in s.drivers):
        drivers = joined([blocks(c, d, "")[0].children for d in s.drivers], c.say("semicolon"))
        more.append([line(detail, *c.lead("drivers"), *drivers, c.say("period"), span=s.span_of("drivers"))])
    elif s.drivers:
        more.append([line(detail, *c.lead("drivers")[:1])])
        more.append([bullets([blocks(c, d, "list.text") for d in s.drivers])])
    last: list[Node | str] = []
    if c.brief.scenarios is not None and not _one_horizon(c.brief.scenarios.items):
        last += [*c.lead("horizon"), *c.field(s, "horizon", c.say.sentence(c.horizon(s.horizon)))]
    if s.indicators:
        last += [*([" "] if last else []), *c.see([c.numbered("see_indicators", "indicator", s.indicators)])]
    if last:
        more.append([line(detail, *last, span=s.span_of("horizon"))])
    return [*what, *run_together(more)]
