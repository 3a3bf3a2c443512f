"""The order of a brief: its sections composed, put in the product's order or the author's, numbered, and told as a story."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from briefing.compose import (
    changes,
    closing,
    decision,
    estimates,
    figures,
    judgments,
    opening,
    outlook,
    positions,
    prose_parts,
    relations,
    scenarios,
    sources,
    tables,
    timeline,
)
from briefing.compose.composition import Arrangement, Composition, Setters
from briefing.compose.elements import heading, link, section
from briefing.compose.marking import banner, marking_block
from briefing.compose.story import Element, Fill, PageOf, Story, Words
from briefing.language import Language
from briefing.model.products import PRODUCTS

if TYPE_CHECKING:
    from briefing.model.brief import Brief

# In the order in which they are composed: what figures and tables are left stands last.
BUILDERS: Mapping[str, Callable[[Composition], list[Element]]] = {
    "decision": decision.decision,
    "bottom_line": opening.bottom_line,
    "summary": opening.summary,
    "key_judgments": judgments.key_judgments,
    "changes": changes.changes,
    "scope": opening.scope_note,
    "recommendation": decision.recommendation,
    "estimates": estimates.estimates,
    "actors": positions.actors,
    "positions": positions.positions,
    "relations": relations.relations,
    "timeline": timeline.timeline,
    "scenarios": scenarios.scenarios,
    "alternatives": outlook.alternatives,
    "assumptions": outlook.assumptions,
    "indicators": outlook.indicators,
    "options": decision.options,
    "next_steps": decision.next_steps,
    "talking_points": decision.talking_points,
    "gaps": outlook.gaps,
    "source_summary": sources.source_summary,
    "yardstick": closing.yardstick,
    "sources": sources.sources,
    "glossary": closing.glossary,
    "clearances": closing.clearances,
    "ai_use": closing.ai_use,
    "contact": closing.about,
    "figures": figures.left_over_figures,
    "tables": tables.left_over_tables,
}

# A brief of so many words has a contents list before it is known how many pages it takes: no sheet sets it on a few.
CONTENTS_WORDS = 9000
# Characters of a title in a running head: at most, and at least where it ends at its colon.
LONGEST_HEAD, LEAST_HEAD = 48, 8
_TITLE_PARTED = re.compile(r"(?<=[?!]) |:(?= )| [–—|] ")
_SHORT_WORD = 4


def compose_story(brief: Brief, say: Language, arrangement: Arrangement) -> Story:
    """Compose every section, put them in order, number notes and figures."""
    setters = Setters(figures.figure, tables.author_table, sources.note_text)
    c = Composition(brief, say, arrangement, setters)
    composed = _compose_sections(c)
    root = Element("Document", "flow", "", span=brief.span, lang=brief.meta.lang)
    root.add(*opening.opening(c), *marking_block(c))
    for name in section_order(c):
        root.add(*composed.pop(name, []))
    if arrangement.data_tables:
        from briefing.compose.figure_data import data_annex  # few sheets ask for it
        root.add(*data_annex(c, root))
    end = sources.end_notes(c, root) if arrangement.notes == "end" else None
    found = c.settle(root, end)
    _contents(c, root)
    facts = _facts(brief, say)
    return Story(root, brief.meta.lang, facts, _metadata(brief, facts), notes=found, say=say)


def _facts(brief: Brief, say: Language) -> dict[str, str]:
    """What running heads may name."""
    meta = brief.meta
    return {
        "title": brief.title,
        "short_title": short_title(brief.title),
        "organisation": meta.organisation,
        "series": meta.series or "",
        "date": say.when(meta.date),
        "reference": meta.reference or "",
        "version": meta.version,
        "status": say(f"status_{meta.status}"),
        "marking": banner(brief.marking),
        "author": say("comma").join(a.name for a in meta.authors),
        "section": "",
    }


def short_title(title: str) -> str:
    """A title as a running head has it: whole where it is short, else up to its colon, else as many words as make sense."""
    if len(title) <= LONGEST_HEAD:
        return title
    before = _TITLE_PARTED.split(title, maxsplit=1)[0].rstrip()
    if LEAST_HEAD <= len(before) <= LONGEST_HEAD:
        return before
    words = title[: LONGEST_HEAD + 1].split(" ")[:-1] or [title[:LONGEST_HEAD]]
    while len(words) > 1 and len(words[-1]) <= _SHORT_WORD:  # «… with a» ends nowhere
        words.pop()
    return " ".join(words).rstrip(",;:–—- ") + "…"


def _metadata(brief: Brief, facts: Mapping[str, str]) -> dict[str, str | tuple[str, ...] | date | None]:
    """What goes into the file's own record (ISO 32000-2, 14.3)."""
    return {
        "title": brief.title,
        "author": facts["author"] or brief.meta.organisation,
        "subject": brief.subtitle or "",
        "keywords": tuple(brief.meta.keywords),
        "date": brief.meta.date.start,
        "id": brief.id,
        "marking": facts["marking"],
    }


