"""Programs to their versions without importing them: our own modules by their source, others by how they are installed."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from briefing import __version__

_FOR_TYPES = b"\nif TYPE_CHECKING:\n"
_NEXT = re.compile(rb"^\S", re.MULTILINE)
_IMPORT = re.compile(rb"from (briefing[\w.]*) import (\([^)]*\)|[^\n#]*)")
_NAME = re.compile(r"\w+")


@cache
def code_version(module: str) -> str:
    """A hash of the source of a module of ours and of all of ours that it imports, at once or later: whatever can decide what it
    does. It costs some half a millisecond. A program without its source has one hash for each version.
    """
    own = hashlib.sha256(__version__.encode())
    for name, source in sorted(_sources(module).items()):
        own.update(f"{name} {len(source)} ".encode() + source)
    return own.hexdigest()


def _sources(module: str) -> dict[str, bytes]:
    """The module and all of ours that it imports, by name, each with its source."""
    top = str(Path(__file__).parents[1])
    found: dict[str, bytes] = {}
    wanted = [module]
    while wanted:
        name = wanted.pop()
        if name in found:
            continue
        place = os.path.join(top, *name.split("."))
        is_package = os.path.isdir(place)
        try:
            with open(os.path.join(place, "__init__.py") if is_package else f"{place}.py", "rb") as file:
                found[name] = file.read()
        except OSError:  # a name in a package, or a program without its source
            continue
        for home, names in _imported(found[name]):
            wanted.append(home)
            if os.path.isdir(os.path.join(top, *home.split("."))):
                wanted += [f"{home}.{name}" for name in names]
    return found


def _imported(source: bytes) -> Iterator[tuple[str, list[str]]]:
    """The modules of ours that a source imports from, those for the type checker apart, and the names it takes from each."""
    before, marked, after = source.partition(_FOR_TYPES)
    goes_on = _NEXT.search(after) if marked else None
    for part in (before, after[goes_on.start() :] if goes_on is not None else b""):
        for home, names in _IMPORT.findall(part):
            yield home.decode(), _NAME.findall(names.decode())


@cache
def installed_version(package: str, distribution: str = "") -> str:
    """The version of an installed package without importing it, by the name of the folder that describes it; "" for none.

    `distribution` is the name it is installed under where that is another one. `importlib.metadata` would say the same and
    costs a cold process 15 ms.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return ""
    name = (distribution or package).lower().replace("-", "_")
    try:
        folders = sorted(
            p.name for p in Path(spec.origin).parent.parent.iterdir() if p.name.endswith((".dist-info", ".egg-info"))
        )
    except OSError:
        folders = []
    for folder in folders:
        called, _, version = folder.rpartition(".")[0].partition("-")
        if called.lower().replace("-", "_").replace(".", "_") == name:
            return version.partition("-")[0]
    from importlib.metadata import PackageNotFoundError  # it reads every folder: only where that one is not found at once
    from importlib.metadata import version as told

    try:
        return told(distribution or package)
    except PackageNotFoundError:
        return ""
