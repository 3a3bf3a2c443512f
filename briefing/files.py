"""Bytes to a file on the disk, whole or not at all; and which names of files a PDF can hand on."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from briefing.diagnostics import Diagnostic, Problems, Severity, Span

FORBIDDEN = frozenset("\\:")
"""What no name may hold that travels: another system takes it for a folder, or for a drive."""


def can_travel(name: str) -> bool:
    """Whether a name (`/` between its parts) is text, and stays inside the folder that it is put in, on every system."""
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or len(name) >= 1000:
        return False
    return not any(c in FORBIDDEN or c < " " or c == "\x7f" or "\ud800" <= c <= "\udfff" for c in name)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: a temporary file beside it, then a rename; what stood there survives a failure.

    Raises `Problems` (F201) when it cannot be written.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(21, "it is a folder")
        if path.exists() and not path.is_file():  # a device or a pipe is written to, never replaced by a file
            path.write_bytes(data)
            return
        try:
            temporary.write_bytes(data)
            os.replace(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as problem:
        reason = (getattr(problem, "strerror", None) or "its name is not one a file can have").lower()
        message = f"{path} cannot be written: {reason}"
        raise Problems([Diagnostic("F201", Severity.ERROR, message, Span(str(path), 1, 1, 1, 2))]) from None
