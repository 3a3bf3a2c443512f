"""Figures and tables of the author: title, subtitle, drawing with alternative text, note and source line; rows and heads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from briefing.chart.specification import ScenarioBars, Specification, YardstickChart
from briefing.compose.composition import Composition, Drawing
from briefing.compose.elements import cell, flow, head_row, heading, inline, line, link, section, table
from briefing.compose.prose import blocks, plain
from briefing.compose.story import Element, Node, PageOf


def drawn_figure(
    c: Composition,
    part: Any,
    ids: Sequence[str],
    *,
    subtitle: Sequence[Node | str],
    specification: Callable[[], Specification],
    sources: Sequence[str],
    notes: Sequence[Element] = (),
    alt: str = "",
    own_headline: Any = None,
) -> Element:
    """A figure whose drawing is made at its measure. `part` has `headline` and `mark`; `ids` are what references call it by.

    The specification waits until the notes have their numbers; so does the alternative text, which is written from it.
    `own_headline` is the set of estimates whose own headline is printed below that of the author's figure.
    """
    e = _framed(c, part, ids, subtitle, own_headline)
    image = getattr(part, "image", None)
    picture = Element("Figure", "figure", "figure.drawing", span=part.span if image is None else image.span_of("file"))
    e.add(picture)
    kind = getattr(part, "kind", "")
    told = kind != "image" and not (kind == "code" and part.numbers is None)  # an image has no data
    if told:
        c.drawings[ids[0]] = Drawing(ids[0], part.headline, picture)

    def draw() -> None:
        from briefing.chart.describe import alt_text

        picture.drawing = specification()
        picture.alt = alt or alt_text(picture.drawing, c.say)

    c.later(draw)
    _with_notes(c, e, sources, notes)
    return e.add(see_data(c, ids[0])) if told and c.data_tables else e


def see_data(c: Composition, figure: str) -> Element:
    """The line below a figure that leads to its data."""
    before, _, after = c.say("data_below").partition("{page}")
    return line("figure.note", link("#data-" + figure, before, PageOf("data-" + figure), after))


def _framed(c: Composition, part: Any, ids: Sequence[str], subtitle: Sequence[Node | str], own: Any) -> Element:
    # a section of its own: a caption must come first in what it belongs to (ISO 14289-2, 8.2.5.27), and a Div is not counted
    e = flow("figure", span=part.span, id=ids[0], role="Sect")
    e.attributes["counted"], e.attributes["names"] = "figure", tuple(ids)
    number = inline("lead_in", c.figure_words(ids[0]), c.say("period"))
    headline = part.span_of("headline")
    e.add(line("figure.title", *c.portion(part), number, " ", *c.field(part, "headline"), role="Caption", span=headline))
    if own is not None:
        e.add(
            line("figure.subtitle", *c.portion(own), *c.field(own, "headline"), span=own.span_of("headline"), id="".join(ids[1:]))
        )
    if subtitle:
        e.add(line("figure.subtitle", *subtitle, span=part.span))
    return e


def _with_notes(c: Composition, e: Element, sources: Sequence[str], notes: Sequence[Element]) -> Element:
    e.add(*notes)
    source = source_line(c, sources, "figure.note")
    if source is not None:
        e.add(source)
    return e


def source_line(c: Composition, sources: Sequence[str], look: str) -> Element | None:
    """«Source: originator¹; originator²»; None without sources."""
    if not sources:
        return None
    return line(look, *c.lead("source" if len(sources) == 1 else "sources_of_figure"), *c.ended(c.evidence(sources)))


def figure(c: Composition, f: Any) -> list[Element]:
    """An author's figure, and what must be said of it. Embedded twice, it is drawn once and referred to the second time."""
    id = "figure-" + f.id
    if id in c.drawn:
        return [line("text", *c.reference("fig", f.id, ""))]
    c.drawn.add(id)
    subtitle = list(c.field(f, "subtitle")) if f.subtitle else []
    if f.kind == "spectrum" and not subtitle:
        subtitle = [c.parts["issue", f.data].question if f.data else c.brief.issues[0].question]
    if f.as_of is not None:
        as_of = c.field(f, "as_of", c.say("as_of", date=c.say.when(f.as_of)))
        subtitle += [c.say("comma"), *as_of] if subtitle else as_of
    notes = blocks(c, f.note, "figure.note", before=c.lead("note"), close=True) if f.note is not None else []
    alt = plain(f.alt) if f.alt is not None else ""
    if f.kind == "estimates":
        return _estimates(c, f, subtitle, notes, alt)
    specification: Callable[[], Specification] | None = None
    if f.kind == "scenarios" and scenario_rows(c):
        specification = lambda: ScenarioBars(scenario_rows(c))  # noqa: E731
    elif f.kind == "likelihood":
        specification = lambda: YardstickChart(c.likelihoods.bands_used())  # noqa: E731
    elif f.kind == "image" and f.image is not None:
        specification = lambda: f.image.picture  # noqa: E731
    elif f.kind == "code" and f.code is not None:
        from briefing.compose.numbers import code_figure, measured

        subtitle = subtitle if f.numbers is None else measured(c, f, subtitle)
        specification = lambda: code_figure(c, f)  # noqa: E731
    elif f.numbers is not None:
        from briefing.compose.numbers import data_chart, measured

        subtitle = measured(c, f, subtitle)
        specification = lambda: data_chart(c, f)  # noqa: E731
    elif f.kind in ("influence", "spectrum", "relations", "fan"):
        specification = _of_the_matter(c, f, notes)
    if specification is not None:
        return [drawn_figure(c, f, [id], subtitle=subtitle, specification=specification, sources=f.source, notes=notes, alt=alt)]
    e = _framed(c, f, [id], subtitle, None)
    e.add(*_words_of(c, f))
    return [_with_notes(c, e, f.source, notes)]


