"""Figures that a function draws: refused unless the command line allows code; the module's file is read for what travels."""

from __future__ import annotations

from pathlib import Path

from briefing.diagnostics import Diagnostics
from briefing.model.brief import Brief
from briefing.model.code import Code, CodeFile
from briefing.model.contents import Figure

MOST_BYTES = 1_000_000


def check_code(brief: Brief, folder: Path, tell: Diagnostics, *, allowed: bool) -> None:
    """Tell what keeps the functions of a brief from being called. `folder` is the brief's."""
    for figure in brief.figures:
        if figure.kind != "code" or figure.code is None:
            continue
        if not allowed:
            hint = "--allow-code runs it; allow that only for briefs and modules that you trust as you trust a program"
            message = f"the figure `{figure.id}` is drawn by the function {figure.code.function}, and code is not run unasked"
            tell.error("B243", message, figure.span_of("code"), path=figure.path_of("code"), hints=(hint,))
        elif figure.alt is None and figure.numbers is None:
            hint = "alt: what a reader who cannot see it must know; or give it `numbers:`, which are then said"
            message = f"the figure `{figure.id}` is drawn by a function and has no alternative text"
            tell.error("B233", message, figure.span_of("code"), path=figure.path_of("alt"), hints=(hint,))
        else:
            _find(figure.code, figure, folder, tell)


def _find(code: Code, figure: Figure, folder: Path, tell: Diagnostics) -> None:
    """A module beside the brief comes before an installed one of the same name."""
    name = code.function.partition(":")[0].replace(".", "/") + ".py"
    path = folder / name
    try:
        if not path.is_file():
            return
        if not path.resolve().is_relative_to(folder.resolve()):
            message = f"{name} leads out of the folder of the brief and is not run"
            tell.error("B243", message, figure.span_of("code"), path=figure.path_of("code"))
            return
        data = path.read_bytes()
    except OSError as problem:
        message = f"{name} cannot be read: {(problem.strerror or 'it gives no text').lower()}"
        tell.error("B243", message, figure.span_of("code"), path=figure.path_of("code"))
        return
    if len(data) > MOST_BYTES:
        tell.error("B243", f"{name} is larger than a module can be", figure.span_of("code"), path=figure.path_of("code"))
        return
    code.hold(CodeFile(name, str(path.resolve()), data))
