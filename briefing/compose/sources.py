"""Sources: what a note says of one, what each is and is worth, and all together; end notes where a sheet wants them there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.compose.elements import Inline, heading, inline, item, joined, line, link, section
from briefing.compose.prose import blocks
from briefing.compose.story import Element, Node
from briefing.language.note_numbers import LIST_NUMBERING

if TYPE_CHECKING:
    from briefing.compose.composition import Composition
    from briefing.model.evidence import Source


def note_text(c: Composition, s: Source, locator: str, full: Element | None) -> list[Node | str]:
    """What a note says: originator, title, date and the place in it, all of the source where no entry in a list says that; in
    short where the note that `full` calls has said it."""
    if full is not None:
        before, _, after = c.say("see_note").partition("{number}")
        place = [locator, " "] if locator else []
        return [*c.field(s, "originator"), c.say("comma"), *place, "(", before, full, after, ")", c.say("period")]
    out = [*c.portion(s), *c.field(s, "originator"), c.say("comma"), _title(c, s)]
    where: list[Inline] = [[locator]] if locator else []
    if c.lists_sources:
        date: list[Inline] = [c.field(s, "published", c.say.when(s.published))] if s.published.stated else []
        return [*out, *(n for part in (*date, *where) for n in (c.say("comma"), *part)), c.say("period")]
    return [*out, c.say("period"), " ", *joined([*_facts(c, s), *where], c.say("semicolon")), c.say("period"), *_addresses(c, s)]


def _title(c: Composition, s: Source) -> Element:
    title = inline("emphasis", *c.field(s, "title"), role="Em")
    if s.lang and s.lang != c.brief.meta.lang:
        title.lang = s.lang
    return title


def _facts(c: Composition, s: Source) -> list[Inline]:
    """What tells a source from others: its type, identifier, the three dates, what was used, its language."""
    say = c.say
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
    return facts


def _addresses(c: Composition, s: Source) -> list[Node | str]:
    """Where a source can be read, and its archived copy."""
    out: list[Node | str] = []
    if s.url:
        out += [" ", link(s.url, *c.field(s, "url", _shown(s.url)))]
    if s.archived is not None:
        out += [" ", link(s.archived.url, *c.field(s, "archived", c.say.capital(c.say("archived")))), c.say("period")]
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
    """Each source by its number: what it is, how near it stands to the facts, what affects its quality."""
    found = c.brief.sources
    if not found:
        return []
    e = section("sources", heading(c.say("sources")), look="sources")
    items = Element("L", "list", "")
    items.attributes["ListNumbering"] = LIST_NUMBERING[c.arrangement.note_form.number]
    for s in found:
        label = line("sources.marker", c.notes.call(s.id, look=""), role="Lbl")
        items.add(item(label, _entry(c, s), look="sources.item", id="source-" + s.id, span=s.span))

    def in_order() -> None:
        entries = sorted(zip(items.children, found, strict=True), key=lambda pair: c.notes.place_of(pair[1].id))
        items.children = [entry for entry, _ in entries]

    c.later(in_order)
    return [e.add(items)]


def _entry(c: Composition, s: Source) -> list[Element]:
    """What a source is, and how good it is."""
    say = c.say
    name = Element("Strong", "inline", "strong").add(*c.field(s, "originator"))
    lead: list[Node | str] = [*c.portion(s), name, say("comma"), _title(c, s), say("period"), " "]
    facts = [*(_facts(c, s) if c.lists_sources else []), *_quality(c, s)]
    lead += [*joined(facts, say("semicolon" if c.lists_sources else "comma")), say("period")]
    lead += _addresses(c, s) if c.lists_sources else []
    if s.descriptor is not None:
        out = blocks(c, s.descriptor, "sources.text", before=[*lead, " "])
    else:
        out = [line("sources.text", *lead, span=s.span)]
    if s.quote is not None:
        for block in blocks(c, s.quote, "sources.text"):
            out.append(Element("BlockQuote", "flow", "quote", span=s.span_of("quote"), lang=s.lang or "").add(block))
    return out


def _quality(c: Composition, s: Source) -> list[Inline]:
    """How near a source stands to the facts, what it rests on, its grade, whether it matters most."""
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
    return facts


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
