"""A family and where it comes from, to the font file that has it: bundled, of an installed package, or the user's own."""

from __future__ import annotations

import importlib.util
import os
import re
from functools import lru_cache
from pathlib import Path

from briefing.files import why_not
from briefing.inputs import NotRead, find_inside, record_input

# Family -> package of the pinned wheels this project depends on (SIL Open Font License 1.1, variable, TrueType outlines).
BUNDLED = {"Source Serif 4": "fontpkg_source_serif_4", "Source Sans 3": "fontpkg_source_sans_3"}
_PACKAGE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?")
_TRIED, _HEAD = 2000, 54  # letters that are cut out of a font on trial (some 10 ms); bytes of a head table
_LAYOUT = (b"GSUB", b"GPOS", b"GDEF", b"BASE")  # not in documents
SUFFIXES = (".ttf", ".otf", ".ttc")


class FontNotFound(Exception):
    """No such font here; `message` is a sentence for the author of a style sheet, `hint` what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@lru_cache(maxsize=32)
def package_files(package: str) -> tuple[Path, ...]:
    """The font files of an installed package, sorted; () when it is not installed."""
    try:
        spec = importlib.util.find_spec(package.replace("-", "_"))
    except (ImportError, ValueError):
        return ()
    # a folder that merely stands where the program is run (a namespace package) is not an installed package
    if spec is None or spec.origin is None or not spec.submodule_search_locations:
        return ()
    folder = Path(next(iter(spec.submodule_search_locations)))
    return tuple(sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES))


def find(family: str, source: str = "bundled", folder: Path | None = None, *, italic: bool = False) -> Path:
    """The font file of a family. `source` is `bundled`, `package:NAME` or `file:PATH` (inside `folder`, the sheet's own).

    Where a family has no italic of its own its upright is given. Raises FontNotFound.
    """
    if source == "bundled":
        package = BUNDLED.get(family)
        if package is None:
            raise FontNotFound(f"no bundled font is called {family}", "the bundled families are " + " and ".join(BUNDLED))
        return _choose(package_files(package), family, italic, f"pip install {package.replace('_', '-')}")
    if source.startswith("package:"):
        name = source.removeprefix("package:").strip()
        if not _PACKAGE.fullmatch(name):  # a dotted name would run the code of the package it names
            raise FontNotFound(
                f"`{name}` is not the name of a package", "write it as pip does, for example `package:fontpkg-literata`"
            )
        chosen = _choose(package_files(name), family, italic, f"pip install {name}")
        _usable(chosen, chosen.name)
        return chosen
    if source.startswith("file:"):
        return _own_file(source.removeprefix("file:").strip(), folder, italic)
    raise FontNotFound(f"{source} is not a place to find fonts", "write `bundled`, `package:NAME` or `file:PATH`")


def _own_file(words: str, folder: Path | None, italic: bool) -> Path:
    if folder is None:
        raise FontNotFound("a font file is found beside the style sheet, and this sheet is not in a folder")
    try:
        path = find_inside(folder, words)
    except NotRead as problem:
        if problem.lack == "outside":
            hint = "copy the font file beside the sheet"
            raise FontNotFound(f"{words} is outside the folder of the style sheet", hint) from None
        raise FontNotFound("this is not a path of a font file" if problem.lack == "no name" else problem.message) from None
    if os.path.isdir(path):
        raise FontNotFound(f"{words} is a folder, not a font file", "name the file in it")
    if not os.path.isfile(path):
        raise FontNotFound(f"there is no font file {words} beside the style sheet")
    if path.suffix.lower() not in SUFFIXES:
        raise FontNotFound(f"{words} is not a font file", "fonts end in .ttf, .otf or .ttc")
    _usable(path, words)
    _whole(path, words)
    record_input(path)
    if italic:
        for name in (path.stem.replace("Regular", "Italic"), path.stem + "-Italic"):
            sibling = path.with_name(name + path.suffix)
            if sibling != path and os.path.isfile(sibling):
                _usable(sibling, f"{Path(words).parent / sibling.name}")
                _whole(sibling, f"{Path(words).parent / sibling.name}")
                record_input(sibling)
                return sibling
    return path


def _whole(path: Path, words: str) -> None:
    """Raises FontNotFound when the outlines of some letters cannot be taken out of the file, as every document does."""
    if not _embeds(path, path.stat().st_mtime_ns):
        raise FontNotFound(f"{words} is damaged: no outlines can be read from it", "copy it again from where it came from")


@lru_cache(maxsize=64)
def _embeds(path: Path, changed: int) -> bool:
    """Whether what the writer does can be done: letters are cut out of the font, at a place inside its axes."""
    del changed
    import uharfbuzz as hb

    face = hb.Face(hb.Blob.from_file_path(str(path)))
    wanted = hb.SubsetInput()
    for axis in face.axis_infos if face.has_var_data else ():
        wanted.pin_axis_location(face, axis.tag, (axis.default_value + axis.max_value) / 2)
    wanted.sets(hb.SubsetInputSets.UNICODE).update(sorted(code for code in face.unicodes if code > 32)[:_TRIED])
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(int.from_bytes(tag, "big") for tag in _LAYOUT)
    try:
        part = hb.subset(face, wanted)
    except RuntimeError:  # of uharfbuzz: what was cut out is no font
        return False
    outlines = (part.reference_table(tag) for tag in ("glyf", "CFF ", "CFF2"))
    return len(part.reference_table("head")) >= _HEAD and any(len(table) > 0 for table in outlines)


def _usable(path: Path, words: str) -> None:
    """Raises FontNotFound when the file is not a font that may stand in a document."""
    from briefing.text.fontfile import problem_of  # only for a font of the house, which is tried out

    try:
        changed = path.stat().st_mtime_ns
    except OSError as gone:
        raise FontNotFound(f"{words} cannot be read: {why_not(gone)}") from None
    problem = problem_of(path, changed)
    if problem is not None:
        raise FontNotFound(f"{words} {problem[0]}", problem[1])
    if not _readable(path, changed):
        raise FontNotFound(f"{words} cannot be read as a font", "it may be damaged, or another kind of file under this name")


@lru_cache(maxsize=64)
def _readable(path: Path, changed: int) -> bool:
    """Whether a file holds glyphs for characters that mean something; private ones mean something in one font only."""
    del changed
    import uharfbuzz as hb

    try:
        face = hb.Face(hb.Blob.from_file_path(str(path)))
    except (hb.HarfBuzzError, OSError):
        return False
    return bool(face.glyph_count) and any(not 0xE000 <= code <= 0xF8FF and code > 32 for code in face.unicodes)


def _choose(files: tuple[Path, ...], family: str, italic: bool, install: str) -> Path:
    if not files:
        raise FontNotFound(f"the package with {family} is not installed", install)
    wanted = _letters(family)
    named = [f for f in files if _letters(f.stem.split("[")[0]).startswith(wanted)]
    if not named and len({_letters(f.stem.split("[")[0].split("-")[0]) for f in files}) > 1:
        raise FontNotFound(f"the package has no font called {family}", "it has " + ", ".join(f.name for f in files[:8]))
    named = named or list(files)

    def rank(path: Path) -> tuple[bool, bool, int, str]:
        stem = path.stem.lower()
        return ("italic" in stem) is not italic, "regular" not in stem and "[" not in stem, len(stem), stem

    return min(named, key=rank)


def _letters(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalnum())
