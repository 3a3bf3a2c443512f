"""matplotlib, imported quickly and alike on every machine: no pyplot, no scan of fonts, no settings of the user's.

The lean import costs about 0.27 s where the plain one costs 0.35 (and 1.1 on a machine whose fonts were never listed): the
font list is given beforehand, with matplotlib's own fonts, the generated docstrings of the artists are left out, 3D axes are
not loaded. Whatever is changed for that is put back afterwards, so that a program which uses matplotlib itself notices nothing.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import os
import re
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import cast

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


def import_matplotlib() -> types.ModuleType:
    """The module matplotlib with matplotlib.figure loaded; no folder is read or written for it but those of its own.

    Where the program that runs us has imported matplotlib already, that one is taken as it is.
    """
    if "matplotlib.figure" in sys.modules:
        return sys.modules["matplotlib"]
    with _shipped_settings(), _without_3d():
        import matplotlib

        with _without_folders(matplotlib):
            _import_fonts(matplotlib)
            with _without_docstrings():
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
def _without_folders(matplotlib: types.ModuleType) -> Iterator[None]:
    """matplotlib looks for no folder to keep anything in, for as long as the import lasts: there may be none."""
    before = {name: getattr(matplotlib, name) for name in ("get_cachedir", "get_configdir")}
    for name in before:
        setattr(matplotlib, name, lambda: os.devnull)
    try:
        yield
    finally:
        for name, function in before.items():
            setattr(matplotlib, name, function)


def _import_fonts(matplotlib: types.ModuleType) -> None:
    """Import matplotlib.font_manager, which finds a list of matplotlib's own fonts where it looks for one that it once wrote.

    Otherwise it would open every font of the machine, and write the list somewhere.
    """
    name = "matplotlib.font_manager"
    listed, spec = _font_list(), importlib.util.find_spec(name)
    if name in sys.modules or listed is None or spec is None or spec.loader is None:
        return

    def opened(path: str | Path, *more: str, **named: str) -> object:
        if os.path.basename(path).startswith("fontlist-"):
            return io.StringIO(listed)
        return open(path, *more, **named)  # type: ignore[call-overload]  # whatever it asks for

    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    module.__dict__["open"] = opened
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    del module.__dict__["open"]
    setattr(matplotlib, "font_manager", module)  # noqa: B010  # as an import does


def _font_list() -> str | None:
    """A list of matplotlib's own fonts, those that this version has; None for a version whose format is unknown."""
    spec = importlib.util.find_spec("matplotlib")
    if spec is None or not spec.submodule_search_locations:
        return None
    home = spec.submodule_search_locations[0]
    source = Path(home, "font_manager.py").read_text(encoding="utf-8")
    found = re.search(r"^    __version__ = ['\"]?([^'\"\n]+)['\"]?", source, re.MULTILINE)
    if found is None:
        return None
    version = found[1].strip()
    common = {"variant": "normal", "stretch": "normal", "size": "scalable", "__class__": "FontEntry"}
    there = set(os.listdir(os.path.join(home, "mpl-data", "fonts", "ttf")))
    entries = [
        {"fname": f"fonts/ttf/{file}.ttf", "name": name, "style": style, "weight": weight, **common}
        for file, name, style, weight in _SHIPPED
        if f"{file}.ttf" in there
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
    return json.dumps(data)


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
