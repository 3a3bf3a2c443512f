"""Terms: from a sentence to the words of yardsticks in it that are used as a likelihood."""

from __future__ import annotations

import re
from functools import cache

from briefing.checks.reading.sentences import Sentence
from briefing.checks.reading.speech import estimative
from briefing.model.yardsticks import YARDSTICKS, Band, Yardstick
from briefing.records import record


@record
class Term:
    """A term from `start` to `end` of a sentence; its band in the declared yardstick, None where that has no such term."""

    words: str
    start: int
    end: int
    band: Band | None


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    terms = sorted(set(words), key=lambda w: (-len(w), w))
    either = "|".join(r"\s+".join(map(re.escape, term.split())) for term in terms)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)


@cache
def _words_of_all() -> tuple[str, ...]:
    return tuple(word for yardstick in YARDSTICKS.values() for word in yardstick.words())


def terms_in(sentence: Sentence, yardstick: Yardstick, lang: str) -> list[Term]:
    """The terms of a sentence, the longest first where they overlap.

    In English those of every yardstick, in other languages those of the declared one in its own words.
    """
    english = lang.partition("-")[0] == "en"
    pattern = _pattern((*yardstick.words(), *(_words_of_all() if english else ())))
    return [
        Term(m[0], m.start(), m.end(), yardstick.find(m[0]))
        for m in pattern.finditer(sentence.text)
        if estimative(sentence, m.start(), m.end(), lang)
    ]


_BAND = re.compile(
    r"\s?\(\s*[≈~]?\s*[<>]?(\d+(?:[.,]\d+)?)\s*(?:%|per\s?cent)?\s*(?:(?:[-–]|to)\s*[≈~]?<?(\d+(?:[.,]\d+)?)\s*)?(?:%|per\s?cent)\s*\)"
)


def band_behind(sentence: Sentence, end: int, band: Band) -> bool | None:
    """Whether the percentage in brackets behind a term lies within its band; None where there is none."""
    found = _BAND.match(sentence.text, end)
    if found is None:
        return None
    low, high = (float(n.replace(",", ".")) for n in (found[1], found[2] or found[1]))
    return band.low <= low and high <= band.high
