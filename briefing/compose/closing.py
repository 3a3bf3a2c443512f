"""The end of a brief: the yardstick box, the glossary, clearances, use of artificial intelligence, the record of the brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chart.describe import alt_text
from briefing.chart.kinds.yardstick import YardstickChart
from briefing.compose.composition import Composition
from briefing.compose.elements import Inline, cell, head_row, heading, inline, joined, line, section, table
from briefing.compose.framing import Content
from briefing.compose.likelihood import Likelihoods
from briefing.compose.story import Element, Node
from briefing.model.figures import LikelihoodFigure

if TYPE_CHECKING:
    from briefing.model.frame import GlossaryEntry, Person
    from briefing.model.yardsticks import Yardstick


def yardstick(c: Composition) -> list[Element]:
    """Every term of the declared yardstick with its range, those strong that this brief uses; what confidence means.

    The terms stand in the author's figure of them where there is one, else on a strip or in a table, never in two of these.
    """
    used = c.likelihoods.used()
    confidences = bool(c.brief.key_judgments)
    if not used and not confidences:
        return []
    say, y = c.say, c.likelihoods.yardstick
    e = section("yardstick", heading(say("yardstick"), look="label"), look="yardstick")
    words: list[Node | str] = []
    if used:
        name = c.field(c.brief.standards, "yardstick", y.name) if c.brief.standards.yardstick is not None else [y.name]
        before, _, after = say("yardstick_intro" if c.likelihoods.print_range == "inline" else "yardstick_intro_bare").partition(
            "{yardstick}"
        )
        in_table = c.arrangement.yardstick == "table" or c.arrangement.data_tables
        terms = _bands(c, c.likelihoods, used) if in_table else _strip(c)
        e.add(*(c.at_home(LikelihoodFigure) or [terms]))
        words += [before, *name, after, " ", *c.lead("yardstick_source"), *_source(c, y)]
    if confidences:
        levels = [say.known("level_" + level.replace(" ", "_"), level) for level in c.likelihoods.scale.levels]
        words += [" "] * bool(words) + [say("confidence_scale", levels=say.all_of(levels))]
    return [e.add(line("yardstick.text", *words))]


def _strip(c: Composition) -> Element:
    """The terms to scale, told in words to whoever cannot see them."""
    chart = YardstickChart(c.likelihoods.bands_used())
    alt, span = alt_text(chart, c.say), c.brief.standards.span
    return Element("Figure", "figure", "figure.drawing", id="yardstick-scale", drawing=chart, alt=alt, span=span)


def _source(c: Composition, yardstick: Yardstick) -> list[Node | str]:
    """Where the yardstick is published, in the words of its publisher, and that its terms are translated where they are."""
    if not any(band.official for band in yardstick.bands):
        return [c.say.sentence(yardstick.source)]
    source = inline("", c.say.sentence(yardstick.source))
    source.lang = "en"
    return [source, " ", c.say("yardstick_translated")]


def yardstick_figure(c: Composition) -> Content:
    """The yardstick to scale, with the terms that this brief uses."""
    return Content(lambda: YardstickChart(c.likelihoods.bands_used()))


def _bands(c: Composition, likelihoods: Likelihoods, used: dict[str, list[str]]) -> Element:
    say = c.say
    rows = []
    for band in likelihoods.yardstick.bands:
        where: list[Node | str] = [say("not_used")]
        if band.term in used:
            ids = used[band.term]
            where = c.numbered("judgments_numbered", "judgment", ids) if ids else [say("used_elsewhere")]
        term: Node | str = say.capital(band.term)
        if band.term in used:
            term = inline("strong", term, role="Strong")
        rows.append([cell(line("", term), look="table.row_head", head="Row"), cell(line("", band.label)), cell(line("", *where))])
    head = head_row([say("term"), say("range_column"), say("used_in")])
    return table(head, rows, ("auto", "auto", "text"), summary=say("yardstick_summary"))


def glossary(c: Composition) -> list[Element]:
    """Terms and abbreviations with what they mean."""
    entries = c.brief.glossary
    if not entries:
        return []
    items = Element("L", "list", "glossary")
    items.attributes["ListNumbering"] = "None"
    for entry in entries:
        term = Element("Strong", "inline", "strong").add(*_bare(c, entry, "term", entry.term))
        body = line("list.text", term, c.say("colon"), *_bare(c, entry, "meaning", entry.meaning), span=entry.span)
        items.add(Element("LI", "item", "list.item", span=entry.span).add(Element("LBody", "flow", "").add(body)))
    return [section("glossary", heading(c.say("glossary")), items)]


def _bare(c: Composition, entry: GlossaryEntry, name: str, words: str) -> list[Node | str]:
    """A field's words without expansions: here the expansion stands beside."""
    return c.field(entry, name, words)


def clearances(c: Composition) -> list[Element]:
    """Who cleared the brief, with which outcome, when."""
    found = c.brief.meta.clearances
    if not found:
        return []
    say = c.say
    rows = []
    for x in found:
        rows.append(
            [
                cell(line("", *c.field(x, "office")), look="table.row_head", head="Row", span=x.span),
                cell(line("", *(c.field(x, "name") if x.name else [say("not_stated")]))),
                cell(line("", *c.field(x, "outcome", say(f"outcome_{x.outcome}")))),
                cell(line("", *(c.field(x, "date", say.date(x.date)) if x.date is not None else [say("not_stated")]))),
            ]
        )
    head = head_row([say("office"), say("name"), say("outcome"), say("date")])
    grid = table(head, rows, ("text", "auto", "auto", "auto"), summary=say("clearances_summary"))
    return [section("clearances", heading(say("clearances")), grid)]


def ai_use(c: Composition) -> list[Element]:
    """Which machines helped, and with what (ICS 206-01)."""
    found = c.brief.meta.ai_use
    if not found:
        return []
    rows = []
    for x in found:
        before, _, rest = c.say("ai_use_item").partition("{system}")
        between, _, after = rest.partition("{version}")
        words = [
            before,
            *c.field(x, "system"),
            between,
            *c.field(x, "version"),
            after,
            c.say("colon"),
            *c.field(x, "purpose", c.say.sentence(x.purpose)),
        ]
        rows.append(line("text", *words, span=x.span))
    return [section("ai_use", heading(c.say("ai_use")), *rows)]


def about(c: Composition) -> list[Element]:
    """The record of the brief: reference, version and status, authors, contact, how long it holds, which brief it follows."""
    m, say = c.brief.meta, c.say
    words = line("colophon.text", span=m.span)

    def row(key: str, *nodes: Node | str) -> None:
        words.add(*([" "] if words.children else []), *c.lead(key), *nodes)

    if m.reference:
        row("reference", *c.field(m, "reference", say.sentence(m.reference)))
    status = say("status_detail", status=say(f"status_{m.status}"), version=m.version)
    row("version", *c.field(m, "version", say.sentence(status)))
    if m.authors:
        people = [joined(_person(c, a), say("comma")) for a in m.authors]
        row("authors", *joined(people, say("semicolon")), say("period"))
    if m.contact:
        row("contact", *c.field(m, "contact", say.sentence(m.contact)))
    if m.valid_until is not None:
        row("valid_until", *c.field(m, "valid_until", say.sentence(say.date(m.valid_until))))
    e = section("contact", heading(say("about"), look="label"), words, look="colophon", span=m.span)
    return [e]


def _person(c: Composition, person: Person) -> list[Inline]:
    told = (("name", person.name), ("role", person.role), ("organisation", person.organisation))
    return [c.field(person, key) for key, words in told if words]
