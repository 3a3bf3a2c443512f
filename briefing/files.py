"""Bytes to a file on the disk, whole or not at all; and which files a PDF can hand on: their names, and how large they may be."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from briefing.diagnostics import Diagnostic, Problems, Severity, Span

_PASSING = ".briefing-"
_LEFT = re.compile(r"\.briefing-[0-9a-f]{24}\.part")


MOST_CARRIED = 128_000_000
"""Bytes of all files that travel in one PDF: what is written can be read again. A PDF of 100 large photographs has as much."""
MOST_CARRIED_FILES = 20_000
"""Two files for each figure and table of the longest brief."""
MOST_PDF = 400_000_000
"""Bytes of a PDF; 500 pages without pictures have about 6 MB."""
LONGEST_NAME, LONGEST_PATH = 255, 1000
"""Bytes in UTF-8 of one part of a name (ext4, APFS; NTFS allows as many UTF-16 units), and of all of it."""

_NEVER = re.compile(r'[\x00-\x1f\x7f-\x9f\ud800-\udfff\\:*?"<>|]')
_KEPT = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])[ ]*(?:\.|$)", re.IGNORECASE)


def cannot_travel(name: str) -> str | None:
    """Why a file cannot be handed on under a name (`/` between its parts), as a clause; None where every system can have it.

    It must be text, stay inside the folder that it is put in, and be a name on Linux, macOS and Windows (Microsoft, «Naming
    files, paths, and namespaces»). Whatever the writer takes by this rule the reader takes out.
    """
    if len(name.encode("utf-8", "replace")) >= LONGEST_PATH:
        return f"it has more than {LONGEST_PATH} bytes"
    for part in name.split("/"):
        if part in ("", ".", ".."):
            return "it leads out of its folder, or names none"
        found = _NEVER.search(part)
        if found is not None:
            return f"it holds {f'`{found[0]}`' if found[0].isprintable() else 'a character that is not printed'}"
        if _KEPT.match(part):
            return f"`{part}` is a name that Windows keeps for itself"
        if part[-1] in " .":
            return "a part of it ends with a blank or a full stop"
        if len(part.encode("utf-8")) > LONGEST_NAME:
            return f"a part of it has more than {LONGEST_NAME} bytes"
    return None


def as_one_name(name: str) -> str:
    """The same for all names that are one name on some system: capitals (Windows, macOS) or composed letters (macOS) apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def write_whole(path: Path, data: bytes, *, last: bool = True, inputs: Iterable[str] = ()) -> None:
    """Write a file whole or not at all: a new file beside it, then a rename; what stood there survives a failure.

    The new file has a name that no other writer can have, and the permissions of the one that it replaces. A link is followed,
    a device or a pipe is written to. With `last` the bytes are on the disk before the rename, so that no power cut leaves an
    empty file. Raises `Problems` (F201) when it cannot be written, or may not be: a file without leave to write is left alone,
    and so is one of `inputs`, the files that the data were made from.
    """
    source = same_file(path, inputs)
    if source is not None:
        raise _not_written(path, f"it is {source}, one of the files that it is made from", "name another file")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        place = Path(os.path.realpath(path)) if path.is_symlink() else path
        there = _state(place)
        if there is None or stat.S_ISREG(there.st_mode):
            if there is not None and not (there.st_mode & 0o222 and os.access(place, os.W_OK)):
                raise _not_written(path, "it is read-only", "make it writable, or name another file")
            _replace(place, data, there, last=last)
        elif stat.S_ISDIR(there.st_mode):
            raise IsADirectoryError(errno.EISDIR, "it is a folder")
        else:
            place.write_bytes(data)
    except (OSError, ValueError) as problem:
        raise _not_written(path, why_not(problem)) from None


def same_file(path: Path, others: Iterable[str]) -> str | None:
    """That one of some files which a path leads to, by whatever name or link; None where it is another file, or none."""
    try:
        there = os.stat(path)
    except (OSError, ValueError):
        return None
    for other in others:
        with contextlib.suppress(OSError):
            if os.path.samestat(there, os.stat(other)):
                return other
    return None


def _state(path: Path) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _replace(path: Path, data: bytes, there: os.stat_result | None, *, last: bool) -> None:
    new = path.with_name(f"{_PASSING}{os.urandom(12).hex()}.part")  # chance decides a name that is gone when we return
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            if there is not None and hasattr(os, "fchmod"):
                os.fchmod(handle, stat.S_IMODE(there.st_mode))
            file.write(data)
            file.flush()
            if last:
                os.fsync(handle)
        os.replace(new, path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def sweep(folder: Path, written: Path) -> None:
    """Remove what killed runs left half written in a folder: files of ours an hour older than `written`, a file of this run."""
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        now = os.stat(written).st_mtime
        for entry in found:
            if _LEFT.fullmatch(entry.name) and entry.stat(follow_symlinks=False).st_mtime < now - 3600:
                os.unlink(entry.path)


def why_not(problem: Exception) -> str:
    """Why a file could not be opened, read or written, as a clause: the system's words, or that the name is none (ValueError)."""
    if isinstance(problem, OSError):
        return (problem.strerror or "the system does not say why").lower()
    return "its name is not one a file can have"


def _not_written(path: Path, reason: str, *hints: str) -> Problems:
    message = f"{path} cannot be written: {reason}"
    return Problems([Diagnostic("F201", Severity.ERROR, message, Span(str(path), 1, 1, 1, 2), hints=hints)])
