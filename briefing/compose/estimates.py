"""Disputed estimates: from sets of claims to charts with one panel a basis, and to words on what must not be done with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from briefing.chart.specification import Claim, EstimateChart, Group, Panel
from briefing.compose.composition import Composition
from briefing.compose.elements import heading, line, section
from briefing.compose.estimate_parts import MOST_CLAIMS, count_of_parts, part_of_chart
from briefing.compose.framing import drawn_figure
from briefing.compose.prose import blocks
from briefing.compose.story import Element, Node
from briefing.records import replace

if TYPE_CHECKING:
    from briefing.model.contents import Figure
    from briefing.model.evidence import Estimate, EstimateSet


def estimates(c: Composition) -> list[Element]:
    """Every set of estimates that no figure in the text has drawn already."""
    sets = [s for s in c.brief.estimates if "estimate-" + s.id not in c.drawn]
    if not sets:
        return []
    e = section("estimates", heading(c.say("estimates")), look="section")
    for s in sets:
        e.add(*(c.at_home("estimates", s.id) or [*explanation(c, s), estimate_figure(c, s)]))
    return [e]


def estimate_figure(
    c: Composition,
    s: EstimateSet,
    *,
    figure: Figure | None = None,
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
    parts = bases(s)
    basis = next(iter(parts)) if len(parts) == 1 else "mixed"
    words = c.field(s, "quantity", c.say("estimates_subtitle", quantity=s.quantity, unit=s.unit, basis=c.say(f"basis_{basis}")))
    if s.place:
        words += [c.say("comma"), *c.field(s, "place")]
    if subtitle:
        words = [*subtitle, c.say("period"), " ", *words]
    sources = dict.fromkeys(source for claim in claims(s) for source in claim.sources)
    if figure is not None:
        sources.update(dict.fromkeys(figure.source))
    ids = ids if figure is None else ["figure-" + figure.id, *ids]
    most = c.most_claims.get(ids[0], MOST_CLAIMS)
    e = drawn_figure(
        c,
        figure if figure is not None else s,
        ids,
        subtitle=words,
        specification=lambda: part_of_chart(chart(c, s, parts), 1, most),
        sources=list(sources),
        notes=[*notes, *_set_notes(c, s)],
        alt=alt,
        own=s if figure is not None else None,
    )
    count = count_of_parts(len(claims(s)), most)
    if count > 1:
        _go_on(c, e, count, lambda number: part_of_chart(chart(c, s, parts), number, most))
        c.drawings[ids[0]] = replace(c.drawings[ids[0]], whole=lambda: chart(c, s, parts))
    return e


def _go_on(c: Composition, e: Element, count: int, part: Callable[[int], EstimateChart]) -> None:
    """Put what one drawing cannot show into drawings below it, each under a line that says which part of how many it is."""
    first = next(n for n in e.children if isinstance(n, Element) and n.role == "Figure")
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
    e.children[at : at + 1] = more
    for made in more:
        made.parent = e


def _draw_part(c: Composition, picture: Element, part: Callable[[], EstimateChart], which: str) -> None:
    from briefing.chart.describe import alt_text

    if picture.drawing is None:
        picture.drawing = part()
        picture.alt = alt_text(picture.drawing, c.say)
    picture.alt = which + picture.alt


def _set_notes(c: Composition, s: EstimateSet) -> list[Element]:
    out = blocks(c, s.note, "figure.note", before=c.lead("note"), close=True) if s.note is not None else []
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
        words = c.say("confidence_in", who=claim.by, confidence=c.likelihoods.confidence(claim.confidence).lower())
        out.append(line("figure.note", *c.field(claim, "confidence", words), span=claim.span_of("confidence")))
    return out


def claims(s: EstimateSet) -> list[Estimate]:
    """The claims of a set in the order printed: as the author gives them, our own assessment last."""
    return [*s.entries, *([s.ours] if s.ours is not None else [])]


def bases(s: EstimateSet) -> dict[str, list[Estimate]]:
    """The claims of a set by what they count, in the order of first appearance: different bases are never one series."""
    found: dict[str, list[Estimate]] = {}
    for claim in claims(s):
        found.setdefault(claim.basis or s.basis, []).append(claim)
    return found


def explanation(c: Composition, s: EstimateSet) -> list[Element]:
    """What the figures count, and what must not be done with them; how many claims give no number."""
    say, found = c.say, bases(s)
    names = say.all_of([say(f"basis_{b}") for b in found])
    sentences = [say("estimates_apart" if len(found) > 1 else "estimates_same", bases=names)]
    silent = sum(1 for claim in claims(s) if claim.form == "words")
    if silent:
        sentences.append(say.several("estimates_words_only", silent))
    return [line("text", " ".join(sentences), span=s.span)]


def chart(c: Composition, s: EstimateSet, parts: dict[str, list[Estimate]]) -> EstimateChart:
    """The specification of the chart; made when the numbers of the notes are known."""
    panels = tuple(Panel(c.say.capital(c.say(f"basis_{basis}")), s.unit, _groups(c, s, found)) for basis, found in parts.items())
    lines = tuple((r.value, r.label) for r in s.reference_lines)
    return EstimateChart(panels, _key(c, s), lines, c.brief.meta.lang, quantity=s.quantity)


def _groups(c: Composition, s: EstimateSet, found: Iterable[Estimate]) -> tuple[Group, ...]:
    by_question: dict[str, list[Claim]] = {}
    for claim in found:
        by_question.setdefault(claim.answers or "", []).append(_claim(c, s, claim))
    return tuple(Group(question, tuple(rows)) for question, rows in by_question.items())


def _claim(c: Composition, s: EstimateSet, claim: Estimate) -> Claim:
    say, ours = c.say, claim is s.ours
    kind = say("estimate_key_ours" if ours else f"estimate_{claim.kind}")
    as_of = say.when(claim.as_of)
    detail = [kind, say("as_of", date=as_of) if claim.as_of.stated else say("as_of_not_stated")]
    if claim.published is not None:
        detail.append(say("published_on", date=say.when(claim.published)))
    if claim.attribution == "unnamed":
        detail.append(say("attribution_unnamed"))
    if claim.qualification:
        detail.append(claim.qualification)
    note = ",".join(str(c.notes.numbers[source]) for source in claim.sources if source in c.notes.numbers)
    remark = c.horizon(claim.horizon) if claim.horizon is not None and claim.horizon.stated else ""
    low, high, best = _bounds(claim)
    return Claim(
        claim.by,
        claim.kind,
        note,
        tuple(detail),
        claim.value,
        low,
        high,
        best,
        claim.words,
        label(c, claim),
        remark,
        ours,
        claim.attribution == "named",
        kind,
        as_of if claim.as_of.stated else "",
    )


def _bounds(claim: Estimate) -> tuple[float | None, float | None, float | None]:
    if claim.range is not None:
        return claim.range.low, claim.range.high, claim.range.best
    return claim.at_least, claim.at_most, None


def label(c: Composition, claim: Estimate) -> str:
    """The value of a claim as printed: 10,000; 8,000–12,000; at least 3,000; up to 100,000; “thousands”."""
    say = c.say
    if claim.words is not None:
        return say("quote", words=claim.words)
    if claim.value is not None:
        return say.number(claim.value)
    if claim.at_least is not None:
        return say("at_least", number=say.number(claim.at_least))
    if claim.at_most is not None:
        return say("at_most", number=say.number(claim.at_most))
    r = claim.range
    assert r is not None, "validation asks for exactly one form of the value"
    words = say("range", low=say.number(r.low), high=say.number(r.high))
    return words if r.best is None else f"{say.number(r.best)} {say('brackets', words=words)}"


def _key(c: Composition, s: EstimateSet) -> tuple[tuple[str, str], ...]:
    kinds: dict[str, None] = {}
    for claim in s.entries:
        form = {"words": "", "range": "range", "at_least": "lower", "at_most": "upper"}.get(claim.form, claim.kind)
        if form == "range":
            kinds[claim.kind] = None
        if form:
            kinds[form] = None
    if s.ours is not None:
        kinds["ours"] = None
    return tuple((kind, c.say(f"estimate_key_{kind}")) for kind in kinds)
