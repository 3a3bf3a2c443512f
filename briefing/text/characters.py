"""Characters with a meaning of their own: automatic ties between words that must not be parted at a line's end.

A tie looks and stretches like a word space, never breaks, and extracts as a plain space: the reader who copies
«17 November 2024» gets what the author typed.
"""

from __future__ import annotations

import re
from functools import lru_cache

TIE = "\ue000"  # private use: stands in our own strings only and never reaches a file
SOFT_HYPHEN = "\u00ad"
ZERO_WIDTH_SPACE = "\u200b"

_MONTHS = {
    "en": "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec",
    "de": "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "uk": "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня",
    "ru": "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
}
_UNITS = (
    "per cent|percent|km|m|cm|mm|kg|g|t|kW|MW|GW|pt|UTC|GMT|troops|soldiers|people|men|women|million|billion|trillion|thousand|"
    "years?|months?|weeks?|days?|hours?|minutes?|pages?|Mio\\.|Mrd\\.|Prozent|млн|млрд|тис\\.|років|р\\."
)
_TITLES = "Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Herr|Frau|M|Mme"
_BEFORE_NUMBER = "No\\.|Nos\\.|Nr\\.|№|p\\.|pp\\.|para\\.?|paras\\.?|art\\.|Art\\.|Article|Fig\\.|Figure|Table|ch\\.|sec\\.|§|ICD|ICS|Annex|S\\.|ca\\.|c\\.|about|vol\\."


@lru_cache(maxsize=16)
def _patterns(lang: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    months = _MONTHS.get(lang.split("-")[0].lower(), _MONTHS["en"])
    tie = TIE
    return (
        (re.compile(rf"(?<=\d)(\.?) (?=(?:{months})\b)"), rf"\1{tie}"),
        (re.compile(rf"\b({months}) (?=\d)"), rf"\1{tie}"),
        (re.compile(rf"\b((?:{_TITLES})\.?) (?=[A-ZÀ-ÞА-ЯЁЄІЇҐ])"), rf"\1{tie}"),
        (re.compile(rf"(?<![\w.])({_BEFORE_NUMBER}) (?=\d)"), rf"\1{tie}"),
        (re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?!\w))"), tie),
        (re.compile(r"(?<=\d) (?=[%‰°€$£])"), tie),
        (re.compile(r"(?<=[$£€]) (?=\d)"), tie),
        (re.compile(r"(?<![\w.])([A-ZА-ЯЄІЇҐ]\.) (?=[A-ZА-ЯЄІЇҐ])"), rf"\1{tie}"),
        (re.compile(r" (?=[–—] )"), tie),
    )


_WORTH = re.compile(r"\d|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Herr|Frau|Mme|\b[A-ZА-ЯЄІЇҐ]\. | [–—] |№|\bM\.? [A-ZÀ-Þ]")


def tie(text: str, lang: str = "en") -> str:
    """The text with the spaces replaced that must not break: dates, number and unit, title and name, initials.

    The length never changes, so offsets into the author's text still hold.
    """
    if " " not in text or _WORTH.search(text) is None:
        return text
    for pattern, replacement in _patterns(lang):
        text = pattern.sub(replacement, text)
    return text


def untie(text: str) -> str:
    """The text with ties as plain spaces, as it is extracted."""
    return text.replace(TIE, " ")
