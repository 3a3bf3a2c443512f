"""Images: from the files that a brief's figures name to pictures that the figures hold, what is wrong told at its line."""

from __future__ import annotations

import os
from pathlib import Path

from briefing.chart.pictures.content import Unusable, Vector
from briefing.chart.pictures.reading import MOST_BYTES, read_picture
from briefing.diagnostics import Diagnostics
from briefing.files import cannot_travel
from briefing.inputs import NotRead, find_inside, read_input
from briefing.load import Scalar
from briefing.model.brief import Brief
from briefing.model.figures.image import Image, ImageFigure, Width

_CODES = {"damaged": "B231", "foreign": "B231", "large": "B232", "refused": "B234"}
_SUFFIXES = (".png", ".jpg", ".jpeg", ".svg")


def read_images(brief: Brief, folder: Path, tell: Diagnostics) -> None:
    """Read the image of every figure that has one. `folder` is the brief's: nothing outside it is opened."""
    for figure in brief.figures:
        if isinstance(figure, ImageFigure):
            _alternative(figure, tell)
            _read(figure.image, folder, tell)


def _alternative(figure: ImageFigure, tell: Diagnostics) -> None:
    """Nothing but its author can say what an image shows."""
    if figure.alt is None:
        hint = "alt: what a reader who cannot see it must know, in a sentence or two"
        message = f"the image of the figure `{figure.id}` has no alternative text"
        span, path = figure.image.span_of("file"), figure.path_of("alt")
        tell.error("B233", message, span, path=path, hints=(hint,), reference="ISO 14289-1, 7.3")


def _read(image: Image, folder: Path, tell: Diagnostics) -> None:
    span, path = image.span_of("file"), image.path_of("file")

    def wrong(code: str, message: str, *hints: str) -> None:
        tell.error(code, message, span, path=path, hints=hints)

    place = image.place_of("file")
    base = place.source.path.parent if isinstance(place, Scalar) else folder
    try:
        found = find_inside(folder, image.file, base)
        data = read_input(found, image.file, most=MOST_BYTES, kinds=_SUFFIXES)
    except NotRead as problem:
        wrong("B232" if problem.lack == "large" else "B230", problem.message, *problem.hints)
        return
    if not data:
        wrong("B231", f"{image.file} is empty: it has 0 bytes", "save or copy the image again")
        return
    named = os.path.relpath(base / image.file, folder).replace(os.sep, "/")
    name = found.relative_to(os.path.realpath(folder)).as_posix() if named.startswith("..") else named
    why = cannot_travel(name)
    if why is not None:
        hint = "rename it: letters, digits, `-` and `_` are read everywhere"
        wrong("B230", f"{image.file} has a name that not every system can have ({why}), and the image travels in the PDF", hint)
        return
    _hold(image, name, data, tell)


def _hold(image: Image, name: str, data: bytes, tell: Diagnostics) -> None:
    span, path = image.span_of("file"), image.path_of("file")
    width = image.width or Width(None, None)
    try:
        picture = read_picture(name, data, share=width.share, points=width.points)
    except Unusable as unusable:
        message = f"{image.file} cannot be placed: {unusable.message}"
        tell.error(_CODES[unusable.kind], message, span, path=path, hints=unusable.hints)
        return
    image.hold(picture)
    if isinstance(picture.content, Vector):
        for remark in picture.content.remarks:
            tell.warning("B234", f"{image.file}: {remark}", span, path=path)
    elif picture.content.located:
        message = f"{image.file} says where it was taken (GPS), and the file travels inside the PDF"
        tell.warning("B235", message, span, path=path, hints=("save it without its location if nobody is to know it",))
