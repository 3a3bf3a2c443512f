"""Words to the places where they may be broken: Liang's patterns, and never in names, acronyms, numbers or addresses.

The patterns are those of the pyphen package, which collects the dictionaries of LibreOffice («Word Hy-phen-a-tion by
Com-put-er», Liang 1983). They are read here, because taking 14,000 of them apart costs 90 ms before the first word is
broken and a brief needs a few hundred: a pattern is taken apart when a word first meets it.
"""

from __future__ import annotations

import importlib.util
import re
from functools import lru_cache
from pathlib import Path

# The patterns of a language's own country stand for the language; American English has its own.
_DICTIONARIES = {
    "en": "en_GB", "en-us": "en_US", "en-gb": "en_GB", "de": "de_DE", "fr": "fr", "uk": "uk_UA", "ru": "ru_RU", "es": "es",
    "it": "it_IT", "nl": "nl_NL", "pl": "pl_PL", "pt": "pt_PT", "pt-br": "pt_BR", "sv": "sv", "el": "el_GR", "cs": "cs_CZ",
    "da": "da_DK", "ro": "ro_RO",
}  # fmt: skip
# A word is broken with at least so many letters left on the line and so many carried over.
LEAST_BEFORE, LEAST_AFTER = 2, 3
SHORTEST = 6

_PART = re.compile(r"(\d?)(\D?)")
_HEXADECIMAL = re.compile(r"\^\^([0-9a-f]{2})")


class Patterns:
    """The hyphenation patterns of a language, by their letters."""

    __slots__ = ("_lines", "_longest", "_values")

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        encoding = data.split(b"\n", 1)[0].strip().decode("ascii")
        text = data.decode("cp1251" if encoding.lower() == "microsoft-cp1251" else encoding).replace("\r", "")
        if "^^" in text:
            text = _HEXADECIMAL.sub(lambda m: chr(int(m[1], 16)), text)
        lines = text.split("\n")[1:]
        if "/" in text:  # a break that changes the spelling: only its place is used
            lines = [line.split("/", 1)[0] if "/" in line and "=" in line else line for line in lines]
            text = "\n".join(["", *lines])
        # as bytes: that is fifty times as fast, and in UTF-8 no other character has the bytes of a digit
        letters = text.encode().translate(None, b"0123456789").decode().split("\n")[1:]
        # a line without a figure says nothing, and must not hide the pattern of the same letters before it
        self._lines = {said: line for said, line in zip(letters, lines, strict=True) if said != line}
        for said in [s for s in self._lines if " " in s or "\t" in s] if " " in text or "\t" in text else ():
            self._lines[said.strip()] = self._lines.pop(said).strip()
        self._values: dict[str, tuple[int, ...]] = {}
        self._longest = max(map(len, letters))

    def positions(self, word: str) -> list[int]:
        """Where a lower-case word may be broken, as offsets into it."""
        pointed = f".{word}."
        lines = self._lines
        points = [0] * (len(pointed) + 1)
        for i in range(len(pointed) - 1):
            for j in range(i + 1, min(i + self._longest, len(pointed)) + 1):
                part = pointed[i:j]
                if part in lines:
                    for k, value in enumerate(self._values_of(part), i):
                        if value > points[k]:
                            points[k] = value
        return [i - 1 for i, value in enumerate(points) if value % 2 and LEAST_BEFORE <= i - 1 <= len(word) - LEAST_AFTER]

    def _values_of(self, part: str) -> tuple[int, ...]:
        found = self._values.get(part)
        if found is None:
            found = self._values[part] = tuple(int(digit or 0) for digit, _ in _PART.findall(self._lines[part]))
        return found


@lru_cache(maxsize=8)
def patterns_of(lang: str) -> Patterns | None:
    """The patterns of a language (a BCP 47 tag), None where there are none; read when a paragraph first needs them."""
    low = lang.lower()
    name = _DICTIONARIES.get(low) or _DICTIONARIES.get(low.split("-")[0])
    package = importlib.util.find_spec("pyphen") if name is not None else None
    if package is None or not package.submodule_search_locations:
        return None
    path = Path(next(iter(package.submodule_search_locations))) / "dictionaries" / f"hyph_{name}.dic"
    return Patterns(path) if path.is_file() else None


@lru_cache(maxsize=20_000)
def break_points(word: str, lang: str) -> tuple[int, ...]:
    """Offsets at which `word` may take a hyphen. Punctuation around it does not count; a capital, a digit or a mark
    inside it (a name, an acronym, an address) forbids any."""
    start, end = 0, len(word)
    while start < end and not word[start].isalpha():
        start += 1
    while end > start and not word[end - 1].isalpha():
        end -= 1
    core = word[start:end]
    if len(core) < SHORTEST or not core.islower() or not core.isalpha():
        return ()
    patterns = patterns_of(lang)
    return tuple(start + p for p in patterns.positions(core)) if patterns is not None else ()
