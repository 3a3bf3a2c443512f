"""Words to the places where they may be broken: pyphen's patterns, and never in names, acronyms, numbers or addresses."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

# The patterns of a language's own country stand for the language; American English has its own.
_DICTIONARIES = {
    "en": "en_GB", "en-us": "en_US", "en-gb": "en_GB", "de": "de_DE", "fr": "fr", "uk": "uk_UA", "ru": "ru_RU", "es": "es", "it": "it_IT",
    "nl": "nl_NL", "pl": "pl_PL", "pt": "pt_PT", "pt-br": "pt_BR", "sv": "sv", "el": "el_GR", "cs": "cs_CZ", "da": "da_DK", "ro": "ro_RO",
}  # fmt: skip
# A word is broken with at least so many letters left on the line and so many carried over.
LEAST_BEFORE, LEAST_AFTER = 2, 3
SHORTEST = 6


@lru_cache(maxsize=8)
def _dictionary(lang: str) -> Any:
    """The patterns of a language, None where there are none; loaded when a paragraph first needs them."""
    low = lang.lower()
    name = _DICTIONARIES.get(low) or _DICTIONARIES.get(low.split("-")[0])
    if name is None:
        return None
    import pyphen

    if name not in pyphen.LANGUAGES:
        return None
    return pyphen.Pyphen(lang=name, left=LEAST_BEFORE, right=LEAST_AFTER)


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
    dictionary = _dictionary(lang)
    if dictionary is None:
        return ()
    return tuple(start + int(p) for p in dictionary.positions(core))
