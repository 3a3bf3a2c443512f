"""From a word that is not known to the known one that its author probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

ALIKE = 0.6
"""How much of two words must be the same, from 0 to 1 (difflib's ratio; 0.6 is the default of `get_close_matches`)."""

LONGEST_WORD, MOST_WORDS = 100, 500
"""Characters of a word, and how many known words are looked at: comparing takes time in proportion to their product."""


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like this one, the first of several equals; None where none is like it.

    Small and capital letters, and blanks, hyphens and underscores, count as the same.
    """
    from difflib import get_close_matches  # loaded for a mistake only: most inputs have none

    plain = _plain(word)
    if not 0 < len(plain) <= LONGEST_WORD:
        return None
    by_form: dict[str, str] = {}
    for candidate in islice(known, MOST_WORDS):
        by_form.setdefault(_plain(candidate), candidate)
    found = [plain] if plain in by_form else get_close_matches(plain, by_form, 1, ALIKE)
    return by_form[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A hint that names the known word most like this one, as ``did you mean `draft`?``; None where none is like it."""
    found = closest(word, known)
    return None if found is None else f"did you mean `{found}`?"


def _plain(word: str) -> str:
    return word.strip().casefold().replace(" ", "_").replace("-", "_")
