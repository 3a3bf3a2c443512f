"""Sheets that were read before in this process, to be used again while every file they came from still says the same.

A rebuild then shapes no word that an earlier build has shaped. What a sheet's styles remember is bounded: a sheet that has
set very many words is read afresh.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from briefing.inputs import NotRead, read_input, record_input
from briefing.load import Text
from briefing.records import record
from briefing.style.faces import font_file
from briefing.style.sheet import Sheet
from briefing.text.catalogue import FontNotFound
from briefing.text.faces import FileState, file_state

MOST_SHEETS = 8
"""How many sheets are kept, the latest."""
MOST_WORDS = 60_000
"""How many words the styles of a kept sheet may remember: three briefs of 200 pages."""


@record
class _Kept:
    """A sheet, the files of its chain with what they said, and the state of its own font files."""

    sheet: Sheet
    files: tuple[tuple[str, str, bytes], ...]  # path, where it leads, content
    fonts: tuple[FileState, ...]


Key = tuple[str, ...]
_kept: dict[Key, _Kept] = {}


def kept_sheet(key: Key) -> Sheet | None:
    """The sheet kept under a key, when reading it again would give the same."""
    found = _kept.get(key)
    if found is None:
        return None
    if found.sheet.remembered_words() <= MOST_WORDS and _files_say_the_same(found):
        return found.sheet
    del _kept[key]
    return None


def keep_sheet(key: Key, sheet: Sheet, chain: Iterable[Text]) -> None:
    """Keep a sheet that was read without errors; the oldest gives way. One that looks for a font in vain is not kept."""
    try:
        fonts = tuple(_state(path) for path in _own_fonts(sheet))
    except (FontNotFound, OSError):
        return
    while len(_kept) >= MOST_SHEETS:
        del _kept[next(iter(_kept))]
    files = tuple((str(s.path), os.path.realpath(s.path), s.data) for text in chain for s in text.sources)
    _kept[key] = _Kept(sheet, files, fonts)


def _own_fonts(sheet: Sheet) -> list[str]:
    """The font files beside the sheets; those of installed packages do not change while a process runs."""
    fonts = sheet.specified.sections["fonts"].items()
    own = [name for name, font in fonts if font.get("source", "").startswith("file:")]
    return sorted({font_file(sheet.specified, name, italic) for name in own for italic in (False, True)})


def _files_say_the_same(kept: _Kept) -> bool:
    try:
        for path, real, data in kept.files:
            if os.path.realpath(path) != real or read_input(path, path, most=len(data)) != data:
                return False
        return all(_state(state[0]) == state for state in kept.fonts)
    except (OSError, NotRead):
        return False


def _state(path: str) -> FileState:
    record_input(path)
    return file_state(path)
