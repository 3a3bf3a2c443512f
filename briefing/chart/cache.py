"""Drawings to files of the user's cache folder and back, under a hash of everything that decides them.

An entry is text: a line that names the format, a checksum, the steps as JSON. Nothing in it is ever run. It is written whole or
not at all, so that builds may share the folder; whatever is damaged, foreign or unreadable is as good as absent, and a folder
that others can write to is not used. The folder is $BRIEFING_CACHE, else $XDG_CACHE_HOME/briefing, else ~/.cache/briefing;
BRIEFING_CACHE=off keeps nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.chart.drawing_json import DAMAGED, Json, decode_drawing, encode_drawing
from briefing.chart.ink.displaylist import DisplayList
from briefing.diagnostics import Problems
from briefing.files import write_whole

if TYPE_CHECKING:
    from briefing.text.style import TextStyle

_HEAD = b"briefing display list 1"
_MOST_ENTRIES = 512
_MOST_BYTES = 16 * 1024 * 1024
_LARGEST = 4 * 1024 * 1024  # one entry must not drive out all the others


def cache_folder() -> Path | None:
    """The user's cache folder, whether it exists or not; None where nothing is to be kept or no home is known."""
    chosen = os.environ.get("BRIEFING_CACHE")
    if chosen is not None:
        return None if chosen.strip().lower() in ("", "off", "no", "none", "0") else Path(chosen)
    shared = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(shared):  # the specification of base directories: a relative path is invalid
        return Path(shared, "briefing")
    local = os.environ.get("LOCALAPPDATA", "")
    if os.name == "nt" and local:
        return Path(local, "briefing", "cache")
    home = os.path.expanduser("~")
    return Path(home, ".cache", "briefing") if os.path.isabs(home) else None


def digest(*parts: object) -> str:
    """The name of an entry: a hash of the `repr` of frozen data (numbers, strings, tuples, records), the same everywhere."""
    return hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()[:40]


def load_drawing(name: str, styles: Mapping[str, TextStyle]) -> DisplayList | None:
    """The drawing kept under `name`, its text set in `styles` by role; None when there is none or it is damaged."""
    kept = load_entry(name)
    try:
        return None if kept is None else decode_drawing(kept, styles)
    except DAMAGED:
        return None


def keep_drawing(name: str, drawing: DisplayList, styles: Mapping[str, TextStyle]) -> None:
    """Keep a drawing; where that fails (read-only, full), it is simply not kept."""
    if cache_folder() is not None:
        keep_entry(name, encode_drawing(drawing, styles))


def load_entry(name: str) -> Json:
    """The JSON value kept under `name`; None when there is none, it is damaged, or others could have written it."""
    place = _place()
    if place is None or not is_private(place):
        return None
    try:
        data = (place / name).read_bytes()
    except (OSError, ValueError):
        return None
    head, _, rest = data.partition(b"\n")
    checksum, _, body = rest.partition(b"\n")
    if head != _HEAD or checksum != _checksum(body):
        return None
    try:
        value: Json = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return value


def keep_entry(name: str, value: Json) -> None:
    """Keep a JSON value; where that fails (read-only, full), or where it is too large to be worth it, it is not kept."""
    place = _place()
    if place is None:
        return
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    if len(body) > _LARGEST:
        return
    with contextlib.suppress(OSError, Problems):
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        if is_private(place):
            write_whole(place / name, b"\n".join((_HEAD, _checksum(body), body)), last=False)
            _prune()


def is_private(folder: Path) -> bool:
    """Whether a folder is the user's own, and nobody else can put anything into it. What others may write is not used."""
    try:
        state = os.lstat(folder)
    except OSError:
        return False
    if not hasattr(os, "geteuid"):  # Windows: the user's own folders are their own
        return stat.S_ISDIR(state.st_mode)
    return stat.S_ISDIR(state.st_mode) and state.st_uid == os.geteuid() and not state.st_mode & 0o022


def is_open() -> bool:
    """Whether there is a folder of drawings that is not used because others can write to it."""
    place = _place()
    return place is not None and os.path.lexists(place) and not is_private(place)


def _place() -> Path | None:
    folder = cache_folder()
    return None if folder is None else folder / "drawings"


def kept() -> tuple[int, int]:
    """How many drawings are kept, and their bytes together."""
    sizes = [size for _, size, _ in _entries()]
    return len(sizes), sum(sizes)  # whole numbers


def clear_cache() -> int:
    """Throw away every drawing kept; returns how many there were."""
    gone = 0
    for _, _, path in _entries():
        with contextlib.suppress(OSError):
            os.unlink(path)
            gone += 1
    return gone


def _entries() -> list[tuple[int, int, str]]:
    """Of every drawing kept when it was written, its bytes and its path, the oldest first."""
    place = _place()
    found: list[tuple[int, int, str]] = []
    with contextlib.suppress(OSError):
        for entry in [] if place is None else os.scandir(place):
            with contextlib.suppress(OSError):
                state = entry.stat()
                found.append((state.st_mtime_ns, state.st_size, entry.path))
    return sorted(found)


def _checksum(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()


def _prune() -> None:
    """Throw away the oldest entries beyond the bounds; another build may be doing the same."""
    entries = _entries()
    total = sum(size for _, size, _ in entries)  # whole numbers
    for number, (_, size, path) in enumerate(entries):
        if len(entries) - number <= _MOST_ENTRIES and total <= _MOST_BYTES:
            break
        total -= size
        with contextlib.suppress(OSError):
            os.unlink(path)
