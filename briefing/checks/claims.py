"""Numbers: from a claim of an estimate to those it gives, from a text to those that stand in it, with their units."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.checks.reading.word_lists import Words, alternatives, word_lists
from briefing.model.evidence import EstimateValue
from briefing.records import record

_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_FIGURES = r"(?<![\w.,])\d{1,3}(?:[,\u00a0\u2009\u202f ]\d{3})+(?:\.\d+)?(?![\d])|(?<![\w.,])\d+(?:[.,]\d+)?(?![\d])"
_COMMA_IS_DECIMAL = frozenset({"uk", "de", "fr", "es", "pl"})


def numbers_of(claim: EstimateValue) -> list[float]:
    """Its value, its bounds and the ends of its range; none for words."""
    ends = (claim.range.low, claim.range.high, claim.range.best) if claim.range is not None else ()
    return [n for n in (claim.value, claim.at_least, claim.at_most, *ends) if n is not None]


@record
class Number:
    """A number from `start` to `end` of a text; `digits` are its significant ones, `rounding` half of the last of them."""

    value: float
    start: int
    end: int
    digits: int
    rounding: float
    is_year: bool


def numbers_in(text: str, lang: str) -> Iterator[Number]:
    """The numbers of a text, with the words of scale behind them (`43 million`)."""
    words = word_lists(lang)
    pattern = re.compile(rf"(?P<figures>{_FIGURES})(?:\s+(?P<scale>{_scale(words)})\b)?", re.IGNORECASE)
    for m in pattern.finditer(text):
        yield _number(m, lang)


def numbers_with_unit(text: str, unit: str, lang: str) -> Iterator[Number]:
    """The numbers of a text that have this unit behind them, to the letter; of a sign such as «%» also without a space."""
    words = word_lists(lang)
    behind = rf"\s*{re.escape(unit)}" if not unit[:1].isalnum() else rf"\s+{re.escape(unit)}\b"
    pattern = re.compile(rf"(?P<figures>{_FIGURES})(?:\s+(?P<scale>{_scale(words)}))?{behind}", re.IGNORECASE)
    for m in pattern.finditer(text):
        yield _number(m, lang)


def scaled_unit(unit: str) -> tuple[float, str]:
    """A unit without its word of scale, and what it multiplies by: `million cubic metres` is 1,000,000 and `cubic metres`."""
    first, _, rest = unit.partition(" ")
    scale = _SCALES.get(first.casefold())
    return (scale, rest) if scale is not None and rest else (1.0, unit)


def _scale(words: Words) -> str:
    return alternatives(words.get("scale_words", ()))


def _number(m: re.Match[str], lang: str) -> Number:
    figures = re.sub(r"(?<=\d)[,\u00a0\u2009\u202f ](?=\d{3}(?!\d))", "", m["figures"])
    if lang.partition("-")[0] in _COMMA_IS_DECIMAL:
        figures = m["figures"].replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
    figures = figures.replace(",", ".")
    scale = _SCALES.get((m["scale"] or "").casefold(), 1.0)
    whole, _, decimals = figures.partition(".")
    zeros = 0 if decimals else len(whole) - len(whole.rstrip("0"))
    digits = len((whole + decimals).strip("0")) if not decimals else len((whole + decimals).lstrip("0"))
    unit = 10.0 ** (zeros - len(decimals)) * scale
    is_year = m["scale"] is None and re.fullmatch(r"(?:19|20)\d\d", m["figures"]) is not None
    return Number(float(figures) * scale, m.start(), m.end(), digits, unit / 2, is_year)
