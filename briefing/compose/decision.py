"""What can be done: the decision asked, the recommendation with its conditions and views, options, next steps, lines to take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from briefing.chart.marks import ScoreMark
from briefing.compose.composition import Composition
from briefing.compose.elements import bullets, cell, head_row, heading, inline, line, marked, section, table
from briefing.compose.framing import Content, figure_of_entries, section_of_entries
from briefing.compose.outlook import any_likelihood
from briefing.compose.prose import blocks
from briefing.compose.story import Element, Fill, Node
from briefing.model.figures import OptionsFigure
from briefing.model.products import PRODUCTS

if TYPE_CHECKING:
    from briefing.model.decision import OfficeView, Option, Risk
    from briefing.model.prose import Prose

# More options than this do not stand side by side; they go to a second table.
MOST_OPTIONS = 4


def decision(c: Composition) -> list[Element]:
    """The decision asked, in a panel: of whom, what, by when, what follows without one."""
    d = c.brief.decision
    if d is None:
        return []
    say = c.say
    rows = [
        line("panel.text", *c.lead("asked_of"), *c.field(d, "asked_of", say.sentence(d.asked_of)), span=d.span_of("asked_of"))
    ]
    rows += blocks(c, d.ask, "panel.text")
    rows.append(line("panel.text", *c.lead("decide_by"), *c.field(d, "by", say.sentence(say.date(d.by))), span=d.span_of("by")))
    rows += blocks(c, d.if_no_decision, "panel.text", before=c.lead("if_no_decision"), close=True)
    return [section("decision", heading(say("decision"), look="label"), *rows, look="panel", span=d.span)]


def recommendation(c: Composition) -> list[Element]:
    """The option recommended and why, on what conditions, boxes for the answer, what the offices hold."""
    r = c.brief.recommendation
    if r is None:
        return []
    say = c.say
    option = c.parts.options[r.option]
    words = say("recommended_option", number="{number}", option="{option}")
    before, _, rest = words.partition("{number}")
    between, _, end = rest.partition("{option}")
    lead = Element("Strong", "inline", "strong").add(
        before, c.number("option", r.option), between, *c.field(option, "title"), end
    )
    e = section("recommendation", heading(say("recommendation")), look="recommendation", span=r.span)
    e.add(*blocks(c, r.why, "text", before=[lead, " "]))
    if r.conditions:
        e.add(line("list.text", *c.lead("conditions")[:1]), bullets([blocks(c, t, "list.text") for t in r.conditions]))
    if PRODUCTS[c.brief.product].for_decision:
        boxes: list[Node | str] = []
        for key in ("approve", "disapprove", "discuss"):
            boxes.append(inline("", *([" "] if boxes else []), say(key), " ", Fill("_"), role="P"))  # each read for itself
        e.add(line("recommendation.boxes", *boxes, role="Div"))
    if r.views:
        e.add(heading(say("views"), level=2), _views(c, r.views))
    return [e]


def _views(c: Composition, views: Sequence[OfficeView]) -> Element:
    rows = []
    for v in views:
        what: list[Node | str] = [
            c.say("option") + "\u00a0",
            c.number("option", v.recommends),
            c.say("colon"),
            c.parts.options[v.recommends].title,
        ]
        row = [
            cell(line("", *c.field(v, "office")), look="table.row_head", head="Row", span=v.span),
            cell(line("", *what)),
            cell(*(blocks(c, v.note, "") if v.note is not None else [])),
        ]
        rows.append(row)
    head = head_row([c.say("office"), c.say("recommends"), c.say("remark")])
    return table(head, rows, ("auto", "text", "text"), summary=c.say("views_summary"))


def next_steps(c: Composition) -> list[Element]:
    """Who does what by when."""
    r = c.brief.recommendation
    if r is None or not r.next_steps:
        return []
    rows = [
        [
            cell(*blocks(c, s.action, ""), look="table.row_head", head="Row", span=s.span),
            cell(line("", *c.field(s, "owner"))),
            cell(line("", *c.field(s, "due", c.say.when(s.due)))),
        ]
        for s in r.next_steps
    ]
    head = head_row([c.say("action"), c.say("owner"), c.say("due")])
    grid = table(head, rows, ("text", "auto", "auto"), summary=c.say("next_steps_summary"))
    return [section("next_steps", heading(c.say("next_steps")), grid)]


# -- options --------------------------------------------------------------------------------------------------------
def options(c: Composition) -> list[Element]:
    """The options beside each other, leaving things as they are among them."""
    return section_of_entries(c, OptionsFigure, option_tables)


def options_figure(c: Composition) -> Content:
    """The options in a figure of the author's: they do not stand in their section again."""
    return figure_of_entries(c, OptionsFigure, option_tables)


