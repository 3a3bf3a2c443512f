"""Images: from the files that a brief's figures name to pictures that the figures hold, what is wrong told at its line."""

from __future__ import annotations

import os
import stat
from difflib import get_close_matches
from pathlib import Path

from briefing.chart.pictures.content import Unusable, Vector
from briefing.chart.pictures.reading import MOST_BYTES, read_picture
from briefing.diagnostics import Diagnostics
from briefing.files import can_travel
from briefing.load import Scalar
from briefing.model.brief import Brief
from briefing.model.contents import Figure
from briefing.model.image import Image, Width

_CODES = {"damaged": "B231", "foreign": "B231", "large": "B232", "refused": "B234"}
_SUFFIXES = (".png", ".jpg", ".jpeg", ".svg")


def read_images(brief: Brief, folder: Path, tell: Diagnostics) -> None:
    """Read the image of every figure that has one. `folder` is the brief's: nothing outside it is opened."""
    for figure in brief.figures:
        if figure.kind == "image" and figure.image is not None:
            _alternative(figure, tell)
            _read(figure.image, folder, tell)


def _alternative(figure: Figure, tell: Diagnostics) -> None:
    """Nothing but its author can say what an image shows."""
    if figure.alt is None and figure.image is not None:
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
        top = folder.resolve()
        asked = Path(image.file)
        found = (base / asked).resolve()
        inside = not asked.is_absolute() and found.is_relative_to(top)
        if inside:  # `../here/x.png` leads elsewhere once the brief is taken out of its PDF
            rest = os.path.normpath(os.path.join(os.path.relpath(base.resolve(), top), asked))
            inside = rest.split(os.sep)[0] != os.pardir
        if inside:
            data = _bytes(found)
    except (ValueError, RuntimeError):
        wrong("B230", f"`{image.file[:60]}` is not the name of a file")
        return
    except OSError as problem:
        wrong("B230", *_unreadable(image.file, found, problem))
        return
    if not inside:
        hint = "no image of the network or of another folder is placed: copy it beside the brief"
        wrong("B230", f"{image.file} is outside the folder of the brief and is not read", hint)
        return
    if data is None:
        wrong("B230", f"{image.file} is not a regular file")
    elif not data:
        wrong("B231", f"{image.file} is empty: it has 0 bytes", "save or copy the image again")
    elif len(data) > MOST_BYTES:
        wrong("B232", f"{image.file} is larger than {MOST_BYTES // 1_000_000} MB, the limit for an image", "save it smaller")
    else:
        named = os.path.relpath(base / asked, folder).replace(os.sep, "/")
        name = found.relative_to(top).as_posix() if named.startswith("..") else named
        if not can_travel(name):
            hint = "name the file without colons, backslashes and control characters"
            wrong("B230", f"{image.file} has a name that not every system can have, and the image travels in the PDF", hint)
            return
        _hold(image, name, data, tell)


def _bytes(path: Path) -> bytes | None:
    """The bytes of a file, one more than the limit at most; None for what is no file (a pipe, a device). Raises OSError."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        return file.read(MOST_BYTES + 1) if stat.S_ISREG(os.fstat(handle).st_mode) else None


def _unreadable(name: str, path: Path, problem: OSError) -> tuple[str, ...]:
    if path.is_dir():
        return (f"{name} is a folder, not a file",)
    if not isinstance(problem, FileNotFoundError | NotADirectoryError):
        return (f"{name} cannot be read: {(problem.strerror or 'it gives no bytes').lower()}",)
    try:
        names = [p.name for p in path.parent.iterdir() if p.suffix.lower() in _SUFFIXES][:500]
    except OSError:
        names = []
    close = get_close_matches(path.name, names, 1, 0.5)
    parent = name.rpartition("/")[0]
    return (f"there is no file {name}", *(f"did you mean `{parent}{'/' if parent else ''}{c}`?" for c in close))


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