def _compose_sections(c: Composition) -> dict[str, list[Element]]:
    """Every section that is not hidden, by name. Prose comes first: what it embeds is not drawn a second time."""
    b = c.brief
    hidden = set(b.layout.hide) if b.layout is not None else set()
    out: dict[str, list[Element]] = {}
    if "sections" not in hidden:
        out.update({s.id: [prose_parts.free_section(c, s)] for s in b.sections if s.id not in hidden})
    if "annexes" not in hidden:
        out.update({s.id: [prose_parts.annex(c, s, n)] for n, s in enumerate(b.annexes, 1) if s.id not in hidden})
    if "boxes" not in hidden:
        beside = [out[s.id][0] for s in b.sections if s.id in out]
        out["boxes"] = prose_parts.boxes(c, [] if "boxes" in (b.layout.order if b.layout is not None else ()) else beside)
    for name, builder in BUILDERS.items():
        if name not in hidden:
            out[name] = builder(c)
    return out


def section_order(c: Composition) -> list[str]:
    """The names of the sections in the order printed.

    Without `layout.order` that is the product's. What the author names comes first, in that order, but behind the bottom
    line (a decision: behind the decision asked and the bottom line) unless these are named themselves; the rest follows
    in its usual order. `sections` and `annexes` stand for all of theirs that are not named by id.
    """
    b = c.brief
    named = list(b.layout.order) if b.layout is not None else []
    usual = list(PRODUCTS[b.product].sections)
    # what a product does not name stands behind what it does: nothing is left out by it
    usual += [name for name in ("sections", "boxes", *BUILDERS, "annexes") if name not in usual]
    lead = [n for n in usual if n in ("decision", "bottom_line") and n not in named] if named else []
    wanted = list(dict.fromkeys([*lead, *named, *usual]))
    own = {"sections": [s.id for s in b.sections], "annexes": [s.id for s in b.annexes]}
    if "boxes" not in named:  # panels belong to the prose they comment on
        wanted.remove("boxes")
        wanted.insert(wanted.index("sections") + 1, "boxes")
    out: list[str] = []
    for name in wanted:
        out += [id for id in own[name] if id not in named] if name in own else [name]
    return out


def _contents(c: Composition, root: Element) -> None:
    """Put a contents list before the first section of prose of a brief that takes many pages or has many words."""
    hidden = c.brief.layout.hide if c.brief.layout is not None else ()
    if "contents" in hidden or not (c.arrangement.contents or _words(root) > CONTENTS_WORDS):
        return
    entries = [e for e in root.elements if e.role == "Sect" and e.id and e.title]
    prose = next((e for e in entries if e.id.startswith("section-")), None)
    if prose is None:
        return
    toc = Element("TOC", "contents", "contents")
    for e in entries[entries.index(prose) :]:
        entry = Element("Reference", "line", "contents.entry").add(link("#" + e.id, e.title), Fill("."), PageOf(e.id))
        toc.add(Element("TOCI").add(entry))  # words and links stand in a Reference, never in a TOCI (ISO 32005, Table 5)
    holder = section("contents", heading(c.say("contents"), look="label"), toc)
    root.insert(root.children.index(prose), holder)


def _words(root: Element) -> int:
    return sum(len(n.text.split()) for n in root.walk() if isinstance(n, Words))
