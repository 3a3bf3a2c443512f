"""Names of files, as inputs and users give them, to the bytes of those files; what keeps one from being read, to a sentence.

This is the one door through which briefs, parts, images, modules, sheets, fonts and PDFs are read: whatever the system says of a
name or a file becomes `NotRead`, which is told where the file is named.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Iterator, Sequence
from contextvars import ContextVar
from pathlib import Path
from typing import Literal

from briefing.files import why_not
from briefing.suggest import closest

Lack = Literal["missing", "folder", "unreadable", "large", "no name", "outside"]
_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+://")


class NotRead(Exception):
    """A file that is not read: what is the matter, the sentence that says so, and what to do."""

    def __init__(self, lack: Lack, message: str, *hints: str) -> None:
        super().__init__(message)
        self.lack, self.message, self.hints = lack, message, hints


_recorded: ContextVar[set[str] | None] = ContextVar("_recorded", default=None)


@contextlib.contextmanager
def recorded_inputs() -> Iterator[set[str]]:
    """The files that are read meanwhile, by their real paths: a set that grows."""
    read: set[str] = set()
    before = _recorded.set(read)
    try:
        yield read
    finally:
        _recorded.reset(before)


def record_input(path: str | Path) -> None:
    """Count a file among those that were read, also when what it says was remembered."""
    read = _recorded.get()
    if read is not None:
        read.add(os.path.realpath(path))


def read_input(path: str | Path, name: str, *, most: int, kinds: Sequence[str] = (".yaml", ".yml")) -> bytes:
    """The bytes of a regular file of at most `most` bytes. `name` is what it is called where it is named.

    Devices, pipes and folders are not read. Raises `NotRead`; where there is no such file it names one beside it that its author
    may have meant, of those that end in one of `kinds`.
    """
    try:
        with os.fdopen(_opened(path, name), "rb") as file:
            data = file.read(most + 1)
    except (FileNotFoundError, NotADirectoryError):
        if os.path.islink(path):
            raise NotRead("missing", f"{name} is a link to a file that is not there") from None
        raise NotRead("missing", f"there is no file {name}", *_near(name, path, kinds)) from None
    except (OSError, ValueError) as problem:
        raise NotRead("unreadable", f"{name} cannot be read: {why_not(problem)}") from None
    if len(data) > most:
        raise NotRead("large", f"{name} is larger than {most / 1_000_000:g} MB, the limit for one file")
    record_input(path)
    return data


def _opened(path: str | Path, name: str) -> int:
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    if os.path.isdir(path):  # some systems do not open folders at all
        raise NotRead("folder", f"{name} is a folder, not a file")
    handle = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise NotRead("unreadable", f"{name} is not a regular file")
    return handle


def find_inside(folder: str | Path, words: str, base: str | Path | None = None) -> Path:
    """Where a name leads that an input gives, links followed: from `base` (None: from `folder`), and never out of `folder`.

    A name that leads out and in again (`../here/x.yaml`) is outside, too: it would lead elsewhere where the folder has another
    name. Raises `NotRead`; the file itself is not looked at.
    """
    start = folder if base is None else base
    if _ADDRESS.match(words):
        told = f"{words} is an address, and nothing is fetched from the network"
        raise NotRead("outside", told, "save the file beside the brief")
    try:
        top, here = os.path.realpath(folder), os.path.realpath(start)
        found = os.path.realpath(os.path.join(here, words))
        named = os.path.normpath(os.path.join(os.path.relpath(here, top), words))
    except (OSError, ValueError) as problem:
        if isinstance(problem, OSError):  # the current folder is gone
            raise NotRead("unreadable", f"{words} cannot be read: {why_not(problem)}") from None
        raise NotRead("no name", f"`{words}` is not the name of a file") from None
    if os.path.isabs(words) or named.split(os.sep)[0] == os.pardir or not Path(found).is_relative_to(top):
        told = f"{words} is outside the folder of the brief and is not read"
        raise NotRead("outside", told, "copy the file beside the brief")
    if os.path.islink(os.path.join(here, words)) and not os.path.lexists(found):
        raise NotRead("missing", f"{words} is a link to a file that is not there")
    return Path(found)


def names_in(folder: str | Path, kinds: Sequence[str]) -> list[str]:
    """The names of the files of a folder that end in one of `kinds`, sorted; none where it cannot be looked into."""
    with contextlib.suppress(OSError, ValueError):
        return sorted(name for name in os.listdir(folder) if name.lower().endswith(tuple(kinds)))
    return []


def _near(name: str, path: str | Path, kinds: Sequence[str]) -> tuple[str, ...]:
    """The file beside the missing one that its author may have meant, with the folder that was typed."""
    folder, typed = os.path.split(name)
    stems = {os.path.splitext(n)[0]: n for n in names_in(os.path.dirname(path) or os.curdir, kinds)}
    found = closest(os.path.splitext(typed)[0], stems)
    return () if found is None else (f"did you mean `{os.path.join(folder, stems[found])}`?",)
