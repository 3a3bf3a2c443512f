"""Figures and tables: from a brief to those that do not say what they show, or say it wrongly."""

from __future__ import annotations

from briefing.validate.examined import Examined

_NO_WORDS = frozenset(("alt", "chart", "diagram", "figure", "graph", "illustration", "image", "photo", "picture", "todo"))
_FILES = (".png", ".jpg", ".jpeg", ".svg", ".pdf", ".gif", ".tif", ".tiff", ".webp")


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
    """Every figure finds what it is drawn from."""
    for figure in examined.brief.figures:
        figure.lacks(examined.brief, examined.broken, examined.tell)


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
