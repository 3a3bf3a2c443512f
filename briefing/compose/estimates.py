"""Disputed estimates: from sets of claims to charts with one panel a basis, and to notes on what must not be done with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from briefing.chart.describe import alt_text
from briefing.chart.kinds.estimates import EstimateChart
from briefing.compose.composition import Composition
from briefing.compose.elements import heading, line, section
from briefing.compose.estimate_claims import bases, chart, claims, shared
from briefing.compose.estimate_parts import MOST_CLAIMS, count_of_parts, part_of_chart
from briefing.compose.framing import drawn_figure
from briefing.compose.prose import blocks
from briefing.compose.story import Element, Node
from briefing.model.figures import EstimatesFigure
from briefing.records import replace

if TYPE_CHECKING:
    from briefing.model.evidence import Estimate, EstimateSet


def estimates(c: Composition) -> list[Element]:
    """Every set of estimates that no figure in the text has drawn already."""
    sets = [s for s in c.brief.estimates if "estimate-" + s.id not in c.drawn]
    if not sets:
        return []
    e = section("estimates", heading(c.say("estimates")), look="section")
    for s in sets:
        e.add(*(c.at_home(EstimatesFigure, s.id) or [estimate_figure(c, s)]))
    return [e]


def estimate_figure(
    c: Composition,
    s: EstimateSet,
    *,
    figure: EstimatesFigure | None = None,
    subtitle: Sequence[Node | str] = (),
    notes: Sequence[Element] = (),
    alt: str = "",
) -> Element:
    """The chart of one set: title, subtitle, drawing, note and sources.

    `figure` is the author's figure where the text has one: its headline, subtitle, notes and alternative text come before the
    set's own.
    """
    ids = [] if "estimate-" + s.id in c.drawn else ["estimate-" + s.id]
    c.drawn.add("estimate-" + s.id)
    ids = ids if figure is None else ["figure-" + figure.id, *ids]
    most = c.arrangement.most_claims.get(ids[0], MOST_CLAIMS)

    def part(number: int) -> EstimateChart:
        return part_of_chart(chart(c, s), number, most)

    sources = [source for claim in claims(s) for source in claim.sources]
    e = drawn_figure(
        c,
        s if figure is None else figure,
        ids,
        partial(part, 1),
        subtitle=_subtitle(c, s, subtitle),
        sources=list(dict.fromkeys([*sources, *(figure.source if figure is not None else ())])),
        notes=[*notes, *_set_notes(c, s, lead=not notes)],
        alt=alt,
        own=s if figure is not None else None,
    )
    count = count_of_parts(len(claims(s)), most)
    if count > 1:
        _go_on(c, e, count, part)
        c.drawings[ids[0]] = replace(c.drawings[ids[0]], whole=lambda: chart(c, s))
    return e


def estimates_in_figure(
    c: Composition, f: EstimatesFigure, *, subtitle: Sequence[Node | str], notes: Sequence[Element], alt: str
) -> list[Element]:
    """The chart of a set in a figure of the author's."""
    chosen = c.parts.estimates[f.data] if f.data else c.brief.estimates[0]
    return [estimate_figure(c, chosen, figure=f, subtitle=subtitle, notes=notes, alt=alt)]


def _subtitle(c: Composition, s: EstimateSet, own: Sequence[Node | str]) -> list[Node | str]:
    """What is measured, in what and where, and what holds for every claim; before it the subtitle of the author's own figure."""
    found, say = bases(s), c.say
    measured = s.unit.casefold() in s.quantity.casefold()
    words = s.quantity if measured else say("estimates_subtitle", quantity=s.quantity, unit=s.unit)
    if len(found) == 1:
        words += say("comma") + say(f"basis_{next(iter(found))}")
    out = c.field(s, "quantity", words)
    if s.place:
        out += [say("comma"), *c.field(s, "place")]
    facts = [*shared(c, s)]
    if say("attribution_unnamed") not in facts and any(e.attribution == "unnamed" and e.form != "words" for e in claims(s)):
        facts.append(say("estimates_filled"))
    if facts:
        out = [*c.ended(out), " ", say.capital(say("semicolon").join(facts))]
    return [*c.ended([*own]), " ", *out] if own else out


def _go_on(c: Composition, e: Element, count: int, part: Callable[[int], EstimateChart]) -> None:
    """Put what one drawing cannot show into drawings below it, each under a line that says which part of how many it is."""
    first = next(n for n in e.elements if n.role == "Figure")
    more: list[Element] = []
    for number in range(1, count + 1):
        which = c.say("positions_part", number=number, count=count)
        words = c.say.capital(which)
        headed: list[Node | str] = [words]
        if number > 1:  # on a page of its own, where nobody sees the title
            headed = [c.figure_words(e.id), c.say("comma"), which]
            if c.drawings[e.id].headline:
                headed += [c.say("colon"), c.drawings[e.id].headline]
        more.append(line("figure.subtitle", *headed))
        picture = first if number == 1 else Element("Figure", "figure", "figure.drawing", span=first.span)
        more.append(picture)
        c.later(partial(_draw_part, c, picture, partial(part, number), words + c.say("period") + " "))
    at = e.children.index(first)
    del e.children[at]
    e.insert(at, *more)


def _draw_part(c: Composition, picture: Element, part: Callable[[], EstimateChart], which: str) -> None:
    if picture.drawing is None:
        picture.drawing = part()
        picture.alt = alt_text(picture.drawing, c.say)
    picture.alt = which + picture.alt


def _set_notes(c: Composition, s: EstimateSet, *, lead: bool) -> list[Element]:
    """What must not be done with the figures, and what explains them."""
    first = c.lead("note") if lead else []
    out: list[Element] = []
    if len(claims(s)) > 1:
        out.append(line("figure.note", *first, _explanation(c, s), span=s.span))
        first = []
    if s.note is not None:
        out += blocks(c, s.note, "figure.note", before=first, close=True)
    out += [note for claim in claims(s) for note in _notes(c, claim)]
    if s.reference_lines:
        lines = [
            c.say("reference_line", label=r.label, number=c.say("with_unit", number=c.say.number(r.value), unit=s.unit))
            for r in s.reference_lines
        ]
        out.append(
            line("figure.note", *c.field(s, "reference_lines", c.say.sentence(c.say.capital(c.say("semicolon").join(lines)))))
        )
    return out


def _notes(c: Composition, claim: Estimate) -> list[Element]:
    who = claim.by + c.say("colon")
    out: list[Element] = []
    if claim.note is not None:
        out += blocks(c, claim.note, "figure.note", before=[who])
    if claim.confidence:
        words = c.say("confidence_in", who=claim.by, confidence=c.say.inside(c.likelihoods.confidence(claim.confidence)))
        out.append(line("figure.note", *c.field(claim, "confidence", words), span=claim.span_of("confidence")))
    return out


def _explanation(c: Composition, s: EstimateSet) -> str:
    """What the figures count, and what must not be done with them."""
    names = [c.say(f"basis_{basis}") for basis in bases(s)]
    return c.say("estimates_apart" if len(names) > 1 else "estimates_same", bases=c.say.all_of(names))
