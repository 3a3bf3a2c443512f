"""Characters with a meaning of their own: automatic ties between words that must not be parted at a line's end.

A tie looks and stretches like a word space, never breaks, and extracts as a plain space: the reader who copies
«17 November 2024» gets what the author typed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.language.forms import forms_of

TIE = "\ue000"  # private use: stands in our own strings only and never reaches a file
SOFT_HYPHEN = "\u00ad"
ZERO_WIDTH_SPACE = "\u200b"

_SHORT_MONTHS = {"en": "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"}
_UNITS = (
    "per cent|percent|km|m|cm|mm|kg|g|t|kW|MW|GW|pt|UTC|GMT|troops|soldiers|people|men|women|million|billion|trillion|thousand|"
    "years?|months?|weeks?|days?|hours?|minutes?|pages?|Mio\\.|Mrd\\.|Prozent|млн|млрд|тис\\.|років|р\\."
)
_TITLES = "Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Herr|Frau|M|Mme"
_BEFORE_NUMBER = (
    "No\\.|Nos\\.|Nr\\.|№|p\\.|pp\\.|para\\.?|paras\\.?|"
    "art\\.|Art\\.|Fig\\.|figures?|tables?|notes?|pages?|judgments?|scenarios?|options?|sources?|ch\\.|sec\\.|§|ICD|ICS|S\\.|ca\\.|c\\.|"
    "about|vol\\.|jugements?|tableaux?|juicios?|figuras?|tablas?|notas?|ocen[ay]|tabela|rysunek|s\\.|рис\\.|табл\\.|с\\.|"
    "судженн[яь]|рисун(?:ок|ку)|таблиц[яі]"
)


# Before a space that is tied: what a pattern must find there. Each looks back from the space, so that a search runs from
# space to space and not from letter to letter.
_INITIAL = re.compile(r"(?<![\w.])[A-ZА-ЯЄІЇҐ]\. (?=[A-ZА-ЯЄІЇҐ])")
_BEFORE_INITIAL = re.compile(r" (?=[A-ZА-ЯЄІЇҐ]\. [A-ZА-ЯЄІЇҐ])")
_BEFORE_ROMAN = re.compile(r" (?=(?:[IVX]{2,6}|[VX])(?!\w))")
_BEFORE_LETTER = re.compile(r" (?=[A-ZА-ЯЄІЇҐ](?![\w.]))")
_TITLED = re.compile(rf"\b(?:{_TITLES})\.? (?=[A-ZÀ-ÞА-ЯЁЄІЇҐ])")
_BEFORE_DASH = re.compile(r" (?=[–—] )")
_AT_FIGURE = re.compile(r" (?:(?=\d)|(?<=\d )|(?<=\d\. ))")
_COUNTED = re.compile(rf" (?:(?:{_UNITS})(?!\w)|[%‰°€$£])")
_REFERENCE = re.compile(rf"(?<![\w.])(?:{_BEFORE_NUMBER}) ?$|[$£€]$")
_NAME = re.compile(r"(?<![\w.])[A-ZÀ-ÞŁŚŻА-ЯЄІЇҐ][^\W\d_]+$")
_LETTERED = re.compile(
    r"\b(?:Annex|Appendix|Scenario|Option|Part|Plan|Group|Phase|Anlage|Szenario|Teil|Annexe|Scénario|Partie|Anexo|Escenario|"
    r"Opción|Załącznik|Scenariusz|Opcja|Сценарій|Додаток|Варіант)$"
)
_SMALL_NUMBER = re.compile(r" \d{1,2}(?![\d.,]*\d)")
_LONGEST = 24  # characters before a space that a pattern needs to see
_DIGIT = re.compile(r"\d")
_TITLE_WORTH = re.compile("M|Dr|Prof|Gen|Lt|Col|Sgt|Herr|Frau")


@lru_cache(maxsize=16)
def _month_patterns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A month after a day's space, and a month at the end of what stands before a year's."""
    forms = forms_of(lang) or forms_of("en")
    names = dict.fromkeys(forms[f"month_{form}{n}"] for form in ("", "alone_") for n in range(1, 13))
    months = "|".join([*map(re.escape, names), *filter(None, [_SHORT_MONTHS.get(lang.partition("-")[0])])])
    return re.compile(rf" (?:{months})\b"), re.compile(rf"\b(?:{months})$")


def tie(text: str, lang: str = "en") -> str:
    """The text with the spaces replaced that must not break: dates, number and unit, «Judgment 2», title and name, initials and
    numerals of a name.

    The length never changes, so offsets into the author's text still hold.
    """
    places: list[int] = []
    if _DIGIT.search(text) is not None:
        places += _at_figures(text, lang)
    if ". " in text:
        places += [m.end() - 1 for m in _INITIAL.finditer(text)]
    if _TITLE_WORTH.search(text) is not None:
        places += [m.end() - 1 for m in _TITLED.finditer(text)]
    places += _in_names(text)
    if " – " in text or " — " in text:
        places += [m.start() for m in _BEFORE_DASH.finditer(text)]
    if not places:
        return text
    out, done = [], 0
    for place in sorted(set(places)):
        out.append(text[done:place])
        done = place + 1
    out.append(text[done:])
    return TIE.join(out)


def _in_names(text: str) -> list[int]:
    """The spaces before an initial, a Roman numeral and the letter of an annex or a scenario."""
    out = []
    if ". " in text:
        out += [m.start() for m in _BEFORE_INITIAL.finditer(text) if _ends_in(_NAME, text, m.start())]
    for m in _BEFORE_ROMAN.finditer(text):
        at = m.start()
        if _ends_in(_NAME, text, at) or (text[at + 2 : at + 3].isalpha() and text[at - 1 : at].isalpha()):
            out.append(at)
    return out + [m.start() for m in _BEFORE_LETTER.finditer(text) if _ends_in(_LETTERED, text, m.start())]


def _ends_in(pattern: re.Pattern[str], text: str, at: int) -> bool:
    """Whether what a pattern finds ends at `at`."""
    return pattern.search(text, max(0, at - _LONGEST), at) is not None


def _at_figures(text: str, lang: str) -> list[int]:
    """The spaces beside figures that must not break: dates, units, «p. 3», «$ 5»."""
    month_after, month_before = _month_patterns(lang)
    places = []
    for m in _AT_FIGURE.finditer(text):
        at = m.start()
        before = text[at - 1] if at else ""
        figure = before.isdecimal()
        if (
            (figure and _COUNTED.match(text, at))
            or ((figure or before == ".") and month_after.match(text, at) and (figure or text[at - 2 : at - 1].isdecimal()))
            or (at + 1 < len(text) and text[at + 1].isdecimal() and _before_figure(text, at, month_before))
        ):
            places.append(at)
    return places


def _before_figure(text: str, at: int, month_before: re.Pattern[str]) -> bool:
    """Whether what ends at `at` belongs to the figure after the space there."""
    named = _ends_in(_NAME, text, at) and _SMALL_NUMBER.match(text, at) is not None  # Judgment 2, Abbildung 3
    return named or _ends_in(month_before, text, at) or _ends_in(_REFERENCE, text, at)
