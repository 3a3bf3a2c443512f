"""Drawings to files of the user's cache folder and back, under a hash of everything that decides them.

An entry is text: a line that names the format, a checksum, the steps as JSON. Nothing in it is ever run. It is written whole or
not at all, so that builds may share the folder; whatever is damaged, foreign or unreadable is as good as absent. The folder is
$BRIEFING_CACHE, else $XDG_CACHE_HOME/briefing, else ~/.cache/briefing; BRIEFING_CACHE=off keeps nothing.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.chart.ink.displaylist import Alpha, DisplayList, Glyphs, Image, Mesh, Ops, Step

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


def digest(*parts: Any) -> str:
    """The name of an entry: a hash of the `repr` of frozen data (numbers, strings, tuples, records), the same everywhere."""
    return hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()[:40]


def load_drawing(name: str, styles: Mapping[str, TextStyle]) -> DisplayList | None:
    """The drawing kept under `name`, its text set in `styles` by role; None when there is none or it is damaged."""
    kept = load_entry(name)
    try:
        return None if kept is None else decode_drawing(kept, styles)
    except (ValueError, KeyError, TypeError, IndexError):
        return None


def keep_drawing(name: str, drawing: DisplayList, styles: Mapping[str, TextStyle]) -> None:
    """Keep a drawing; where that fails (read-only, full), it is simply not kept."""
    if cache_folder() is not None:
        keep_entry(name, encode_drawing(drawing, styles))


def load_entry(name: str) -> Any:
    """The JSON value kept under `name`; None when there is none or it is damaged."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        data = (folder / "drawings" / name).read_bytes()
    except (OSError, ValueError):
        return None
    head, _, rest = data.partition(b"\n")
    checksum, _, body = rest.partition(b"\n")
    if head != _HEAD or checksum != _checksum(body):
        return None
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def keep_entry(name: str, value: Any) -> None:
    """Keep a JSON value; where that fails (read-only, full), or where it is too large to be worth it, it is not kept."""
    folder = cache_folder()
    if folder is None:
        return
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    if len(body) > _LARGEST:
        return
    place = folder / "drawings"
    passing = place / f"{name}.{os.getpid()}.new"
    try:
        place.mkdir(parents=True, exist_ok=True)
        passing.write_bytes(b"\n".join((_HEAD, _checksum(body), body)))
        passing.replace(place / name)
        _prune(place)
    except OSError:
        with contextlib.suppress(OSError):
            passing.unlink()


def kept() -> tuple[int, int]:
    """How many drawings are kept, and their bytes together."""
    folder = cache_folder()
    count = size = 0
    if folder is not None and (folder / "drawings").is_dir():
        for entry in (folder / "drawings").iterdir():
            with contextlib.suppress(OSError):
                size += entry.stat().st_size
                count += 1
    return count, size


def clear_cache() -> int:
    """Throw away every drawing kept; returns how many there were."""
    folder = cache_folder()
    gone = 0
    if folder is not None and (folder / "drawings").is_dir():
        for entry in sorted((folder / "drawings").iterdir()):
            with contextlib.suppress(OSError):
                entry.unlink()
                gone += 1
    return gone


def _checksum(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()


def _prune(place: Path) -> None:
    """Throw away the oldest entries beyond the bounds; another build may be doing the same."""
    with os.scandir(place) as found:
        entries = []
        for entry in found:
            with contextlib.suppress(OSError):
                state = entry.stat()
                entries.append((state.st_mtime_ns, state.st_size, entry.path))
    total = sum(size for _, size, _ in entries)  # whole numbers
    entries.sort()
    while entries and (len(entries) > _MOST_ENTRIES or total > _MOST_BYTES):
        _, size, path = entries.pop(0)
        total -= size
        with contextlib.suppress(OSError):
            os.unlink(path)


def encode_drawing(drawing: DisplayList, styles: Mapping[str, TextStyle]) -> dict[str, Any]:
    """The drawing as JSON values; text names the role of its style. KeyError: a style that has no role."""
    roles = {style: role for role, style in reversed(list(styles.items()))}
    size = [drawing.width, drawing.height, drawing.baseline]
    return {"size": size, "steps": [_encode_step(step, roles) for step in drawing.steps]}


def _encode_step(step: Step, roles: Mapping[TextStyle, str]) -> list[Any]:
    if isinstance(step, Ops):
        return ["ops", step.code]
    if isinstance(step, Glyphs):
        return ["glyphs", step.x, step.y, step.text, roles[step.style], step.angle]
    if isinstance(step, Alpha):
        return ["alpha", step.fill, step.stroke]
    if isinstance(step, Image):
        data = base64.b64encode(step.data).decode()
        mask = None if step.mask is None else base64.b64encode(step.mask).decode()
        return ["image", step.width, step.height, step.mode, data, mask, list(step.matrix)]
    if isinstance(step, Mesh):
        return ["mesh", [list(point) for point in step.points]]
    raise KeyError(type(step).__name__)  # authors' pictures are remembered by chart/pictures


def decode_drawing(data: Any, styles: Mapping[str, TextStyle]) -> DisplayList:
    """The drawing again. KeyError, TypeError, ValueError or IndexError: not a drawing."""
    width, height, baseline = (_real(v) for v in data["size"])
    steps = [Ops(_string(step[1])) if step[0] == "ops" else _decode_step(step, styles) for step in data["steps"]]
    return DisplayList(width, height, steps, baseline)


def _decode_step(step: Any, styles: Mapping[str, TextStyle]) -> Step:
    kind, *rest = step
    if kind == "glyphs":
        x, y, text, role, angle = rest
        return Glyphs(_real(x), _real(y), _string(text), styles[role], _real(angle))
    if kind == "alpha":
        fill, stroke = rest
        return Alpha(_real(fill), _real(stroke))
    if kind == "image":
        width, height, mode, pixels, mask, matrix = rest
        a, b, c, d, e, f = (_real(v) for v in matrix)
        decoded = None if mask is None else base64.b64decode(mask, validate=True)
        return Image(int(width), int(height), _string(mode), base64.b64decode(pixels, validate=True), decoded, (a, b, c, d, e, f))
    if kind == "mesh":
        return Mesh(tuple((_real(x), _real(y), _real(r), _real(g), _real(b)) for x, y, r, g, b in rest[0]))
    raise ValueError(kind)


def _real(value: Any) -> float:
    if not isinstance(value, int | float):
        raise TypeError(value)
    return float(value)


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
