"""Figures of actors: from a brief to what it lacks for the drawing that a figure asks for, told at the line of that figure."""

from __future__ import annotations

from briefing.diagnostics import Diagnostics
from briefing.model.brief import Brief
from briefing.model.contents import Figure


def check_actor_figure(figure: Figure, brief: Brief, broken: frozenset[str], tell: Diagnostics) -> None:
    """Tell what a figure of actors lacks to be drawn. `broken` are fields of the brief with errors of their own."""
    if figure.kind == "influence" and "actors" not in broken:
        if not any(a.influence is not None and a.interest is not None for a in brief.actors):
            message = f"the figure `{figure.id}` draws influence and interest, and no actor has both"
            hint = "give the actors `influence:` and `interest:`, whole numbers from 1 to 5"
            tell.error("B226", message, figure.span_of("kind"), path=figure.path_of("kind"), hints=(hint,))
    elif figure.kind == "relations" and not brief.relations and "relations" not in broken:
        message = f"the figure `{figure.id}` draws what the actors are to each other, and the brief has no `relations`"
        hint = "write `relations:`, or take the figure out"
        tell.error("B226", message, figure.span_of("kind"), path=figure.path_of("kind"), hints=(hint,))
    elif figure.kind == "spectrum":
        _spectrum(figure, brief, broken, tell)


def _spectrum(figure: Figure, brief: Brief, broken: frozenset[str], tell: Diagnostics) -> None:
    if figure.data is None:
        if len(brief.issues) != 1 and "issues" not in broken:
            message = f"the figure `{figure.id}` does not say on which issue the actors stand"
            hint = "write `data:` and the id of an issue"
            tell.error("B226", message, figure.span_of("kind"), path=figure.path_of("data"), hints=(hint,))
            return
    wanted = figure.data or (brief.issues[0].id if brief.issues else "")
    known = any(i.id == wanted for i in brief.issues)
    if known and "positions" not in broken and not any(p.issue == wanted for p in brief.positions):
        message = f"the figure `{figure.id}` draws where the actors stand on `{wanted}`, and no position says so"
        hint = "write a position with this issue, or take the figure out"
        tell.error("B226", message, figure.span_of("data") or figure.span_of("kind"), path=figure.path_of("data"), hints=(hint,))
