"""matplotlib, imported quickly and alike on every machine: no pyplot, no scan of fonts, no settings of the user's.

The lean import costs about 0.27 s where the plain one costs 0.35 (and 1.1 on a machine whose fonts were never listed): the
font list is written beforehand with matplotlib's own fonts, the generated docstrings of the artists are left out, 3D axes are
not loaded. Whatever is changed for that is put back afterwards, so that a program which uses matplotlib itself notices nothing.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import logging
import os
import re
import sys
import tempfile
import types
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from briefing.chart.cache import is_private
from briefing.diagnostics import Problems
from briefing.files import write_whole

# The fonts that come with matplotlib: its mathematics is set in them; every other text is the document's own.
_SHIPPED = (
    ("DejaVuSans", "DejaVu Sans", "normal", 400),
    ("DejaVuSans-Bold", "DejaVu Sans", "normal", 700),
    ("DejaVuSans-Oblique", "DejaVu Sans", "oblique", 400),
    ("DejaVuSans-BoldOblique", "DejaVu Sans", "oblique", 700),
    ("DejaVuSansDisplay", "DejaVu Sans Display", "normal", 400),
    ("DejaVuSansMono", "DejaVu Sans Mono", "normal", 400),
    ("cmb10", "cmb10", "normal", 400),
    ("cmex10", "cmex10", "normal", 400),
    ("cmmi10", "cmmi10", "normal", 400),
    ("cmr10", "cmr10", "normal", 400),
    ("cmss10", "cmss10", "normal", 400),
    ("cmsy10", "cmsy10", "normal", 400),
    ("cmti10", "cmti10", "normal", 400),
    ("cmtt10", "cmtt10", "normal", 400),
    ("STIXGeneral", "STIXGeneral", "normal", 400),
    ("STIXGeneralBol", "STIXGeneral", "normal", 700),
    ("STIXGeneralBolIta", "STIXGeneral", "italic", 700),
    ("STIXGeneralItalic", "STIXGeneral", "italic", 400),
    ("STIXNonUni", "STIXNonUnicode", "normal", 400),
    ("STIXNonUniBol", "STIXNonUnicode", "normal", 700),
    ("STIXNonUniBolIta", "STIXNonUnicode", "italic", 700),
    ("STIXNonUniIta", "STIXNonUnicode", "italic", 400),
    *((f"STIXSiz{size}SymReg", f"STIXSize{size}Sym", "normal", 400) for size in ("One", "Two", "Three", "Four", "Five")),
    *((f"STIXSiz{size}SymBol", f"STIXSize{size}Sym", "normal", 700) for size in ("One", "Two", "Three", "Four")),
)


def import_matplotlib(folder: Path | None) -> types.ModuleType:
    """The module matplotlib with matplotlib.figure loaded; its font list is kept in `folder`/matplotlib (None: a passing one).

    Where the program that runs us has imported matplotlib already, that one is taken as it is. On a machine without any folder
    that can be written to it opens every font there is, which takes seconds, and draws the same.
    """
    if "matplotlib.figure" in sys.modules:
        return sys.modules["matplotlib"]
    with contextlib.ExitStack() as stack, _shipped_settings(), _without_3d():
        import matplotlib

        place = _font_folder(folder, stack)
        with _its_folder(matplotlib, place), _without_docstrings():
            import matplotlib.figure
    return matplotlib


@contextlib.contextmanager
def default_settings(**settings: object) -> Iterator[None]:
    """matplotlib's own defaults, and these settings, while a figure is made and drawn: no `matplotlibrc` changes anything."""
    import matplotlib

    with matplotlib.rc_context():
        inside = cast("dict[str, object]", matplotlib.rcParams)  # annotated with the names of one version
        for name, value in matplotlib.rcParamsDefault.items():
            if not name.startswith("backend") and dict.__getitem__(inside, name) != value:
                inside[name] = value
        inside.update(settings)
        yield


@contextlib.contextmanager
def _shipped_settings() -> Iterator[None]:
    """matplotlib reads its own settings and those of nobody else, for as long as the import lasts.

    It would read a matplotlibrc in the current folder first, and stop at one that is no text.
    """
    spec = importlib.util.find_spec("matplotlib")
    own = "" if spec is None or spec.origin is None else str(Path(spec.origin).with_name("mpl-data") / "matplotlibrc")
    before, exists = os.environ.get("MATPLOTLIBRC"), os.path.exists
    os.environ["MATPLOTLIBRC"] = own
    os.path.exists = lambda path: path != "matplotlibrc" and exists(path)
    try:
        yield
    finally:
        os.path.exists = exists
        if before is None:
            os.environ.pop("MATPLOTLIBRC", None)
        else:
            os.environ["MATPLOTLIBRC"] = before


