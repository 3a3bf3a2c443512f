"""A figure of the story without its kind: its number and headline, the drawing that waits for its measure, note, source line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, Protocol

from briefing.chart.describe import alt_text
from briefing.compose.composition import Composition, Drawing
from briefing.compose.elements import flow, heading, inline, line, link, section
from briefing.compose.story import Element, Node, PageOf
from briefing.diagnostics import Place, Span
from briefing.records import record

if TYPE_CHECKING:
    from briefing.chart.specification import Specification
    from briefing.model.figures import OptionsFigure, TimelineFigure
    from briefing.model.figures.numbers import Numbers
    from briefing.model.figures.waterfall import Waterfall


class Headed(Protocol):
    """A part of the brief that stands over a drawing: an author's figure or a set of estimates."""

    @property
    def headline(self) -> str:
        """What the figure says."""
        ...

    @property
    def mark(self) -> str | None:
        """Its portion mark."""
        ...

    @property
    def span(self) -> Span | None:
        """Where the part stands in the brief."""
        ...

    def span_of(self, field: str) -> Span | None:
        """Where the value of a field stands; None where the author gave none."""
        ...

    def place_of(self, field: str) -> Place | None:
        """The same, character by character, for a text of one line."""
        ...


@record
class Content:
    """What a kind of figure shows in its frame: a drawing of `specification`, or `elements` that can be read.

    The specification is asked for when the notes have their numbers. `subtitle` stands where the author gives none; `unit` is the
    part whose unit ends the subtitle; `notes` say what the drawing cannot. `has_data` says whether it can be told as a table;
    `span` is where the brief asks for the drawing, if not where the figure stands.
    """

    specification: Callable[[], Specification] | None = None
    elements: Sequence[Element] = ()
    subtitle: Sequence[Node | str] = ()
    unit: Numbers | Waterfall | None = None
    notes: Sequence[Element] = ()
    has_data: bool = True
    span: Span | None = None


def drawn_figure(
    c: Composition,
    part: Headed,
    ids: Sequence[str],
    drawing: Callable[[], Specification],
    *,
    subtitle: Sequence[Node | str],
    sources: Sequence[str],
    notes: Sequence[Element] = (),
    alt: str = "",
    has_data: bool = True,
    span: Span | None = None,
    own: Headed | None = None,
) -> Element:
    """A figure whose drawing is made at its measure; `ids` are what references call it by, the first is its own.

    The drawing waits until the notes have their numbers; so does the alternative text, which is written from it where `alt` is
    empty. `own` is the set of estimates whose own headline is printed below that of the author's figure.
    """
    e = framed(c, part, ids, subtitle, own)
    picture = Element("Figure", "figure", "figure.drawing", span=span or part.span)
    e.add(picture)
    if has_data:
        c.drawings[ids[0]] = Drawing(ids[0], part.headline, picture)

    def draw() -> None:
        picture.drawing = drawing()
        picture.alt = alt or alt_text(picture.drawing, c.say)

    c.later(draw)
    with_notes(c, e, sources, notes)
    return e.add(see_data(c, ids[0])) if has_data and c.arrangement.data_tables else e


def see_data(c: Composition, figure: str) -> Element:
    """The line below a figure that leads to its data."""
    before, _, after = c.say("data_below").partition("{page}")
    return line("figure.note", link("#data-" + figure, before, PageOf("data-" + figure), after))


def framed(
    c: Composition, part: Headed, ids: Sequence[str], subtitle: Sequence[Node | str], own: Headed | None = None
) -> Element:
    """The head of a figure: «Figure 2. », its headline, below it that of `own` and the subtitle."""
    # a section of its own: a caption must come first in what it belongs to (ISO 14289-2, 8.2.5.27), and a Div is not counted
    e = flow("figure", span=part.span, id=ids[0], role="Sect")
    c.count(e, "figure", ids)
    number = inline("lead_in", c.figure_words(ids[0]), c.say("period"))
    headline = part.span_of("headline")
    repeated = own is not None and own.headline == part.headline
    e.add(
        line(
            "figure.title",
            *c.portion(part, "portion_mark.in_heading"),
            number,
            " ",
            *c.words_of(part, "headline", part.headline),
            role="Caption",
            span=headline,
            id="".join(ids[1:]) if repeated else "",
        )
    )
    if own is not None and not repeated:
        words = [*c.portion(own), *c.words_of(own, "headline", own.headline)]
        e.add(line("figure.subtitle", *words, span=own.span_of("headline"), id="".join(ids[1:])))
    if subtitle:
        e.add(line("figure.subtitle", *subtitle, span=part.span))
    return e


def with_notes(c: Composition, e: Element, sources: Sequence[str], notes: Sequence[Element]) -> Element:
    """The figure with its notes and its source line below it, in one paragraph where each is a paragraph."""
    source = source_line(c, sources, "figure.note")
    return e.add(*_in_one([*notes, *([source] if source is not None else [])]))


def _in_one(lines: Sequence[Element]) -> list[Element]:
    """Lines one after the other as one; lists and quotes stay as they are."""
    if len(lines) < 2 or any((n.kind, n.look, n.role, n.id) != ("line", "figure.note", "P", "") for n in lines):
        return [*lines]
    out = line("figure.note", span=lines[0].span)
    for n, part in enumerate(lines):
        out.add(*([" "] if n else []), *part.children)
    return [out]


def source_line(c: Composition, sources: Sequence[str], look: str) -> Element | None:
    """«Source: originator¹; originator²»; None without sources."""
    if not sources:
        return None
    return line(look, *c.lead("source" if len(sources) == 1 else "sources_of_figure"), *c.ended(c.evidence(sources)))


def section_of_entries(
    c: Composition, kind: type[OptionsFigure | TimelineFigure], entries: Callable[[Composition], list[Element]]
) -> list[Element]:
    """The section of a field of the brief whose entries stand once: nothing where a figure in the text has shown them."""
    name = kind.ENTRIES
    if not getattr(c.brief, name) or name in c.drawn:
        return []
    return [section(name, heading(c.say(name)), *(c.at_home(kind) or entries(c)))]


def figure_of_entries(
    c: Composition, kind: type[OptionsFigure | TimelineFigure], entries: Callable[[Composition], list[Element]]
) -> Content:
    """The same entries in a figure of the author's: they do not stand in their section again."""
    c.drawn.add(kind.ENTRIES)
    return Content(elements=entries(c))


def embedded_again(c: Composition, kind: Literal["fig", "table"], target: str, id: str) -> list[Element]:
    """The reference in place of a figure or table that was embedded before; nothing the first time, which is kept in mind."""
    if target in c.drawn:
        return [line("text", *c.reference(kind, id, ""))]
    c.drawn.add(target)
    return []
