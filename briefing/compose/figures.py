"""An author's figure, whatever its kind, to an element of the story: the table from a kind to what sets it is here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from briefing.chart.kinds.image import ImagePicture
from briefing.chart.kinds.scenarios import ScenarioBars
from briefing.chart.kinds.yardstick import YardstickChart
from briefing.chart.specification import Specification
from briefing.compose import actor_figures as actors
from briefing.compose.composition import Composition
from briefing.compose.decision import option_tables
from briefing.compose.elements import heading, line, section
from briefing.compose.estimates import estimate_figure, explanation
from briefing.compose.fan import fan_chart, fan_note
from briefing.compose.framing import drawn_figure, framed, with_notes
from briefing.compose.numbers import code_figure, data_chart, measured
from briefing.compose.outlook import scenario_rows
from briefing.compose.plain import plain
from briefing.compose.positions import position_tables
from briefing.compose.prose import blocks
from briefing.compose.relations import relation_tables
from briefing.compose.story import Element, Node
from briefing.compose.timeline import timeline_list

if TYPE_CHECKING:
    from briefing.model.contents import Figure

# Kinds that are not drawings but a table or a list that can be read: the field of the brief that they show, and what sets it.
_IN_WORDS: dict[str, Callable[[Composition], Sequence[Element]]] = {
    "relations": relation_tables,
    "timeline": timeline_list,
    "options": option_tables,
}


def figure(c: Composition, f: Figure) -> list[Element]:
    """An author's figure, and what must be said of it. Embedded twice, it is drawn once and referred to the second time."""
    id = "figure-" + f.id
    if id in c.drawn:
        return [line("text", *c.reference("fig", f.id, ""))]
    c.drawn.add(id)
    subtitle = list(c.field(f, "subtitle")) if f.subtitle else []
    if f.kind == "spectrum" and not subtitle:
        subtitle = [c.parts.issues[f.data].question if f.data else c.brief.issues[0].question]
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
        picture = f.image.picture
        assert isinstance(picture, ImagePicture), "validation reads every image for its drawing"
        specification = lambda: picture  # noqa: E731
    elif f.kind == "code" and f.code is not None:
        code = f.code
        subtitle = subtitle if f.numbers is None else measured(c, f, f.numbers, subtitle)
        specification = lambda: code_figure(c, f, code)  # noqa: E731
    elif f.numbers is not None:
        numbers = f.numbers
        subtitle = measured(c, f, numbers, subtitle)
        specification = lambda: data_chart(c, f, numbers)  # noqa: E731
    elif f.kind in ("influence", "spectrum", "relations", "fan"):
        specification = _of_the_matter(c, f, notes)
    if specification is not None:
        has_data = f.kind != "image" and not (f.kind == "code" and f.numbers is None)  # an image has no data
        span = None if f.image is None else f.image.span_of("file")
        e = drawn_figure(
            c, f, [id], subtitle=subtitle, specification=specification, sources=f.source, notes=notes, alt=alt, has_data=has_data,
            span=span,
        )  # fmt: skip
        return [e]
    e = framed(c, f, [id], subtitle)
    e.add(*_in_words(c, f))
    return [with_notes(c, e, f.source, notes)]


def _estimates(c: Composition, f: Figure, subtitle: list[Node | str], notes: list[Element], alt: str) -> list[Element]:
    chosen = c.parts.estimates[f.data] if f.data else c.brief.estimates[0]
    e = estimate_figure(c, chosen, figure=f, subtitle=subtitle, notes=notes, alt=alt)
    return [*explanation(c, chosen), e]


def _of_the_matter(c: Composition, f: Figure, notes: list[Element]) -> Callable[[], Specification] | None:
    """What is drawn of the actors or as a fan; None where nothing can be placed. Adds to `notes` what the drawing cannot say."""
    if f.kind == "fan":
        if f.fan is None:
            return None
        fan = f.fan
        notes += fan_note(c)
        return lambda: fan_chart(c, fan)
    if f.kind == "influence":
        chart = actors.influence_chart(c)
        notes += actors.not_placed(c)
        return (lambda: chart) if chart.actors else None
    if f.kind == "relations":
        ring = actors.relations_chart(c)
        return (lambda: ring) if ring is not None else None
    return lambda: actors.spectrum_chart(c, actors.spectrum_issue(c, f.data))


def _in_words(c: Composition, f: Figure) -> Sequence[Element]:
    """What a figure shows that is a table or a list, once: it does not stand in its section again."""
    if f.kind == "positions":
        return position_tables(c, [i for i in c.brief.issues if not f.data or i.id == f.data])
    if f.kind in c.drawn or not getattr(c.brief, f.kind, None):
        return []
    c.drawn.add(f.kind)
    return _IN_WORDS[f.kind](c)


def left_over_figures(c: Composition) -> list[Element]:
    """The figures that no text has embedded, in a section of their own."""
    found = [f for f in c.brief.figures if "figure-" + f.id not in c.drawn]
    return [section("figures", heading(c.say("figures")), *(e for f in found for e in figure(c, f)))] if found else []
