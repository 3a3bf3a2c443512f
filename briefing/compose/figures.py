"""An author's figure, whatever its kind, to an element of the story: what fills the frame is asked of the kind.

What no section needs is imported when a figure of its kind is composed: a brief without a waterfall does not load one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, assert_never

from briefing.compose.closing import yardstick_figure
from briefing.compose.composition import Composition
from briefing.compose.decision import options_figure
from briefing.compose.elements import heading, section
from briefing.compose.estimates import estimates_in_figure
from briefing.compose.framing import Content, drawn_figure, embedded_again, framed, with_notes
from briefing.compose.plain import plain
from briefing.compose.prose import blocks
from briefing.compose.scenarios import scenarios_figure
from briefing.compose.story import Element, Node
from briefing.compose.timeline import timeline_figure
from briefing.model.figures import (
    CodeFigure,
    EstimatesFigure,
    FanFigure,
    ImageFigure,
    InfluenceFigure,
    LikelihoodFigure,
    NumbersFigure,
    OptionsFigure,
    PositionsFigure,
    RelationsFigure,
    ScenariosFigure,
    SpectrumFigure,
    TimelineFigure,
    WaterfallFigure,
)

if TYPE_CHECKING:
    from briefing.model.figures import Figure


def figure(c: Composition, f: Figure) -> list[Element]:
    """An author's figure, and what must be said of it. Embedded twice, it is drawn once and referred to the second time."""
    id = "figure-" + f.id
    if again := embedded_again(c, "fig", id, f.id):
        return again
    notes = blocks(c, f.note, "figure.note", before=c.lead("note"), close=True) if f.note is not None else []
    alt = plain(f.alt) if f.alt is not None else ""
    if isinstance(f, EstimatesFigure):  # its frame is that of the set of estimates as well
        return estimates_in_figure(c, f, subtitle=_subtitle(c, f, []), notes=notes, alt=alt)
    content = content_of(c, f)
    subtitle = _subtitle(c, f, content.subtitle)
    if content.unit is not None:
        from briefing.compose.numbers import measured

        subtitle = measured(c, content.unit, f.subtitle or "", subtitle)
    notes += content.notes
    if content.specification is not None:
        made = drawn_figure(
            c, f, [id], content.specification, subtitle=subtitle, sources=f.source, notes=notes, alt=alt,
            has_data=content.has_data, span=content.span,
        )  # fmt: skip
        return [made]
    return [with_notes(c, framed(c, f, [id], subtitle).add(*content.elements), f.source, notes)]


def content_of(c: Composition, f: Figure) -> Content:  # noqa: C901 (a case a kind)
    """What a figure of its kind shows. That there is something to show has been made sure of by `lacks`."""
    match f:
        case PositionsFigure():
            from briefing.compose.actor_contents import positions

            return positions(c, f)
        case SpectrumFigure():
            from briefing.compose.actor_contents import spectrum

            return spectrum(c, f)
        case InfluenceFigure():
            from briefing.compose.actor_contents import influence

            return influence(c)
        case RelationsFigure():
            from briefing.compose.actor_contents import relations

            return relations(c)
        case TimelineFigure():
            return timeline_figure(c)
        case LikelihoodFigure():
            return yardstick_figure(c)
        case ScenariosFigure():
            return scenarios_figure(c)
        case FanFigure():
            from briefing.compose.fan import fan

            return fan(c, f)
        case OptionsFigure():
            return options_figure(c)
        case ImageFigure():
            return image(f)
        case NumbersFigure():
            from briefing.compose.numbers import numbers

            return numbers(c, f)
        case WaterfallFigure():
            from briefing.compose.waterfall import waterfall

            return waterfall(c, f)
        case CodeFigure():
            from briefing.compose.numbers import of_a_function

            return of_a_function(c, f)
        case EstimatesFigure():
            raise TypeError("the figure of a set of estimates has a frame of its own")
        case _:
            assert_never(f)


def image(f: ImageFigure) -> Content:
    """The picture that validation has read; it has no data to be told as a table."""
    from briefing.chart.kinds.image import ImagePicture

    picture = f.image.picture
    assert isinstance(picture, ImagePicture), "validation reads every image for its drawing"
    return Content(lambda: picture, has_data=False, span=f.image.span_of("file"))


def _subtitle(c: Composition, f: Figure, otherwise: Sequence[Node | str]) -> list[Node | str]:
    """The author's subtitle, or what the kind says in its place; and the date of the data."""
    out = list(c.field(f, "subtitle")) if f.subtitle else list(otherwise)
    if f.as_of is None:
        return out
    as_of = c.field(f, "as_of", c.say("as_of", date=c.say.when(f.as_of)))
    return [*out, c.say("comma"), *as_of] if out else as_of


def left_over_figures(c: Composition) -> list[Element]:
    """The figures that no text has embedded, in a section of their own."""
    found = [f for f in c.brief.figures if "figure-" + f.id not in c.drawn]
    return [section("figures", heading(c.say("figures")), *(e for f in found for e in figure(c, f)))] if found else []
