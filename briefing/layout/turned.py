"""A table that is too wide for its page, to the page on which it stands turned: its area, and what begins and ends it."""

from __future__ import annotations

from briefing.compose.story import Element
from briefing.layout.area import Area
from briefing.layout.flow import Flow, Turned
from briefing.layout.galley import FORBIDDEN
from briefing.style.computed import Look, Template


def turned_page(flow: Flow, e: Element, look: Look, area: Area) -> Template | None:
    """The template of the page for a table that is wider than this area; None where the sheet turns none, or the table stands in
    a box, a column, a figure or a cell, which goes on where it is."""
    if look.options.get("wide") != "turn" or flow.page is None or any(around.look == "figure" for around in e.ancestors()):
        return None
    here = flow.setting.template(flow.page) if flow.page else flow.setting.template_for(2)
    across = here.width - here.margin.left - here.margin.right
    return flow.setting.template(look.options.get("template", "")) if abs(area.width - across) < 1.0 else None


def across(page: Template) -> Area:
    """The whole measure of a page."""
    return Area.single(page.margin.left, page.width - page.margin.left - page.margin.right)


def turn(flow: Flow, e: Element, page: Template) -> None:
    """Let a page of this template begin with a table and what is kept with it above, and end below its notes."""
    around = e.parent
    with_notes = around is not None and not around.look and around.elements[0] is e
    flow.turned = Turned(around if with_notes and around is not None else e, flow.page or flow.setting.template_for(2).name)
    at = len(flow.slabs)
    if flow.level == FORBIDDEN and at:  # a heading, or the line that introduces it
        at -= 1
        while at and flow.slabs[at].level == FORBIDDEN:
            at -= 1
    if at < len(flow.slabs):
        flow.slabs[at].template = flow.page = page.name
    else:
        flow.template = page.name
