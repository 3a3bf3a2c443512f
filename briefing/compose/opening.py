"""The top of a brief: marking, masthead, title, standfirst, bottom line with its basis, the scope note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.compose.composition import Composition
from briefing.compose.elements import bullets, flow, heading, inline, line, section
from briefing.compose.marking import marking_line
from briefing.compose.prose import blocks
from briefing.compose.story import Element, Fill, Node
from briefing.model.products import PRODUCTS

if TYPE_CHECKING:
    from briefing.model.frame import Scope


def opening(c: Composition) -> list[Element]:
    """The marking, the masthead with organisation, series and date, the title, the standfirst, and for whom in which state."""
    b, m = c.brief, c.brief.meta
    date = c.field(m, "date", c.say.when(m.date))
    right = [*c.field(m, "series"), c.say("separator"), *date] if m.series else date
    top = flow("opening", id="opening", span=m.span)
    ends = [inline("", *c.field(m, "organisation"), Fill(), role="P"), inline("", *right, role="P")]  # one line, two things read
    top.add(line("masthead", *ends, role="Div", span=m.span_of("organisation")))
    top.add(line("title", *c.field(b, "title"), role="Title", span=b.span_of("title"), id="title"))
    if b.subtitle:
        top.add(line("standfirst", *c.field(b, "subtitle"), span=b.span_of("subtitle")))
    details = _details(c)
    if details:
        top.add(line("opening.detail", *details, span=m.span))
    return [*marking_line(c), top]


def _details(c: Composition) -> list[Node | str]:
    m = c.brief.meta
    out: list[Node | str] = []
    decision = PRODUCTS[c.brief.product].for_decision
    if m.audience is not None:
        who = c.say("comma").join(x for x in (m.audience.principal, m.audience.office) if x)
        out += c.field(m, "audience", c.say("to_audience" if decision else "audience", audience=who))
    if m.through:
        through = c.field(m, "through", c.say("through_whom", names=c.say.all_of(m.through)))
        out += [c.say("separator"), *through] if out else through
    if m.status != "final":
        state = c.say("status_detail", status=c.say(f"status_{m.status}"), version=m.version)
        out += [c.say("separator"), state] if out else [state]
    return out


def bottom_line(c: Composition) -> list[Element]:
    """The bottom line, beside it the basis: sources, cut-off, yardstick."""
    b = c.brief
    e = section("bottom_line", heading(c.say("bottom_line"), look="label"), look="bottom_line", span=b.span_of("bottom_line"))
    e.add(*blocks(c, b.bottom_line, "bottom_line.text"))
    e.add(basis(c))
    return [e]


def summary(c: Composition) -> list[Element]:
    """The summary, in paragraphs."""
    if not c.brief.summary:
        return []
    texts = [e for text in c.brief.summary for e in blocks(c, text, "bottom_line.summary")]
    return [section("summary", heading(c.say("in_brief"), look="label"), *texts)]


def basis(c: Composition) -> Element:
    """What the brief rests on, in a few short sentences: number of sources, cut-off, yardstick, comparison."""
    b, m, say = c.brief, c.brief.meta, c.say
    text: list[Node | str] = [say.several("basis_sources", len(b.sources)), " "]
    cutoff = m.information_cutoff
    stated = say("basis_cutoff", date=say.when(cutoff)) if cutoff.stated else say("basis_cutoff_not_stated")
    text += c.field(m, "information_cutoff", stated)
    if b.key_judgments:
        text += [" ", say("basis_yardstick", yardstick=c.likelihoods.name)]
    if m.previous is not None:
        text += [" ", *c.field(m, "previous", say("basis_previous", previous=previous_name(c)))]
    if b.key_judgments and all(j.change.status == "new" for j in b.key_judgments):
        text += [" ", say("basis_all_new")]
    return flow("basis", [line("label", say("basis")), line("basis.text", *text, span=m.span_of("information_cutoff"))])


def previous_name(c: Composition) -> str:
    """The previous brief as it is named in a sentence: its reference, and its date where it is known."""
    previous = c.brief.meta.previous
    assert previous is not None
    if previous.date is None:
        return str(previous.ref)
    return c.say("previous_dated", previous=previous.ref, date=c.say.date(previous.date))


def scope_note(c: Composition) -> list[Element]:
    """The scope note: the question, what it covers and leaves out, the horizon, terms of reference and method, in a panel."""
    b, s = c.brief, c.brief.scope
    if b.question is None and s is None:
        return []
    rows: list[Element] = []
    if b.question is not None:
        rows += blocks(c, b.question, "scope.text", before=c.lead("question"), close=True)
    if s is not None:
        for key, text in (("covers", s.covers), ("excludes", s.excludes)):
            if text is not None:
                rows += blocks(c, text, "scope.text", before=c.lead(key), close=True)
        rows += _horizon(c, s)
        if s.terms_of_reference:
            rows.append(line("scope.text", *c.lead("terms_of_reference")[:1]))
            rows.append(bullets([blocks(c, t, "list.text") for t in s.terms_of_reference]))
        if s.method is not None:
            rows += blocks(c, s.method, "scope.text", before=c.lead("method"), close=True)
    span = s.span if s is not None else b.span_of("question")
    return [section("scope", heading(c.say("scope"), look="label"), *rows, look="scope", span=span)]


def _horizon(c: Composition, scope: Scope) -> list[Element]:
    words = c.say.sentence(c.say.when(scope.horizon))
    return [line("scope.text", *c.lead("horizon"), *c.field(scope, "horizon", words), span=scope.span_of("horizon"))]
