"""Pages to what cannot be printed on them: sizes, margins, running lines and columns that do not fit, a marking not shown."""

from __future__ import annotations

import math

from briefing.style.model import Origin
from briefing.units import Length
from briefing.validate.sheet_limits.findings import SheetFindings

LEAST_PAGE, MOST_PAGE = 144.0, 14_400.0
"""Points of a page's side: two inches, on which words can still be set; what a file can say (ISO 19005-3, 6.1.13)."""
LEAST_FRAME = 0.3
"""The least share of a page that its margins leave."""


def pages(found: SheetFindings) -> bool:
    """Whether every page has a size that a page can have."""
    fine = True
    for name, template in found.sheet.templates.items():
        if not all(LEAST_PAGE <= side <= MOST_PAGE for side in (template.width, template.height)):
            fine = False
            message = f"the page template {name} is {template.width:g} × {template.height:g} pt: the sides of a page can have"
            origin = found.sheet.specified.origin(f"templates.{name}.size", "page.size")
            found.tell("Y208", f"{message} {LEAST_PAGE:g} to {MOST_PAGE:g} pt", "page.size", origin, same="page.size")
    return fine


def frames(found: SheetFindings) -> bool:
    """Running lines stand outside the frame, columns inside it. False where a page has no room for text at all."""
    specified = found.sheet.specified
    fine = True
    for name, template in found.sheet.templates.items():
        margin = template.margin
        width, height = template.width - margin.left - margin.right, template.height - margin.top - margin.bottom
        if width < LEAST_FRAME * template.width or height < LEAST_FRAME * template.height:
            fine = False
            axis = ("left", "right") if width < LEAST_FRAME * template.width else ("top", "bottom")
            widest = sorted(axis, key=lambda edge: -getattr(margin, edge))
            origins = [specified.origin(f"{p}.margin.{e}") for p in (f"templates.{name}", "page") for e in widest]
            left = f"leave {max(width, 0):.0f} × {max(height, 0):.0f} pt for the text of a page of"
            message = f"the margins of the page template {name} {left} {template.width:.0f} × {template.height:.0f} pt"
            found.tell("Y206", message, "page.margin", *origins, hint="make them smaller", same="page.margin")
            continue
        _columns(found, template.columns, width, name)
    for line in found.running_lines():
        edge = line.template.margin.top if line.top else line.template.margin.bottom
        if line.band.at > edge:
            path = f"{line.path}.at"
            message = f"{path}: {line.band.at:g} pt from the edge is in the text, which begins {edge:g} pt from it"
            found.tell("Y206", message, path, specified.origin(path))
    return fine


def _columns(found: SheetFindings, name: str, width: float, template: str) -> None:
    given = dict(found.sheet.rows(name))
    path = path_of_row(name)
    fixed = {n: w.points(lh=found.sheet.grid) for n, w in given.items() if isinstance(w, Length)}
    gutters = math.fsum(w for n, w in fixed.items() if n.startswith("gutter"))
    shares = math.fsum(w for w in given.values() if isinstance(w, float))
    wanted = math.fsum(fixed.values()) + shares * (width - gutters)
    rest = any(w is None for w in given.values())
    if wanted > width + 0.05 or (rest and width - wanted < 1.0):
        message = f"{path}: the columns want {wanted:.1f} pt, and the page template {template} has {width:.1f} pt for them"
        hint = "give one column the `rest`" if not rest else "nothing is left for the column that takes the `rest`"
        found.tell("Y206", message, path, *(found.sheet.specified.origin(f"{path}.{n}") for n in given), hint=hint, same=path)


def path_of_row(name: str) -> str:
    """Where a set of columns stands in the sheet: `page.columns`, `column_sets.rail`, `templates.annex.columns`."""
    if name == "page":
        return "page.columns"
    return f"{name}.columns" if name.startswith("templates.") else f"column_sets.{name}"


def markings(found: SheetFindings) -> None:
    """Every page shows the marking where the sheets promise it, every card its likelihood in words."""
    show = found.sheet.look("judgment.likelihood").options.get("show")
    if show is not None and not {"term", "range"} <= set(show):
        path = "elements.judgment.likelihood.show"
        message = f"{path}: a sheet can leave out the meter, never hide words: it wants term and range"
        found.tell("Y205", message, path, found.sheet.specified.origin(path))
    for name in found.templates_in_use():
        template = found.sheet.template(name)
        for place in found.sheet.markings.place:
            bands = template.head if place == "head" else template.foot
            if not any("{marking}" in words for b in bands for words in (b.left, b.center, b.right)):
                path = f"templates.{name}.{place}"
                message = f"{path} does not show the marking: a sheet can move it, never hide it"
                said: list[Origin | None] = [o for p, o in found.sheet.specified.walk_origins() if p.startswith(path)]
                other = "foot" if place == "head" else "head"
                hint = f'write `center: "{{marking}}"` in it, or move it: `markings: {{place: [{other}]}}`'
                found.tell("Y205", message, path, *(said or [found.sheet.specified.origin(f"templates.{name}")]), hint=hint)