@contextlib.contextmanager
def _its_folder(matplotlib: types.ModuleType, folder: Path | None) -> Iterator[None]:
    """matplotlib keeps its list of fonts in this folder while it is imported; None: nowhere, and it says nothing about that."""
    log = logging.getLogger("matplotlib")
    before, level = {name: getattr(matplotlib, name) for name in ("get_cachedir", "get_configdir")}, log.level
    for name in before:
        setattr(matplotlib, name, lambda: str(folder or os.devnull))
    log.setLevel(logging.CRITICAL if folder is None else level)
    try:
        yield
    finally:
        log.setLevel(level)
        for name, function in before.items():
            setattr(matplotlib, name, function)


def _font_folder(folder: Path | None, stack: contextlib.ExitStack) -> Path | None:
    """A folder with a list of fonts: in the user's cache, or one that goes with `stack`; None where none can be written to."""
    if folder is not None and _seeded(folder / "matplotlib"):
        return folder / "matplotlib"
    with contextlib.suppress(OSError):
        made = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="briefing-", ignore_cleanup_errors=True)))
        if _seeded(made):
            return made
    return None


def _seeded(folder: Path) -> bool:
    """Write the font list that matplotlib would build by opening every font. False: not writable, or others can write there."""
    listed = _font_list()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not is_private(folder):
            return False
        if listed is not None and not _says(folder / listed[0], listed[1]):
            write_whole(folder / listed[0], listed[1], last=False)
    except (OSError, Problems):
        return False
    return True


def _says(path: Path, data: bytes) -> bool:
    """Whether a file holds these bytes; one that was damaged does not."""
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _font_list() -> tuple[str, bytes] | None:
    """File name and contents of a list of matplotlib's own fonts; None for a version whose format is unknown."""
    spec = importlib.util.find_spec("matplotlib")
    if spec is None or not spec.submodule_search_locations:
        return None
    source = Path(spec.submodule_search_locations[0], "font_manager.py").read_text(encoding="utf-8")
    found = re.search(r"^    __version__ = ['\"]?([^'\"\n]+)['\"]?", source, re.MULTILINE)
    if found is None:
        return None
    version = found[1].strip()
    common = {"variant": "normal", "stretch": "normal", "size": "scalable", "__class__": "FontEntry"}
    entries = [
        {"fname": f"fonts/ttf/{file}.ttf", "name": name, "style": style, "weight": weight, **common}
        for file, name, style, weight in _SHIPPED
    ]
    data = {
        "_version": int(version) if version.isdigit() else version,
        "_FontManager__default_weight": "normal",
        "default_size": None,
        "defaultFamily": {"ttf": "DejaVu Sans", "afm": "Helvetica"},
        "afmlist": [],
        "ttflist": entries,
        "__class__": "FontManager",
    }
    return f"fontlist-v{version}.json", json.dumps(data).encode("ascii")


@contextlib.contextmanager
def _without_3d() -> Iterator[None]:
    """3D axes cost 20 ms and no brief needs them; a later import finds the real ones."""
    name = "mpl_toolkits.mplot3d"
    if name in sys.modules:
        yield
        return
    stand_in = types.ModuleType(name)
    stand_in.Axes3D = type("Axes3D", (), {"name": "3d"})  # type: ignore[attr-defined]
    sys.modules[name] = stand_in
    try:
        yield
    finally:
        sys.modules.pop(name, None)


@contextlib.contextmanager
def _without_docstrings() -> Iterator[None]:
    """Artists document their properties while they are defined: 80 ms for words that nobody reads here."""
    try:
        import matplotlib.artist as artist

        kwdoc, update = artist.kwdoc, artist.Artist.__dict__["_update_set_signature_and_docstring"]
    except (ImportError, AttributeError, KeyError):  # another version arranges this differently: import plainly
        yield
        return
    artist.kwdoc = lambda artist: ""  # noqa: ARG005
    artist.Artist._update_set_signature_and_docstring = classmethod(lambda _: None)  # type: ignore[attr-defined]
    try:
        yield
    finally:
        artist.kwdoc = kwdoc
        artist.Artist._update_set_signature_and_docstring = update  # type: ignore[attr-defined]
