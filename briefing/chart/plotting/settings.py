"""matplotlib, imported quickly and alike on every machine: no pyplot, no scan of fonts, no settings of the user's.

The lean import costs about 0.27 s where the plain one costs 0.35 (and 1.1 on a machine whose fonts were never listed): the
font list is written beforehand with matplotlib's own fonts, the generated docstrings of the artists are left out, 3D axes are
not loaded. Whatever is changed for that is put back afterwards, so that a program which uses matplotlib itself notices nothing.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import re
import sys
import tempfile
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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
    ("cmtt10", "cmtt10", "normal", 400),
)


def import_matplotlib(folder: Path | None) -> types.ModuleType:
    """The module matplotlib with matplotlib.figure loaded; its font list is kept in `folder`/matplotlib (None: a passing one).

    Where the program that runs us has imported matplotlib already, that one is taken as it is.
    """
    if "matplotlib.figure" in sys.modules:
        return sys.modules["matplotlib"]
    with _settings_folder(folder), _without_3d():
        import matplotlib

        with _without_docstrings():
            import matplotlib.figure
    return matplotlib


@contextlib.contextmanager
def default_settings(**settings: Any) -> Iterator[None]:
    """matplotlib's own defaults, and these settings, while a figure is made and drawn: no `matplotlibrc` changes anything."""
    import matplotlib

    with matplotlib.rc_context():
        inside: Any = matplotlib.rcParams
        for name, value in matplotlib.rcParamsDefault.items():
            if not name.startswith("backend") and dict.__getitem__(inside, name) != value:
                inside[name] = value
        inside.update(settings)
        yield


@contextlib.contextmanager
def _settings_folder(folder: Path | None) -> Iterator[None]:
    """MPLCONFIGDIR set to a folder of ours that holds a font list, for as long as the import lasts."""
    with contextlib.ExitStack() as stack:
        place = None if folder is None else folder / "matplotlib"
        if place is None or not _seeded(place):
            place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="briefing-", ignore_cleanup_errors=True)))
            _seeded(place)
        before = {name: os.environ.get(name) for name in ("MPLCONFIGDIR", "MATPLOTLIBRC")}
        os.environ["MPLCONFIGDIR"] = str(place)
        # a broken matplotlibrc in the working directory would make the import complain: name an empty one
        os.environ["MATPLOTLIBRC"] = str(place / "matplotlibrc")
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value


def _seeded(folder: Path) -> bool:
    """Write an empty matplotlibrc and the font list that matplotlib would build by opening every font. False: not writable."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        settings = folder / "matplotlibrc"
        if not settings.exists():
            _write_whole(settings, "")
        listed = _font_list()
        if listed is not None:
            name, data = listed
            if not (folder / name).exists():
                _write_whole(folder / name, data)
    except OSError:
        return False
    return True


def _font_list() -> tuple[str, str] | None:
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
    return f"fontlist-v{version}.json", json.dumps(data)


def _write_whole(path: Path, words: str) -> None:
    """Write a file whole or not at all, also when two builds write it at the same time."""
    passing = path.with_name(f"{path.name}.{os.getpid()}")
    passing.write_text(words, encoding="utf-8")
    passing.replace(path)


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
