"""Figures and tables: from a brief to those that do not say what they show, or say it wrongly."""

from __future__ import annotations

from briefing.diagnostics import Diagnostics
from briefing.model.contents import Figure
from briefing.validate.actor_figures import check_actor_figure
from briefing.validate.examined import Examined
from briefing.validate.fan import check_fan
from briefing.validate.numbers import check_numbers, refuse_data
from briefing.validate.references import unknown_id

_NO_WORDS = frozenset(("alt", "chart", "diagram", "figure", "graph", "illustration", "image", "photo", "picture", "todo"))
_FILES = (".png", ".jpg", ".jpeg", ".svg", ".pdf", ".gif", ".tif", ".tiff", ".webp")
_DATA = {"estimates": "estimate", "positions": "issue", "spectrum": "issue"}
"""The kinds of figures that are drawn from one of several parts of the brief, with the kind of that part."""


def check_tables(examined: Examined) -> None:
    """Each row of a table has a cell for each column."""
    for table in examined.brief.tables:
        wanted = len(table.columns)
        for index, row in enumerate(table.rows):
            if len(row) != wanted:
                cells = "1 cell" if len(row) == 1 else f"{len(row)} cells"
                message = f"this row has {cells}, and the table `{table.id}` has {wanted} columns"
                hint = 'an empty cell is written "–"'
                examined.tell.error("B223", message, **table.where_item("rows", index), hints=(hint,))


def check_figures(examined: Examined) -> None:
    """A figure says what it is drawn from, and that is there and can be drawn."""
    brief, tell = examined.brief, examined.tell
    for figure in brief.figures:
        kind = _DATA.get(figure.kind)
        _check_image(figure, tell)
        check_numbers(figure, tell)
        check_fan(figure, brief, tell)
        check_actor_figure(figure, brief, examined.broken, tell)
        if figure.data is None:
            if figure.kind == "estimates" and len(brief.estimates) != 1 and "estimates" not in examined.broken:
                hint = "write `data:` and the id of an estimate set"
                message = f"the figure `{figure.id}` does not say which estimates it draws"
                tell.error("B226", message, **figure.where("data", "kind"), hints=(hint,))
        elif kind is None:
            refuse_data(figure, brief, tell)
        elif figure.data not in examined.reader.ids[kind]:
            message, hints = unknown_id(figure.data, (kind,), examined.reader)
            tell.error("B301", message, **figure.where("data"), hints=hints)


def _check_image(figure: Figure, tell: Diagnostics) -> None:
    if figure.kind == "image" and figure.image is None:
        hint = "write `image:` and the name of a PNG, JPEG or SVG file of the brief's folder"
        message = f"the figure `{figure.id}` does not say which image it is"
        tell.error("B226", message, **figure.where("image", "kind"), hints=(hint,))
    elif figure.kind != "image" and figure.image is not None:
        message = f"a figure of kind `{figure.kind}` is drawn by the program and takes no `image`"
        hint = "write `kind: image`, or take the image out"
        tell.error("B226", message, **figure.where("image"), hints=(hint,))


def check_alternatives(examined: Examined) -> None:
    """An alternative text that repeats the headline tells a listener the same words twice, and nothing of the picture."""
    for figure in examined.brief.figures:
        if figure.alt is None:
            continue
        words, headlines = _bare(figure.alt.text), {_bare(figure.headline), _bare(figure.subtitle or "")}
        if words in headlines or words in _NO_WORDS or words.endswith(_FILES):
            hint = "say what is drawn, how many, and what stands out" + (
                "" if figure.kind == "image" else "; or leave `alt` out: it is then written from the data"
            )
            why = "repeats its headline" if words in headlines else "does not say what it shows"
            message = f"the alternative text of the figure `{figure.id}` {why}"
            examined.tell.error("B228", message, **figure.where("alt"), hints=(hint,))


def _bare(words: str) -> str:
    return " ".join(words.split()).strip(" .!?:;,").casefold()