def _estimates(c: Composition, f: Any, subtitle: list[Node | str], notes: list[Element], alt: str) -> list[Element]:
    from briefing.compose.estimates import estimate_figure, explanation

    chosen = c.parts["estimate", f.data] if f.data else c.brief.estimates[0]
    e = estimate_figure(c, chosen, figure=f, subtitle=subtitle, notes=notes, alt=alt)
    return [*explanation(c, chosen), e]


def _of_the_matter(c: Composition, f: Any, notes: list[Element]) -> Callable[[], Specification] | None:
    """What is drawn of the actors or as a fan; None where nothing can be placed. Adds to `notes` what the drawing cannot say."""
    if f.kind == "fan":
        if f.fan is None:
            return None
        from briefing.compose.fan import fan_chart, fan_note

        notes += fan_note(c)
        return lambda: fan_chart(c, f.fan)
    from briefing.compose import actor_figures as of

    if f.kind == "influence":
        chart = of.influence_chart(c)
        notes += of.not_placed(c)
        return (lambda: chart) if chart.actors else None
    if f.kind == "relations":
        ring = of.relations_chart(c)
        return (lambda: ring) if ring is not None else None
    return lambda: of.spectrum_chart(c, of.spectrum_issue(c, f))


def _words_of(c: Composition, f: Any) -> list[Element]:
    """Figures that are not drawings but a table or a list that can be read: positions, the timeline, the options."""
    if f.kind == "positions":
        from briefing.compose.positions import position_tables

        return position_tables(c, [i for i in c.brief.issues if not f.data or i.id == f.data])
    if f.kind in c.drawn or not getattr(c.brief, f.kind, None):
        return []
    if f.kind == "relations":
        from briefing.compose.relations import relation_tables

        c.drawn.add("relations")
        return relation_tables(c)
    if f.kind == "timeline":
        from briefing.compose.timeline import timeline_list

        c.drawn.add("timeline")
        return timeline_list(c)
    if f.kind == "options":
        from briefing.compose.decision import option_tables

        c.drawn.add("options")
        return option_tables(c)
    return []


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


def table_of(c: Composition, t: Any) -> Element:
    """An author's table: caption with its number, heads, rows; below it the note and the sources."""
    id = "table-" + t.id
    if id in c.drawn:
        return line("text", *c.reference("table", t.id, ""))
    c.drawn.add(id)
    number = inline("lead_in", c.figure_words(id), c.say("period"))
    caption = line("table.caption", *c.portion(t), number, " ", *c.field(t, "title"), role="Caption", span=t.span_of("title"))
    heads = [line("", *c.field(column, "label"), span=column.span) for column in t.columns]
    rows = []
    for row in t.rows:
        cells = []
        for n, (column, text) in enumerate(zip(t.columns, row, strict=False)):
            head = "Row" if n == 0 and t.row_header else ""
            look = "table.row_head" if head else "table.number" if column.kind == "number" else "table.cell"
            cells.append(cell(*blocks(c, text, ""), look=look, head=head))
        rows.append(cells)
    kinds = ["number" if column.kind == "number" else "text" for column in t.columns]
    grid = table(head_row(heads), rows, kinds, caption=caption, span=t.span, id=id)
    grid.attributes["counted"], grid.attributes["names"] = "table", (id,)
    below = blocks(c, t.note, "table.note", before=c.lead("note"), close=True) if t.note is not None else []
    source = source_line(c, t.source, "table.note")
    if source is not None:
        below.append(source)
    return flow("", [grid, *below], span=t.span) if below else grid


def at_home(c: Composition, kind: str, data: str = "") -> list[Element]:
    """The author's figures of a kind that no text has embedded: they stand in the section that tells the same.

    With `data`, those drawn from that set of estimates (the first set is meant where a figure names none).
    """
    found = [f for f in c.brief.figures if f.kind == kind and "figure-" + f.id not in c.drawn]
    if data:
        found = [f for f in found if (f.data or c.brief.estimates[0].id) == data]
    return [e for f in found for e in figure(c, f)]


def left_over_figures(c: Composition) -> list[Element]:
    """The figures that no text has embedded, in a section of their own."""
    found = [f for f in c.brief.figures if "figure-" + f.id not in c.drawn]
    return [section("figures", heading(c.say("figures")), *(e for f in found for e in figure(c, f)))] if found else []


def left_over_tables(c: Composition) -> list[Element]:
    """The tables that no text has embedded, in a section of their own."""
    found = [t for t in c.brief.tables if "table-" + t.id not in c.drawn]
    return [section("tables", heading(c.say("tables")), *(table_of(c, t) for t in found))] if found else []