def option_tables(c: Composition) -> list[Element]:
    """One column an option, one row an aspect that some option has; more than four options in further tables."""
    found = list(c.brief.options)
    count = -(-len(found) // MOST_OPTIONS)
    size = -(-len(found) // count)
    return [_options(c, found[at : at + size]) for at in range(0, len(found), size)]


def _options(c: Composition, found: Sequence[Option]) -> Element:
    say = c.say
    heads = [cell(line("", say("option")), look="table.head", head="Column")]
    for o in found:
        number = f"{c.parts.numbers['option', o.id]}. "
        title = line("", number, *c.field(o, "title"), id="option-" + o.id, span=o.span_of("title"))
        under = [line("positions.detail", *c.field(o, "status_quo", say("status_quo")))] if o.status_quo else []
        heads.append(cell(title, *under, look="table.head", head="Column", span=o.span))
    aspects: list[tuple[str, Callable[[Option], list[Element]]]] = [
        ("what", lambda o: blocks(c, o.what, "")),
        ("pros", lambda o: _texts(c, o.pros)),
        ("cons", lambda o: _texts(c, o.cons)),
        ("cost", lambda o: blocks(c, o.cost, "") if o.cost is not None else []),
        ("time", lambda o: blocks(c, o.time, "") if o.time is not None else []),
        ("legal", lambda o: blocks(c, o.legal, "") if o.legal is not None else []),
        ("risks", lambda o: [e for r in o.risks for e in _risk(c, r)]),
        ("who_supports", lambda o: _actors(c, o.who_supports)),
        ("who_opposes", lambda o: _actors(c, o.who_opposes)),
    ]
    rows = []
    for key, aspect in aspects:
        cells = [aspect(o) for o in found]
        if any(cells):
            row = [cell(line("", say(key)), look="table.row_head", head="Row")]
            row += [cell(*(blocks_ or [line("positions.detail", say("none_stated"))])) for blocks_ in cells]
            rows.append(row)
    rows += _scores(c, found)
    head = Element("THead", "flow", "").add(Element("TR", "row", "").add(*heads))
    return table(head, rows, ("auto", *("text" for _ in found)), look="options", summary=say("options_summary"))


def _texts(c: Composition, texts: Sequence[Prose]) -> list[Element]:
    if len(texts) < 2:
        return [e for t in texts for e in blocks(c, t, "")]
    return [bullets([blocks(c, t, "table.cell") for t in texts])]


def _risk(c: Composition, r: Risk) -> list[Element]:
    after: list[Node | str] = []
    if r.likelihood is not None and not any_likelihood(r.text):
        after += [" ", c.say.capital(c.likelihoods.words(r.likelihood)), c.say("period")]
    if r.impact:
        after += [" ", *c.field(r, "impact", c.say.sentence(c.say.capital(c.say("impact", impact=r.impact))))]
    with c.likelihoods.of(r.likelihood):
        out = blocks(c, r.text, "", after=after, close=bool(after))
    if r.mitigation is not None:
        out += blocks(c, r.mitigation, "", before=c.lead("mitigation"), close=True)
    return out


def _actors(c: Composition, ids: Sequence[str]) -> list[Element]:
    return [line("", *c.series([c.reference("actor", id, "") for id in ids]))] if ids else []


def _scores(c: Composition, found: Sequence[Option]) -> list[list[Element]]:
    """One row a criterion that some option is scored by, in the order of their first mention: dots, then the number."""
    rows = []
    for criterion in dict.fromkeys(k for o in found for k in o.scores):
        first = next(o for o in found if criterion in o.scores)
        head = [line("", *c.field(first, "scores", c.say.capital(criterion))), line("positions.detail", c.say("scores"))]
        row = [cell(*head, look="table.row_head", head="Row")]
        for o in found:
            value = o.scores.get(criterion)
            if value is None:
                row.append(cell(line("positions.detail", c.say("none_stated"))))
            else:
                words = c.field(o, "scores", c.say("score", number=c.say.number(value)))[0]
                row.append(cell(line("", *marked(ScoreMark(value), words))))
        rows.append(row)
    return rows


# -- lines to take --------------------------------------------------------------------------------------------------
def talking_points(c: Composition) -> list[Element]:
    """Lines to take: what we want, what to say, what to answer, what not to bring up."""
    t = c.brief.talking_points
    if t is None:
        return []
    e = section("talking_points", heading(c.say("talking_points")), span=t.span)
    for key, texts in (("our_objectives", t.our_objectives), ("points_to_make", t.points_to_make)):
        _points(c, e, key, texts)
    if t.if_raised:
        e.add(heading(c.say("if_raised"), level=2))
        pairs = [
            [
                *blocks(c, x.they_say, "list.text", before=c.lead("they_say"), close=True),
                *blocks(c, x.we_say, "list.text", before=c.lead("we_say"), close=True),
            ]
            for x in t.if_raised
        ]
        e.add(bullets(pairs))
    for key, texts in (("their_objectives", t.their_objectives), ("do_not_raise", t.do_not_raise)):
        _points(c, e, key, texts)
    for key, text in (("press_line", t.press_line), ("background", t.background)):
        if text is not None:
            e.add(heading(c.say(key), level=2), *blocks(c, text, "text"))
    return [e]


def _points(c: Composition, e: Element, key: str, texts: Sequence[Prose]) -> None:
    if texts:
        e.add(heading(c.say(key), level=2), bullets([blocks(c, t, "list.text") for t in texts]))
