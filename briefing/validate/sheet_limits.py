"""The limits a sheet keeps, checked on computed values: each breach is told at the line of the sheet that decided it."""

from __future__ import annotations

from briefing.diagnostics import Diagnostics
from briefing.style.sheet import Sheet


def check_limits(sheet: Sheet, diagnostics: Diagnostics) -> None:
    """Say what in a sheet cannot be printed well."""
    for name in sheet.templates:
        template = sheet.template(name)
        if template.width <= template.margin.left + template.margin.right:
            diagnostics.error("Y206", f"the page template {name} has no room between its margins", sheet.decided("page.margin"))
