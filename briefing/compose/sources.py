"""Sources: what a note says of one, how good each is, what they are worth together; end notes where a sheet wants them there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.compose.elements import Inline, heading, inline, item, joined, line, link, section
from briefing.compose.prose import blocks
from briefing.compose.story import Element, Node

if TYPE_CHECKING:
    from briefing.compose.composition import Composition
    from briefing.model.evidence import Source


def note_text(c: Composition, s: Source) -> list[Node | str]:
    """What a note says: originator, title, type, identifier, the three dates, what was used, language, address, archived copy."""
    say = c.say
    title = inline("emphasis", *c.field(s, "title"), role="Em")
    if s.lang and s.lang != c.brief.meta.lang:
        title.lang = s.lang
    out: list[Node | str] = [*c.portion(s), *c.field(s, "originator"), say("comma"), title, say("period"), " "]
    facts: list[Inline] = [c.field(s, "type", say.capital(say(f"type_{s.type}")))]
    if s.identifier:
        facts.append(c.field(s, "identifier"))
    dates = (
        ("published", s.published, "published", "published"),
        ("information_date", s.information_date, "information_of", "information"),
        ("accessed", s.accessed, "accessed", "accessed"),
    )
    for name, when, key, missing in dates:
        if when is not None:
            facts.append(c.field(s, name, say(key, date=say.when(when)) if when.stated else say(missing + "_not_stated")))
    if s.portion:
        facts.append(c.field(s, "portion", say("portion", portion=s.portion)))
    if s.lang and s.lang != c.brief.meta.lang:
        language = say.known("language_" + s.lang.split("-")[0], s.lang)
        facts.append(c.field(s, "lang", say("language", language=language)))
    out += [*joined(facts, say("semicolon")), say("period")]
    if s.url:
        out += [" ", link(s.url, *c.field(s, "url", _shown(s.url)))]
    if s.archived is not None:
        out += [" ", link(s.archived.url, *c.field(s, "archived", say.capital(say("archived")))), say("period")]
    return out


def _shown(address: str) -> str:
    """An address as printed: without its scheme and a closing stroke, which a link carries for the reader."""
    shown = address.removeprefix("https://").removeprefix("http://")
    return shown[:-1] if shown.endswith("/") and shown.count("/") == 1 else shown


def source_summary(c: Composition) -> list[Element]:
    """What the sources are worth together (the source summary statement of ICD 206)."""
    b = c.brief
    if b.source_summary is None:
        return []
    return [
        section(
            "source_summary", heading(c.say("source_summary")), *blocks(c, b.source_summary), span=b.span_of("source_summary")
        )
    ]


def sources(c: Composition) -> list[Element]:
    """Each source with its number, how near it stands to the facts, what affects its quality."""
    found = c.brief.sources
    if not found:
        return []
    e = section("sources", heading(c.say("sources")), look="sources")
    items = Element("L", "list", "")
    items.attributes["ListNumbering"] = "Decimal"
    for s in found:
        label = line("sources.marker", c.notes.call(s.id, look=""), role="Lbl")
        items.add(item(label, _quality(c, s), look="sources.item", id="source-" + s.id, span=s.span))
    return [e.add(items)]


def _quality(c: Composition, s: Source) -> list[Element]:
    say = c.say
    facts: list[Inline] = [c.field(s, "directness", say(f"directness_{s.directness}"))]
    if s.derived_from:
        names = [[c.parts.sources[d].originator, *c.cite([d])] for d in s.derived_from]
        facts.append([say("derived_from") + " ", *c.series(names)])
    if s.category:
        facts.append(c.field(s, "category", say(f"category_{s.category.lower()}")))
    if s.grading is not None:
        g = s.grading
        words = say(
            "grading",
            grade=f"{g.reliability}{g.credibility}",
            reliability=say(f"reliability_{g.reliability}"),
            credibility=say(f"credibility_{g.credibility}"),
        )
        facts.append(c.field(s, "grading", words))
    if s.key:
        facts.append(c.field(s, "key", say("key_source")))
    name = Element("Strong", "inline", "strong").add(*c.field(s, "originator"))
    lead: list[Node | str] = [name, say("colon"), *joined(facts, say("comma")), say("period"), " "]
    if s.descriptor is not None:
        out = blocks(c, s.descriptor, "sources.text", before=lead)
    else:
        out = [line("sources.text", *lead[:-1], span=s.span)]
    if s.quote is not None:
        for block in blocks(c, s.quote, "sources.text"):
            out.append(Element("BlockQuote", "flow", "quote", span=s.span_of("quote"), lang=s.lang or "").add(block))
    return out


def end_notes(c: Composition, root: Element) -> Element:
    """Where notes stand at the end: in the section of the sources, before what is said of each; in one of its own without it."""
    for e in root.walk_elements():
        if e.id == "sources":
            holder = Element("Div", "flow", "")
            e.insert(1, holder, heading(c.say("source_quality"), level=2))
            return holder
    holder = section("notes", heading(c.say("sources")), look="sources")
    root.add(holder)
    return holder
