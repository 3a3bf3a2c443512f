"""What figures of actors show in their frames: positions, influence, relations, one issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.compose.actor_figures import influence_chart, not_placed, relations_chart, spectrum_chart
from briefing.compose.composition import Composition
from briefing.compose.framing import Content
from briefing.compose.positions import position_tables
from briefing.compose.relations import relation_tables

if TYPE_CHECKING:
    from briefing.model.figures import PositionsFigure, SpectrumFigure


def positions(c: Composition, f: PositionsFigure) -> Content:
    """Actors by issues as a table."""
    return Content(elements=position_tables(c, [i for i in c.brief.issues if not f.data or i.id == f.data]))


def influence(c: Composition) -> Content:
    """The grid of actors, and who has no place on it."""
    chart = influence_chart(c)
    return Content(lambda: chart, notes=not_placed(c))


def relations(c: Composition) -> Content:
    """The network, or where actors or relations are too many for one, the matrix: it does not stand in its section again."""
    ring = relations_chart(c)
    if ring is not None:
        return Content(lambda: ring)
    c.drawn.add("relations")
    return Content(elements=relation_tables(c))


def spectrum(c: Composition, f: SpectrumFigure) -> Content:
    """Where the actors stand on one issue; its question is the subtitle where the author gives none."""
    issue = c.parts.issues[f.data] if f.data else c.brief.issues[0]
    return Content(lambda: spectrum_chart(c, issue), subtitle=[issue.question])
