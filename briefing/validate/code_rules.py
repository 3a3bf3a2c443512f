"""Figures that a function draws: refused unless the command line allows code; the module's file is read for what travels."""

from __future__ import annotations

import os
from pathlib import Path

from briefing.diagnostics import Diagnostics
from briefing.inputs import NotRead, find_inside, read_input
from briefing.model.brief import Brief
from briefing.model.figures.code import Code, CodeFigure, CodeFile

MOST_BYTES = 1_000_000


def check_code(brief: Brief, folder: Path, tell: Diagnostics, *, allowed: bool) -> None:
    """Tell what keeps the functions of a brief from being called. `folder` is the brief's."""
    for figure in brief.figures:
        if not isinstance(figure, CodeFigure):
            continue
        if not allowed:
            hint = "--allow-code runs it; allow that only for briefs and modules that you trust as you trust a program"
            message = f"the figure `{figure.id}` is drawn by the function {figure.code.function}, and code is not run unasked"
            tell.error("B243", message, **figure.where("code"), hints=(hint,))
        elif figure.alt is None and figure.numbers is None:
            hint = "alt: what a reader who cannot see it must know; or give it `numbers:`, which are then said"
            message = f"the figure `{figure.id}` is drawn by a function and has no alternative text"
            tell.error("B233", message, **figure.where("alt", "code"), hints=(hint,))
        else:
            _find(figure.code, figure, folder, tell)


def _find(code: Code, figure: CodeFigure, folder: Path, tell: Diagnostics) -> None:
    """A module beside the brief comes before an installed one of the same name."""
    name = code.function.partition(":")[0].replace(".", "/") + ".py"
    if not os.path.lexists(folder / name):
        return
    try:
        path = find_inside(folder, name)
        code.hold(CodeFile(name, str(path), read_input(path, name, most=MOST_BYTES, kinds=(".py",))))
    except NotRead as problem:
        tell.error("B243", problem.message, **figure.where("code"), hints=problem.hints)
